/** Words of claims, their accounts and disputes in English. They give the words that every other language must have. */
import type { DisputeOutcome, DisputeState } from '../../domain/claims/dispute.ts';
import type { ClaimAccount, ClaimState } from '../../domain/claims/states.ts';

/** How a dispute stands: open, withdrawn, or decided with an outcome; earlier versions stored none. */
export type DisputeEnd = DisputeState | DisputeOutcome;

const named: Readonly<Record<ClaimAccount, string>> = {
  owed: 'owed',
  reserved: 'reserved',
  claimed: 'claimed',
  accepted: 'accepted',
  credited: 'credited',
  received: 'received',
  writtenOff: 'written off',
  overCredited: 'over-credited',
  expired: 'expired',
  open: 'open',
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const englishAccounts = {
  accounts: 'Claims and accounts',
  named,
  memo: (account: string): string => `${account} (memo)`,
  asOf: 'As of',
  ofClaim: 'Of',
  account: 'Account',
  state: 'state',
  lastDay: 'last day to claim',
  owedTo: 'owed to',
  customer: 'the customer',
  vendor: 'the vendor',
  byBillRow: (row: string, on: string): string => `of it by the bill row ${row} of ${on}`,
  withoutBound: 'without an upper bound',
  byOther: (party: string, other: string): string => `of it recorded by ${party} in the name of ${other}`,
  recordedBy: (state: string, party: string): string => `${state} (recorded by ${party})`,
  states: {
    due: 'due',
    submitted: 'submitted',
    acknowledged: 'acknowledged',
    accepted: 'accepted',
    'partly-accepted': 'partly accepted',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    expired: 'expired',
    settled: 'settled',
    'over-credited': 'over-credited',
    void: 'void',
  } as Record<ClaimState, string>,
  attention: 'Needs attention',
  disputes: (count: number): string =>
    count === 1 ? 'A dispute about the period is open.' : `${count} disputes about the period are open.`,
  over: (claim: string, amount: string): string => `${claim}: over-credited by ${amount}: more was received than is owed.`,
  sum: (amounts: readonly string[]): string => amounts.join(' and '),
  wasReceived: (amount: string): string => `${amount} received`,
  wasWrittenOff: (amount: string): string => `${amount} written off`,
  reopened: (claim: string, paid: string, revisions: string, added: string, owed: string, before: string): string =>
    `${claim}: nothing was open (${paid} as a whole, not by line), until revision ${revisions} added ${added}: ${owed} is owed, before ${before}. What was paid as a whole is divided over all open lines again, so that lines which it had paid are open again.`,
  covers: (line: string, covered: string, owed: string): string => `it now covers ${covered} of ${owed} of ${line}`,
  disputesTitle: 'Disputes',
  /** @param what how it was decided, with the amounts. */
  upheld: (what: string, party: string, line: string): string => `${what} (raised by ${party})${line === '' ? '' : `: ${line}`}`,
  /** The outcome of a dispute, with its amounts. */
  endOf: (end: string, amounts: string | undefined): string => (amounts === undefined ? end : `${end}: ${amounts}`),
  /** The upheld amount beside the disputed one. */
  ofDisputed: (upheld: string, disputed: string): string => `${upheld} of ${disputed}`,
  disputesOfPeriod: 'disputes of the period',
  dispute: 'dispute',
  disputeCount: (count: number, end: string, amounts: readonly string[]): string =>
    `${count} ${end}${amounts.length === 0 ? '' : ` (${amounts.join(', ')})`}`,
  /** The accounts of a statement in a text. */
  text: {
    asOf: (instant: string): string => `accounts as of ${instant}`,
    noClaim: 'no claim',
    owedTo: (party: string): string => `owed to ${party}`,
  },
  disputeEnds: {
    open: 'open',
    upheld: 'upheld',
    'partly-upheld': 'partly upheld',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    decided: 'decided',
  } as Record<DisputeEnd, string>,
  letter: {
    owed: 'Owed by the statement',
    lessReceived: `Less ${named.received}`,
    lessWrittenOff: `Less ${named.writtenOff}`,
    lessNotClaimed: 'Less not claimed',
    lessClaimed: 'Less claimed already',
    byCreditor: 'Of it recorded by us, not by you',
    credited: capital(`${named.credited} so far`),
    accepted: capital(`${named.accepted} so far`),
    overCredited: capital(named.overCredited),
    reserved: capital(named.reserved),
    reservedFor: (bound: string): string =>
      `${bound}, which may be owed beyond that once the missing facts are known. We claim it too, as far as it turns out to be owed.`,
    upTo: (amount: string): string => `up to ${amount}`,
    whatFactsDecide: 'What missing facts turn out to give',
  },
};

export type AccountWords = typeof englishAccounts;
