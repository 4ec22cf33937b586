/**
 * What a transition of a claim posts to the ledger: the change of each account in each cost centre. The postings therefore add up to the
 * balances at any time, reversals and restatements included. The revisions of the statement post what is owed, line by line.
 */
import { minorOf } from '../statement/restatement.ts';
import { type CentreBalances, balancesByCentre, namedCells } from './balances-by-centre.ts';
import { lineKey } from './balances.ts';
import { type LineBooking, type NamedLine, type OwedPart, type ReservedPart, bookingOf, reservedParts } from './booking.ts';
import { type Cells, NO_CELLS, minus, total } from './centre-cells.ts';
import { type ClaimHead, claimOf } from './claim.ts';
import { LEDGER_ACCOUNTS, type LedgerAccount, accountsOf } from './ledger-accounts.ts';
import type { LineAmount, Transition, TransitionKind } from './transition.ts';

export interface ClaimPosting {
  readonly account: LedgerAccount;
  /** Minor units; below 0 where it lowers the account. */
  readonly minor: bigint;
  /** Only of `reserved`, with an amount of 0: from now on nothing bounds it. */
  readonly isUnbounded?: true;
  readonly line?: NamedLine;
  readonly costCentre?: string | undefined;
}

/** What a revision posted as owed on the claim. */
export interface PostedOwed {
  readonly revision: number;
  readonly parts: readonly OwedPart[];
  /** What missing facts may add to its lines; empty for revisions that earlier versions posted. */
  readonly reserves?: readonly ReservedPart[];
}

/** What was posted to each account by cost centre. */
export type PostedSums = ReadonlyMap<LedgerAccount, Cells>;

/** The account in which the amount of each kind is recorded. */
const STATED_ACCOUNT: Readonly<Partial<Record<TransitionKind, LedgerAccount>>> = {
  submitted: 'claimed',
  accepted: 'accepted',
  credited: 'credited',
  received: 'received',
  'written-off': 'written-off',
};

/**
 * The postings of one transition. @param i its index. @param posted by revisions, oldest first; revisions after the one that this
 * transition follows may be included. @param already what the earlier transitions posted, where another rule divided it.
 */
export function postingsOf(
  head: ClaimHead,
  transitions: readonly Transition[],
  i: number,
  posted: readonly PostedOwed[],
  already?: PostedSums,
): readonly ClaimPosting[] {
  const [before, after] = [accountsAt(head, transitions.slice(0, i), posted), accountsAt(head, transitions.slice(0, i + 1), posted)];
  return LEDGER_ACCOUNTS.flatMap((account): ClaimPosting[] => {
    if (account === 'owed') return [];
    if (account === 'reserved') return reservedPostings(already ? reservedBefore(before) : before.reserved, after.reserved);
    const change = minus(after.balances[account], already ? (already.get(account) ?? NO_CELLS) : before.balances[account]);
    const byLine = linePostings(head, transitions, i, account, total(change), after.booking);
    const rest = minus(change, ...byLine.map(({ costCentre, minor }): Cells => new Map([[costCentre, minor]])));
    const spread = [...rest].filter(([, minor]) => minor !== 0n).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    return [...byLine, ...spread.map(([costCentre, minor]) => ({ account, minor, costCentre }))];
  });
}

/** Of a claim without bound, earlier versions posted one memo without a line and without a cost centre, whatever its lines were. */
const reservedBefore = ({ reserved, isUnbounded }: AccountsAt): readonly ReservedPart[] =>
  isUnbounded ? [{ minor: undefined }] : reserved;

interface ReservedChange extends Pick<OwedPart, 'line' | 'costCentre'> {
  minor: bigint;
  wasUnbounded: boolean;
  isUnbounded: boolean;
}

/** The postings of the reserve, by line and cost centre. What has no bound is a memo of 0 when it begins and when it ends. */
function reservedPostings(before: readonly ReservedPart[], after: readonly ReservedPart[]): ClaimPosting[] {
  const changes = new Map<string, ReservedChange>();
  const changeOf = ({ line, costCentre }: ReservedPart): ReservedChange => {
    const key = JSON.stringify([line ? lineKey(line) : null, costCentre ?? null]);
    const change = changes.get(key) ?? { ...(line && { line }), costCentre, minor: 0n, wasUnbounded: false, isUnbounded: false };
    changes.set(key, change);
    return change;
  };
  for (const part of before) {
    const change = changeOf(part);
    if (part.minor === undefined) change.wasUnbounded = true;
    else change.minor -= part.minor;
  }
  for (const part of after) {
    const change = changeOf(part);
    if (part.minor === undefined) change.isUnbounded = true;
    else change.minor += part.minor;
  }
  const inOrder = [...changes].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.flatMap(([, { minor, wasUnbounded, isUnbounded, ...place }]): ClaimPosting[] => {
    const begins = isUnbounded && !wasUnbounded;
    const ends = wasUnbounded && !isUnbounded && minor === 0n;
    return [
      ...(minor !== 0n || ends ? [{ account: 'reserved' as const, minor, ...place }] : []),
      ...(begins ? [{ account: 'reserved' as const, minor: 0n, isUnbounded: true as const, ...place }] : []),
    ];
  });
}

interface AccountsAt {
  readonly balances: CentreBalances;
  readonly reserved: readonly ReservedPart[];
  readonly booking: LineBooking;
  readonly isUnbounded: boolean;
}

function accountsAt(head: ClaimHead, transitions: readonly Transition[], posted: readonly PostedOwed[]): AccountsAt {
  const newest = transitions.findLast(({ revision }) => revision !== undefined)?.revision ?? 0;
  const known = posted.filter(({ revision }) => revision <= newest);
  const claim = claimOf(head, transitions);
  const booking = bookingOf(
    known.map(({ parts }) => parts),
    minorOf(claim.owed),
    known.find(({ revision }) => revision === newest)?.reserves,
    known.findLast(({ reserves = [] }) => reserves.length > 0)?.reserves,
  );
  const isUnbounded = claim.reserved === 'unbounded';
  return {
    balances: balancesByCentre(claim, booking),
    reserved: reservedParts(isUnbounded ? undefined : accountsOf(claim).reserved, booking),
    booking,
    isUnbounded,
  };
}

/** The lines that a transition (or the transition that it reverses) names, where they are the whole change of the account. */
function linePostings(
  { currency }: ClaimHead,
  transitions: readonly Transition[],
  i: number,
  account: LedgerAccount,
  change: bigint,
  booking: LineBooking,
): ClaimPosting[] {
  const own = transitions[i]!;
  const isReversal = own.kind === 'reversed';
  const { kind, lines } = isReversal ? (transitions[(own.of ?? 0) - 1] ?? own) : own;
  if (!lines || STATED_ACCOUNT[kind] !== account) return [];
  const sign = isReversal ? -1n : 1n;
  const sum = lines.reduce((minor, { amount }) => minor + minorOf({ amount, currency }), 0n);
  return sum * sign === change ? lines.flatMap((line) => partsOf(line, sign, account, booking, currency)) : [];
}

/** The parts in the cost centres of the line; a line that no revision has is in none. */
function partsOf(named: LineAmount, sign: bigint, account: LedgerAccount, booking: LineBooking, currency: string): ClaimPosting[] {
  const { amount, ...line } = named;
  const cells = namedCells([named], booking, currency);
  const places: Cells = cells.size === 0 ? new Map([[undefined, minorOf({ amount, currency })]]) : cells;
  return [...places].flatMap(([costCentre, minor]) => (minor === 0n ? [] : [{ account, minor: sign * minor, line, costCentre }]));
}
