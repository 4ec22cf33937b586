/** The index of intervals by UTC day, against a walk over all starts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIndexOf, indexAt } from '../../../../lib/domain/time/day-index.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';

const instant = fc.integer({ min: -3 * DAY, max: 90 * DAY });
const starts = fc.uniqueArray(instant, { maxLength: 60 }).map((all) => Float64Array.from(all).sort());

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
});
