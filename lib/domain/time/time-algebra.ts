/**
 * Union, intersection and difference of weighted times, each one walk along both:
 *     union       highest of each bound
 *     intersection product of each bound
 *     a except b  certain(a) x (1 - possible(b)),  possible(a) x (1 - certain(b))
 */
import { ONE, type Ratio, ZERO, greater, multiply, subtract } from '../money/ratio.ts';
import type { Interval } from './interval.ts';
import { type TimeSet, type Piece, span, timesFromColumns, isPlain, pieceAt, timesFromPieces, weightless } from './times.ts';

type Combine = (a: Piece | undefined, b: Piece | undefined) => { certain: Ratio; possible: Ratio };

/** One walk along both sets; `weigh` is called for every elementary stretch in which either has a piece. */
function combine(a: TimeSet, b: TimeSet, weigh: Combine): TimeSet {
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  let at = -Infinity;
  while (i < a.starts.length || j < b.starts.length) {
    const inA = i < a.starts.length && a.starts[i]! <= at;
    const inB = j < b.starts.length && b.starts[j]! <= at;
    let until = Infinity;
    if (i < a.starts.length) until = Math.min(until, inA ? a.ends[i]! : a.starts[i]!);
    if (j < b.starts.length) until = Math.min(until, inB ? b.ends[j]! : b.starts[j]!);
    if ((inA || inB) && at < until) {
      const { certain, possible } = weigh(inA ? pieceAt(a, i) : undefined, inB ? pieceAt(b, j) : undefined);
      pieces.push({ start: at, end: until, certain, possible });
    }
    at = until;
    if (inA && a.ends[i]! <= at) i += 1;
    if (inB && b.ends[j]! <= at) j += 1;
  }
  return timesFromPieces(pieces);
}

export function union(a: TimeSet, b: TimeSet): TimeSet {
  if (a.starts.length === 0) return b;
  if (b.starts.length === 0) return a;
  if (isPlain(a) && isPlain(b)) return timesFromColumns(concat(a.starts, b.starts), concat(a.ends, b.ends));
  return combine(a, b, (x, y) => ({
    certain: greater(x?.certain ?? ZERO, y?.certain ?? ZERO),
    possible: greater(x?.possible ?? ZERO, y?.possible ?? ZERO),
  }));
}

export function intersect(a: TimeSet, b: TimeSet): TimeSet {
  if (isPlain(b)) return cutTo(a, b);
  if (isPlain(a)) return cutTo(b, a);
  return combine(a, b, (x, y) =>
    x && y ? { certain: multiply(x.certain, y.certain), possible: multiply(x.possible, y.possible) } : weightless,
  );
}

export function except(a: TimeSet, b: TimeSet): TimeSet {
  if (b.starts.length === 0 || a.starts.length === 0) return a;
  if (isPlain(b)) return without(a, b);
  return combine(a, b, (x, y) => {
    if (!x) return weightless;
    if (!y) return x;
    return { certain: multiply(x.certain, subtract(ONE, y.possible)), possible: multiply(x.possible, subtract(ONE, y.certain)) };
  });
}

/** Parts of the pieces of a set, with their weights, in columns. */
class Parts {
  private readonly of: TimeSet;
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  private readonly certain: Ratio[] | undefined;
  private readonly possible: Ratio[] | undefined;
  private count = 0;

  constructor(of: TimeSet, most: number) {
    this.of = of;
    this.starts = new Float64Array(most);
    this.ends = new Float64Array(most);
    this.certain = of.certain && [];
    this.possible = of.possible && [];
  }

  /** The i-th piece from start to end; nothing where that is empty. */
  add(i: number, start: number, end: number): void {
    if (start >= end) return;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
    this.certain?.push(this.of.certain![i]!);
    this.possible?.push(this.of.possible![i]!);
  }

  toSet(): TimeSet {
    const { starts, ends, certain, possible, count } = this;
    return { starts: starts.subarray(0, count), ends: ends.subarray(0, count), certain, possible };
  }
}

/** The parts of `a`, with their weights, that lie in plain times. */
function cutTo(a: TimeSet, plain: TimeSet): TimeSet {
  const parts = new Parts(a, a.starts.length + plain.starts.length);
  let [i, j] = [0, 0];
  while (i < a.starts.length && j < plain.starts.length) {
    parts.add(i, Math.max(a.starts[i]!, plain.starts[j]!), Math.min(a.ends[i]!, plain.ends[j]!));
    if (a.ends[i]! <= plain.ends[j]!) i += 1;
    else j += 1;
  }
  return parts.toSet();
}

/** The parts of `a`, with their weights, that lie outside plain times. */
function without(a: TimeSet, plain: TimeSet): TimeSet {
  const parts = new Parts(a, a.starts.length + plain.starts.length);
  let [i, j] = [0, 0];
  let at = -Infinity;
  while (i < a.starts.length) {
    const until = j < plain.starts.length ? plain.starts[j]! : Infinity;
    parts.add(i, Math.max(a.starts[i]!, at), Math.min(a.ends[i]!, until));
    if (a.ends[i]! <= until) i += 1;
    else at = plain.ends[j++]!;
  }
  return parts.toSet();
}

const concat = (a: Float64Array, b: Float64Array): Float64Array => {
  const result = new Float64Array(a.length + b.length);
  result.set(a);
  result.set(b, a.length);
  return result;
};

export const clip = (times: TimeSet, window: Interval): TimeSet => intersect(times, span(window.start, window.end));

/** Keeps of `times` the certain weights inside `certainWithin` and the possible weights inside `possibleWithin`. */
export function restrict(times: TimeSet, certainWithin: TimeSet, possibleWithin: TimeSet): TimeSet {
  const bounded = combine(times, certainWithin, (x, y) => (x ? { certain: y ? x.certain : ZERO, possible: x.possible } : weightless));
  return combine(bounded, possibleWithin, (x, y) => (x && y ? x : weightless));
}
