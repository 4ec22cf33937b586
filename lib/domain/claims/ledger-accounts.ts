/** The accounts of a claim in the ledger. */
import { minorOf } from '../statement/restatement.ts';
import type { Amount } from '../statement/statement.ts';
import { type Claim, type ClaimHead, claimOf } from './claim.ts';
import type { Transition } from './transition.ts';

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

/** The accounts of a claim after some of its transitions. A reserve without bound counts as 0. */
export const accountsAfter = (head: ClaimHead, transitions: readonly Transition[]): AccountBalances =>
  accountsOf(claimOf(head, transitions));

export function accountsOf(claim: Claim): AccountBalances {
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
