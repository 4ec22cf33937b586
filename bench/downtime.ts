/** Downtime over N unsorted outages less N/10 maintenance windows, against a radix sort of Uint32 columns and one sweep over them. */
import { DAY } from '../lib/domain/time/instant.ts';
import { except } from '../lib/domain/time/time-algebra.ts';
import { measure, timesFromColumns } from '../lib/domain/time/times.ts';
import { SEEDS, type Measured, compare, generator } from './harness.ts';

interface Columns {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

const WINDOW = { start: 0, end: 31 * DAY };

function columns(n: number, seed: number, longest: number): Columns {
  const random = generator(seed);
  const starts = Float64Array.from({ length: n }, () => Math.floor(random() * 31 * DAY));
  return { starts, ends: starts.map((start) => start + 1 + Math.floor(random() * longest)) };
}

/** The outages and the maintenance of one seed. */
function given(n: number, seed: number): { outages: Columns; maintenance: Columns } {
  const longest = (31 * DAY) / n / 2;
  return { outages: columns(n, seed, longest * 3), maintenance: columns(n / 10, seed + 2, longest * 10) };
}

const domain = ({ outages, maintenance }: ReturnType<typeof given>): number =>
  Number(
    measure(except(timesFromColumns(outages.starts, outages.ends), timesFromColumns(maintenance.starts, maintenance.ends)), WINDOW).certain
      .n,
  );

export function downtime(): Measured[] {
  return [1e2, 1e3, 1e4, 1e5, 1e6].map((n) => {
    for (const seed of SEEDS) {
      const sample = given(n, seed);
      if (domain(sample) !== sweep(sample)) throw new Error(`downtime of ${n} outages differs: ${domain(sample)} and ${sweep(sample)}`);
    }
    const sample = given(n, SEEDS[0]);
    return compare(
      `${n.toExponential(0)} outages less maintenance`,
      () => domain(sample),
      () => sweep(sample),
      n >= 1e6 ? 15 : n >= 1e5 ? 40 : 60,
      n >= 1e4 ? 1.5 : undefined,
    );
  });
}

/** Sorts four columns and walks them once, counting open outages and open maintenance. */
function sweep({ outages, maintenance }: ReturnType<typeof given>): number {
  const [a, b] = [radixSorted(outages.starts), radixSorted(outages.ends)];
  const [c, d] = [radixSorted(maintenance.starts), radixSorted(maintenance.ends)];
  let [i, j, k, l, down, under, at, sum] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (;;) {
    let next = WINDOW.end;
    if (i < a.length && a[i]! < next) next = a[i]!;
    if (j < b.length && b[j]! < next) next = b[j]!;
    if (k < c.length && c[k]! < next) next = c[k]!;
    if (l < d.length && d[l]! < next) next = d[l]!;
    if (down > 0 && under === 0) sum += next - at;
    at = next;
    if (at >= WINDOW.end) return sum;
    for (; a[i] === at; i += 1) down += 1;
    for (; b[j] === at; j += 1) down -= 1;
    for (; c[k] === at; k += 1) under += 1;
    for (; d[l] === at; l += 1) under -= 1;
  }
}

/** Three passes of eleven bits, with the counts of all three from one read. */
function radixSorted(values: Float64Array): Uint32Array {
  const n = values.length;
  let [from, to] = [new Uint32Array(n), new Uint32Array(n)];
  const counts = new Uint32Array(3 * 2048);
  for (let i = 0; i < n; i += 1) {
    const value = (from[i] = values[i]!) >>> 0;
    counts[value & 2047]! += 1;
    counts[2048 + ((value >>> 11) & 2047)]! += 1;
    counts[4096 + (value >>> 22)]! += 1;
  }
  for (let pass = 0; pass < 3; pass += 1) {
    let sum = 0;
    for (let bucket = pass * 2048; bucket < (pass + 1) * 2048; bucket += 1) [counts[bucket], sum] = [sum, sum + counts[bucket]!];
    for (let i = 0; i < n; i += 1) {
      const value = from[i]!;
      to[counts[pass * 2048 + ((value >>> (pass * 11)) & 2047)]!++] = value;
    }
    [from, to] = [to, from];
  }
  return from;
}
