/**
 * A set of instants over the whole timeline, weighted and three-valued.
 *
 * Each piece carries two weights between 0 and 1: what is certain (`certain`) and what is possible (`possible`). A plain yes is
 * 1/1, unknown is 0/1, "half degraded" is ½/½. So `certain` summed is downtime, `possible` minus `certain` is unknown time, and
 * every operation is ordinary arithmetic on the two bounds (`time-algebra.ts`).
 * Pieces are sorted, disjoint, half-open, and never empty. A column of weights that is absent means "all 1".
 * Nothing here is cut at a period; `measure` is what cuts.
 */
import { DomainError } from '../issue.ts';
import { ONE, type Ratio, ZERO, add, greater, isZero, lesser, multiply, ratio } from '../money/ratio.ts';
import type { Instant } from './instant.ts';
import { type Interval, unionOf } from './interval.ts';

export interface TimeSet {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly certain: readonly Ratio[] | undefined;
  readonly possible: readonly Ratio[] | undefined;
}

export interface Piece extends Interval {
  readonly certain: Ratio;
  readonly possible: Ratio;
}

export const NEVER: TimeSet = { starts: new Float64Array(0), ends: new Float64Array(0), certain: undefined, possible: undefined };
export const ALWAYS: TimeSet = {
  starts: Float64Array.of(-Infinity),
  ends: Float64Array.of(Infinity),
  certain: undefined,
  possible: undefined,
};

export const span = (start: Instant, end: Instant): TimeSet =>
  start < end ? { starts: Float64Array.of(start), ends: Float64Array.of(end), certain: undefined, possible: undefined } : NEVER;

/** Plain times from intervals in any order; overlapping and touching ones become one. */
export function timesFrom(intervals: readonly Interval[]): TimeSet {
  const starts = new Float64Array(intervals.length);
  const ends = new Float64Array(intervals.length);
  for (let i = 0; i < intervals.length; i += 1) {
    starts[i] = intervals[i]!.start;
    ends[i] = intervals[i]!.end;
  }
  return timesFromColumns(starts, ends);
}

export const timesFromColumns = (starts: Float64Array, ends: Float64Array): TimeSet => ({
  ...unionOf(starts, ends),
  certain: undefined,
  possible: undefined,
});

export const isPlain = (times: TimeSet): boolean => times.certain === undefined && times.possible === undefined;

export const pieceAt = (times: TimeSet, i: number): Piece => ({
  start: times.starts[i]!,
  end: times.ends[i]!,
  certain: times.certain?.[i] ?? ONE,
  possible: times.possible?.[i] ?? ONE,
});

export const piecesOf = (times: TimeSet): Piece[] => Array.from({ length: times.starts.length }, (_, i) => pieceAt(times, i));

const sameWeight = (a: Ratio, b: Ratio): boolean => a === b || (a.n === b.n && a.d === b.d);

/** Builds a set of times from disjoint pieces in order: drops empty ones, joins touching ones of equal weight. */
export function timesFromPieces(pieces: Iterable<Piece>): TimeSet {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    if (!(piece.start < piece.end) || isZero(piece.possible)) continue;
    const last = kept.at(-1);
    if (last && piece.start < last.end) throw new DomainError('times-not-disjoint', `pieces overlap at ${piece.start}`);
    if (last && last.end === piece.start && sameWeight(last.certain, piece.certain) && sameWeight(last.possible, piece.possible)) {
      kept[kept.length - 1] = { ...last, end: piece.end };
    } else kept.push(piece);
  }
  const plain = kept.every((piece) => piece.certain.n === piece.certain.d);
  const [starts, ends] = [new Float64Array(kept.length), new Float64Array(kept.length)];
  for (let i = 0; i < kept.length; i += 1) {
    starts[i] = kept[i]!.start;
    ends[i] = kept[i]!.end;
  }
  return {
    starts,
    ends,
    certain: plain ? undefined : kept.map((piece) => piece.certain),
    possible: plain ? undefined : kept.map((piece) => piece.possible),
  };
}

/** Weighted intervals that may overlap: simultaneous weights `add` up (to at most 1) or the `highest` holds. */
export function timesFromWeighted(items: readonly Piece[], overlaps: 'add' | 'highest'): TimeSet {
  const live = items.filter((item) => item.start < item.end);
  const edges = [...new Set(live.flatMap((item) => [item.start, item.end]))].sort((a, b) => a - b);
  const byStart = [...live].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let active: Piece[] = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const start = edges[i]!;
    active = active.filter((item) => item.end > start);
    while (next < byStart.length && byStart[next]!.start <= start) active.push(byStart[next++]!);
    const bound = (pick: (item: Piece) => Ratio): Ratio =>
      active.reduce((sum, item) => (overlaps === 'add' ? lesser(ONE, add(sum, pick(item))) : greater(sum, pick(item))), ZERO);
    pieces.push({ start, end: edges[i + 1]!, certain: bound((item) => item.certain), possible: bound((item) => item.possible) });
  }
  return timesFromPieces(pieces);
}

export const weightless = { certain: ZERO, possible: ZERO };

export type Weights = Pick<Piece, 'certain' | 'possible'>;

/** One walk along many sets; `decide` is asked for every elementary stretch of the whole timeline, with the weights of each set there. */
export function pointwise(many: readonly TimeSet[], decide: (weights: readonly Weights[]) => Weights): TimeSet {
  const edges = [...new Set([-Infinity, ...many.flatMap((times) => [...times.starts, ...times.ends]), Infinity])].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const next = many.map(() => 0);
  const pieces: Piece[] = [];
  for (let e = 0; e + 1 < edges.length; e += 1) {
    const start = edges[e]!;
    const weights = many.map((times, k) => {
      while (next[k]! < times.ends.length && times.ends[next[k]!]! <= start) next[k]! += 1;
      return next[k]! < times.starts.length && times.starts[next[k]!]! <= start ? pieceAt(times, next[k]!) : weightless;
    });
    const { certain, possible } = decide(weights);
    pieces.push({ start, end: edges[e + 1]!, certain, possible });
  }
  return timesFromPieces(pieces);
}

/** Multiplies the weights: `weigh(degraded, 1/2)`. */
export const weigh = (times: TimeSet, factor: Ratio): TimeSet =>
  timesFromPieces(
    piecesOf(times).map((piece) => ({ ...piece, certain: multiply(piece.certain, factor), possible: multiply(piece.possible, factor) })),
  );

export interface Measure {
  /** Weighted milliseconds that certainly count, exact. */
  readonly certain: Ratio;
  /** Weighted milliseconds that may count, exact; never less than `certain`. */
  readonly possible: Ratio;
}

/** The weighted length inside `window`. @throws DomainError `unbounded` when that is infinite. */
export function measure(times: TimeSet, window: Interval): Measure {
  let [plain, plainPossible] = [0, 0];
  let [certain, possible] = [ZERO, ZERO];
  const areWhole = isPlain(times);
  for (let i = firstEndingAfter(times.ends, window.start); i < times.starts.length && times.starts[i]! < window.end; i += 1) {
    const length = Math.min(times.ends[i]!, window.end) - Math.max(times.starts[i]!, window.start);
    if (!(length > 0)) continue;
    if (areWhole) {
      plain += length;
      continue;
    }
    // Whole weights, by far the most, are added as whole numbers.
    const [least, most] = [times.certain?.[i] ?? ONE, times.possible?.[i] ?? ONE];
    if (least.n === least.d) plain += length;
    else if (least.n !== 0n) certain = add(certain, multiply(least, finite(length)));
    if (most.n === most.d) plainPossible += length;
    else possible = add(possible, multiply(most, finite(length)));
  }
  if (areWhole) return { certain: finite(plain), possible: finite(plain) };
  return { certain: add(certain, finite(plain)), possible: add(possible, finite(plainPossible)) };
}

/** Index of the first piece that ends after an instant: pieces are in order and disjoint. */
function firstEndingAfter(ends: Float64Array, at: Instant): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function finite(length: number): Ratio {
  if (!Number.isFinite(length)) throw new DomainError('unbounded', 'a length without an end cannot be measured');
  return ratio(BigInt(length));
}

/** Unbroken stretches in which the bound (`certain` or `possible`) is above nothing. */
export function stretches(times: TimeSet, bound: 'certain' | 'possible'): Interval[] {
  const result: { start: number; end: number }[] = [];
  for (let i = 0; i < times.starts.length; i += 1) {
    const weight = times[bound]?.[i];
    if (weight && isZero(weight)) continue;
    const last = result.at(-1);
    if (last && last.end === times.starts[i]) last.end = times.ends[i]!;
    else result.push({ start: times.starts[i]!, end: times.ends[i]! });
  }
  return result;
}
