/** Bounds of the rounded amounts of lines. */
import { ONE, type Ratio, ZERO, add, compare, min } from '../../money/ratio.ts';

export interface Ends {
  readonly least: Ratio;
  readonly most: Ratio;
}

/** In minor units; undefined has no upper bound. */
export type Minor = bigint | undefined;

/** Bounds of rounded amounts in minor units; `most` is undefined without an upper bound. */
export interface Paid {
  readonly least: bigint;
  readonly most: bigint | undefined;
  /** The most by which rounding may lower the due amount. */
  readonly short: Short;
  /** Caps on some of the lines. They apply after rounding too, so that the sum under a wider cap may be below that cap. */
  readonly caps: readonly CapWithin[];
}

/** At most `by` minor units, or less than `by` with `isLess`. */
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
  /** The highest sum of its lines before a wider cap. */
  readonly most: Ratio;
  readonly cap: Ends;
}

export const NOTHING_PAID: Paid = { least: 0n, most: 0n, short: NO_LESS, caps: [] };

export const lesserMinor = (a: Minor, b: Minor): Minor => (a === undefined ? b : b === undefined || a < b ? a : b);
export const greaterMinor = (a: Minor, b: Minor): Minor => (a === undefined || b === undefined ? undefined : a > b ? a : b);
export const addMinor = (a: Minor, b: Minor): Minor => (a === undefined || b === undefined ? undefined : a + b);

export const plusPaid = (a: Paid, b: Paid): Paid => ({
  least: a.least + b.least,
  most: addMinor(a.most, b.most),
  short: addShort(a.short, b.short),
  caps: [...a.caps, ...b.caps],
});

export const eitherPaid = (a: Paid, b: Paid): Paid => ({
  least: min(a.least, b.least),
  most: greaterMinor(a.most, b.most),
  short: greaterShort(a.short, b.short),
  caps: [...a.caps, ...b.caps],
});
