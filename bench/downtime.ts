/** Downtime over N unsorted outages less N/10 maintenance windows, against a typed-array sort and sweep. */
import { DAY } from '../lib/domain/time/instant.ts';
import { except } from '../lib/domain/time/time-algebra.ts';
import { measure, timesFromColumns } from '../lib/domain/time/times.ts';
import { type Measured, compare, generator } from './harness.ts';

interface Columns {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

function columns(n: number, seed: number, longest: number): Columns {
  const random = generator(seed);
  const starts = Float64Array.from({ length: n }, () => Math.floor(random() * 31 * DAY));
  return { starts, ends: starts.map((start) => start + 1 + Math.floor(random() * longest)) };
}

export function downtime(): Measured[] {
  return [1e2, 1e3, 1e4, 1e5, 1e6].map((n) => {
    const longest = (31 * DAY) / n / 2;
    const [outages, maintenance] = [columns(n, 11, longest * 3), columns(n / 10, 13, longest * 10)];
    const window = { start: 0, end: 31 * DAY };
    const ours = (): number =>
      Number(
        measure(except(timesFromColumns(outages.starts, outages.ends), timesFromColumns(maintenance.starts, maintenance.ends)), window)
          .certain.n,
      );
    const anchor = (): number => sweep(outages, maintenance, window.end);
    if (ours() !== anchor()) throw new Error(`downtime of ${n} outages differs: ${ours()} and ${anchor()}`);
    return compare(
      `${n.toExponential(0)} outages less maintenance`,
      ours,
      anchor,
      n >= 1e6 ? 5 : n >= 1e5 ? 15 : 60,
      n === 1e5 ? 1.5 : undefined,
    );
  });
}

/** Sorts four columns and walks them once, counting open outages and open maintenance. */
function sweep(outages: Columns, maintenance: Columns, end: number): number {
  const [a, b, c, d] = [
    outages.starts.slice().sort(),
    outages.ends.slice().sort(),
    maintenance.starts.slice().sort(),
    maintenance.ends.slice().sort(),
  ];
  let [i, j, k, l, down, under, at, sum] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (;;) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity, c[k] ?? Infinity, d[l] ?? Infinity, end);
    if (down > 0 && under === 0) sum += next - at;
    at = next;
    if (at >= end) return sum;
    while (a[i] === at) [down, i] = [down + 1, i + 1];
    while (b[j] === at) [down, j] = [down - 1, j + 1];
    while (c[k] === at) [under, k] = [under + 1, k + 1];
    while (d[l] === at) [under, l] = [under - 1, l + 1];
  }
}
