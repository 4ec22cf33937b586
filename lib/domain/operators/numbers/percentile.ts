/** A percentile of sorted values. */
import { roundToInteger } from '../../money/rounding.ts';
import { ONE, type Ratio, ZERO, add, compare, greater, integer, isBounded, lesser, multiply, ratio, subtract } from '../../money/ratio.ts';

/** Of sorted values: the smallest that a share `rank` of them does not exceed, or the line between the two at rank (n - 1). */
export function percentile(sorted: readonly Ratio[], rank: Ratio, interpolated: boolean): Ratio {
  const last = integer(sorted.length - 1);
  const share = lesser(ONE, greater(ZERO, rank));
  if (!interpolated) {
    const nth = -roundToInteger(multiply({ n: -share.n, d: share.d }, integer(sorted.length)), 'floor');
    return sorted[Math.max(0, Number(nth) - 1)]!;
  }
  const at = multiply(share, last);
  const below = roundToInteger(at, 'floor');
  const low = sorted[Number(below)]!;
  const high = sorted[Math.min(Number(below) + 1, sorted.length - 1)]!;
  if (compare(low, high) === 0) return low;
  if (!isBounded(high)) return compare(at, ratio(below)) === 0 ? low : high;
  return add(low, multiply(subtract(high, low), subtract(at, ratio(below))));
}
