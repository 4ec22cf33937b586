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
  let n = 0;
  const s = new Float64Array(starts.length);
  const e = new Float64Array(starts.length);
  for (let i = 0; i < starts.length; i += 1) {
    if (starts[i]! < ends[i]!) {
      s[n] = starts[i]!;
      e[n] = ends[i]!;
      n += 1;
    }
  }
  return sweep(sorted(s.subarray(0, n)), sorted(e.subarray(0, n)));
}

function sweep(starts: Float64Array, ends: Float64Array): IntervalColumns {
  const n = starts.length;
  const outStarts = new Float64Array(n);
  const outEnds = new Float64Array(n);
  let count = 0;
  let open = 0;
  let i = 0;
  for (let j = 0; j < n; j += 1) {
    const end = ends[j]!;
    while (i < n && starts[i]! <= end) {
      if (open === 0) outStarts[count] = starts[i]!;
      open += 1;
      i += 1;
    }
    open -= 1;
    if (open === 0) {
      outEnds[count] = end;
      count += 1;
    }
  }
  return { starts: outStarts.subarray(0, count), ends: outEnds.subarray(0, count) };
}

const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

/** Sorts a copy; spans that fit 32 bits go through a three-pass radix sort. */
function sorted(values: Float64Array): Float64Array {
  const n = values.length;
  if (n < 256) return values.slice().sort();
  let low = Infinity;
  let high = -Infinity;
  let ordered = true;
  let previous = -Infinity;
  for (let i = 0; i < n; i += 1) {
    const value = values[i]!;
    if (value < previous) ordered = false;
    previous = value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (ordered) return values;
  if (!(high - low < 2 ** 32)) return values.slice().sort();
  let from = new Uint32Array(n);
  for (let i = 0; i < n; i += 1) from[i] = values[i]! - low;
  let to = new Uint32Array(n);
  for (let shift = 0; shift < 32 && high - low >= 2 ** shift; shift += RADIX_BITS) {
    radixPass(from, to, shift);
    [from, to] = [to, from];
  }
  const result = new Float64Array(n);
  for (let i = 0; i < n; i += 1) result[i] = from[i]! + low;
  return result;
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
    const bucket = (from[i]! >>> shift) & (RADIX - 1);
    to[offsets[bucket]!] = from[i]!;
    offsets[bucket]! += 1;
  }
}
