/** The parts of a statement about open results: bounds, the facts that would decide, and the amount posted meanwhile. */
import { compare } from '../../money/ratio.ts';
import { type Missing, named } from '../../operators/missing.ts';
import { Range, hullOfNumbers, leastOf, mostOf } from '../../operators/range.ts';
import type { CreditNode } from '../credits/credit-node.ts';
import type { Evaluation } from './evaluation.ts';
import { type OwedBounds, isCertain } from '../credits/owed-bounds.ts';
import type { BothBounds, Owed } from '../credits/owed.ts';
import { type AmountBounds, type Statement, toAmount } from '../statement.ts';

export const amountBounds = ({ least, most }: OwedBounds, currency: string): AmountBounds => ({
  least: toAmount({ minor: least, currency }),
  ...(most !== undefined && { most: toAmount({ minor: most, currency }) }),
});

/** Whether both amounts are certain. */
export const isDecided = ({ toCustomer, toVendor }: BothBounds): boolean => isCertain(toCustomer) && isCertain(toVendor);

/** The bounds of the amounts to the customer and to the vendor. */
export function boundsOf({ toCustomer, toVendor }: BothBounds, currency: string): NonNullable<Statement['bounds']> {
  const isVendors = toVendor.most !== 0n;
  return { toCustomer: amountBounds(toCustomer, currency), ...(isVendors && { toVendor: amountBounds(toVendor, currency) }) };
}

/**
 * The credits of the total: an amount owed to the vendor is not offset against a credit before both are certain.
 * @param isCertainAll whether all amounts of the whole period are certain, where this is a part of it.
 */
export const postedTrees = (owed: Owed, isCertainAll = isDecided(owed)): readonly CreditNode[] =>
  isCertainAll ? owed.trees : owed.trees.filter((tree) => owed.evaluator.context.terms.credits[tree.credit]!['owed-to'] !== 'vendor');

/** The most missing facts in the list of a statement; each objective and credit still names its own. */
const MAX_MISSING = 1000;

/** The missing facts of all open results, each once. */
export function missingFacts({ evaluator }: Owed, results: readonly { readonly missing?: readonly string[] }[]): Missing[] {
  const all = new Set<string>();
  for (const { missing } of results) if (missing) for (const fact of missing) all.add(fact);
  return [...all]
    .sort()
    .slice(0, MAX_MISSING)
    .map((name) => named(evaluator.missing.get(name)!));
}

/** Gives the range of a measured value if all unobserved time had been observed, for every value of the missing facts; undefined when it is the value itself. */
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
  // A value that is open also without unobserved time has other reasons.
  const settled = context.bounded(objective, index, subject);
  const isSame = settled && compare(leastOf(settled), value.least) === 0 && compare(mostOf(settled), value.most) === 0;
  return isSame ? undefined : value;
}
