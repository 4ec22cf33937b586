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
  const postings = LEDGER_ACCOUNTS.flatMap((account): ClaimPosting[] => {
    if (account === 'owed') return [];
    if (account === 'reserved') return reservedPostings(before.reserved, after.reserved);
    const change = minus(after.balances[account], already ? (already.get(account) ?? NO_CELLS) : before.balances[account]);
    const byLine = linePostings(head, transitions, i, account, total(change), after.booking);
    const rest = minus(change, ...byLine.map(({ costCentre, minor }): Cells => new Map([[costCentre, minor]])));
    const spread = [...rest].filter(([, minor]) => minor !== 0n).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    return [...byLine, ...spread.map(([costCentre, minor]) => ({ account, minor, costCentre }))];
  });
  // A reserve without bound has no amount, but is posted as a memo.
  const isNewlyMemo = after.isUnbounded !== before.isUnbounded && !postings.some(({ account }) => account === 'reserved');
  return isNewlyMemo ? [...postings, { account: 'reserved', minor: 0n }] : postings;
}

/** The postings of the reserve, by line and cost centre. */
function reservedPostings(before: readonly OwedPart[], after: readonly OwedPart[]): ClaimPosting[] {
  const sums = new Map<string, ClaimPosting>();
  const add = ({ line, costCentre, minor }: OwedPart, sign: bigint): void => {
    const key = JSON.stringify([line ? lineKey(line) : null, costCentre ?? null]);
    const sum = (sums.get(key)?.minor ?? 0n) + sign * minor;
    sums.set(key, { account: 'reserved', minor: sum, ...(line && { line }), costCentre });
  };
  for (const part of before) add(part, -1n);
  for (const part of after) add(part, 1n);
  const changed = [...sums].filter(([, { minor }]) => minor !== 0n);
  return changed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, posting]) => posting);
}

interface AccountsAt {
  readonly balances: CentreBalances;
  readonly reserved: readonly OwedPart[];
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
  );
  return {
    balances: balancesByCentre(claim, booking),
    reserved: reservedParts(accountsOf(claim).reserved, booking),
    booking,
    isUnbounded: claim.reserved === 'unbounded',
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
