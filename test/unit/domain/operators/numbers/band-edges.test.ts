/** Edges of bands that are computed: for each component its own, and open where a fact is missing. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../../../lib/domain/checker/check-contract.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { at, outage } from '../../../../support/facts.ts';
import { aContract, orderOf, refusalsOf, statementOf, termsWith } from '../../../../support/contracts.ts';

/** Ten hours of 672: 98.5119 %. */
const TEN = outage(at('2026-02-10T00:00:00Z'), at('2026-02-10T10:00:00Z'), { component: 'a' });
const terms = (cells: object, middle: string, more: object = {}): Terms =>
  termsWith({
    components: { line: {} },
    attributes: { mark: { of: 'line', unit: 'share' }, tier: { of: 'line', values: ['gold', 'basic'] } },
    definitions: {
      down: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      uptime: { uptime: 'down', of: 'period' },
      fee: { charges: 'all', each: 'line', 'taken-from': 'period' },
      rate: {
        bands: 'uptime',
        table: [
          { 'at-least': '99.9%', gives: '0%' },
          { 'at-least': middle, 'less-than': '99.9%', gives: '10%' },
          { 'less-than': middle, gives: '30%' },
        ],
        ...more,
      },
      ...cells,
    },
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: 'rate', for: 'uptime' } },
    claims: { credit: 'automatic' },
  });
const order = (attributes: Record<string, string>): Order =>
  orderOf({
    components: { a: { kind: 'line', attributes } },
    charges: [{ kind: 'recurring', component: 'a', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }],
  });
function stated(given: Terms, attributes: Record<string, string> = {}): Statement {
  return statementOf(aContract({ order: order(attributes), terms: given }), TEN, '2026-02');
}
const owed = ({ bounds, total }: Statement): unknown =>
  bounds ? [bounds.toCustomer.least.amount, bounds.toCustomer.most?.amount] : total.amount;

describe('an edge for each line', () => {
  const given = terms({ edge: { 'record-value': 'mark' } }, 'edge');

  it('applies to its line, and is shown with the band of the value', () => {
    expect([owed(stated(given, { mark: '0.98' })), owed(stated(given, { mark: '99%' }))]).toEqual(['100.00', '300.00']);
    expect(stated(given, { mark: '99%' }).bands).toMatchObject([{ cell: 'rate', index: 'a', row: 3, edges: [{ edge: 'less-than' }] }]);
  });

  it('that is not known leaves the bands on its two sides possible, and no gap between them', () => {
    expect(owed(stated(given))).toEqual(['100.00', '300.00']);
  });

  it('leaves every possible band open when two edges are not known', () => {
    const two = terms({ edge: { 'record-value': 'mark' }, low: { multiply: 'edge', by: '99%' } }, 'edge', { gaps: 'nothing' });
    const table = [
      { 'at-least': 'edge', gives: '0%' },
      { 'less-than': 'low', gives: '30%' },
    ];
    Object.assign(two.definitions.rate as object, { table });
    // The two are bounded apart: above the one, below the other, or in the gap.
    expect(owed(stated(two))).toEqual(['0.00', '300.00']);
    expect([owed(stated(two, { mark: '0.985' })), owed(stated(two, { mark: '100%' }))]).toEqual(['0.00', '300.00']);
  });
});

it('may be used with a result for each line', () => {
  const given = terms({ more: { 'depending-on': 'tier', cases: { gold: '50%', basic: '25%' } } }, '99%');
  const { rate } = given.definitions as { rate: { table: { gives: string }[] } };
  rate.table[2]!.gives = 'more';
  expect([owed(stated(given, { tier: 'gold' })), owed(stated(given))]).toEqual(['500.00', ['250.00', '500.00']]);
});

describe('edges that cross', () => {
  const rows = [
    { 'at-least': 'edge', gives: '0%' },
    { 'at-least': '99%', 'less-than': 'edge', gives: '10%' },
    { 'less-than': '99%', gives: '30%' },
  ];
  const crossing = (table: object[], from: string): Statement => {
    const given = terms({ edge: { 'record-value': 'mark' } }, '99%');
    Object.assign(given.definitions.rate as object, { table });
    return stated(given, { mark: from });
  };
  const overlaps = ({ findings }: Statement): number => findings.filter(({ code }) => code === 'band-overlap').length;

  it('leave the band open, for any order of the rows', () => {
    for (const table of [rows, [...rows].reverse()]) {
      const found = crossing(table, '98%');
      expect([owed(found), overlaps(found)]).toEqual([['0.00', '300.00'], 1]);
    }
  });

  it('are named as missing facts, for each case by itself', () => {
    const found = crossing(rows, '98%');
    expect(found.missing).toEqual([{ fact: 'a: band of uptime (edge edge)', owner: 'a', name: 'band of uptime (edge edge)' }]);
    expect(found.credits[0]!.missing).toEqual(['a: band of uptime (edge edge)']);
    expect(found.findings.filter(({ code }) => code === 'attribute-missing')).toEqual([]);
    expect(crossing(rows, '98.6%').missing).toBeUndefined();
    const whole = terms({ worst: { aggregate: 'lowest', of: 'uptime', over: 'all' }, edge: { multiply: 'worst', by: '99%' } }, '99%');
    Object.assign(whole.definitions.rate as object, { bands: 'worst', table: rows });
    Object.assign(whole, {
      objectives: { worst: { 'at-least': '99.9%' } },
      credits: { credit: { of: 'fee', times: 'rate', for: 'worst' } },
    });
    expect([owed(stated(whole)), stated(whole).credits[0]!.missing]).toEqual([['0.00', '300.00'], ['terms: band of worst (edge edge)']]);
  });

  it('have no effect on a value that is inside one band', () => {
    for (const table of [rows, [...rows].reverse()])
      expect(['98.6%', '99.5%'].map((from) => [owed(crossing(table, from)), overlaps(crossing(table, from))])).toEqual([
        ['300.00', 0],
        ['300.00', 0],
      ]);
  });
});

describe('edges that a word or a day chooses among literals', () => {
  const rows = [
    { 'at-least': 'edge', gives: '0%' },
    { 'at-least': '99%', 'less-than': 'edge', gives: '10%' },
    { 'less-than': '99%', gives: '30%' },
  ];
  const errors = (cells: Terms['definitions'], table: object[] = rows, more: object = {}): string[] => {
    const given = terms(cells, '99%', more);
    Object.assign(given.definitions.rate as object, { table });
    return checkContract(aContract({ order: order({ tier: 'gold' }), terms: given })).issues.flatMap(({ severity, code, path, message }) =>
      severity === 'error' ? [`${code} ${path.replace('/terms/0/definitions/', '')}${/ \([^()]*\)$/.exec(message)?.[0] ?? ''}`] : [],
    );
  };
  const byTier = (gold: string, basic: string): Terms['definitions'] => ({ edge: { 'depending-on': 'tier', cases: { gold, basic } } });
  const byDay = (first: string, second: string): Terms['definitions'] => ({
    edge: { 'effective-dated': 'period', values: { '2020-01-01': first, '2026-02-01': second } },
  });

  it('are checked for each word', () => {
    expect(errors(byTier('99.9%', '99.5%'))).toEqual([]);
    expect(errors(byTier('99.9%', '98%'))).toEqual(['band-empty rate/table/1 (where tier is basic)']);
    expect(errors(byTier('98%', '98%'))).toContain('band-empty rate/table/1 (where tier is gold)');
  });

  it('are checked for each day on which they change', () => {
    expect(errors(byDay('99.9%', '99.5%'))).toEqual([]);
    expect(errors(byDay('99.9%', '98%'))).toEqual(['band-empty rate/table/1 (from 2026-02-01)']);
  });

  it('are checked for both together, through names', () => {
    const low = { 'effective-dated': 'period', values: { '2020-01-01': '99%', '2026-02-01': '99.6%' } };
    const table = [
      { 'at-least': 'alias', gives: '0%' },
      { 'at-least': 'low', 'less-than': 'alias', gives: '10%' },
      { 'less-than': 'low', gives: '30%' },
    ];
    expect(errors({ ...byTier('99.9%', '99.7%'), alias: 'edge', low }, table)).toEqual([]);
    expect(errors({ ...byTier('99.9%', '99.5%'), alias: 'edge', low }, table)).toEqual([
      'band-empty rate/table/1 (where tier is basic, from 2026-02-01)',
    ]);
  });

  it('leave no gap and no overlap where one name is on both sides; where two differ in a word they do', () => {
    const upper = { 'depending-on': 'tier', cases: { gold: '99%', basic: '98%' } };
    const table = [
      { 'at-least': 'edge', gives: '0%' },
      { 'less-than': 'upper', gives: '30%' },
    ];
    expect(errors({ ...byTier('99%', '98%'), upper }, table)).toEqual([]);
    expect(errors({ ...byTier('99%', '98.5%'), upper }, table)).toEqual(['band-gap rate/table/0 (where tier is basic)']);
    expect(errors({ ...byTier('99%', '98.5%'), upper }, table, { gaps: 'nothing' })).toEqual([]);
    expect(errors({ ...byTier('99%', '98%'), upper }, table, { gaps: 'nothing' })).toEqual(['no-effect rate/gaps']);
    expect(errors({ ...byTier('99%', '97%'), upper }, table)).toEqual(['band-overlap rate/table/0 (where tier is basic)']);
  });

  it('are checked only when they are used, in tables that the same word chooses', () => {
    const tier = { tier: { of: 'customer', values: ['gold', 'basic'], default: 'gold' } };
    const tableFrom = (low: string): object => ({
      'band-table': [
        { 'at-least': low, gives: '0%' },
        { 'less-than': low === 'edge' ? '99%' : low, gives: '30%' },
      ],
    });
    const given = terms(
      {
        ...byTier('99%', '98%'),
        first: tableFrom('edge'),
        second: tableFrom('98%'),
        chosen: { 'depending-on': 'tier', cases: { gold: 'first', basic: 'second' } },
        rate: { bands: 'uptime', table: 'chosen' },
      },
      '99%',
    );
    expect(refusalsOf(aContract({ order: { ...order({}), attributes: { tier: 'gold' } }, terms: { ...given, attributes: tier } }))).toEqual(
      [],
    );
  });

  it('are not checked in combinations that cannot occur', () => {
    const flags = {
      gold: { 'attribute-is': 'tier', is: ['gold'] },
      basic: { 'attribute-is': 'tier', is: ['basic'] },
      edge: { 'depending-on': 'gold', cases: { holds: '99.9%', fails: '99%' } },
      low: { 'depending-on': 'basic', cases: { holds: '98%', fails: '99.5%' } },
    };
    const table = [
      { 'at-least': 'edge', gives: '0%' },
      { 'at-least': 'low', 'less-than': 'edge', gives: '10%' },
      { 'less-than': 'low', gives: '30%' },
    ];
    expect(errors(flags, table)).toEqual([]);
    const { gold, edge } = flags;
    expect(errors({ gold, edge: { ...edge, cases: { holds: '99.9%', fails: '98%' } } })).toEqual([
      'band-empty rate/table/1 (where gold is fails)',
    ]);
  });
});
