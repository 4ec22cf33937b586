/**
 * What the transitions of a claim post to the ledger: each posts by how much it changes each account, so that the postings add up to the
 * balances at any time, reversals and restatements included. What is owed is posted by the revisions of the statement, line by line.
 */
import { allocate } from '../money/allocation.ts';
import { minorOf } from '../statement/restatement.ts';
import type { Amount } from '../statement/statement.ts';
import { lineKey } from './balances.ts';
import { type ClaimHead, claimOf } from './claim.ts';
import type { BookedLine } from './claim-lines.ts';
import type { LineAmount, Transition, TransitionKind } from './transition.ts';

/** `reserved` is a memo: an amount that missing facts may add, outside of balances and ageing. */
export const LEDGER_ACCOUNTS = [
  'owed',
  'claimed',
  'accepted',
  'credited',
  'received',
  'written-off',
  'over-credited',
  'expired',
  'reserved',
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

export type AccountBalances = Readonly<Record<LedgerAccount, bigint>>;

export interface ClaimPosting {
  readonly account: LedgerAccount;
  /** Minor units; what lowers an account is below 0. */
  readonly minor: bigint;
  readonly line?: Omit<LineAmount, 'amount'>;
  readonly costCentre?: string | undefined;
}

/** The accounts of a claim after some of its transitions. A reserve without bound counts as 0. */
export function accountsAfter(head: ClaimHead, transitions: readonly Transition[]): AccountBalances {
  const claim = claimOf(head, transitions);
  const minor = (amount: Amount | undefined): bigint => (amount === undefined ? 0n : minorOf(amount));
  return {
    owed: minor(claim.owed),
    claimed: minor(claim.claimed),
    accepted: minor(claim.accepted),
    credited: minor(claim.credited),
    received: minor(claim.received),
    'written-off': minor(claim.writtenOff),
    'over-credited': minor(claim.overCredited),
    expired: minor(claim.expired),
    reserved: claim.reserved === 'unbounded' ? 0n : minor(claim.reserved),
  };
}

/** What is open by the accounts, whichever entries are summed: owed + over-credited - received - written off. */
export const openOf = (accounts: AccountBalances): bigint =>
  accounts.owed + accounts['over-credited'] - accounts.received - accounts['written-off'];

/** The account that a party states an amount for. */
const STATED_ACCOUNT: Readonly<Partial<Record<TransitionKind, LedgerAccount>>> = {
  submitted: 'claimed',
  accepted: 'accepted',
  credited: 'credited',
  received: 'received',
  'written-off': 'written-off',
};

/**
 * The postings of each transition, but for what is owed.
 * @param linesAt the claim's lines of the statement that was the newest when a transition was recorded.
 */
export function claimPostings(
  head: ClaimHead,
  transitions: readonly Transition[],
  linesAt: (transition: Transition) => readonly BookedLine[],
): readonly (readonly ClaimPosting[])[] {
  const done: ClaimPosting[][] = [];
  let before = accountsAfter(head, []);
  for (const [i, transition] of transitions.entries()) {
    const after = accountsAfter(head, transitions.slice(0, i + 1));
    const posted: ClaimPosting[] = [];
    const lines = linesAt(transition);
    for (const account of LEDGER_ACCOUNTS) {
      const change = after[account] - before[account];
      if (account === 'owed') continue;
      if (change === 0n) {
        // A reserve that nothing bounds has no amount, and is a memo all the same.
        if (account === 'reserved' && isUnbounded(head, transitions, i) !== isUnbounded(head, transitions, i - 1))
          posted.push({ account, minor: 0n });
        continue;
      }
      const known = [...done.flat(), ...posted];
      posted.push(
        ...(reversalOf(transition, account, change, done) ??
          byLines(transition, account, change, lines, head.currency) ??
          spread(account, change, weightsFor(account, change, known, lines), head.currency)),
      );
    }
    done.push(posted);
    before = after;
  }
  return done;
}

const isUnbounded = (head: ClaimHead, transitions: readonly Transition[], last: number): boolean =>
  claimOf(head, transitions.slice(0, last + 1)).reserved === 'unbounded';

const sumOf = (postings: readonly ClaimPosting[]): bigint => postings.reduce((sum, { minor }) => sum + minor, 0n);

/** A reversal takes back what the reversed entry posted, where that is all that it changes. */
function reversalOf(
  { kind, of }: Transition,
  account: LedgerAccount,
  change: bigint,
  done: readonly (readonly ClaimPosting[])[],
): ClaimPosting[] | undefined {
  if (kind !== 'reversed' || of === undefined) return undefined;
  const reversed = (done[of - 1] ?? []).filter((posting) => posting.account === account);
  return sumOf(reversed) === -change ? reversed.map((posting) => ({ ...posting, minor: -posting.minor })) : undefined;
}

/** By the lines that the transition names, each in its cost centre. */
function byLines(
  { kind, lines: named }: Transition,
  account: LedgerAccount,
  change: bigint,
  lines: readonly BookedLine[],
  currency: string,
): ClaimPosting[] | undefined {
  if (!named || STATED_ACCOUNT[kind] !== account) return undefined;
  const centres = new Map(lines.map((line) => [lineKey(line), line.costCentre]));
  const postings = named.map(({ amount, ...line }): ClaimPosting => ({
    account,
    minor: minorOf({ amount, currency }),
    line,
    costCentre: centres.get(lineKey(line)),
  }));
  return sumOf(postings) === change ? postings : undefined;
}

type Cells = Map<string | undefined, bigint>;

function cellsOf(postings: readonly ClaimPosting[], account: LedgerAccount): Cells {
  const cells: Cells = new Map();
  for (const { account: own, costCentre, minor } of postings)
    if (own === account) cells.set(costCentre, (cells.get(costCentre) ?? 0n) + minor);
  return cells;
}

function owedCells(lines: readonly BookedLine[]): Cells {
  const cells: Cells = new Map();
  for (const { costCentre, owed } of lines) cells.set(costCentre, (cells.get(costCentre) ?? 0n) + owed);
  return cells;
}

const positive = (cells: Cells): Cells => new Map([...cells].filter(([, minor]) => minor > 0n));

function minus(cells: Cells, ...less: readonly Cells[]): Cells {
  const left: Cells = new Map(cells);
  for (const one of less) for (const [costCentre, minor] of one) left.set(costCentre, (left.get(costCentre) ?? 0n) - minor);
  return left;
}

/**
 * The cost centres among which a change of the whole claim is spread, in proportion: what lowers an account by what is in it, what was received
 * beyond what is owed by where it was received, all else by what is open in each cost centre, or by what is owed where nothing is.
 */
function weightsFor(account: LedgerAccount, change: bigint, known: readonly ClaimPosting[], lines: readonly BookedLine[]): Cells {
  const owed = owedCells(lines);
  if (change < 0n) return positive(cellsOf(known, account));
  const received = cellsOf(known, 'received');
  const candidates = [
    ...(account === 'over-credited' ? [minus(received, owed, cellsOf(known, 'over-credited'))] : []),
    minus(owed, received, cellsOf(known, 'written-off')),
    owed,
  ].map(positive);
  return candidates.find(({ size }) => size > 0) ?? new Map<string | undefined, bigint>();
}

/** By largest remainder, so that the parts add up to the last minor unit. Without a cost centre there is one part. */
function spread(account: LedgerAccount, change: bigint, weights: Cells, currency: string): ClaimPosting[] {
  if (weights.size === 0) return [{ account, minor: change }];
  const sign = change < 0n ? -1n : 1n;
  const centres = [...weights].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const shares = allocate(
    { minor: sign * change, currency },
    centres.map(([, n]) => ({ n, d: 1n })),
  );
  return centres.flatMap(([costCentre], i) => (shares[i]!.minor === 0n ? [] : [{ account, minor: sign * shares[i]!.minor, costCentre }]));
}
