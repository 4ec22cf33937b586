/**
 * What the package of a claim is about. Once a claim was submitted, its letter is of what was submitted, the same for both parties: an amount
 * that was not claimed, or that a later revision adds, is not in it. What was claimed with a reserve is in it once the facts are known, with
 * the revision that says so. Before that, and of the rest, the creditor gets a draft of the newest revision. A withdrawn claim has no
 * package.
 */
import { claimLines } from '../../domain/claims/claim-lines.ts';
import { type Claim, claimOf } from '../../domain/claims/claim.ts';
import { dayOf, isRecordedLater } from '../../domain/claims/effective-day.ts';
import { askedByLine } from '../../domain/claims/line-balances.ts';
import { addedBy, balancesOf, unreversed } from '../../domain/claims/balances.ts';
import { type ReopenedLines, reopenedLines } from '../../domain/claims/reopened-lines.ts';
import type { PackagePart } from '../../domain/claims/states.ts';
import type { LineAmount, Transition } from '../../domain/claims/transition.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { min } from '../../domain/money/ratio.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { formatDay } from '../../domain/time/instant.ts';
import type { StoredClaim } from '../ports/claims.ts';
import type { IssuedStatement, StatementStore } from '../ports/statements.ts';
import { dayIn } from './day-in.ts';

export interface PackagedClaim {
  /** Its `open` is what the letter asks for. */
  readonly claim: Claim;
  readonly issued: IssuedStatement;
  /** Whether it is the newest revision of the statement. */
  readonly isNewest: boolean;
  readonly letter: ClaimedPart;
}

/** What a letter says about the part of a claim that it is about. */
export interface ClaimedPart {
  readonly part: PackagePart;
  /** The day on which the claim was made; absent of a draft. */
  readonly madeOn?: string;
  /** The day of recording, where it is a later one. */
  readonly recordedOn?: string;
  /** The day of the revision that determined what was claimed with a reserve; absent where none did. */
  readonly determinedOn?: string;
  /** Why lines that were paid are open again; absent where none is. */
  readonly reopened?: ReopenedLines;
  /** What is asked for by line; together with what is of no line it is what the letter asks for. */
  readonly lines: readonly LineAmount[];
}

interface Reader {
  /** Whether the reader is the vendor. */
  readonly isVendors: boolean;
  readonly part?: PackagePart;
}

/** @returns undefined when there is no package for the reader: for a vendor, the claim was not submitted, or was withdrawn. */
export async function packagedClaim(
  stored: StoredClaim,
  { isVendors, part = 'claimed' }: Reader,
  statements: Pick<StatementStore, 'latest' | 'revision'>,
): Promise<PackagedClaim | undefined> {
  const { contract, period, creditor } = stored.head;
  const newest = (await statements.latest(contract, period))!;
  const isOfReader = !isVendors || creditor === 'vendor';
  const submitted = part === 'claimed' ? submittedIn(stored) : undefined;
  if (!submitted) return isOfReader ? draftOf(stored, part, newest) : undefined;
  const { made, determined } = submitted;
  const through = (determined ?? made).at;
  const revision = newest.issuedAt <= through ? undefined : newest.earlier.findLast(({ issuedAt }) => issuedAt <= through);
  const issued = (revision && (await statements.revision(contract, period, revision.revision))) ?? newest;
  const { head } = stored;
  const lines = claimLines(head, issued.statement);
  const asked = askedByLine(submitted.claim, lines, 'asked');
  const reopened = reopenedLines(submitted.claim, lines);
  // What a later revision took away is not asked for any more.
  const open = min(asked.minor, minorOf(claimOf(head, stored.transitions).open));
  const letter = {
    part,
    madeOn: formatDay(dayOf(head, made)),
    ...(isRecordedLater(head, made) && { recordedOn: dayIn(head.zone ?? 'UTC', made.at) }),
    ...(determined && { determinedOn: dayIn(head.zone ?? 'UTC', determined.at) }),
    ...(reopened && { reopened }),
    lines: asked.of(open),
  };
  return { claim: asking(submitted.claim, open, stored), issued, isNewest: issued === newest, letter };
}

interface Submitted {
  readonly claim: Claim;
  readonly made: Transition;
  /** The last revision that added to the claimed amount what had been claimed with a reserve. */
  readonly determined?: Transition;
}

/**
 * The claim as it was last submitted, with the revisions up to that which determined its reserve, without later ones; undefined where it was
 * not submitted, or was withdrawn.
 */
function submittedIn({ head, transitions }: StoredClaim): Submitted | undefined {
  const stand = unreversed(transitions);
  const n = stand.findLastIndex(({ kind }) => kind === 'submitted');
  const now = stand.findLast(({ kind }) => kind === 'submitted' || kind === 'withdrawn' || kind === 'reopened');
  if (n < 0 || now?.kind === 'withdrawn') return undefined;
  const { currency, automatic } = head;
  const through = stand.findLastIndex(
    ({ revision }, i) => i > n && revision !== undefined && addedBy(stand, i, currency, automatic).minor > 0n,
  );
  const known = stand.filter(({ revision }, i) => i < n || i <= through || revision === undefined);
  return { claim: claimOf(head, known), made: stand[n]!, ...(through > n && { determined: stand[through]! }) };
}

function draftOf(stored: StoredClaim, part: PackagePart, newest: IssuedStatement): PackagedClaim {
  const { head, transitions } = stored;
  const claim = claimOf(head, transitions);
  // Without what was claimed with a reserve already.
  const isReserved = part === 'claimed' || balancesOf(unreversed(transitions), head.currency, head.automatic).isReserveNotClaimed;
  const { reserved, missing, ...certain } = claim;
  const lines = claimLines(head, newest.statement);
  const rest = askedByLine(claim, lines, 'notClaimed');
  const reopened = reopenedLines(claim, lines);
  const own: Claim = { ...certain, ...(isReserved && reserved !== undefined && { reserved, ...(missing && { missing }) }) };
  return {
    claim: asking(own, rest.minor, stored),
    issued: newest,
    isNewest: true,
    letter: { part, ...(reopened && { reopened }), lines: rest.of(rest.minor) },
  };
}

const asking = (claim: Claim, minor: bigint, { transitions }: StoredClaim): Claim => ({
  ...claim,
  open: { amount: formatAmount({ minor, currency: claim.currency }), currency: claim.currency },
  transitions,
});
