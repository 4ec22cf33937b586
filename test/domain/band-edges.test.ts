/** Edges of bands that are worked out: for each component its own, and open where a fact is missing. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../lib/domain/agreement/agreement.ts';
import { assess } from '../../lib/domain/statement/assess.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { at, outage } from '../support/facts.ts';
import { checked, orderOf, termsWith } from '../support/contracts.ts';

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
        steps: 'uptime',
        table: [
          { 'at-least': '99.9%', gives: '0%' },
          { 'at-least': middle, 'less-than': '99.9%', gives: '10%' },
          { 'less-than': middle, gives: '30%' },
        ],
        ...more,
      },
      ...cells,
    },
    promises: { uptime: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: 'rate', for: 'uptime' } },
    claims: { credit: 'automatic' },
  });
const order = (attributes: Record<string, string>): Order =>
  orderOf({
    components: { a: { kind: 'line', attributes } },
    charges: [{ kind: 'recurring', component: 'a', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }],
  });
function stated(given: Terms, attributes: Record<string, string> = {}): Statement {
  const result = assess(checked(order(attributes), given), TEN, '2026-02');
  if ('issue' in result) throw new Error(result.issue.message);
  return result.statement;
}
const owed = ({ bounds, total }: Statement): unknown =>
  bounds ? [bounds.toCustomer.least.amount, bounds.toCustomer.most?.amount] : total.amount;

describe('an edge of each line', () => {
  const given = terms({ edge: { field: 'mark' } }, 'edge');

  it('is that of the line, and is shown with the band that was hit', () => {
    expect([owed(stated(given, { mark: '0.98' })), owed(stated(given, { mark: '99%' }))]).toEqual(['100.00', '300.00']);
    expect(stated(given, { mark: '99%' }).bands).toMatchObject([{ cell: 'rate', index: 'a', row: 3, edges: [{ edge: 'less-than' }] }]);
  });

  it('that is not known leaves the bands on its two sides, and no gap between them', () => {
    expect(owed(stated(given))).toEqual(['100.00', '300.00']);
  });

  it('with two edges that are not known leaves every band that may hold the value', () => {
    const two = terms({ edge: { field: 'mark' }, low: { scale: 'edge', by: '99%' } }, 'edge', { gaps: 'nothing' });
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

it('what a band gives may be of each line', () => {
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
    const given = terms({ edge: { dated: 'period', values: { '2020-01-01': '99.9%', '2026-02-01': from } } }, '99%');
    Object.assign(given.definitions.rate as object, { table });
    return stated(given);
  };
  const overlaps = ({ findings }: Statement): number => findings.filter(({ code }) => code === 'band-overlap').length;

  it('leave open which band counts, whatever the order of the rows', () => {
    for (const table of [rows, [...rows].reverse()]) {
      const found = crossing(table, '98%');
      expect([owed(found), overlaps(found)]).toEqual([['0.00', '300.00'], 1]);
    }
  });

  it('change nothing of a value that lies in one band', () => {
    for (const table of [rows, [...rows].reverse()])
      expect(['98.6%', '99.5%'].map((from) => [owed(crossing(table, from)), overlaps(crossing(table, from))])).toEqual([
        ['300.00', 0],
        ['300.00', 0],
      ]);
  });
});
