/** Words in the evidence that the contract does not know, and records without an end: the statement names each. */
import { describe, expect, it } from 'vitest';
import type { Fact, FactBody } from '../../../../../lib/domain/evidence/fact.ts';
import { nearWord } from '../../../../../lib/domain/statement/evidence-account/near-word.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { at, fact } from '../../../../support/facts.ts';
import { codesOf, linesOrder, linesTerms, stated, ticketTerms } from '../../../../support/lines.ts';

const T = '2026-02-10T00:00:00Z';
const START = at('2026-02-01T00:00:00Z');
const found = (terms: Parameters<typeof stated>[0], code: string, ...facts: Fact[]): string | undefined =>
  stated(terms, facts).findings.find((finding) => finding.code === code)?.message;
const of = (type: Fact['type'], body: FactBody, when: string = T): Fact => fact(type, when, { component: 'web', body });

describe('words that the contract does not know', () => {
  it('give a finding: a milestone, a kind of record, an attribute', () => {
    const reached = (kind: string, milestone: string): Fact => of('record.reached', { kind, record: 'x', milestone });
    expect(found(linesTerms(), 'unknown-milestone', reached('outage', 'started'), reached('outage', 'end'))).toContain(
      'did you mean ended?',
    );
    expect(found(linesTerms(), 'unknown-record-kind', reached('Outage', 'started'))).toContain('did you mean outage?');
    const own = linesTerms({}, { records: { move: { milestones: ['began', 'ended'] } } });
    expect(found(own, 'unknown-milestone', reached('move', 'done'))).toContain('records of kind move have no milestone "done"');
    expect(found(own, 'unknown-milestone', reached('move', 'ended'))).toBeUndefined();
    const terms = linesTerms({}, { attributes: { standing: { of: 'customer', values: ['good', 'bad'], 'reported-by': ['vendor'] } } });
    expect(found(terms, 'unknown-attribute', of('attribute.set', { of: 'customer', name: 'standng', value: 'good' }))).toContain(
      'standing',
    );
    expect(found(ticketTerms(), 'near-word', of('ticket.opened', { record: 'T', attributes: { Severity: 'P1' } }))).toContain('"severity"');
    expect(found(ticketTerms(), 'near-word', of('ticket.opened', { record: 'T', attributes: { assignee: 'a' } }))).toBeUndefined();
  });

  it('give a finding: a stream, a probe, an outcome, a kind of charge, with different letters', () => {
    const terms = linesTerms(
      {
        seen: { probes: 'http', each: 'line', 'in-a-row': 1, begins: 'first-failure' },
        errors: { requests: 'calls', as: 'rate', every: '1 h', aligned: 'clock', failed: ['5xx'], ignored: ['4xx'], empty: 'perfect' },
        use: { charges: ['usage'], 'taken-from': 'period' },
      },
      { report: ['seen', 'errors', 'use'] },
    );
    const checks = (stream: string): Fact => of('probe.batch', { stream, start: at(T), every: 60_000, results: '10' });
    expect(found(terms, 'near-word', checks('HTTP'))).toContain('"http"');
    expect(found(terms, 'near-word', checks('dns'))).toBeUndefined();
    const counted = (stream: string, outcome: string): Fact =>
      of('requests.counted', { stream, start: at(T), every: 3_600_000, outcomes: { ok: [1], [outcome]: [1] } });
    expect(found(terms, 'near-word', counted('Calls', '5xx'))).toContain('"calls"');
    for (const outcome of ['5XX', '5-xx', '503', 'http 5xx', 'HTTP_5xx'])
      expect(found(terms, 'near-word', counted('calls', outcome))).toContain('"5xx"');
    for (const outcome of ['2xx', '200', 'ok']) expect(found(terms, 'near-word', counted('calls', outcome))).toBeUndefined();
    const bill = { kind: 'Usage', amount: '1.00 USD', start: START, end: START + 1 };
    expect(
      found(linesTerms({ fee: { charges: ['usage'], each: 'line', 'taken-from': 'period' } }), 'near-word', of('charge.billed', bill)),
    ).toContain('"usage"');
  });

  it('give a finding: the reason of a pause, where the contract names reasons', () => {
    const paused = (reason: string): Fact[] => [
      of('ticket.opened', { record: 'T' }),
      of('ticket.paused', { record: 'T', reason }, '2026-02-10T00:10:00Z'),
      of('ticket.resolved', { record: 'T' }, '2026-02-10T03:00:00Z'),
    ];
    expect(found(ticketTerms(), 'unnamed-pause', ...paused('waiting_on_customer'))).toContain('but "waiting-on-customer"');
    expect(found(ticketTerms(), 'unnamed-pause', ...paused('lunch'))).toBe('no clause names the pause "lunch"; the timer runs on');
    expect(found(ticketTerms(), 'unnamed-pause', ...paused('waiting-on-customer'))).toBeUndefined();
    expect(found(ticketTerms({ paused: [] }), 'unnamed-pause', ...paused('lunch'))).toBeUndefined();
  });

  it('give a finding that names the similar known word', () => {
    expect(['5XX', '5 xx', '4xx', '5x'].map((word) => nearWord(word, ['5xx']))).toEqual(['5xx', '5xx', undefined, undefined]);
    expect(['orign', 'origins', 'origni', 'origin', 'region'].map((word) => nearWord(word, ['origin']))).toEqual([
      'origin',
      'origin',
      'origin',
      undefined,
      undefined,
    ]);
    expect([nearWord('probe-1', ['probe-2']), nearWord('usage', [])]).toEqual([undefined, undefined]);
  });
});

describe('records without an end, and late events', () => {
  it('give a finding: an outage, a maintenance without a plan, a pause', () => {
    const ends = (type: Fact['type'], when: string): Fact => of(type, { record: 'i' }, when);
    expect(found(linesTerms(), 'not-ended', of('service.down', { record: 'i' }))).toContain('2026-02-10');
    expect(
      found(linesTerms(), 'not-ended', of('service.down', { record: 'i' }), ends('service.up', '2026-03-01T00:00:00.001Z')),
    ).toBeDefined();
    expect(
      found(linesTerms(), 'not-ended', of('service.down', { record: 'i' }), ends('service.up', '2026-03-01T00:00:00Z')),
    ).toBeUndefined();
    const work = linesTerms({ work: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' } });
    expect(found(work, 'not-ended', of('maintenance.started', { record: 'M' }))).toContain('counts until then');
    const paused = [of('ticket.opened', { record: 'T' }), of('ticket.paused', { record: 'T' }, '2026-02-11T00:00:00Z')];
    expect(found(ticketTerms(), 'pause-not-ended', ...paused)).toContain('stays stopped');
    for (const resumed of ['2026-02-12', '2026-03-03'])
      expect(
        found(ticketTerms(), 'pause-not-ended', ...paused, of('ticket.resumed', { record: 'T' }, `${resumed}T00:00:00Z`)),
      ).toBeUndefined();
  });

  it('give a finding: an attribute after the end, or in the last second of the period', () => {
    const set = (when: string): Fact => of('attribute.set', { of: 'ticket', record: 'T', name: 'severity', value: 'P1' }, when);
    const life = [
      of('ticket.opened', { record: 'T', attributes: { severity: 'P2' } }),
      of('ticket.resolved', { record: 'T' }, '2026-02-11T00:00:00Z'),
    ];
    expect(found(ticketTerms(), 'set-after-end', ...life, set('2026-02-12T00:00:00Z'))).toContain('after the end');
    expect(found(ticketTerms(), 'set-after-end', ...life, set('2026-02-10T12:00:00Z'))).toBeUndefined();
    // No clause reads it.
    expect(found(linesTerms(), 'set-after-end', ...life, set('2026-02-12T00:00:00Z'))).toBeUndefined();
    const terms = linesTerms(
      { good: { 'attribute-is': 'standing', is: ['good'] } },
      { attributes: { standing: { of: 'customer', values: ['good', 'bad'], 'reported-by': ['vendor'] } }, report: ['good'] },
    );
    const standing = (when: string): Fact => of('attribute.set', { of: 'customer', name: 'standing', value: 'good' }, when);
    expect(found(terms, 'set-in-last-second', standing('2026-02-28T23:59:59Z'))).toContain('applies to the whole period');
    for (const when of ['2026-02-28T23:59:58.999Z', '2026-03-01T00:00:00Z'])
      expect(found(terms, 'set-in-last-second', standing(when))).toBeUndefined();
  });
});

it('give none for a report after the end, and another after that: their sections are checked when they are sent', () => {
  const more = { to: 'report-delivered', hours: 'always', paused: [], 'counted-in': 'from', needs: ['cause'] } as const;
  const terms = linesTerms(
    { reported: { timer: 'outage', from: 'ended', ...more } },
    { objectives: { reported: { 'at-most': '72 h' } }, credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'reported' } } },
  );
  const report = (section: string, when: string): Fact =>
    of('report.delivered', { kind: 'outage', record: 'I', sections: [section] }, `2026-02-1${when}:00:00Z`);
  const facts = [of('service.down', { record: 'I' }), of('service.up', { record: 'I' }, '2026-02-10T10:00:00Z')];
  const statement = stated(terms, [...facts, report('plan', '2T00'), report('cause', '3T09')]);
  expect([statement.objectives.map(({ measured }) => measured?.shown), codesOf(statement)]).toEqual([['71 h'], []]);
});

describe('a timer without a stop', () => {
  const opened = of('ticket.opened', { record: 'T', attributes: { severity: 'P2' } }, '2026-02-10T08:10:00Z');
  const at8 = (type: Fact['type'], when = '2026-02-10T08:00:00Z'): Fact => of(type, { record: 'T' }, when);

  it('gives no second finding where its end was before its start', () => {
    const statement = stated(ticketTerms(), [opened, at8('ticket.resolved')]);
    expect([codesOf(statement), statement.total.amount]).toEqual([['end-before-start'], '10.00']);
    const closed = found(ticketTerms(), 'not-reached', opened, at8('ticket.resolved'), at8('ticket.closed', '2026-02-11T00:00:00Z'));
    expect(closed).toContain('it was closed without a "resolved" that counts');
    expect(closed).toContain('`to: [resolved, closed]`');
  });

  it('waits for a milestone, which is no attribute', () => {
    const waits = of('ticket.paused', { record: 'T', reason: 'waiting-on-customer' }, '2026-02-10T09:00:00Z');
    const statement = stated(ticketTerms(), [opened, waits]);
    expect(codesOf(statement)).toEqual(['milestone-awaited', 'pause-not-ended']);
    expect(statement.findings[0]).toMatchObject({
      path: 'ticket/T',
      message: 'no report says that ticket/T has reached "resolved"; the results that it can change are undetermined',
    });
  });
});

it('gives a finding with the reason for an objective without a value, and not that there was no evidence', () => {
  const terms = linesTerms({}, { unreported: 'unknown', unknown: 'left-out' });
  const said = found(terms, 'not-measured', of('service.unknown', {}, '2026-02-10T00:00:00Z'));
  expect(said).toMatch(/^it has no value in this period: it has no case, or it is 0 of 0; /);
});

describe('a month without evidence', () => {
  const silent = (...facts: Fact[]): string | undefined => found(linesTerms(), 'no-evidence', ...facts);

  it('has a finding where no fact was received, all were left out, or they were bills and attributes of owners', () => {
    expect(silent()).toContain('`unreported: up`');
    expect(silent(fact('service.down', T, { component: 'nowhere' }))).toContain('received: 1, left out: 1');
    const terms = linesTerms({}, { attributes: { standing: { of: 'customer', values: ['good'] } } });
    expect(found(terms, 'no-evidence', of('attribute.set', { of: 'customer', name: 'standing', value: 'good' }))).toBeDefined();
  });

  it('has none where something was observed, began before, or was added by a correction', () => {
    expect(silent(of('service.down', {}), of('service.up', {}, '2026-02-10T01:00:00Z'))).toBeUndefined();
    expect(silent(of('service.down', { record: 'i' }, '2026-01-30T00:00:00Z'))).toBeUndefined();
  });
});

it('has a finding for a ticket of which only a later milestone is known, whatever the clauses count', () => {
  const seen = (...facts: Fact[]): string | undefined => found(ticketTerms(), 'no-start', ...facts);
  const recovered = of('ticket.recovered', { record: 'T' });
  expect(seen(recovered)).toBe('"recovered" is known but "opened" is not; clauses that count from "opened" do not count it');
  expect(seen(of('ticket.opened', { record: 'T' }, '2026-02-09T00:00:00Z'), recovered)).toBeUndefined();
});

describe('names of the contract without evidence', () => {
  const terms = linesTerms(
    {
      seen: { probes: 'http', each: 'line', 'in-a-row': 1, begins: 'first-failure', control: 'origin' },
      errors: {
        requests: 'calls',
        as: 'rate',
        every: '1 h',
        aligned: 'clock',
        failed: ['5xx', 'timeout'],
        ignored: ['4xx'],
        empty: 'perfect',
      },
      speed: { gauge: 'mbit', unit: 'Mbit/s', every: '1 h', several: 'mean' },
      use: { charges: ['recurring', 'usage'], 'taken-from': 'period' },
    },
    { billing: { 'reported-by': ['vendor'] }, report: ['seen', 'errors', 'speed', 'use'] },
  );
  const START_OF_TEST = at(T);
  const checks = (stream: string): Fact =>
    fact('probe.batch', T, { id: stream, component: 'web', body: { stream, start: START_OF_TEST, every: 60_000, results: '10' } });
  const counted = (...outcomes: string[]): Fact =>
    of('requests.counted', {
      stream: 'calls',
      start: START_OF_TEST,
      every: 3_600_000,
      outcomes: Object.fromEntries(outcomes.map((name) => [name, [1]])),
    });
  const never = (...facts: Fact[]): string[] =>
    stated(terms, facts)
      .findings.filter(({ code }) => code === 'never-occurred')
      .map(({ path }) => path)
      .sort();

  it('give a finding while there is other evidence, and none where there is none at all', () => {
    expect(never(checks('http'))).toEqual(['calls', 'mbit', 'origin']);
    expect(never(of('service.down', {}))).toEqual(['calls', 'http', 'mbit', 'origin']);
    expect(never(checks('http'), checks('origin'), counted('ok', '5xx', 'timeout', '4xx'))).toEqual(['mbit']);
    expect(never()).toEqual([]);
  });

  it('give one for evidence with another name, of another month, or from a sender that is not accepted', () => {
    expect(never(checks('dns'))).toContain('http');
    const earlier = fact('probe.batch', '2026-01-10T00:00:00Z', {
      component: 'web',
      body: { stream: 'http', start: at('2026-01-10T00:00:00Z'), every: 60_000, results: '1' },
    });
    expect(never(earlier, counted('ok'))).toContain('http');
    const asked = linesTerms(
      { seen: { probes: 'http', each: 'line', 'in-a-row': 1, begins: 'first-failure', 'reported-by': ['customer'] } },
      { report: ['seen'] },
    );
    expect(codesOf(stated(asked, [checks('http')]))).not.toContain('never-occurred');
    expect(found(asked, 'none-counts', checks('http'))).toBe(
      'a clause reads "http", and no check of it counts: reports of aws:111122223333, for the vendor, are not accepted ("seen" accepts customer, by `reported-by`)',
    );
    const single = fact('probe.batch', T, {
      component: 'web',
      body: { stream: 'http', start: START_OF_TEST, every: 60_000, results: '1' },
    });
    expect(found(asked, 'none-counts', single)).toContain('"seen" accepts customer');
    expect(found(asked, 'none-counts', { ...checks('http'), speaksFor: 'customer' })).toBeUndefined();
    // What names no component of the order does not concern the contract.
    expect(found(terms, 'none-counts', { ...checks('http'), component: 'nowhere' })).toBeUndefined();
    expect(found(terms, 'never-occurred', { ...checks('http'), component: 'nowhere' }, counted('ok'))).toContain('"http"');
  });

  it('give one for a deliverable and its sections: those that are late while others were delivered', () => {
    const needing = linesTerms(
      {
        monthly: { deliverable: 'monthly-report', every: 'month', due: '5 days', needs: ['kpi'] },
        late: { aggregate: 'sum', of: 'monthly', over: 'stretch' },
      },
      { from: '2025-01-01', report: ['late'] },
    );
    const order = linesOrder({ from: '2025-01-01' });
    const delivered = (record: string, section: string, on = 4): Fact =>
      fact('report.delivered', `2026-02-0${on}T00:00:00Z`, {
        id: `${record}-${section}-${on}`,
        body: { kind: 'delivery', record, sections: [section] },
      });
    const said = (...facts: Fact[]): [string[], Statement['evidence']] => {
      const { findings, evidence } = stated(needing, facts, { order });
      const about = findings.filter(({ code }) => code === 'near-word' || code === 'never-occurred');
      return [about.map(({ code, path }) => `${code} ${path}`), evidence];
    };
    const unread = (count: number): object[] => [{ reason: 'unread', count }];
    expect(said(delivered('monthly-report', 'kpi'))).toEqual([[], { events: 1 }]);
    expect(said(delivered('r1', 'kpi'))).toEqual([['never-occurred monthly-report'], { events: 0, leftOut: unread(1) }]);
    expect(said(delivered('r1', 'kpi'), delivered('monthly-report', 'kpi'))).toEqual([[], { events: 1, leftOut: unread(1) }]);
    expect(said(delivered('Monthly-Report', 'kpi'))).toEqual([['near-word Monthly-Report'], { events: 0, leftOut: unread(1) }]);
    expect(said(delivered('monthly-report', 'KPI'))).toEqual([['near-word monthly-report/KPI'], { events: 0, leftOut: unread(1) }]);
    expect(said(delivered('monthly-report', 'costs'))).toEqual([['never-occurred monthly-report/kpi'], { events: 0, leftOut: unread(1) }]);
    expect(said(delivered('monthly-report', 'costs', 3), delivered('monthly-report', 'kpi'))).toEqual([
      [],
      { events: 1, leftOut: unread(1) },
    ]);
  });

  it('give one for outcomes that no count has, unless a similar one was sent', () => {
    const ofCalls = (...facts: Fact[]): string[] => never(...facts).filter((path) => path.startsWith('calls'));
    expect(ofCalls(counted('ok'))).toEqual(['calls/4xx', 'calls/5xx', 'calls/timeout']);
    expect(ofCalls(counted('ok', '503', 'timeout'))).toContain('calls/4xx');
    expect(never(counted('ok', '5xx', 'timeout', '4xx')).filter((path) => path.startsWith('calls'))).toEqual([]);
  });

  it('give none for charges: a kind that neither the order nor a bill has is awaited', () => {
    const bill = (kind: string): Fact =>
      of('charge.billed', { kind, amount: '1.00 USD', start: at('2026-02-01T00:00:00Z'), end: at('2026-03-01T00:00:00Z') });
    const awaited = (...facts: Fact[]): string | undefined => found(terms, 'bill-missing', ...facts);
    expect(awaited(bill('tax'))).toContain('not billed: usage (2026-02-01 to 2026-02-28);');
    expect(awaited(bill('Usage'))).toContain('not billed: usage (');
    expect(awaited(bill('usage'))).toContain('not billed: usage of api (');
    expect(awaited(bill('usage'), { ...bill('usage'), component: 'api', id: 'other' })).toBeUndefined();
    const all = linesTerms(
      { use: { charges: 'all', without: ['tax'], 'taken-from': 'period' } },
      { billing: { 'reported-by': ['vendor'] }, report: ['use'] },
    );
    expect(found(all, 'near-word', bill('Tax'))).toBe('no clause leaves out charges of kind "Tax", but "tax"; they count');
    expect(found(all, 'near-word', bill('tax'))).toBeUndefined();
  });

  it('give none for records, attributes and their words, which need not occur', () => {
    expect(stated(ticketTerms(), [of('ticket.opened', { record: 'T' })]).findings.map(({ code }) => code)).not.toContain('never-occurred');
  });
});

describe('records without an end or a beginning', () => {
  it('give a finding for an exclusion without an end, which counts to the end of the period, and of the next', () => {
    const terms = linesTerms({ work: { intervals: 'exclusion', from: 'began', to: 'ended', each: 'line' } });
    const reached = (milestone: string, when: string): Fact => of('record.reached', { kind: 'exclusion', record: 'X', milestone }, when);
    expect(found(terms, 'not-ended', reached('began', T))).toContain('had not reached "ended" when the period ended');
    expect(found(terms, 'not-ended', reached('began', '2026-01-10T00:00:00Z'))).toContain('from 2026-01-10');
    expect(found(terms, 'not-ended', reached('began', T), reached('ended', '2026-02-11T00:00:00Z'))).toBeUndefined();
    expect(found(terms, 'not-ended', reached('began', T), reached('ended', '2026-03-01T00:00:00Z'))).toBeUndefined();
    expect(found(terms, 'not-ended', reached('began', T), reached('ended', '2026-03-01T00:00:00.001Z'))).toContain('"ended"');
  });

  it('give a finding for events about a record that no event begins', () => {
    const set = (kind: string, record: string): Fact => of('attribute.set', { of: kind, record, name: 'severity', value: 'P1' });
    expect(found(ticketTerms(), 'no-start', set('ticket', 'T-typo'))).toContain('no event reports its beginning');
    expect(found(ticketTerms(), 'no-start', of('ticket.opened', { record: 'T' }), set('ticket', 'T'))).toBeUndefined();
    expect(found(linesTerms(), 'no-start', of('maintenance.scheduled', { record: 'M', start: at(T), end: at(T) + 1 }))).toBeUndefined();
  });
});
