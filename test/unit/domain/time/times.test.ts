/** Set algebra of times: laws, and a slow counter as oracle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ONE, ZERO, add, compare, ratio, subtract } from '../../../../lib/domain/money/ratio.ts';
import { unionOf } from '../../../../lib/domain/time/interval.ts';
import { clip, except, intersect, union } from '../../../../lib/domain/time/time-algebra.ts';
import {
  type Piece,
  type TimeSet,
  measure,
  piecesOf,
  stretches,
  timesFrom,
  timesFromWeighted,
  weigh,
} from '../../../../lib/domain/time/times.ts';
import { type Span, countMinutes, inAny } from '../../../support/minute-counter.ts';

const spans = fc.array(
  fc.tuple(fc.integer({ min: -50, max: 400 }), fc.integer({ min: 0, max: 90 })).map(([start, length]): Span => [start, start + length]),
  { maxLength: 12 },
);
const timesOf = (list: readonly Span[]): TimeSet => timesFrom(list.map(([start, end]) => ({ start, end })));
const window = { start: 0, end: 400 };
const length = (times: TimeSet): number => Number(measure(times, window).certain.n);

const weighted = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 300 }),
      length: fc.integer({ min: 1, max: 60 }),
      certain: fc.integer({ min: 0, max: 4 }),
      more: fc.integer({ min: 0, max: 4 }),
    }),
    { maxLength: 8 },
  )
  .map((items): Piece[] =>
    items.map(({ start, length: long, certain, more }) => ({
      start,
      end: start + long,
      certain: ratio(BigInt(Math.min(certain, 4)), 4n),
      possible: ratio(BigInt(Math.min(4, certain + more)), 4n),
    })),
  )
  .map((pieces) => timesFromWeighted(pieces, 'highest'));

describe('interval unions', () => {
  it('join overlapping, nested and touching intervals, and drop empty and backward ones', () => {
    const { starts, ends } = unionOf(Float64Array.of(10, 0, 5, 30, 40, 50), Float64Array.of(20, 12, 7, 40, 40, 45));
    expect([[...starts], [...ends]]).toEqual([
      [0, 30],
      [20, 40],
    ]);
  });

  it('agree for small and large inputs, which are sorted differently', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3_000_000_000 }), fc.integer({ min: 1, max: 50_000_000 })), {
          minLength: 300,
          maxLength: 400,
        }),
        (list) => {
          const starts = Float64Array.from(list, ([start]) => start);
          const ends = Float64Array.from(list, ([start, long]) => start + long);
          const sorted = list.map(([start, long]): [number, number] => [start, start + long]).sort((a, b) => a[0] - b[0]);
          const merged: [number, number][] = [];
          for (const [start, end] of sorted) {
            const last = merged.at(-1);
            if (last && start <= last[1]) last[1] = Math.max(last[1], end);
            else merged.push([start, end]);
          }
          const result = unionOf(starts, ends);
          expect([...result.starts].map((start, i) => [start, result.ends[i]])).toEqual(merged);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('times', () => {
  it('union, intersection and difference equal those that are counted by minutes', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const [x, y] = [timesOf(a), timesOf(b)];
        const [inA, inB] = [inAny(a), inAny(b)];
        expect(length(union(x, y))).toBe(countMinutes(0, 400, (minute) => inA(minute) || inB(minute)));
        expect(length(intersect(x, y))).toBe(countMinutes(0, 400, (minute) => inA(minute) && inB(minute)));
        expect(length(except(x, y))).toBe(countMinutes(0, 400, (minute) => inA(minute) && !inB(minute)));
      }),
    );
  });

  it('obey the laws of sets', () => {
    fc.assert(
      fc.property(spans, spans, spans, (a, b, c) => {
        const [x, y, z] = [timesOf(a), timesOf(b), timesOf(c)];
        expect(union(x, x)).toEqual(x);
        expect(union(x, y)).toEqual(union(y, x));
        expect(union(union(x, y), z)).toEqual(union(x, union(y, z)));
        expect(intersect(x, union(y, z))).toEqual(union(intersect(x, y), intersect(x, z)));
        expect(length(x)).toBe(length(intersect(x, y)) + length(except(x, y)));
      }),
    );
  });

  it('with weights and three values have ordered bounds, and a larger exclusion never adds time', () => {
    fc.assert(
      fc.property(weighted, weighted, (a, b) => {
        for (const times of [union(a, b), intersect(a, b), except(a, b), weigh(a, ratio(1n, 2n))]) {
          for (const piece of piecesOf(times)) {
            expect(
              compare(piece.certain, ZERO) >= 0 && compare(piece.certain, piece.possible) <= 0 && compare(piece.possible, ONE) <= 0,
            ).toBe(true);
          }
        }
        expect(compare(measure(except(a, b), window).certain, measure(a, window).certain)).not.toBe(1);
        expect(compare(measure(except(a, b), window).possible, measure(a, window).possible)).not.toBe(1);
      }),
    );
  });

  it('are measured once: the parts of a window add up', () => {
    fc.assert(
      fc.property(weighted, fc.integer({ min: 0, max: 400 }), (times, cut) => {
        const whole = measure(times, window);
        const [left, right] = [measure(clip(times, { start: 0, end: cut }), window), measure(times, { start: cut, end: 400 })];
        expect(subtract(whole.certain, add(left.certain, right.certain))).toEqual(ZERO);
        expect(subtract(whole.possible, add(left.possible, right.possible))).toEqual(ZERO);
      }),
    );
  });

  it('simultaneous weights add up to at most one, or the highest holds', () => {
    const third = { certain: ratio(1n, 3n), possible: ratio(1n, 3n) };
    const items = [
      { start: 0, end: 10, ...third },
      { start: 5, end: 15, ...third },
      { start: 5, end: 15, certain: ONE, possible: ONE },
    ];
    expect(measure(timesFromWeighted(items.slice(0, 2), 'add'), window).certain).toEqual(ratio(20n, 3n));
    expect(measure(timesFromWeighted(items.slice(0, 2), 'highest'), window).certain).toEqual(ratio(5n));
    expect(measure(timesFromWeighted(items, 'add'), window).certain).toEqual(add(ratio(10n), ratio(5n, 3n)));
  });

  it('stretches join touching pieces of different weight', () => {
    const pieces = timesFromWeighted(
      [
        { start: 0, end: 5, certain: ONE, possible: ONE },
        { start: 5, end: 9, certain: ratio(1n, 2n), possible: ONE },
        { start: 12, end: 14, certain: ZERO, possible: ONE },
      ],
      'highest',
    );
    expect(stretches(pieces, 'certain')).toEqual([{ start: 0, end: 9 }]);
    expect(stretches(pieces, 'possible')).toEqual([
      { start: 0, end: 9 },
      { start: 12, end: 14 },
    ]);
  });
});
