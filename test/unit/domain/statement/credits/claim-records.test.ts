/** A claim counts from the records that its credit is owed on, or may be: one that a clause removes, or that owes nothing, sets no date. */
import { describe, expect, it } from 'vitest';
import type { ClaimTerms, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { ClaimWindow } from '../../../../../lib/domain/statement/credits/claim-window.ts';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { OF_THE_VENDOR, RECOVERY, linesOrder, linesTerms, stated, ticketTerms } from '../../../../support/lines.ts';

const day = (number: number): number => at('2026-02-01T00:00:00Z') + (number - 1) * 24 * HOUR;

const within = (step: Partial<Exclude<ClaimTerms, 'automatic'>['do'][number]> = {}): Terms['claims'] => ({
  credit: { do: [{ step: 'claim', after: 'outage-end', within: '5 days', ...step }], 'decided-by': 'both-records' },
});

const CAUSE = { cause: { of: 'outage', values: ['vendor', 'customer'], 'reported-by': ['vendor'] } } as const;

const down = (record: string, from: number, hours: number, component: string, cause?: string): Fact[] =>
  outage(from, from + hours * HOUR, { component, body: { record, ...(cause !== undefined && { attributes: { cause } }) } });

/** The last day of the claim, and the records with theirs, without and with reasons. */
function lastDays(terms: Terms, facts: readonly Fact[], order = linesOrder()): [string | undefined, string[]] {
  const [bare, reasoned] = [false, true].map((reasons) => stated(terms, facts, { reasons, order }).credits[0]!.claim);
  expect(reasoned).toEqual(bare);
  if (bare === undefined || bare === 'automatic') throw new Error('the credit is claimed');
  const [{ lastDay, each = [] }] = bare as [(typeof bare)[number]];
  return [lastDay, each.map((one) => `${one.record ?? `${one.start?.slice(5, 16)}..${one.end?.slice(5, 16) ?? ''}`} ${one.lastDay}`)];
}

describe('a claim counts from', () => {
  it('no outage that `where` removes, also beside one that counts, and none of a line that is owed nothing', () => {
    const terms = linesTerms({ failure: OF_THE_VENDOR }, { attributes: CAUSE, claims: within() });
    const facts = [
      ...down('theirs', day(1), 9, 'web', 'customer'),
      ...outage(day(2), day(2) + MINUTE, { component: 'api', body: { record: 'short', attributes: { cause: 'vendor' } } }),
      ...down('beside', day(20), 1, 'web', 'customer'),
      ...down('ours', day(20), 9, 'web', 'vendor'),
    ];
    expect(lastDays(terms, facts)).toEqual(['2026-02-25', ['outage/ours 2026-02-25']]);
  });

  it('no outage inside announced work', () => {
    const work = { record: 'M', start: day(4), end: day(4) + 2 * HOUR };
    const facts = [
      fact('maintenance.scheduled', '2026-01-20T00:00:00Z', { component: 'web', body: work }),
      ...down('worked-on', day(4), 2, 'web'),
      ...down('failed', day(10), 9, 'web'),
    ];
    const hours = within({ step: 'ticket', after: 'outage-start', within: '72 h', per: 'outage' });
    expect(lastDays(linesTerms({}, { claims: hours }), facts)).toEqual(['2026-02-13', ['outage/failed 2026-02-13']]);
  });

  it('the records of a line that may be owed once a missing fact is known', () => {
    const terms = linesTerms({ failure: OF_THE_VENDOR }, { attributes: CAUSE, claims: within() });
    const facts = [
      ...down('theirs', day(1), 9, 'web', 'customer'),
      ...down('open', day(8), 9, 'web'),
      ...down('ours', day(20), 9, 'web', 'vendor'),
    ];
    expect(lastDays(terms, facts)).toEqual(['2026-02-13', ['outage/open 2026-02-13', 'outage/ours 2026-02-25']]);
    expect(stated(terms, facts.slice(0, 4)).total.amount).toBe('0.00');
    expect(lastDays(terms, facts.slice(0, 4))).toEqual(['2026-02-13', ['outage/open 2026-02-13']]);
    expect(lastDays(terms, facts.slice(0, 2))).toEqual([undefined, []]);
  });

  it('the counted outages, where a line depends on their number', () => {
    const terms = linesTerms(
      { long: { compare: 'lengths', 'more-than': '2 h' }, lengths: { duration: 'failure', each: 'stretch' }, many: { count: 'long' } },
      {
        objectives: { many: { 'at-most': 0 } },
        credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'many' } },
        claims: within(),
      },
    );
    const facts = [...down('web-long', day(9), 3, 'web'), ...down('api-short', day(2), 1, 'api')];
    expect(lastDays(terms, facts)).toEqual(['2026-02-14', ['outage/web-long 2026-02-14']]);
  });

  it('the outages of what a component depends on', () => {
    const terms = linesTerms(
      { all: { downstream: 'failure' }, downtime: { except: ['all', 'work'] } },
      { components: { line: { 'depends-on': 'line' } }, claims: within() },
    );
    const order = linesOrder({ components: { web: { kind: 'line', 'depends-on': ['api'] }, api: { kind: 'line' } } });
    const charged = { ...order, charges: order.charges!.filter(({ component }) => component === 'web') };
    const facts = [...down('under', day(9), 9, 'api'), ...down('apart', day(2), 0.001, 'web')];
    expect(lastDays(terms, facts, charged)[1]).toContain('outage/under 2026-02-14');
  });

  const ticket = (record: string, component: string, opened: number, hours: number): Fact[] => [
    fact('ticket.opened', opened, { component, body: { record } }),
    fact('ticket.resolved', opened + hours * HOUR, { component, body: { record } }),
    fact('ticket.closed', opened + hours * HOUR, { component, body: { record } }),
  ];

  it('the ticket of its line, and not one that was answered in time', () => {
    const terms = ticketTerms({}, { claims: within({ after: 'ticket-closed' }) });
    const facts = [...ticket('quick', 'web', day(2), 1), ...ticket('slow', 'web', day(9), 9)];
    expect(lastDays(terms, facts)).toEqual(['2026-02-14', ['ticket/slow 2026-02-14']]);
  });

  it('all tickets in a mean, and not one that is left out of it', () => {
    const terms = linesTerms(
      {
        recovery: { ...RECOVERY, where: [{ attribute: 'severity', is: ['P2'] }], 'on-severity-change': 'first' },
        mean: { aggregate: 'mean', of: 'recovery', over: 'all' },
      },
      {
        objectives: { mean: { 'at-most': '4 h' } },
        credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'mean' } },
        claims: within({ after: 'ticket-closed' }),
      },
    );
    const urgent = ticket('urgent', 'web', day(1), 1).map((one) => ({ ...one, body: { ...one.body, attributes: { severity: 'P1' } } }));
    const facts = [...urgent, ...ticket('a', 'web', day(2), 1), ...ticket('b', 'api', day(9), 20)];
    expect(lastDays(terms, facts)[1]).toEqual(['ticket/a 2026-02-07', 'ticket/b 2026-02-14']);
  });

  const checked = (from: number, hours: number): Fact =>
    fact('probe.batch', from + hours * HOUR, {
      component: 'web',
      body: { stream: 'http', start: from, every: HOUR, results: '0'.repeat(hours) },
    });
  const PROBES = { probes: 'http', each: 'line', 'in-a-row': 1, begins: 'first-failure' } as const;

  it('the downtime that checks show, beside all reported outages, also of other lines', () => {
    const terms = linesTerms({ failure: PROBES }, { claims: within() });
    const facts = [checked(day(8), 24), checked(day(20), 9)];
    const days = ['02-08T00:00..02-09T00:00 2026-02-14', '02-20T00:00..02-20T09:00 2026-02-25'];
    expect(lastDays(terms, facts)).toEqual(['2026-02-14', days]);
    expect(lastDays(terms, [...facts, ...down('on-web', day(8), 24, 'web'), ...down('on-api', day(2), 1, 'api')])).toEqual([
      '2026-02-14',
      days,
    ]);
    const fromStart = linesTerms({ failure: PROBES }, { claims: within({ after: 'outage-start' }) });
    expect(lastDays(fromStart, facts)[0]).toBe('2026-02-13');
  });

  it('the downtime that checks show before an outage record, and the record for downtime that both show', () => {
    const terms = linesTerms(
      { probed: PROBES, reported: { ...OF_THE_VENDOR, where: [] }, failure: { 'any-of': ['probed', 'reported'] } },
      { claims: within({ after: 'outage-start', within: '72 h' }) },
    );
    const facts = [checked(day(8), 10), ...down('late', day(8) + 2 * HOUR, 9, 'web')];
    const [window] = stated(terms, facts).credits[0]!.claim as readonly ClaimWindow[];
    expect(window!.until).toBe('2026-02-11T00:00:00.000Z');
    expect(window!.each).toEqual([
      { start: '2026-02-08T00:00:00.000Z', end: '2026-02-08T02:00:00.000Z', lastDay: '2026-02-11', until: '2026-02-11T00:00:00.000Z' },
      { record: 'outage/late', lastDay: '2026-02-11', until: '2026-02-11T02:00:00.000Z' },
    ]);
  });

  it('the slots with failures, and slots with the same last day are one entry', () => {
    const terms = linesTerms(
      {
        errors: {
          requests: 'api',
          each: 'line',
          as: 'rate',
          every: '1 h',
          aligned: 'clock',
          failed: ['5xx'],
          ignored: [],
          empty: 'perfect',
        },
        downtime: { aggregate: 'mean', of: 'errors', over: 'slot' },
        availability: { uptime: 'downtime' },
      },
      { claims: within() },
    );
    const counts = (from: number, failed: number[]): Fact =>
      fact('requests.counted', from + 24 * HOUR, {
        component: 'web',
        body: { stream: 'api', start: from, every: HOUR, outcomes: { '5xx': failed, ok: failed.map((one) => 10 - one) } },
      });
    const facts = [counts(day(8), [9, 9, 0, 9, 0]), counts(day(20), [0, 10])];
    expect(lastDays(terms, facts)).toEqual(['2026-02-13', ['02-08T00:00..02-08T04:00 2026-02-13', '02-20T01:00..02-20T02:00 2026-02-25']]);
  });

  const OF_TICKETS = { intervals: 'ticket', from: 'opened', to: 'resolved', each: 'line' } as const;

  it('the time of tickets, where the contract counts downtime from ticket to ticket', () => {
    const terms = linesTerms({ failure: OF_TICKETS }, { claims: within() });
    const facts = [
      ...ticket('a', 'web', day(9), 20),
      ...ticket('b', 'web', day(9) + 10 * HOUR, 20),
      ...ticket('on-api', 'api', day(2), 0.01),
    ];
    expect(lastDays(terms, facts)).toEqual(['2026-02-15', ['02-09T00:00..02-10T06:00 2026-02-15']]);
  });

  it('the end of a ticket after the period, and has no date while the ticket is open', () => {
    const terms = linesTerms({ failure: OF_TICKETS }, { claims: within() });
    expect(lastDays(terms, ticket('late', 'web', day(27), 72))).toEqual(['2026-03-07', ['02-27T00:00..03-02T00:00 2026-03-07']]);
    const open = ticket('open', 'web', day(20), 9).slice(0, 1);
    expect(lastDays(terms, open)).toEqual([undefined, []]);
    const fromStart = linesTerms({ failure: OF_TICKETS }, { claims: within({ after: 'outage-start' }) });
    expect(lastDays(fromStart, open)).toEqual(['2026-02-25', ['02-20T00:00.. 2026-02-25']]);
  });

  it('the start of the measured downtime, where no report shows when the customer knew, with a finding', () => {
    const terms = linesTerms({ failure: PROBES }, { claims: within({ after: 'aware' }) });
    expect(lastDays(terms, [checked(day(8), 24)])[0]).toBe('2026-02-13');
    expect(stated(terms, [checked(day(8), 24)]).findings).toContainEqual(
      expect.objectContaining({ code: 'claim-from-start', path: 'credit', message: expect.stringContaining('when the customer knew') }),
    );
  });

  it('the start of the period, where a value such as a latency shows no time as down, with a finding', () => {
    const terms = linesTerms(
      {
        latency: { gauge: 'rtt', unit: 'ms', each: 'line', every: '1 h', several: 'mean' },
        mean: { aggregate: 'mean', of: 'latency', over: 'slot' },
      },
      {
        objectives: { mean: { 'at-most': '50 ms' } },
        credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'mean' } },
        claims: within(),
      },
    );
    const samples = fact('gauge.sampled', day(9), {
      component: 'web',
      body: { stream: 'rtt', start: day(8), every: HOUR, values: ['80', '90'] },
    });
    expect(lastDays(terms, [samples])).toEqual(['2026-02-06', ['02-01T00:00..03-01T00:00 2026-02-06']]);
    expect(stated(terms, [samples]).findings).toContainEqual(expect.objectContaining({ code: 'claim-from-start', path: 'credit' }));
    const fine = { ...samples, body: { ...samples.body, values: ['8', '9'] } };
    expect(lastDays(terms, [fine])).toEqual([undefined, []]);
    expect(stated(terms, [fine]).findings.map(({ code }) => code)).not.toContain('claim-from-start');
  });
});
