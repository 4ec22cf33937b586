/** Bounds of an amount that is owed, in minor units. */
import { min } from '../../money/ratio.ts';
import { addMinor, greaterMinor } from './paid-bounds.ts';

/** `most` is undefined without an upper bound. */
export interface OwedBounds {
  readonly least: bigint;
  readonly most: bigint | undefined;
}

export const NOTHING_OWED: OwedBounds = { least: 0n, most: 0n };

export const isCertain = ({ least, most }: OwedBounds): boolean => least === most;

export const addBounds = (a: OwedBounds, b: OwedBounds): OwedBounds => ({ least: a.least + b.least, most: addMinor(a.most, b.most) });

/** The bounds of what is owed in either case. */
export const eitherBounds = (a: OwedBounds, b: OwedBounds): OwedBounds => ({
  least: min(a.least, b.least),
  most: greaterMinor(a.most, b.most),
});
