/** Bounds of the amounts of lines once they are rounded. */
import { ONE, type Ratio, ZERO, add, compare } from '../../money/ratio.ts';

export interface Ends {
  readonly least: Ratio;
  readonly most: Ratio;
}

/** In minor units; undefined has no upper bound. */
export type Minor = bigint | undefined;

/** The amounts of lines once they are rounded, in minor units; `most` is undefined when it has no upper bound. */
export interface Paid {
  readonly least: bigint;
  readonly most: bigint | undefined;
  /** By how much rounding may lower what is due. */
  readonly short: Short;
  /** Caps on some of the lines: they hold after rounding too, so that a cap on more lines may be less. */
  readonly caps: readonly CapWithin[];
}

/** So many minor units, or less than that. */
export interface Short {
  readonly by: Ratio;
  readonly isLess: boolean;
}

const NO_LESS: Short = { by: ZERO, isLess: false };
export const UNDER_ONE: Short = { by: ONE, isLess: true };
export const addShort = (a: Short, b: Short): Short => ({ by: add(a.by, b.by), isLess: a.isLess || b.isLess });

export function greaterShort(a: Short, b: Short): Short {
  const order = compare(a.by, b.by);
  return order === 0 ? { by: a.by, isLess: a.isLess && b.isLess } : order > 0 ? a : b;
}

export interface CapWithin {
  readonly lines: number;
  /** The most that its lines add up to before a wider cap. */
  readonly most: Ratio;
  readonly cap: Ends;
}

export const NOTHING_PAID: Paid = { least: 0n, most: 0n, short: NO_LESS, caps: [] };

export const lesserMinor = (a: Minor, b: Minor): Minor => (a === undefined ? b : b === undefined || a < b ? a : b);
export const greaterMinor = (a: Minor, b: Minor): Minor => (a === undefined || b === undefined ? undefined : a > b ? a : b);
export const addMinor = (a: Minor, b: Minor): Minor => (a === undefined || b === undefined ? undefined : a + b);
export const above = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const below = (a: bigint, b: bigint): bigint => (a < b ? a : b);

export const plusPaid = (a: Paid, b: Paid): Paid => ({
  least: a.least + b.least,
  most: addMinor(a.most, b.most),
  short: addShort(a.short, b.short),
  caps: [...a.caps, ...b.caps],
});

export const eitherPaid = (a: Paid, b: Paid): Paid => ({
  least: below(a.least, b.least),
  most: greaterMinor(a.most, b.most),
  short: greaterShort(a.short, b.short),
  caps: [...a.caps, ...b.caps],
});
