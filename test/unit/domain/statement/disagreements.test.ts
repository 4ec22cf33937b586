/** Where witnesses disagree, from instant to instant; it says what the statement says in sums. */
import { describe, expect, it } from 'vitest';
import { disagreementsOf } from '../../../../lib/domain/statement/disagreements.ts';
import { MINUTE, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { beats, contractOfTwo, customer, judge, noon, vendor } from '../../../support/two-witnesses.ts';

/** The customer's monitor saw 120 minutes; the vendor admits minutes 90 to 150. */
const facts = [
  ...beats(),
  customer('service.down', noon),
  customer('service.up', noon + 120 * MINUTE),
  vendor('service.down', noon + 90 * MINUTE),
  vendor('service.up', noon + 150 * MINUTE),
];

const minute = (count: number): string => formatInstant(noon + count * MINUTE);
const head = { cell: 'downtime', decide: 'first-known', index: 'line-1' };
const said = (ours: string, theirs: string): object[] => [
  { witness: 'customer-says', state: ours },
  { witness: 'vendor-says', state: theirs },
];

describe('disagreements of a period', () => {
  it('are the stretches in which each witness knows and they differ, with the state of each', () => {
    expect(disagreementsOf(contractOfTwo(), facts, '2026-10')).toEqual([
      { ...head, start: minute(0), end: minute(90), said: said('down', 'up') },
      { ...head, start: minute(120), end: minute(150), said: said('up', 'down') },
    ]);
  });

  it('have the length that the statement gives, whatever the order of the facts', () => {
    const found = disagreementsOf(contractOfTwo(), [...facts].reverse(), '2026-10');
    if ('issue' in found) throw new Error(found.issue.message);
    const lengths = found.map(({ start, end }) => Date.parse(end) - Date.parse(start));
    expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(Number(judge(facts).discrepancies![0]!.times[0]!.differ));
  });

  it('are none where one of them does not know: two hours of silence prove nothing', () => {
    const silent = facts.filter(({ occurredAt, speaksFor }) => speaksFor === 'vendor' || occurredAt < noon);
    expect(disagreementsOf(contractOfTwo(), silent, '2026-10')).toEqual([]);
  });

  it('an unknown period is an issue', () => {
    expect(disagreementsOf(contractOfTwo(), facts, '2026-Q4')).toMatchObject({ issue: { code: 'bad-period' } });
  });
});
