/** What a statement says of what missing facts leave open: ends, the facts that would decide, and what is posted meanwhile. */
import type { Evidence } from '../evidence/evidence.ts';
import { compare, isBounded } from '../money/ratio.ts';
import { Range, leastOf, mostOf } from '../operators/range.ts';
import type { CellType } from '../operators/value.ts';
import type { CreditNode } from './credit-node.ts';
import type { Evaluation } from './evaluate.ts';
import { type Owed, type OwedBounds, concerns, isCertain } from './owed.ts';
import { show } from './show.ts';
import { type AmountBounds, type Between, type Missing, type Statement, toAmount } from './statement.ts';

export const showBetween = ({ least, most }: Range, type: CellType): Between => ({
  ...(isBounded(least) && { least: show(least, type) }),
  ...(isBounded(most) && { most: show(most, type) }),
});

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
export function postedTrees({ engine, trees, toCustomer, toVendor }: Owed): readonly CreditNode[] {
  if (isCertain(toCustomer) && isCertain(toVendor)) return trees;
  return trees.filter((tree) => engine.context.terms.credits[tree.credit]!['owed-to'] !== 'vendor');
}

/** The missing facts that would decide one case of a promise. */
export function missingBehindCase(promise: string, index: string, { engine }: Owed, evidence: Evidence): string[] {
  return engine
    .missingBehind(promise)
    .filter((fact) => concerns(fact, index, engine.context, evidence))
    .map(({ fact }) => fact);
}

/** More than a person reads; each promise and credit still names its own. */
const MAX_MISSING = 1000;

/** The missing facts that anything open names, each once. */
export function missingFacts({ engine }: Owed, results: readonly { readonly missing?: readonly string[] }[]): Missing[] {
  const all = new Set<string>();
  for (const { missing } of results) if (missing) for (const fact of missing) all.add(fact);
  const named = [...all].sort().slice(0, MAX_MISSING);
  return named.map((name) => {
    const { fact, owner, name: attribute, said, words } = engine.missing.get(name)!;
    return { fact, owner, name: attribute, ...(said !== undefined && { said }), ...(words.length > 0 && { words }) };
  });
}

/** What a measured value could have been, had all time been observed; undefined when that changes nothing. */
export function unobservedRange(promise: string, index: string, { context }: Evaluation): Range | undefined {
  const { kind, part, subject } = context.typeOf(promise);
  if (!context.hasUnobserved || part !== undefined || kind === 'clock' || kind === 'flag') return undefined;
  const value = context.engine.unsettled().bounded(promise, index, subject);
  if (!(value instanceof Range) || compare(value.least, value.most) === 0) return undefined;
  // What is open all the same was not left open by time that nobody observed.
  const settled = context.bounded(promise, index, subject);
  const isSame = settled && compare(leastOf(settled), value.least) === 0 && compare(mostOf(settled), value.most) === 0;
  return isSame ? undefined : value;
}
