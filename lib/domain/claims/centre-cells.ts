/** Amounts by cost centre, in minor units, and the division of an amount of a whole claim over them. */
import { allocate } from '../money/allocation.ts';

/** By cost centre; the key `undefined` is for amounts without a cost centre. */
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

/** The smaller of two amounts in each cost centre; 0 where one of them has none. */
export const least = (cells: Cells, others: Cells): Cells =>
  new Map([...cells].map(([centre, minor]) => [centre, minor < (others.get(centre) ?? 0n) ? minor : (others.get(centre) ?? 0n)]));

/**
 * Divides an amount in proportion to `weights`, none of which is below 0, to the last minor unit: by largest remainder, cost centres in the
 * order of their names. Where all weights are 0 there is one part, without a cost centre. An amount of at most the sum of the weights gives
 * each cost centre at most its weight.
 */
export function inProportion(minor: bigint, weights: Cells): Cells {
  if (minor === 0n) return NO_CELLS;
  const centres = [...positive(weights)].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  if (centres.length <= 1) return new Map([[centres[0]?.[0], minor]]);
  // The currency does not matter here, because the amount is in whole minor units.
  const shares = allocate(
    { minor, currency: '' },
    centres.map(([, n]) => ({ n, d: 1n })),
  );
  return new Map(centres.map(([centre], i) => [centre, shares[i]!.minor]));
}

/** Divides an amount over what each cost centre can still take. @returns the parts, and the rest that does not fit. */
export function fill(minor: bigint, space: Cells): { readonly parts: Cells; readonly rest: bigint } {
  const most = total(positive(space));
  const within = minor < most ? minor : most;
  return { parts: within === 0n ? NO_CELLS : inProportion(within, space), rest: minor - within };
}
