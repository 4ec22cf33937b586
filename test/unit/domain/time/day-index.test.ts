/** The index of intervals by UTC day, against a walk over all starts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIndexOf, indexAt } from '../../../../lib/domain/time/day-index.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';

const instant = fc.integer({ min: -3 * DAY, max: 90 * DAY });
const startsOf = (one: fc.Arbitrary<number>) => fc.uniqueArray(one, { maxLength: 60 }).map((all) => Float64Array.from(all).sort());
// Far apart, and many within a day.
const starts = fc.oneof(startsOf(instant), startsOf(fc.integer({ min: -DAY, max: 2 * DAY })));

describe('the index of intervals by day', () => {
  it('finds the last interval that starts at or before an instant', () => {
    fc.assert(
      fc.property(starts, instant, (of, at) => {
        const index = dayIndexOf(of);
        for (const one of [at, ...of, -Infinity, Infinity]) expect(indexAt(index, one)).toBe(of.findLastIndex((start) => start <= one));
      }),
    );
  });

  it('finds it too where the intervals are too far apart for an index', () => {
    const of = Float64Array.from({ length: 20 }, (_, i) => i * 3000 * DAY);
    expect(dayIndexOf(of).before).toHaveLength(0);
    expect(of.map((start) => indexAt(dayIndexOf(of), start))).toEqual(of.map((_, i) => i));
    const unbounded = Float64Array.of(-Infinity, ...of);
    expect(indexAt(dayIndexOf(unbounded), -1)).toBe(0);
  });

  it('counts for each day the starts before it, one at midnight as of its day, and ends on the day after the last start', () => {
    // Two each day for five days: at midnight and at noon, from the third day of 1970 on.
    const of = Float64Array.from({ length: 10 }, (_, i) => 2 * DAY + (i * DAY) / 2);
    const index = dayIndexOf(of);
    expect([index.firstDay, ...index.before]).toEqual([2, 0, 2, 4, 6, 8, 10]);
    // Before the first, on the last day with a start, on the day after, and weeks later.
    expect([1.5, 2, 6.4, 6.5, 7, 8, 9, 30].map((day) => indexAt(index, day * DAY))).toEqual([-1, 0, 8, 9, 9, 9, 9, 9]);
  });

  it('is made for nine intervals within 20,000 days, and not for fewer or for longer', () => {
    const over = (days: number, count: number): number =>
      dayIndexOf(Float64Array.from({ length: count }, (_, i) => (i === count - 1 ? days * DAY : i))).before.length;
    expect([over(100, 8), over(100, 9), over(19_998, 9), over(19_999, 9)]).toEqual([0, 102, 20_000, 0]);
  });
});
