/** Amounts by cost centre, in minor units, and how an amount of a whole claim is spread over them. */
import { allocate } from '../money/allocation.ts';

/** By cost centre; `undefined` is what is booked in none. */
export type Cells = ReadonlyMap<string | undefined, bigint>;

export const NO_CELLS: Cells = new Map();

export const total = (cells: Cells): bigint => [...cells.values()].reduce((sum, minor) => sum + minor, 0n);

export function plus(...all: readonly Cells[]): Cells {
  const sums = new Map<string | undefined, bigint>();
  for (const cells of all) for (const [centre, minor] of cells) sums.set(centre, (sums.get(centre) ?? 0n) + minor);
  return sums;
}

export const negated = (cells: Cells): Cells => new Map([...cells].map(([centre, minor]) => [centre, -minor]));

export const minus = (cells: Cells, ...less: readonly Cells[]): Cells => plus(cells, ...less.map(negated));

export const positive = (cells: Cells): Cells => new Map([...cells].filter(([, minor]) => minor > 0n));

/** The lesser of two in each cost centre; where one has none, 0. */
export const least = (cells: Cells, others: Cells): Cells =>
  new Map([...cells].map(([centre, minor]) => [centre, minor < (others.get(centre) ?? 0n) ? minor : (others.get(centre) ?? 0n)]));

/**
 * In proportion to `weights`, none of which is below 0, to the last minor unit: by largest remainder, cost centres in order of their names.
 * Where all weights are 0 there is one part, in no cost centre. What is at most the sum of the weights is at most the weight in each.
 */
export function inProportion(minor: bigint, weights: Cells): Cells {
  if (minor === 0n) return NO_CELLS;
  const centres = [...positive(weights)].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  if (centres.length <= 1) return new Map([[centres[0]?.[0], minor]]);
  // The currency has no part in it: the amount is whole minor units.
  const shares = allocate(
    { minor, currency: '' },
    centres.map(([, n]) => ({ n, d: 1n })),
  );
  return new Map(centres.map(([centre], i) => [centre, shares[i]!.minor]));
}

/** Spread over what there is space for. @returns the parts, and what there is no space for. */
export function fill(minor: bigint, space: Cells): { readonly parts: Cells; readonly rest: bigint } {
  const most = total(positive(space));
  const within = minor < most ? minor : most;
  return { parts: within === 0n ? NO_CELLS : inProportion(within, space), rest: minor - within };
}
