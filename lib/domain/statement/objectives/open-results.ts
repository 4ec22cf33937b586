/** What a statement says of what missing facts leave open: ends, the facts that would decide, and what is posted meanwhile. */
import { compare } from '../../money/ratio.ts';
import { type Missing, named } from '../../operators/missing.ts';
import { Range, hullOfNumbers, leastOf, mostOf } from '../../operators/range.ts';
import type { CreditNode } from '../credits/credit-node.ts';
import type { Evaluation } from './evaluation.ts';
import type { OwedBounds } from '../credits/credit-bounds.ts';
import { type Owed, isCertain } from '../credits/owed.ts';
import { type AmountBounds, type Statement, toAmount } from '../statement.ts';

export const amountBounds = ({ least, most }: OwedBounds, currency: string): AmountBounds => ({
  least: toAmount({ minor: least, currency }),
  ...(most !== undefined && { most: toAmount({ minor: most, currency }) }),
});

/** What is owed each way, while either is open. */
export function boundsOf({ toCustomer, toVendor }: Owed, currency: string): Statement['bounds'] {
  if (isCertain(toCustomer) && isCertain(toVendor)) return undefined;
  const isVendors = toVendor.most !== 0n;
  return { toCustomer: amountBounds(toCustomer, currency), ...(isVendors && { toVendor: amountBounds(toVendor, currency) }) };
}

/** The credits that make up the total: what is owed to the vendor is not set against a credit before both are certain. */
export function postedTrees({ evaluator, trees, toCustomer, toVendor }: Owed): readonly CreditNode[] {
  if (isCertain(toCustomer) && isCertain(toVendor)) return trees;
  return trees.filter((tree) => evaluator.context.terms.credits[tree.credit]!['owed-to'] !== 'vendor');
}

/** More than a person reads; each objective and credit still names its own. */
const MAX_MISSING = 1000;

/** The missing facts that anything open names, each once. */
export function missingFacts({ evaluator }: Owed, results: readonly { readonly missing?: readonly string[] }[]): Missing[] {
  const all = new Set<string>();
  for (const { missing } of results) if (missing) for (const fact of missing) all.add(fact);
  return [...all]
    .sort()
    .slice(0, MAX_MISSING)
    .map((name) => named(evaluator.missing.get(name)!));
}

/** What a measured value could have been, had all time been observed, whatever the missing facts; undefined when that changes nothing. */
export function unobservedRanges(objective: string, { open, evaluations }: Owed): (index: string) => Range | undefined {
  const { kind, part } = open.context.typeOf(objective);
  if (part !== undefined || kind === 'timer' || kind === 'flag') return () => undefined;
  return (index) => {
    const ranges = evaluations.map((evaluator) => unobservedIn(objective, index, evaluator));
    if (!ranges.some((range) => range)) return undefined;
    const hull = hullOfNumbers(
      ranges.map((range, i) => {
        const { context } = evaluations[i]!;
        return range ?? context.bounded(objective, index, context.typeOf(objective).subject);
      }),
    );
    return hull instanceof Range ? hull : undefined;
  };
}

function unobservedIn(objective: string, index: string, { context }: Evaluation): Range | undefined {
  if (!context.hasUnobserved) return undefined;
  const { subject } = context.typeOf(objective);
  const value = context.evaluator.unsettled().bounded(objective, index, subject);
  if (!(value instanceof Range) || compare(value.least, value.most) === 0) return undefined;
  // What is open all the same was not left open by time that nobody observed.
  const settled = context.bounded(objective, index, subject);
  const isSame = settled && compare(leastOf(settled), value.least) === 0 && compare(mostOf(settled), value.most) === 0;
  return isSame ? undefined : value;
}
