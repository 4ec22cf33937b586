/** The amounts that a statement owes by each paid credit, to the customer and to the vendor: the certain amount and the most. */
import type { Transition } from '../../domain/claims/transition.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { max } from '../../domain/money/ratio.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { CreditResult, Statement } from '../../domain/statement/statement.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';

/** The amount that one credit owes to one party. */
export interface Owing {
  /** The owed amount, the most that it may be and the missing facts, as a transition of a claim states them. */
  readonly stated: Pick<Transition, 'amount' | 'most' | 'missing'>;
  /** Whether an amount is owed or may be owed. */
  readonly isAny: boolean;
}

/** From the least to the most that is owed to the customer, in minor units; below 0 it is owed to the vendor. Undefined: without bound. */
interface Ends {
  least: bigint | undefined;
  most: bigint | undefined;
  readonly missing: Set<string>;
}

/** Parts of a split period together. @param isVendors whether a credit is owed to the vendor. */
export function owingOf(
  { credits, total: { currency } }: Pick<Statement, 'credits' | 'total'>,
  isVendors: (credit: string) => boolean,
): ReadonlyMap<string, Readonly<Record<PartyRole, Owing>>> {
  const sums = new Map<string, Ends>();
  for (const result of credits) {
    const [least, most] = endsOf(result, isVendors(result.credit));
    const sum = sums.get(result.credit) ?? { least: 0n, most: 0n, missing: new Set<string>() };
    sum.least = sum.least === undefined || least === undefined ? undefined : sum.least + least;
    sum.most = sum.most === undefined || most === undefined ? undefined : sum.most + most;
    for (const fact of result.missing ?? []) sum.missing.add(fact);
    sums.set(result.credit, sum);
  }
  return new Map(
    [...sums].map(([credit, { least, most, missing }]) => [
      credit,
      {
        customer: owing(least, most, missing, currency),
        vendor: owing(most === undefined ? undefined : -most, least === undefined ? undefined : -least, missing, currency),
      },
    ]),
  );
}

/** In a result, the amount of a credit that is owed to the vendor is below 0, but its bounds are above 0. */
function endsOf({ amount, bounds }: CreditResult, isVendors: boolean): [least: bigint | undefined, most: bigint | undefined] {
  if (!bounds) return [minorOf(amount), minorOf(amount)];
  const [least, most] = [minorOf(bounds.least), bounds.most && minorOf(bounds.most)];
  return isVendors ? [most === undefined ? undefined : -most, -least] : [least, most];
}

/** @param least undefined: without lower bound, so that nothing is certain. */
function owing(least: bigint | undefined, most: bigint | undefined, missing: ReadonlySet<string>, currency: string): Owing {
  const text = (minor: bigint): string => formatAmount({ minor, currency });
  const certain = least === undefined ? 0n : max(0n, least);
  const isOpen = most === undefined || max(0n, most) !== certain;
  return {
    isAny: most === undefined || most > 0n,
    stated: {
      amount: text(certain),
      ...(isOpen && { most: most === undefined ? 'unbounded' : text(max(0n, most)), missing: [...missing].sort() }),
    },
  };
}

export const nothingOwed = (currency: string): Readonly<Record<PartyRole, Owing>> => {
  const nothing = owing(0n, 0n, new Set(), currency);
  return { customer: nothing, vendor: nothing };
};
