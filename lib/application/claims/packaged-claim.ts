/**
 * Of which revision and amount a reader gets the package of a claim. The customer's own is the draft of the newest revision. A vendor gets
 * what was submitted: what a later revision adds was not claimed, and a claim that was withdrawn is no claim.
 */
import { balancesOf, standing } from '../../domain/claims/balances.ts';
import { type Claim, claimOf } from '../../domain/claims/claim.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { min } from '../../domain/money/ratio.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { StoredClaim } from '../ports/claims.ts';
import type { IssuedStatement, StatementStore } from '../ports/statements.ts';

export interface PackagedClaim {
  readonly claim: Claim;
  readonly issued: IssuedStatement;
  /** Whether it is the newest revision of the statement. */
  readonly isNewest: boolean;
}

/** @returns undefined when the reader gets none: to a vendor the claim is not submitted, or was withdrawn. */
export async function packagedClaim(
  stored: StoredClaim,
  isVendors: boolean,
  statements: Pick<StatementStore, 'latest' | 'revision'>,
): Promise<PackagedClaim | undefined> {
  const { contract, period, creditor } = stored.head;
  const newest = (await statements.latest(contract, period))!;
  // What the customer owes is the vendor's own claim.
  if (!isVendors || creditor === 'vendor') return { claim: claimOf(stored.head, stored.transitions), issued: newest, isNewest: true };
  const submitted = asSubmitted(stored);
  if (!submitted) return undefined;
  const revision = newest.issuedAt <= submitted.at ? undefined : newest.earlier.findLast(({ issuedAt }) => issuedAt <= submitted.at);
  const issued = revision && (await statements.revision(contract, period, revision.revision));
  return { claim: submitted.claim, issued: issued ?? newest, isNewest: !issued };
}

/** The claim without the revisions since it was submitted last; open is what was submitted and is still open of it. */
function asSubmitted({ head, transitions }: StoredClaim): { readonly claim: Claim; readonly at: string } | undefined {
  const { currency, automatic } = head;
  const stand = standing(transitions);
  const n = stand.findLastIndex(({ kind }) => kind === 'submitted');
  const now = stand.findLast(({ kind }) => kind === 'submitted' || kind === 'withdrawn' || kind === 'reopened');
  if (n < 0 || now?.kind === 'withdrawn') return undefined;
  const known = stand.filter(({ revision }, i) => i < n || revision === undefined);
  const claim = claimOf(head, known);
  const balances = balancesOf(known, currency, automatic);
  const minor = min(minorOf(claimOf(head, transitions).open), balances.open - balances.notClaimed);
  const open = { amount: formatAmount({ minor, currency }), currency };
  return { claim: { ...claim, open, transitions }, at: stand[n]!.at };
}
