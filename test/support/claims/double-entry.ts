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
  return { accounts, credited };
}
