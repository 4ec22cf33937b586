/**
 * A second program for claims: plain double entry, written apart from lib/domain/claims. Every entry moves amounts between accounts so that
 * all accounts of a claim add up to 0 at any time. Amounts are cents as numbers.
 *
 *     owed (debit) = received + written off + open - over-credited
 */
import type { Transition } from '../../../lib/domain/claims/transition.ts';

type Account = 'owed' | 'received' | 'written-off' | 'open' | 'over-credited';

export interface DoubleEntryBooks {
  readonly accounts: Readonly<Record<Account, number>>;
  /** Notes beside the books: what the debtor stated moves nothing. */
  readonly credited: number;
  readonly claimed: number;
  /** Of a claim that has to be made. */
  readonly accepted: number;
}

const cents = (amount: string | undefined): number => Math.round(Number(amount ?? '0') * 100);

/** Posts one entry after the other; a reversed one is left out, as if it had never been posted. */
export function booksOf(transitions: readonly Transition[]): DoubleEntryBooks {
  const reversed = new Set(transitions.filter(({ kind }) => kind === 'reversed').map(({ of }) => of));
  const kept = transitions.filter(({ kind }, i) => kind !== 'reversed' && !reversed.has(i + 1));
  let [owed, received, given, credited] = [0, 0, 0, 0];
  for (const { kind, amount, revision, wasReceived } of kept) {
    if (revision !== undefined) owed = Math.max(0, cents(amount));
    else if (kind === 'received') received += cents(amount);
    else if (kind === 'credited') {
      credited += cents(amount);
      if (wasReceived) received += cents(amount);
    } else if (kind === 'written-off') given += amount === undefined ? Math.max(0, owed - received - given) : cents(amount);
  }
  const accounts: Record<Account, number> = { owed: 0, received: 0, 'written-off': 0, open: 0, 'over-credited': 0 };
  const move = (from: Account, to: Account, sum: number): void => {
    accounts[from] -= sum;
    accounts[to] += sum;
  };
  // What is owed is claimed from the debtor: all of it is open, until money or a write-off takes from that.
  move('owed', 'open', owed);
  const paid = Math.min(received, accounts.open);
  move('open', 'received', paid);
  move('over-credited', 'received', received - paid);
  move('open', 'written-off', Math.min(given, accounts.open));
  return { accounts, credited, ...wordsOf(kept) };
}

/**
 * What was claimed and accepted: each entry adds at most what is open and was not entered yet. Money settles what was entered first, a write-off
 * what was not.
 */
function wordsOf(kept: readonly Transition[]): { claimed: number; accepted: number } {
  let [owed, received, given, claimed, accepted, answer] = [0, 0, 0, 0, 0, ''];
  // What missing facts may add, now and as it was claimed last.
  let [reserve, reserved, isClaimed] = [0, Infinity, false];
  // What was paid or given up of either, so that sums less these are what is still to come.
  let [settledOfClaimed, settledOfAccepted] = [0, 0];
  for (const { kind, amount, most, revision, wasReceived } of kept) {
    const open = Math.max(0, owed - received - given);
    const [unclaimed, unaccepted] = [Math.max(0, open - (claimed - settledOfClaimed)), Math.max(0, open - (accepted - settledOfAccepted))];
    const part = cents(amount);
    if (revision !== undefined) {
      owed = Math.max(0, part);
      // What a claimed reserve turns out to be was claimed with it.
      const now = Math.max(0, Math.max(0, owed - received - given) - (claimed - settledOfClaimed));
      const turned = isClaimed ? Math.min(reserved, Math.max(0, now - unclaimed)) : 0;
      [claimed, reserved] = [claimed + turned, reserved - turned];
      reserve = most === 'unbounded' ? Infinity : Math.max(0, cents(most) - owed);
    } else if (kind === 'submitted') {
      [reserved, isClaimed] = [reserve, true];
      claimed += Math.min(unclaimed, amount === undefined ? unclaimed : part);
    } else if (kind === 'accepted') {
      const asked = Math.min(open, claimed - settledOfClaimed + reserved) - (accepted - settledOfAccepted);
      accepted += Math.min(unaccepted, amount === undefined ? Math.max(0, asked) : part);
    } else if (kind === 'withdrawn' || (kind === 'contested' && answer === 'accepted')) [accepted, settledOfAccepted] = [0, 0];
    else if (kind === 'received' || (kind === 'credited' && wasReceived)) {
      received += part;
      reserved = Math.max(0, reserved - Math.max(0, part - (claimed - settledOfClaimed)));
      settledOfClaimed = Math.min(claimed, settledOfClaimed + part);
      settledOfAccepted = Math.min(accepted, settledOfAccepted + part);
    } else if (kind === 'written-off') {
      const off = amount === undefined ? open : part;
      given += off;
      settledOfClaimed = Math.min(claimed, settledOfClaimed + Math.max(0, off - unclaimed));
      settledOfAccepted = Math.min(accepted, settledOfAccepted + Math.max(0, off - unaccepted));
    }
    if (['submitted', 'acknowledged', 'accepted', 'rejected', 'withdrawn', 'reopened', 'contested'].includes(kind)) answer = kind;
  }
  return { claimed, accepted };
}
