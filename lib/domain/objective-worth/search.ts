/** Search over one size, such as a length of downtime: every edge is tried, and an interval whose ends differ is halved. */
import type { Money } from '../money/money.ts';
import type { Trial } from './bench.ts';

/** Whole sizes from `from` to `to`, both tried. */
export interface SearchRange {
  readonly from: number;
  readonly to: number;
}

export interface Explored {
  readonly trials: ReadonlyMap<number, Trial>;
  /** Sizes for which the objective is met. */
  readonly met: readonly SearchRange[];
  /** Sizes for which nothing is owed. */
  readonly free: readonly SearchRange[];
}

const stateOf = (trial: Trial): string => `${trial.outcome === 'met'} ${trial.owed === 0n}`;

/**
 * @param edges sizes at which the terms may change the result; each is tried just below, at and just above, and the middles between them.
 * @param attempt undefined when the allowed work is used up: the search then has no result.
 */
export function explore(
  { edges, least, most, middles }: { edges: readonly number[]; least: number; most: number; middles: boolean },
  attempt: (size: number) => Trial | undefined,
): Explored | undefined {
  const trials = new Map<number, Trial>();
  const tried = (size: number): Trial | undefined => {
    const known = trials.get(size) ?? attempt(size);
    if (known) trials.set(size, known);
    return known;
  };
  const around = edges.flatMap((edge) => [edge - 1, edge, edge + 1]);
  const points = [...new Set([least, ...around, most])].filter((size) => size >= least && size <= most).sort((a, b) => a - b);
  const between = middles ? points.slice(1).map((point, i) => Math.floor((points[i]! + point) / 2)) : [];
  const all = [...new Set([...points, ...between])].sort((a, b) => a - b);
  for (const size of all) if (!tried(size)) return undefined;
  for (let i = 1; i < all.length; i += 1) if (!narrow(all[i - 1]!, all[i]!, tried)) return undefined;
  const sizes = [...trials.keys()].sort((a, b) => a - b);
  return {
    trials,
    met: rangesOf(sizes, (size) => trials.get(size)!.outcome === 'met'),
    free: rangesOf(sizes, (size) => trials.get(size)!.owed === 0n),
  };
}

/** Tries sizes between two until every change of state lies between neighbours. */
function narrow(low: number, high: number, tried: (size: number) => Trial | undefined): boolean {
  const [below, above] = [tried(low), tried(high)];
  if (!below || !above) return false;
  if (high - low < 2 || stateOf(below) === stateOf(above)) return true;
  const middle = Math.floor((low + high) / 2);
  return narrow(low, middle, tried) && narrow(middle, high, tried);
}

/** What was owed at each size that was tried, by size. */
export const curveOf = ({ trials }: Explored, currency: string): { size: number; owed: Money }[] =>
  [...trials].sort(([a], [b]) => a - b).map(([size, { owed }]) => ({ size, owed: { minor: owed, currency } }));

function rangesOf(sizes: readonly number[], holds: (size: number) => boolean): SearchRange[] {
  const ranges: SearchRange[] = [];
  let open: { from: number; to: number } | undefined;
  for (const size of sizes) {
    if (!holds(size)) open = undefined;
    else if (open) open.to = size;
    else ranges.push((open = { from: size, to: size }));
  }
  return ranges;
}
