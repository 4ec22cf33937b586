/** Half-open intervals [start, end) of instants, and the fast union behind every set of times. */
import type { Instant } from './instant.ts';

export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Sorted, disjoint, non-touching intervals as two columns. */
export interface IntervalColumns {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/**
 * The union of intervals in any order. Starts and ends are sorted separately (a union needs no pairs) and swept once: O(n) by radix sort for
 * spans under 49 days, else O(n log n). Empty and reversed intervals are ignored.
 */
export function unionOf(starts: Float64Array, ends: Float64Array): IntervalColumns {
  const { count, low, high, isOrdered } = survey(starts, ends);
  if (isOrdered && count === starts.length) return sweep(starts, ends, 0);
  if (count < FEW || !(high - low < 2 ** 32)) {
    const [s, e] = copied(starts, ends, new Float64Array(count), new Float64Array(count), 0);
    return sweep(s.sort(), e.sort(), 0);
  }
  const [s, e] = copied(starts, ends, new Uint32Array(count), new Uint32Array(count), low);
  return sweep(radixSorted(s, high - low), radixSorted(e, high - low), low);
}

/** Fewer numbers are sorted as fast by comparison. */
const FEW = 256;

/** The number of intervals that are not empty, their extent, and whether their starts and their ends are in order. */
function survey(starts: Float64Array, ends: Float64Array): { count: number; low: Instant; high: Instant; isOrdered: boolean } {
  let [count, low, high, isOrdered] = [0, Infinity, -Infinity, true];
  let [lastStart, lastEnd] = [-Infinity, -Infinity];
  for (let i = 0; i < starts.length; i += 1) {
    const [start, end] = [starts[i]!, ends[i]!];
    if (!(start < end)) continue;
    count += 1;
    if (start < lastStart || end < lastEnd) isOrdered = false;
    if (start < low) low = start;
    if (end > high) high = end;
    [lastStart, lastEnd] = [start, end];
  }
  return { count, low, high, isOrdered };
}

/** The intervals that are not empty, as distances from `low`. */
function copied<Column extends Float64Array | Uint32Array>(
  starts: Float64Array,
  ends: Float64Array,
  s: Column,
  e: Column,
  low: Instant,
): [Column, Column] {
  let n = 0;
  for (let i = 0; i < starts.length; i += 1) {
    if (!(starts[i]! < ends[i]!)) continue;
    s[n] = starts[i]! - low;
    e[n] = ends[i]! - low;
    n += 1;
  }
  return [s, e];
}

/** @param low the origin of the sorted columns. */
function sweep(starts: Float64Array | Uint32Array, ends: Float64Array | Uint32Array, low: Instant): IntervalColumns {
  const n = starts.length;
  const outStarts = new Float64Array(n);
  const outEnds = new Float64Array(n);
  let count = 0;
  let i = 0;
  // Before the j-th end, j intervals have ended: as many as have begun by then, and none is open.
  for (let j = 0; j < n; j += 1) {
    if (i === j) outStarts[count] = starts[i]! + low;
    const end = ends[j]!;
    while (i < n && starts[i]! <= end) i += 1;
    if (i > j + 1) continue;
    outEnds[count] = end + low;
    count += 1;
  }
  return { starts: outStarts.subarray(0, count), ends: outEnds.subarray(0, count) };
}

const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

/** Sorts numbers up to `most`: one pass for each eleven bits of it. */
function radixSorted(values: Uint32Array, most: number): Uint32Array {
  let [from, to]: [Uint32Array, Uint32Array] = [values, new Uint32Array(values.length)];
  for (let shift = 0; shift < 32 && most >= 2 ** shift; shift += RADIX_BITS) {
    radixPass(from, to, shift);
    [from, to] = [to, from];
  }
  return from;
}

function radixPass(from: Uint32Array, to: Uint32Array, shift: number): void {
  const offsets = new Uint32Array(RADIX);
  for (let i = 0; i < from.length; i += 1) offsets[(from[i]! >>> shift) & (RADIX - 1)]! += 1;
  let sum = 0;
  for (let bucket = 0; bucket < RADIX; bucket += 1) {
    const count = offsets[bucket]!;
    offsets[bucket] = sum;
    sum += count;
  }
  for (let i = 0; i < from.length; i += 1) {
    const value = from[i]!;
    const bucket = (value >>> shift) & (RADIX - 1);
    to[offsets[bucket]!++] = value;
  }
}
