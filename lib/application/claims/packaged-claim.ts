/**
 * The revision and the amount of a claim package, by its reader. The customer gets a draft of the newest revision. A vendor gets what was
 * submitted: an amount that a later revision adds was not claimed, and a withdrawn claim has no package.
 */
import { balancesOf, unreversed } from '../../domain/claims/balances.ts';
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

/** @returns undefined when there is no package for the reader: for a vendor, the claim was not submitted, or was withdrawn. */
export async function packagedClaim(
  stored: StoredClaim,
  isVendors: boolean,
  statements: Pick<StatementStore, 'latest' | 'revision'>,
): Promise<PackagedClaim | undefined> {
  const { contract, period, creditor } = stored.head;
  const newest = (await statements.latest(contract, period))!;
  // A credit that the customer owes is claimed by the vendor itself.
  if (!isVendors || creditor === 'vendor') return { claim: claimOf(stored.head, stored.transitions), issued: newest, isNewest: true };
  const submitted = asSubmitted(stored);
  if (!submitted) return undefined;
  const revision = newest.issuedAt <= submitted.at ? undefined : newest.earlier.findLast(({ issuedAt }) => issuedAt <= submitted.at);
  const issued = revision && (await statements.revision(contract, period, revision.revision));
  return { claim: submitted.claim, issued: issued ?? newest, isNewest: !issued };
}

/** The claim without the revisions after its last submission; `open` is the part of the submitted amount that is still open. */
function asSubmitted({ head, transitions }: StoredClaim): { readonly claim: Claim; readonly at: string } | undefined {
  const { currency, automatic } = head;
  const stand = unreversed(transitions);
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
