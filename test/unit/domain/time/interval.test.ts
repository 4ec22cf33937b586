/** The union of many intervals, against a plain merge of sorted pairs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unionOf } from '../../../../lib/domain/time/interval.ts';

type Pair = readonly [start: number, end: number];

function merged(pairs: readonly Pair[]): Pair[] {
  const union: [number, number][] = [];
  for (const [start, end] of [...pairs].sort((a, b) => a[0] - b[0])) {
    if (start >= end) continue;
    const last = union.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else union.push([start, end]);
  }
  return union;
}

const unionOfPairs = (pairs: readonly Pair[]): Pair[] => {
  const { starts, ends } = unionOf(
    Float64Array.from(pairs, ([start]) => start),
    Float64Array.from(pairs, ([, end]) => end),
  );
  return [...starts].map((start, i) => [start, ends[i]!]);
};

describe('the union of intervals in any order', () => {
  // Spans that fit 32 bits and spans that do not, few intervals and many.
  it.each([
    [40, 2 ** 31],
    [600, 2 ** 12],
    [600, 2 ** 20],
    [600, 2 ** 31],
    [600, 2 ** 36],
  ])('equals a merge of %s sorted pairs within %s ms', (count, span) => {
    const pair = fc
      .tuple(fc.nat({ max: span }), fc.integer({ min: -5, max: Math.floor(span / count) * 2 }))
      .map(([start, length]): Pair => [start + 1_760_000_000_000, start + 1_760_000_000_000 + length]);
    fc.assert(
      fc.property(fc.array(pair, { minLength: count, maxLength: count }), (pairs) => {
        expect(unionOfPairs(pairs)).toEqual(merged(pairs));
        const inOrder = merged(pairs);
        expect(unionOfPairs(inOrder)).toEqual(inOrder);
      }),
      { numRuns: 20 },
    );
  });
});
