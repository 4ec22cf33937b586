/** A claim for a reader of one party: its history, its accounts by line, the disputes of its period, and warnings. */
import { type Claim, claimOf } from '../../domain/claims/claim.ts';
import { overCreditWarning } from '../../domain/claims/claim-warnings.ts';
import { type BalancesByLine, balancesByLine } from '../../domain/claims/line-balances.ts';
import { type ReopenedLines, reopenedLines } from '../../domain/claims/reopened-lines.ts';
import { partyOf } from '../../domain/claims/transition.ts';
import type { Issue } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import { waitingRowsWarning } from './list-bill-rows.ts';
import { newestLines } from './newest-lines.ts';
import { type DisputeSummary, disputeSummary, warningsOf } from './statement-accounts.ts';

/**
 * Removes the approvals of the other party: each party sees only its own second persons. @param vendor the vendor of the reader, if the
 * reader is a vendor.
 */
function claimFor(vendor: string | undefined, claim: Claim): Claim {
  const own = partyOf(vendor);
  const transitions = claim.transitions.map(({ approval, ...entry }) => ({
    ...entry,
    ...(approval && entry.party === own && { approval }),
  }));
  return { ...claim, transitions };
}

/** The claim as one party sends it to the other. */
export const withoutApprovals = (claim: Claim): Claim => ({
  ...claim,
  transitions: claim.transitions.map(({ approval: _, ...entry }) => entry),
});

export interface ReadClaim extends Claim, BalancesByLine {
  /** Why lines are open again that were paid; absent where none is. */
  readonly reopened?: ReopenedLines;
  /** ISO instant of reading. */
  readonly asOf: string;
  readonly disputes: DisputeSummary;
  readonly warnings: readonly Issue[];
}

/**
 * @param vendor the vendor of the reader, if the reader is a vendor. @returns undefined when there is no such claim, or when it belongs to
 * another vendor.
 */
export async function readClaim(id: string, vendor: string | undefined, stores: Stores, clock: Clock): Promise<ReadClaim | undefined> {
  const known = await stores.claims.get(id);
  if (!known || (vendor !== undefined && vendor !== known.head.vendor)) return undefined;
  const claim = claimOf(known.head, known.transitions);
  const asOf = formatInstant(clock());
  const [lines, disputes, waiting] = await Promise.all([
    newestLines(claim, stores),
    disputeSummary(claim.contract, claim.period, stores),
    waitingRowsWarning(claim, vendor, asOf, stores),
  ]);
  const reopened = reopenedLines(claim, lines);
  return {
    ...claimFor(vendor, claim),
    ...balancesByLine(claim, lines),
    ...(reopened && { reopened }),
    asOf,
    disputes,
    warnings: [...warningsOf([claim], disputes), ...(waiting ? [waiting] : [])],
  };
}

/** A claim after an entry, with the warnings that the entry caused. */
export const recordedFor = (vendor: string | undefined, claim: Claim): Claim & { readonly warnings: readonly Issue[] } => {
  const warning = overCreditWarning([claim]);
  return { ...claimFor(vendor, claim), warnings: warning ? [warning] : [] };
};
