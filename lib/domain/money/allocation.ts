/** Allocation by largest remainder: an amount divided among shares that add up to it, to the last cent. */
import type { Money } from './money.ts';
import { type Ratio, add, compare, divide, isZero, multiply, total } from './ratio.ts';
import { roundToInteger } from './rounding.ts';

/**
 * Divides `amount` among `weights` in proportion, to the last minor unit. Every share is rounded down, and the remaining units go one each
 * to the largest remainders (ties: the earlier weight). The shares add up to the amount.
 */
export function allocate(amount: Money, weights: readonly Ratio[]): Money[] {
  const sum = total(weights);
  if (isZero(sum)) return weights.map(() => ({ minor: 0n, currency: amount.currency }));
  const exact = weights.map((weight) => divide(multiply({ n: amount.minor, d: 1n }, weight), sum));
  const shares = exact.map((share) => roundToInteger(share, 'floor'));
  const order = exact
    .map((share, index) => ({ index, remainder: add(share, { n: -shares[index]!, d: 1n }) }))
    // Of equal remainders the earlier weight stays first: the order is stable.
    .sort((a, b) => compare(b.remainder, a.remainder));
  let left = amount.minor - shares.reduce((a, b) => a + b, 0n);
  for (const { index } of order) {
    if (left <= 0n) break;
    shares[index]! += 1n;
    left -= 1n;
  }
  return shares.map((minor) => ({ minor, currency: amount.currency }));
}
