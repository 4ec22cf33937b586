/** What holds for a period as a whole where a new version of the terms splits it. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { PeriodState } from '../../../../lib/domain/operators/earlier-periods.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { HOUR } from '../../../../lib/domain/time/instant.ts';
import { aContract, orderOf, statementOf, termsWith } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';

const OUTAGE = { intervals: 'outage', from: 'started', to: 'ended' };
const SPLIT = at('2026-02-15T00:00:00Z');
/** Down for so many hours, up to an instant. */
const downUntil = (end: number, hours: number): Fact[] => outage(end - hours * HOUR, end);
const down = (start: string, hours: number): Fact[] => outage(at(start), at(start) + hours * HOUR);

/** A period under one text, that a second version of the same text splits in the middle of February 2026. */
function split(
  given: Partial<Terms> & Pick<Terms, 'definitions'>,
  facts: readonly Fact[],
  label = '2026-02',
  second = given,
  earlier = new Map<string, PeriodState>(),
): Statement {
  const text = (version: string, from: string, terms: typeof given): Terms =>
    termsWith({ version, from, 'takes-effect': 'at-once-splitting-period', components: { line: {} }, ...terms });
  const order = orderOf({
    from: '2026-01-01',
    components: { 'line-1': { kind: 'line' }, 'line-2': { kind: 'line' } },
    charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }],
  });
  return statementOf(aContract({ order, terms: [text('1', '2026-01-01', given), text('2', '2026-02-15', second)] }), facts, label, {
    earlier,
  });
}

const amounts = ({ lines }: Statement): (string | number | undefined)[][] => lines.map(({ part, amount }) => [part, amount.amount]);

describe('a cap over several months', () => {
  const capped = {
    definitions: { outage: OUTAGE, uptime: { uptime: 'outage', of: 'period' }, fee: { charges: 'all', 'taken-from': 'period' } },
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '30%', 'if-breached': 'uptime', cap: [{ 'at-most': '500.00 USD', over: '3 months' }] } },
    claims: { credit: 'automatic' },
  } as const;

  it('is lowered by payments of earlier parts of the period, as by those of earlier periods', () => {
    const facts = [...down('2026-01-10T00:00:00Z', 4), ...downUntil(SPLIT, 4), ...down('2026-02-20T00:00:00Z', 4)];
    expect(split(capped, facts, '2026-01').total.amount).toBe('300.00');
    const february = split(capped, facts);
    // 150.00 each by days; 200.00 are left of the cap.
    expect([february.total.amount, amounts(february)]).toEqual([
      '200.00',
      [
        [1, '150.00'],
        [2, '50.00'],
      ],
    ]);
    expect(february.state?.credited.credit?.['']).toBe('200.00');
    expect(split(capped, [...facts, ...down('2026-03-20T00:00:00Z', 4)], '2026-03').total.amount).toBe('0.00');
  });
});

describe('a literal amount in the terms', () => {
  const fixed = {
    definitions: { outage: OUTAGE, uptime: { uptime: 'outage', of: 'period' }, fee: { charges: 'all', 'taken-from': 'period' } },
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '30%', 'if-breached': 'uptime', cap: [{ 'at-most': '100.00 USD' }] } },
    claims: { credit: 'automatic' },
  } as const;

  it('counts in each part in full', () => {
    const facts = [...downUntil(SPLIT, 4), ...down('2026-02-20T00:00:00Z', 4)];
    expect(amounts(split(fixed, facts))).toEqual([
      [1, '100.00'],
      [2, '100.00'],
    ]);
  });
});

describe('the charges of another period', () => {
  const on = (from: Terms['definitions'][string]): [string, string | undefined] => {
    const cells = { outage: OUTAGE, uptime: { uptime: 'outage', of: 'period' }, fee: from };
    const found = split(
      {
        definitions: cells,
        objectives: { uptime: { 'at-least': '99.9%' } },
        credits: { credit: { of: 'fee', times: '30%', 'if-breached': 'uptime' } },
        claims: { credit: 'automatic' },
      },
      [...downUntil(SPLIT, 4), ...down('2026-02-20T00:00:00Z', 4)],
    );
    return [found.total.amount, found.lines.map(({ amount }) => amount.amount).join(' + ')];
  };

  it.each(['period', 'previous-period', 'next-period'])('counts in parts by their days, taken from: %s', (from) => {
    expect(on({ charges: 'all', 'taken-from': from })).toEqual(['300.00', '150.00 + 150.00']);
  });

  it('does not change the charge of a day', () => {
    const aDay = { charges: 'all', 'taken-from': 'previous-period', 'a-day': 'of-30' };
    expect(on(aDay)).toEqual(['20.00', '10.00 + 10.00']);
  });
});

describe('records without an end', () => {
  const cells = {
    definitions: { outage: OUTAGE, uptime: { uptime: 'outage', of: 'period' } },
    objectives: { uptime: { 'at-least': '99%' } },
  } as const;
  const notEnded = (facts: readonly Fact[]): number => split(cells, facts).findings.filter(({ code }) => code === 'not-ended').length;

  it('give a finding only where they are open at the end of the period, not at that of a part', () => {
    const facts = outage(SPLIT - HOUR, SPLIT + HOUR);
    expect([notEnded(facts), notEnded(facts.slice(0, 1))]).toEqual([0, 1]);
  });
});

describe('values that later periods look back on', () => {
  const FACTS = [...down('2026-01-10T00:00:00Z', 2), ...outage(SPLIT - 4 * HOUR, SPLIT + 6 * HOUR)];
  const CELLS = {
    failure: OUTAGE,
    uptime: { uptime: 'failure', of: 'period' },
    low: { compare: 'uptime', 'less-than': '98.5%' },
    down: { duration: 'failure' },
    runs: { duration: 'failure', each: 'stretch' },
    'of-lines': { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
    'down-of-lines': { duration: 'of-lines' },
    'line-fails': { compare: 'down-of-lines', 'more-than': '5 h' },
    begun: { count: 'outage', reached: 'started' },
    days: { duration: 'failure', each: 'day' },
    'number-of-runs': { count: 'runs' },
    'longest-a-day': { aggregate: 'highest', of: 'days', over: 'stretch' },
    longest: { aggregate: 'highest', of: 'runs', over: 'stretch' },
    'sum-of-lines': { aggregate: 'sum', of: 'down-of-lines', over: 'all' },
    'most-of-lines': { aggregate: 'highest', of: 'down-of-lines', over: 'all' },
    'lines-that-fail': { count: 'line-fails' },
    fee: { charges: 'all', 'taken-from': 'previous-period' },
  };
  /** An objective about a cell in three periods; `how` they are taken. */
  const remembering = (name: string, how: string, limit: object): Partial<Terms> & Pick<Terms, 'definitions'> => ({
    definitions: {
      ...CELLS,
      past: { 'across-periods': name, last: 3, ending: 'this' },
      all: how === 'count' ? { count: 'past' } : { aggregate: how, of: 'past', over: 'stretch' },
    },
    objectives: { all: limit },
    report: Object.keys(CELLS),
    credits: { credit: { of: '50.00 USD', times: '100%', 'if-breached': 'all' } },
    claims: { credit: 'automatic' },
  });
  const outcomes = ({ objectives }: Statement): unknown[] => objectives.map(({ outcome, measured }) => [outcome, measured?.shown]);

  it('are those of the whole period: lengths of its parts add up, for a later part too', () => {
    const terms = remembering('down', 'sum', { 'at-most': '11 h' });
    const february = split(terms, FACTS);
    expect(outcomes(february)).toEqual([
      ['met', '6 h'],
      ['breached', '12 h'],
    ]);
    expect([february.total.amount, february.state?.cells]).toEqual(['50.00', { down: { '': String(10 * HOUR) } }]);
    const march = split(terms, FACTS, '2026-03');
    expect([outcomes(march), march.total.amount]).toEqual([[['breached', '12 h']], '50.00']);
  });

  it('are open between the parts where the parts do not determine the whole', () => {
    const march = split(remembering('uptime', 'lowest', { 'at-least': '98.5%' }), FACTS, '2026-03');
    expect([outcomes(march), march.total.amount, march.bounds?.toCustomer.most?.amount]).toEqual([
      [['undetermined', undefined]],
      '0.00',
      '50.00',
    ]);
    expect(march.missing?.map(({ fact }) => fact)).toEqual(['uptime of 2026-02 as a whole (it is measured in parts)']);
    // Whatever the whole is, it is not below the lowest of its parts.
    expect(split(remembering('uptime', 'lowest', { 'at-least': '98%' }), FACTS, '2026-03').objectives[0]!.outcome).toBe('met');
  });

  it.each([
    ['begun', 'sum', { 'at-most': 9 }, '1'],
    ['down', 'sum', { 'at-most': '99 h' }, String(10 * HOUR)],
    ['number-of-runs', 'sum', { 'at-most': 9 }, '1..2'],
    ['longest', 'sum', { 'at-most': '99 h' }, `${6 * HOUR}..${10 * HOUR}`],
    ['longest-a-day', 'sum', { 'at-most': '99 h' }, String(6 * HOUR)],
    ['sum-of-lines', 'sum', { 'at-most': '99 h' }, String(20 * HOUR)],
    ['most-of-lines', 'sum', { 'at-most': '99 h' }, `${6 * HOUR}..${10 * HOUR}`],
    ['lines-that-fail', 'sum', { 'at-most': 9 }, '0..2'],
    ['uptime', 'lowest', { 'at-least': '90%' }, '55/56..83/84'],
    ['low', 'count', { 'at-most': 2 }, '0..1'],
    ['fee', 'sum', { 'at-most': '9999.00 USD' }, '1000'],
  ])('have bounds in the state of a period, of %s', (name, how, limit, expected) => {
    expect(split(remembering(name, how, limit), FACTS).state?.cells[name]).toEqual({ '': expected });
  });

  it('are the same from the statement of the period and from its evidence', () => {
    const terms = remembering('uptime', 'mean', { 'at-least': '99%' });
    const { state } = split(terms, FACTS);
    expect(
      split(
        terms,
        [],
        '2026-03',
        terms,
        new Map([
          ['2026-02', state!],
          ['2026-01', split(terms, FACTS, '2026-01').state!],
        ]),
      ).objectives,
    ).toEqual(split(terms, FACTS, '2026-03').objectives);
  });
});

describe('findings about the evidence of a period in parts', () => {
  const terms = {
    definitions: { outage: OUTAGE, uptime: { uptime: 'outage', of: 'period' } },
    objectives: { uptime: { 'at-least': '99.9%' } },
  };
  const silent = (facts: readonly Fact[]): number => split(terms, facts).findings.filter(({ code }) => code === 'no-evidence').length;

  it('report missing evidence once, where no part of the period has any', () => {
    expect(silent(down('2026-02-10T00:00:00Z', 4))).toBe(0);
    expect(silent(down('2026-02-20T00:00:00Z', 4))).toBe(0);
    expect(silent([])).toBe(1);
  });

  it('do not report that an attribute decides nothing, where it decides something in another part', () => {
    const tiered = {
      ...terms,
      attributes: { tier: { of: 'customer', values: ['gold', 'basic'] } },
      definitions: { ...terms.definitions, limit: { 'depending-on': 'tier', cases: { gold: '99.9%', basic: '95%' } } },
      objectives: { uptime: { 'at-least': 'limit' } },
    };
    const messages = (facts: readonly Fact[]): string[] =>
      split(tiered, facts).findings.flatMap(({ code, message }) => (code === 'attribute-missing' ? [message] : []));
    expect(messages(down('2026-02-20T00:00:00Z', 4))).toEqual([
      'tier of customer is not known; the results that it can change are undetermined',
    ]);
    expect(messages([])).toEqual(['tier of customer is not known; no outcome and no amount of this period depends on it']);
  });
});

describe('names of the contract without evidence in parts of a period', () => {
  const given = {
    definitions: {
      errors: { requests: 'calls', as: 'rate', every: '1 h', aligned: 'clock', failed: ['5xx', 'timeout'], ignored: [], empty: 'left-out' },
      slow: { gauge: 'http/latencyMs', unit: 'ms', every: '1 h', several: 'mean' },
      checks: { probes: 'http', 'in-a-row': 1, begins: 'first-failure' },
    },
    report: ['errors', 'slow', 'checks'],
  } as const;
  const counted = (when: string, ...outcomes: string[]): Fact =>
    fact('requests.counted', when, {
      body: { stream: 'calls', start: at(when), every: HOUR, outcomes: Object.fromEntries(outcomes.map((name) => [name, [1]])) },
    });
  const checked = (when: string, measured: Record<string, string[]>): Fact =>
    fact('probe.batch', when, { body: { stream: 'http', start: at(when), every: HOUR, results: '1', measured } });
  const [early, late] = ['2026-02-02T00:00:00Z', '2026-02-20T00:00:00Z'] as const;
  const never = (facts: Fact[]): string[] =>
    split(given, facts).findings.flatMap(({ code, path }) => (code === 'never-occurred' ? [path] : []));

  it('give one finding for a name that occurs in no part', () => {
    expect(never([counted(early, 'ok'), counted(late, 'ok'), checked(early, { latencyMs: ['1'] })])).toEqual([
      'calls/5xx',
      'calls/timeout',
    ]);
    expect(never([counted(early, 'ok', '5xx'), counted(late, 'ok', 'timeout'), checked(late, { latencyMs: ['1'] })])).toEqual([]);
    expect(never([counted(early, 'ok', '5xx'), checked(late, {})]).sort()).toEqual(['calls/timeout', 'http/latencyMs']);
  });
});

describe('amounts both ways, of which one part leaves some open', () => {
  const both = {
    attributes: { share: { of: 'outage', unit: 'share' } },
    definitions: {
      outage: { ...OUTAGE, weight: 'share', overlaps: 'add' },
      uptime: { uptime: 'outage', of: 'period' },
      fee: { charges: 'all', 'taken-from': 'period' },
    },
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: {
      credit: { of: 'fee', times: '30%', 'if-breached': 'uptime' },
      bonus: { of: 'fee', times: '4%', 'if-breached': 'uptime', 'owed-to': 'vendor' },
    },
    claims: { credit: 'automatic', bonus: 'automatic' },
  } as const;
  const share = (record: string, when: string): Fact =>
    fact('attribute.set', at(when), { sender: 'file', body: { of: 'outage', record, name: 'share', value: '1' } });
  const outages = ['2026-02-03T00:00:00Z', '2026-02-20T00:00:00Z'].flatMap((start, i) =>
    outage(at(start), at(start) + 10 * HOUR, { body: { record: `o${i}` } }),
  );
  const usd = (amount: string): object => ({ amount, currency: 'USD' });

  it.each([
    ['first', share('o1', '2026-02-20T00:00:00Z')],
    ['second', share('o0', '2026-02-03T00:00:00Z')],
  ])('are not offset in the certain part, while the %s part is open', (_, known) => {
    const { total, bounds, lines } = split(both, [...outages, known]);
    // A part has half of the fee: 150.00 to the customer, 20.00 to the vendor.
    expect([total.amount, lines.map(({ credit }) => credit)]).toEqual(['150.00', ['credit']]);
    expect(bounds).toEqual({
      toCustomer: { least: usd('150.00'), most: usd('300.00') },
      toVendor: { least: usd('20.00'), most: usd('40.00') },
    });
  });

  it('are offset once both parts are certain', () => {
    const { total, bounds } = split(both, [...outages, share('o0', '2026-02-03T00:00:00Z'), share('o1', '2026-02-20T00:00:00Z')]);
    expect([total.amount, bounds]).toEqual(['260.00', undefined]);
  });
});
