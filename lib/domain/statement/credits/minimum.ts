/** The minimum of a credit: a sum below it is not owed. */
import { type Ratio, isZero } from '../../money/ratio.ts';
import { holds } from '../../operators/value.ts';
import type { CreditNode } from './credit-node.ts';
import { NOTHING, type Sum, either } from './sum-bounds.ts';
import type { LineBetween, SumOf } from './sum-steps.ts';

/** Whether a sum reaches a minimum. */
export const reaches = (due: Ratio, minimum: NonNullable<CreditNode['minimum']>): boolean =>
  isZero(due) || minimum.every(({ edge, needed }) => needed !== undefined && holds(due, edge, needed));

export type MinimumReach = 'always' | 'never' | 'perhaps';

/** A minimum on all lines. */
export function withMinimum(all: readonly LineBetween[], before: SumOf, reachOf: (sum: Sum) => MinimumReach): SumOf {
  let reach: MinimumReach | undefined;
  return (lines) => {
    reach ??= reachOf(before(all));
    return reach === 'never' ? NOTHING : reach === 'always' ? before(lines) : either(NOTHING, before(lines));
  };
}
