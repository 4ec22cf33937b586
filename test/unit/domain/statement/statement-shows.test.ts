/** What a statement shows beside its amounts: bands, deadlines of timers, times behind objectives, rates of 0, reasons of what was kept. */
import { describe, expect, it } from 'vitest';
import type { Definition, Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { add, compare, parseFraction } from '../../../../lib/domain/money/ratio.ts';
import { outlook } from '../../../../lib/domain/statement/outlook.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { timesIn } from '../../../../lib/presentation/text/show-details.ts';
import { showStatement } from '../../../../lib/presentation/text/show-statement.ts';
import { renderCsv } from '../../../../lib/presentation/csv/render-csv.ts';
import { aContract, checked, statementOf, termsWith } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { RECOVERY, linesTerms, stated as statedOf } from '../../../support/lines.ts';
import { caseOf } from '../../../support/laws.ts';
import { everyText } from '../../../support/texts.ts';

const charges = [{ kind: 'recurring', amount: '1000.00 USD', every: 'month' as const, 'part-month': 'whole' as const }];

function stated(given: Partial<Terms> & Pick<Terms, 'definitions'>, facts: readonly Fact[], reasons = false): Statement {
  const terms = termsWith({ ...given, ...(given.credits && { claims: { credit: 'automatic' } }) });
  return statementOf(aContract({ order: { charges }, terms }), facts, '2026-10', { reasons });
}

const availability: Record<string, Definition> = {
  down: { intervals: 'outage', from: 'started', to: 'ended' },
  works: { intervals: 'maintenance', from: 'began', to: 'ended' },
  counted: { except: ['down', 'works'] },
  availability: { uptime: 'counted', of: 'period' },
  rate: {
    bands: 'availability',
    table: [
      { 'at-least': '99.9%', gives: '0%' },
      { 'at-least': '99%', 'less-than': '99.9%', gives: '10%' },
      { 'less-than': '99%', gives: '30%' },
    ],
  },
  fee: { charges: 'all', 'taken-from': 'period' },
};
const paid = {
  definitions: availability,
  objectives: { availability: { 'at-least': '99.9%' } },
  credits: { credit: { of: 'fee', times: 'rate', for: 'availability' } },
};
const hours = (from: string, length: number): Fact[] => outage(at(from), at(from) + length * 3_600_000);

/** Random months of every text, with reasons. */
const months = everyText().flatMap(({ contract }) => [2, 5].map((n) => caseOf(contract(n % 4), n).statement));

describe('the band of a value', () => {
  it('is shown with its row, its edges and its result', () => {
    const statement = stated(paid, hours('2026-10-05T00:00:00Z', 2));
    expect(statement.bands).toEqual([
      {
        cell: 'rate',
        index: '',
        value: { cell: 'availability', exact: '371/372', shown: '99.7311%' },
        row: 2,
        edges: [
          { edge: 'at-least', exact: '99/100', shown: '99.0000%' },
          { edge: 'less-than', exact: '999/1000', shown: '99.9000%' },
        ],
        gives: { exact: '1/10', shown: '10.0000%' },
      },
    ]);
    expect(statement.zeroRates).toBeUndefined();
    expect(showStatement(statement)).toContain(
      'Rate by bands: Availability 99.7311% is in band 2 (>= 99.0000%, < 99.9000%), which gives 10.0000%',
    );
  });

  it('is shown for a rate of 0, which has no line', () => {
    const statement = stated(paid, []);
    expect(statement.lines).toEqual([]);
    expect(statement.zeroRates).toEqual([{ credit: 'credit', index: '', times: { cell: 'rate', exact: '0', shown: '0.0000%' } }]);
    expect(showStatement(statement)).toMatch(/Credit for: Availability +0\.0000% +0\.00 +USD/);
  });

  it('is absent in a gap between bands, and the result of the gap is shown', () => {
    const table = [
      { 'at-least': '99.9%', gives: '0%' },
      { 'less-than': '99.5%', gives: '30%' },
    ];
    const terms = { ...paid, definitions: { ...availability, rate: { bands: 'availability', table, gaps: 'as-worse' } } };
    const [band] = stated(terms, hours('2026-10-05T00:00:00Z', 2)).bands!;
    expect(band).toMatchObject({ edges: [], gives: { exact: '3/10' } });
    expect(band).not.toHaveProperty('row');
  });
});

describe('times behind an objective', () => {
  it('show the excluded time for a length, for units of it and for a list of days', () => {
    const works = (type: Fact['type'], when: string): Fact => fact(type, when, { body: { record: 'm' } });
    const facts = [
      ...hours('2026-10-05T00:00:00Z', 3),
      works('maintenance.started', '2026-10-05T00:00:00Z'),
      works('maintenance.ended', '2026-10-05T02:00:00Z'),
    ];
    const cells: Record<string, Record<string, Definition>> = {
      length: { lost: { duration: 'counted' } },
      units: { long: { duration: 'counted' }, lost: { units: 'long', of: '1 h', counting: 'started' } },
      days: { each: { duration: 'counted', each: 'day' }, bad: { compare: 'each', 'more-than': '0 min' }, lost: { count: 'bad' } },
    };
    for (const [name, own] of Object.entries(cells)) {
      const limit = name === 'length' ? { 'at-most': '30 min' } : { 'at-most': 0 };
      const { time } = stated({ definitions: { ...availability, ...own }, objectives: { lost: limit } }, facts);
      expect([name, time]).toEqual([
        name,
        [expect.objectContaining({ cell: 'counted', down: '3600000', excluded: '7200000', unknown: '0' })],
      ]);
    }
  });

  it('add up to the period in every month of every text', () => {
    for (const one of months.flatMap(({ time }) => time)) {
      const sum = [one.up, one.down, one.unknown, one.excluded].map((part) => parseFraction(part)).reduce(add);
      expect(compare(sum, parseFraction(one.total))).toBe(0);
    }
  });
});

describe('the deadline of a timer', () => {
  const office = { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } };
  const tickets = (policy: string): Partial<Terms> & Pick<Terms, 'definitions'> => ({
    attributes: { severity: { of: 'ticket', values: ['urgent', 'minor'] } },
    definitions: {
      office,
      running: { 'depending-on': 'severity', cases: { urgent: 'always', minor: 'office' } },
      limit: { 'depending-on': 'severity', cases: { urgent: '2 h', minor: '4 h' } },
      repair: {
        timer: 'ticket',
        from: 'opened',
        to: 'resolved',
        hours: 'running',
        paused: ['waiting-on-customer'],
        'counted-in': 'from',
        'on-severity-change': policy,
        'on-reopen': 'resume',
      },
    },
    objectives: { repair: { 'at-most': 'limit' } },
  });
  const say = (type: string, when: string, severity?: string): Fact =>
    fact(`ticket.${type}` as 'ticket.opened', when, { body: { record: 'T', ...(severity && { attributes: { severity } }) } });

  it('is computed in its hours, over pauses and closed times, by the severity that governs', () => {
    const facts = [
      // A Friday.
      say('opened', '2026-10-02T15:00:00Z', 'minor'),
      say('paused', '2026-10-02T16:00:00Z'),
      say('resumed', '2026-10-05T10:00:00Z'),
      say('resolved', '2026-10-05T11:00:00Z'),
      say('reopened', '2026-10-05T14:00:00Z'),
      say('resolved', '2026-10-06T10:00:00Z'),
    ];
    const { objectives } = stated(tickets('first'), facts);
    // One hour on Friday, one on Monday morning; the other two from 14:00.
    expect(objectives[0]).toMatchObject({
      outcome: 'breached',
      timing: {
        start: '2026-10-02T15:00:00.000Z',
        stop: '2026-10-06T10:00:00.000Z',
        hours: 'office',
        deadline: '2026-10-05T16:00:00.000Z',
        pauses: [{ reason: 'waiting-on-customer', start: '2026-10-02T16:00:00.000Z', end: '2026-10-05T10:00:00.000Z' }],
        governing: { severity: 'minor' },
      },
    });
  });

  it('follows the policy on changes of severity, and is shown for met timers only with reasons', () => {
    const facts = [
      say('opened', '2026-10-05T09:00:00Z', 'minor'),
      say('severity_changed', '2026-10-05T09:30:00Z', 'urgent'),
      say('resolved', '2026-10-05T10:00:00Z'),
    ];
    const timing = (policy: string): unknown => stated(tickets(policy), facts, true).objectives[0]!.timing;
    expect(timing('first')).toMatchObject({ governing: { severity: 'minor' }, hours: 'office', deadline: '2026-10-05T13:00:00.000Z' });
    expect(timing('highest')).toMatchObject({ governing: { severity: 'urgent' }, hours: 'always', deadline: '2026-10-05T11:00:00.000Z' });
    expect(timing('restart')).toMatchObject({ start: '2026-10-05T09:30:00.000Z', deadline: '2026-10-05T11:30:00.000Z' });
    expect(stated(tickets('first'), facts).objectives[0]).not.toHaveProperty('timing');
  });

  it('is absent while a wait has no end, and the statement shows that the timer runs', () => {
    const facts = [say('opened', '2026-10-05T09:00:00Z', 'urgent'), say('paused', '2026-10-05T10:00:00Z')];
    const statement = stated(tickets('last'), facts);
    expect(statement.objectives[0]).toMatchObject({ outcome: 'pending' });
    expect(statement.objectives[0]!.timing).toEqual({
      start: '2026-10-05T09:00:00.000Z',
      hours: 'always',
      pauses: [{ reason: 'waiting-on-customer', start: '2026-10-05T10:00:00.000Z' }],
      sections: [{ start: '2026-10-05T09:00:00.000Z', end: '2026-10-05T10:00:00.000Z' }],
      governing: { severity: 'urgent' },
    });
    expect(showStatement(statement)).toContain('and still running, no deadline is reckoned');
  });

  it('is the next opening where the limit is used up at closing time, because this is the last instant at which it is met', () => {
    const facts = (stop: string): Fact[] => [say('opened', '2026-10-02T13:00:00Z', 'minor'), say('resolved', stop)];
    const [kept] = stated(tickets('last'), facts('2026-10-05T09:00:00Z'), true).objectives;
    expect(kept).toMatchObject({ outcome: 'met', timing: { deadline: '2026-10-05T09:00:00.000Z' } });
    const [late] = stated(tickets('last'), facts('2026-10-05T09:00:00.001Z')).objectives;
    expect(late).toMatchObject({ outcome: 'breached', timing: { deadline: '2026-10-05T09:00:00.000Z' } });
  });

  it('is the same in the outlook of the running month', () => {
    const contract = checked(aContract({ order: { charges }, terms: tickets('last') }));
    const result = outlook(contract, [say('opened', '2026-10-02T13:00:00Z', 'minor')], '2026-10', at('2026-10-02T14:00:00Z'), new Map());
    expect(result).toMatchObject({ timers: [{ deadline: '2026-10-05T09:00:00.000Z', near: '2026-10-02T16:00:00.000Z' }] });
  });

  it('is the end of a wait that began when the limit was used up', () => {
    const facts = [
      say('opened', '2026-10-05T09:00:00Z', 'urgent'),
      say('paused', '2026-10-05T11:00:00Z'),
      say('resumed', '2026-10-05T15:00:00Z'),
      say('resolved', '2026-10-05T15:00:00.001Z'),
    ];
    const [late] = stated(tickets('last'), facts).objectives;
    expect(late).toMatchObject({ outcome: 'breached', timing: { deadline: '2026-10-05T15:00:00.000Z' } });
  });

  it('with `less-than` is the first instant at which it is not met', () => {
    const facts = [say('opened', '2026-10-02T13:00:00Z', 'minor'), say('resolved', '2026-10-02T17:00:00Z')];
    const [late] = stated({ ...tickets('last'), objectives: { repair: { 'less-than': 'limit' } } }, facts).objectives;
    expect(late).toMatchObject({ outcome: 'breached', timing: { deadline: '2026-10-02T17:00:00.000Z' } });
  });

  it('agrees with the outcome in every month of every text: breached timers stopped after it, and timers that stopped by it are met', () => {
    let compared = 0;
    for (const { outcome, timing, targets } of months.flatMap(({ objectives }) => objectives)) {
      if (!timing?.deadline || !timing.stop || targets.length !== 1 || targets[0]!.edge !== 'at-most') continue;
      compared += 1;
      if (outcome === 'breached') expect(timing.stop > timing.deadline).toBe(true);
      if (timing.stop <= timing.deadline) expect(outcome).toBe('met');
    }
    expect(compared).toBeGreaterThan(100);
  });
});

describe('reasons', () => {
  it('are shown behind a met objective too, when they are requested', () => {
    const facts = hours('2026-10-05T00:00:00Z', 0.5);
    const [kept] = stated(paid, facts, true).objectives;
    expect(kept).toMatchObject({
      outcome: 'met',
      reasons: [{ cell: 'availability', from: [{ cell: 'counted', counted: [{ start: '2026-10-05T00:00:00.000Z' }] }] }],
    });
    expect(stated(paid, facts).objectives[0]).not.toHaveProperty('reasons');
  });
});

describe('values', () => {
  it('are shown with all decimals when they are rounded to six', () => {
    const definitions = { ...availability, rounded: { round: 'availability', to: '0.000001%', how: 'half-up' } };
    const [result] = stated({ definitions, objectives: { rounded: { 'at-least': '99.9%' } } }, hours('2026-10-05T00:00:00Z', 2)).objectives;
    expect(result!.measured!.shown).toBe('99.731183%');
  });

  it('are shown with their stretches when the contract reports them, and open ones are named', () => {
    const terms = { definitions: availability, objectives: paid.objectives, report: ['works', 'counted'] };
    const text = showStatement(
      stated(terms, [...hours('2026-10-05T00:00:00Z', 2), fact('service.down', '2026-10-31T23:00:00Z', { body: { record: 'I-9' } })]),
    );
    expect(text).toContain('Time of maintenance: none');
    expect(text).toContain('Downtime: 3 h in 2 entries');
    expect(text).toContain('2026-10-05 00:00:00 to 2026-10-05 02:00:00');
    expect(text).toContain(
      'open when the period ended: outage I-9, since 2026-10-31 23:00:00; its end, or a milestone that a clause measures, is still to come',
    );
  });
});

describe('a condition on the time between two milestones', () => {
  const terms = (condition: object): Partial<Terms> & Pick<Terms, 'definitions'> => ({
    definitions: { announced: { count: 'maintenance', reached: 'began', where: [{ from: 'announced', to: 'ended', ...condition }] } },
    objectives: { announced: { 'at-most': 0 } },
  });
  const planned = { start: at('2026-10-20T00:00:00Z'), end: at('2026-10-20T02:00:00Z') };
  const say = (type: 'maintenance.scheduled' | 'maintenance.started', when: string): Fact =>
    fact(type, when, { body: { record: 'M', ...(type === 'maintenance.scheduled' && planned) } });
  const outcome = (condition: object, facts: readonly Fact[]): string => stated(terms(condition), facts).objectives[0]!.outcome;

  it('holds for a maximum and not for a minimum where the first milestone was not reached; where the second is not reached yet it holds as docs/reference/language.md says', () => {
    const begun = say('maintenance.started', '2026-10-20T00:00:00Z');
    expect(outcome({ 'at-least': '72 h' }, [begun])).toBe('met');
    expect(outcome({ 'at-most': '72 h' }, [begun])).toBe('breached');
    const running = [say('maintenance.scheduled', '2026-10-20T00:00:00Z'), begun];
    expect(outcome({ 'at-least': '72 h' }, running)).toBe('breached');
    expect(outcome({ 'at-most': '72 h' }, running)).toBe('met');
    const late = [say('maintenance.scheduled', '2026-10-31T00:00:00Z'), begun];
    expect(outcome({ 'at-least': '72 h' }, late)).toBe('undetermined');
    expect(outcome({ 'at-most': '72 h' }, late)).toBe('undetermined');
  });
});

describe('a case without a line, or with a line of 0', () => {
  const byLine = (given: Partial<Terms>, facts: readonly Fact[], tiers: readonly string[]): Statement => {
    const members = tiers.map((tier, i) => [`l${i + 1}`, { kind: 'line', attributes: { tier } }] as const);
    const text = termsWith({
      components: { line: {} },
      attributes: { tier: { of: 'line', values: ['gold', 'basic'] } },
      claims: { credit: 'automatic' },
      ...given,
      definitions: {
        down: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
        availability: { uptime: 'down', of: 'period' },
        gold: { 'attribute-is': 'tier', is: ['gold'] },
        ...given.definitions,
      },
    });
    return statementOf(aContract({ order: { components: Object.fromEntries(members) }, terms: text }), facts, '2026-10');
  };
  const objectives = { availability: { 'at-least': '99.9%' } };
  const owed = { of: '100.00 USD', times: 1, 'if-breached': 'availability' };
  const down = (component: string): Fact[] => outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T10:00:00Z'), { component });

  it('is shown where a gate is closed, with the gate', () => {
    const statement = byLine(
      { objectives, credits: { credit: { ...owed, if: ['gold'] } } },
      [...down('l1'), ...down('l2')],
      ['gold', 'basic', 'basic'],
    );
    expect(statement.lines.map(({ index }) => index)).toEqual(['l1']);
    expect(statement.shutGates).toEqual([{ credit: 'credit', index: 'l2', gate: 'gold' }]);
    expect(showStatement(statement)).toContain('Credit for: Availability of l2: nothing is owed, "Gold" does not hold');
  });

  it('is shown for the line of a credit that is not the highest', () => {
    const credits = {
      credit: { highest: ['more', 'less'], each: 'line' },
      more: { ...owed, if: ['gold'] },
      less: { ...owed, of: '50.00 USD' },
    };
    const statement = byLine({ objectives, credits }, [...down('l1'), ...down('l2')], ['gold', 'basic']);
    expect(statement.lines.map(({ credit, index, amount, isLower }) => [credit, index, amount.amount, isLower])).toEqual([
      ['more', 'l1', '100.00', undefined],
      ['less', 'l1', '0.00', true],
      ['less', 'l2', '50.00', undefined],
    ]);
    expect(showStatement(statement)).toMatch(/Less \(another credit is higher\) +l1/);
  });

  it('is shown for a sum that equals a minimum which it must exceed', () => {
    const statement = byLine(
      { objectives, credits: { credit: { ...owed, if: ['gold'], minimum: { 'more-than': '100.00 USD' } } } },
      down('l1'),
      ['gold'],
    );
    expect(showStatement(statement)).toContain('Credit for: Availability: 100.00 USD is not enough for the minimum, nothing is owed');
  });

  it('has the component in each line of a ticket for several components', () => {
    const statement = byLine(
      {
        definitions: {
          fix: { ...RECOVERY, paused: [] },
          fee: { charges: 'all', each: 'line', 'taken-from': 'period' },
          rate: { 'depending-on': 'tier', cases: { gold: '20%', basic: '10%' } },
        },
        objectives: { ...objectives, fix: { 'at-most': '4 h' } },
        credits: { credit: { of: '100.00 USD', times: 'rate', 'if-breached': 'fix', if: ['gold'] } },
      },
      ['l1', 'l2'].flatMap((component) => [
        fact('ticket.opened', '2026-10-05T00:00:00Z', { component, body: { record: 'X' } }),
        fact('ticket.resolved', '2026-10-05T05:00:00Z', { component, body: { record: 'X' } }),
      ]),
      ['gold', 'gold'],
    );
    expect(statement.lines.map(({ index, component }) => [index, component])).toEqual([
      ['X', 'l1'],
      ['X', 'l2'],
    ]);
    expect(showStatement(statement)).toContain('X (l2)');
    expect(renderCsv('s', 1, statement)).toMatch(/,l2,"Credit for: Time from opened to resolved, by ticket",\r\n/);
  });
});

describe('the times behind an objective', () => {
  it('do not include the hours of a condition', () => {
    const counted = {
      definitions: {
        office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
        quick: {
          count: 'ticket',
          reached: 'resolved',
          where: [{ from: 'opened', to: 'resolved', 'at-most': '2 h', hours: 'office' }],
        },
      },
      objectives: { quick: { 'at-least': 1 } },
    };
    expect(stated(counted, []).time).toEqual([]);
  });
});

it('a cap shows no upper end where the sum before it has none', () => {
  const terms = linesTerms(
    { hosts: { 'record-value': 'hosts' }, over: { excess: 'hosts', above: 10 }, fine: { multiply: 'over', by: '10.00 USD' } },
    {
      attributes: { hosts: { of: 'line', unit: 'count' } },
      credits: { credit: { of: 'fine', times: 1, 'if-breached': 'availability', cap: [{ 'at-most': '100.00 USD' }] } },
    },
  );
  const [credit] = statedOf(terms, outage(at('2026-02-10T00:00:00Z'), at('2026-02-10T10:00:00Z'), { component: 'web' })).credits;
  expect(credit!.bounds).toMatchObject({ least: { amount: '0.00' }, most: { amount: '100.00' } });
  expect(credit!.caps[0]).toMatchObject({ limit: '100', bounds: { before: { least: '0' } } });
  expect(credit!.caps[0]!.bounds!.before!.most).toBeUndefined();
});

it('instants are those of the contract’s zone; with the offset where its clocks change in the period', () => {
  const shown = (zone: string, ...instants: string[]): string[] =>
    instants.map(timesIn({ zone, label: '', start: instants[0]!, end: instants.at(-1)! }));
  expect(shown('Asia/Shanghai', '2026-09-30T16:00:00.000Z', '2026-10-14T02:13:05.201Z')).toEqual([
    '2026-10-01 00:00:00',
    '2026-10-14 10:13:05.201',
  ]);
  expect(shown('America/New_York', '2026-11-01T04:59:59Z', '2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', '2026-11-01T07:00:00Z')).toEqual(
    ['2026-11-01 00:59:59-04:00', '2026-11-01 01:30:00-04:00', '2026-11-01 01:30:00-05:00', '2026-11-01 02:00:00-05:00'],
  );
});
