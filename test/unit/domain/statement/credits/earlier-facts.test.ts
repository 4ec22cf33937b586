/** Facts that are missing since earlier periods, and decide several values at once. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { PeriodState } from '../../../../../lib/domain/operators/earlier-periods.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { aContract, orderOf, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { codesOf } from '../../../../support/lines.ts';

const ORDER: Order = orderOf({
  from: '2026-01-01',
  charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }],
});

/** 10 % for a second bad month in three, 30 % for a third, and at most 35 % in two months. */
const badMonths = (more: Partial<Terms> = {}): Terms =>
  termsWith({
    from: '2025-01-01',
    attributes: { cause: { of: 'outage', values: ['vendor', 'carrier'], 'reported-by': ['vendor'] } },
    definitions: {
      down: { intervals: 'outage', from: 'started', to: 'ended', where: [{ attribute: 'cause', is: ['vendor'] }] },
      length: { duration: 'down' },
      bad: { compare: 'length', 'more-than': '1 h' },
      three: { 'across-periods': 'bad', last: 3, ending: 'this' },
      n: { count: 'three' },
      rate: {
        bands: 'n',
        table: [
          { 'at-most': 1, gives: '0%' },
          { 'more-than': 1, 'less-than': 3, gives: '10%' },
          { 'at-least': 3, gives: '30%' },
        ],
      },
      fee: { charges: 'all', 'taken-from': 'period' },
    },
    objectives: { n: { 'at-most': 1 } },
    credits: { credit: { of: 'fee', times: 'rate', for: 'n', cap: [{ 'at-most': '35%', of: 'fee', over: '2 periods' }] } },
    claims: { credit: 'automatic' },
    ...more,
  });

const down = (day: string, cause?: string): Fact[] =>
  outage(at(`${day}T00:00:00Z`), at(`${day}T02:00:00Z`), { body: { record: day, ...(cause && { attributes: { cause } }) } });

const FOUR = ['2026-01', '2026-02', '2026-03', '2026-04'];

/** The statements of some months, one after the other by the states of those before, and each from all events; they must be equal. */
function both(terms: Terms | readonly Terms[], facts: readonly Fact[], months = FOUR): Statement[] {
  const contract = aContract({ order: ORDER, terms: terms as Terms });
  const earlier = new Map<string, PeriodState>();
  return months.map((month) => {
    const statement = statementOf(contract, facts, month, { earlier });
    expect(statementOf(contract, facts, month)).toEqual(statement);
    // As it is stored and read again.
    if (statement.state) earlier.set(month, JSON.parse(JSON.stringify(statement.state)) as PeriodState);
    return statement;
  });
}

const endsOf = ({ total, bounds }: Statement): number[] => [
  Number((bounds?.toCustomer.least ?? total).amount),
  Number((bounds?.toCustomer.most ?? total).amount),
];

const owed = ({ total, bounds }: Statement): string =>
  bounds ? `${bounds.toCustomer.least.amount} to ${bounds.toCustomer.most?.amount ?? 'any'}` : total.amount;

describe('a fact of an earlier period that decides a count and the rest of a cap', () => {
  const history = (february?: string): Fact[] => [
    ...down('2026-01-10', 'vendor'),
    ...down('2026-02-10', february),
    ...down('2026-03-10', 'vendor'),
    ...down('2026-04-10', 'vendor'),
  ];

  it('leaves nothing open where the same is owed for both its words', () => {
    expect(both(badMonths(), history('vendor')).map(owed)).toEqual(['0.00', '100.00', '250.00', '100.00']);
    expect(both(badMonths(), history('carrier')).map(owed)).toEqual(['0.00', '0.00', '100.00', '100.00']);
    const open = both(badMonths(), history());
    expect(open.map(owed)).toEqual(['0.00', '0.00 to 100.00', '100.00 to 250.00', '100.00']);
    expect(open[3]!.missing).toBeUndefined();
    expect(codesOf(open[3]!)).not.toContain('earlier-bounds');
  });

  it('leaves bounds where a state has none of its completions, and a finding says so', () => {
    const contract = aContract({ order: ORDER, terms: badMonths() });
    const earlier = new Map<string, PeriodState>();
    for (const month of FOUR.slice(0, 3)) {
      const { completions: _, ...state } = statementOf(contract, history(), month, { earlier }).state!;
      earlier.set(month, state);
    }
    const april = statementOf(contract, history(), '2026-04', { earlier });
    expect(owed(april)).toBe('50.00 to 250.00');
    expect(codesOf(april)).toContain('earlier-bounds');
  });

  it('leaves valid bounds where there are too many of them', () => {
    const days = ['03', '05', '07', '09', '11', '13', '15', '17'];
    const with8 = (cause?: string): Fact[] => [
      ...days.flatMap((day) => down(`2026-02-${day}`, cause)),
      ...down('2026-03-10', 'vendor'),
      ...down('2026-04-10', 'vendor'),
    ];
    const [open] = both(badMonths(), with8(), ['2026-04']) as [Statement];
    expect(codesOf(open)).toContain('earlier-bounds');
    const { least, most } = open.bounds!.toCustomer;
    for (const cause of ['vendor', 'carrier']) {
      const known = Number(both(badMonths(), with8(cause), ['2026-04'])[0]!.total.amount);
      expect([Number(least.amount) <= known, Number(most!.amount) >= known]).toEqual([true, true]);
    }
  });
});

describe('an attribute of the customer that is missing in several periods', () => {
  const terms = badMonths({
    attributes: { tier: { of: 'customer', values: ['gold', 'basic'], 'reported-by': ['vendor'] } },
    definitions: {
      down: { intervals: 'outage', from: 'started', to: 'ended' },
      length: { duration: 'down' },
      gold: { 'attribute-is': 'tier', is: ['gold'] },
      long: { compare: 'length', 'more-than': '1 h' },
      bad: { 'all-of': ['gold', 'long'] },
      two: { 'across-periods': 'bad', last: 2, ending: 'this' },
      n: { count: 'two' },
      rate: {
        bands: 'n',
        table: [
          { 'less-than': 1, gives: '10%' },
          { 'at-least': 1, 'less-than': 2, gives: '0%' },
          { 'at-least': 2, gives: '30%' },
        ],
      },
      fee: { charges: 'all', 'taken-from': 'period' },
    },
    credits: { credit: { of: 'fee', times: 'rate', for: 'n' } },
  });
  const facts = [...down('2026-01-10'), ...down('2026-02-10')];
  const tier = (day: string, value: string): Fact =>
    fact('attribute.set', at(`${day}T00:00:00Z`), { id: day, body: { of: 'customer', name: 'tier', value } });

  it('may differ from period to period, so that nothing is certain', () => {
    const months = FOUR.slice(0, 2);
    expect(both(terms, facts, months).map(owed)).toEqual(['0.00 to 100.00', '0.00 to 300.00']);
    expect(both(terms, [...facts, tier('2026-01-01', 'gold')], months).map(owed)).toEqual(['0.00', '300.00']);
    expect(both(terms, [...facts, tier('2026-01-01', 'basic'), tier('2026-02-01', 'gold')], months).map(owed)).toEqual(['100.00', '0.00']);
  });
});

describe('a period in parts', () => {
  it('records joined completions, and later parts join them with their own', () => {
    const first = badMonths({ from: '2025-01-01', version: '1' });
    const second = badMonths({ from: '2026-02-15', version: '2', 'takes-effect': 'at-once-splitting-period' });
    const facts = (february?: string): Fact[] => [
      ...down('2026-01-10', 'vendor'),
      ...down('2026-02-10', february),
      ...outage(at('2026-02-20T00:00:00Z'), at('2026-02-20T00:30:00Z'), { body: { record: 'short', attributes: { cause: 'vendor' } } }),
      ...down('2026-03-10', 'vendor'),
      ...down('2026-04-10', 'vendor'),
    ];
    const open = both([first, second], facts());
    const known = ['vendor', 'carrier'].map((word) => both([first, second], facts(word)).map(endsOf));
    expect(open[1]!.state!.completions!.facts).not.toEqual({});
    open.map(endsOf).forEach(([least, most], m) => {
      const ends = [Math.min(...known.map((all) => all[m]![0]!)), Math.max(...known.map((all) => all[m]![1]!))];
      // In February itself the bounds of its parts are added.
      if (m !== 1) expect([least, most], FOUR[m]).toEqual(ends);
      else expect([least! <= ends[0]!, most! >= ends[1]!]).toEqual([true, true]);
    });
    // Whether a month that is measured in parts was bad is open also where all is known.
    expect(known[0]![2]).toEqual([100, 300]);
  });
});
