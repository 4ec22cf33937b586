/**
 * What may happen to a claim: which party states it, on which states it may follow, and what it must say. The table in the docs, the
 * request's schema and the checks are made from this one list.
 */
import type { Erased } from '../erasure.ts';
import { CLAIM_STATES, type ClaimState } from './states.ts';
import type { PartyRole } from '../contract/terms.ts';

/** The party to which a credit is owed, the party that owes it, or the audit. */
export type Side = 'creditor' | 'debtor' | 'audit';

export const PARTIES = ['customer', 'vendor'] as const satisfies readonly PartyRole[];
/** The party of a caller. @param vendor to which its token is bound. */
export const partyOf = (vendor: string | undefined): PartyRole => (vendor === undefined ? 'customer' : 'vendor');

/**
 * How large an amount may be: what is open, what of that is not claimed yet, what was claimed and is not accepted yet, what is open and in no credit note yet, or any amount above 0,
 * because it is a fact. What the debtor states is always bounded.
 */
export type AmountBound = 'open' | 'not-claimed' | 'claimed' | 'not-credited' | 'unbounded';

/** How a claim stands between the parties, without regard to its balances. */
export type Phase = Exclude<ClaimState, 'settled' | 'over-credited' | 'void' | 'partly-accepted'>;

export interface TransitionRule {
  readonly side: Side;
  /** The states on which it may follow. */
  readonly after: readonly ClaimState[];
  /** Absent: it has no amount. */
  readonly amount?: { readonly bound: AmountBound; readonly isRequired: boolean };
  readonly needs: readonly ('note' | 'reference')[];
  /** What it states, for help and docs. */
  readonly states: string;
  /** How the claim then stands between the parties; absent of what is money alone. */
  readonly to?: Phase;
}

/** States in which something may be owed. */
const OWING: readonly ClaimState[] = CLAIM_STATES.filter((state) => !['settled', 'over-credited', 'void'].includes(state));

const rule = (
  side: Side,
  states: string,
  after: readonly ClaimState[],
  more: Partial<Pick<TransitionRule, 'amount' | 'needs' | 'to'>> = {},
): TransitionRule => ({ side, states, after, needs: [], ...more });

/** By hand, each stated by one side; `received` also by the rule for rows of bills. */
export const STATED = {
  submitted: rule('creditor', 'the creditor sent the claim', ['due', 'expired', 'partly-accepted'], {
    to: 'submitted',
    amount: { bound: 'not-claimed', isRequired: false },
  }),
  withdrawn: rule(
    'creditor',
    'the creditor takes the claim back',
    ['submitted', 'acknowledged', 'accepted', 'partly-accepted', 'rejected'],
    { to: 'withdrawn', needs: ['note'] },
  ),
  reopened: rule('creditor', 'the creditor claims again what it took back', ['withdrawn'], { to: 'submitted', needs: ['note'] }),
  contested: rule('creditor', 'the creditor does not agree with a rejection or a partial acceptance', ['rejected', 'partly-accepted'], {
    to: 'submitted',
    needs: ['note'],
  }),
  acknowledged: rule('debtor', 'the debtor has the claim', ['submitted'], { to: 'acknowledged' }),
  accepted: rule(
    'debtor',
    'the debtor accepts all that was claimed and is open, or the part that it names',
    ['submitted', 'acknowledged', 'rejected', 'partly-accepted'],
    { to: 'accepted', amount: { bound: 'claimed', isRequired: false } },
  ),
  rejected: rule('debtor', 'the debtor rejects the claim', ['submitted', 'acknowledged'], { to: 'rejected', needs: ['note'] }),
  credited: rule('debtor', 'the debtor issued a credit note', OWING, {
    amount: { bound: 'not-credited', isRequired: true },
    needs: ['reference'],
  }),
  received: rule('creditor', 'the creditor received money, or a bill deducts it', CLAIM_STATES, {
    amount: { bound: 'unbounded', isRequired: true },
  }),
  'written-off': rule('creditor', 'the creditor gives up what is open, or a part of it', OWING, {
    amount: { bound: 'open', isRequired: false },
    needs: ['note'],
  }),
} as const satisfies Record<string, TransitionRule>;

export type StatedKind = keyof typeof STATED;

/** The states on which a row of a bill is `received` by the rule: the claim was made, and the creditor has not taken it back. */
export const RECEIVED_BY_RULE: readonly ClaimState[] = ['submitted', 'acknowledged', 'accepted', 'partly-accepted', 'rejected'];

/** All that a caller may record: also that an earlier transition was wrong. */
export const RECORDED_KINDS = [...(Object.keys(STATED) as StatedKind[]), 'reversed'] as const;
export type RecordedKind = StatedKind | 'reversed';

/** `due`, `restated` and `expired` are recorded by the audit alone. */
export type TransitionKind = RecordedKind | 'due' | 'restated' | 'expired';

/** What a transition states about one line of the statement. */
export interface LineAmount {
  readonly credit: string;
  readonly index: string;
  readonly component?: string | undefined;
  /** Above 0, in the claim's currency. */
  readonly amount: string;
}

/** The row of a bill that pays a claim. */
export interface CreditRow {
  /** "sender|id" of its event. */
  readonly row: string;
  /** Its `billingReference`. */
  readonly of: string;
  readonly component?: string;
  /** ISO instants: the span that it is for. */
  readonly start: string;
  readonly end: string;
}

export interface Transition {
  readonly kind: TransitionKind;
  /** Subject of the caller, "makegood" or "rule". */
  readonly by: string;
  /** Of the caller; absent of the audit, and of earlier versions. */
  readonly party?: PartyRole;
  /** ISO instant of recording. */
  readonly at: string;
  /** ISO day on which it took effect, such as the value date of a payment; absent = the day of recording. */
  readonly effectiveOn?: string;
  /** Above 0 where a party states it; with `revision` what is owed for certain. */
  readonly amount?: string;
  /** With `revision`: the most that missing facts leave open, `unbounded` where nothing bounds it; absent where the amount is certain. */
  readonly most?: string;
  /** With `revision`: the missing facts that would decide it. */
  readonly missing?: readonly string[];
  /** The amount by lines of the statement; they add up to it. */
  readonly lines?: readonly LineAmount[];
  /** The debtor's ticket, decision or credit note, or a payment. Of `credited` and of `received` each counts once. */
  readonly reference?: string;
  readonly note?: string;
  readonly erased?: Erased;
  /** Of `reversed`: the number of the transition that it takes back; the first is 1. */
  readonly of?: number;
  /** The revision of the statement that gives what is owed: of `due` and `restated`, and of `expired` where the statement came too late. */
  readonly revision?: number;
  /** The request that a second person approved, and who did. */
  readonly approval?: { readonly id: string; readonly by: string };
  /** The request under an Idempotency-Key that recorded it: a repeat of it records nothing. */
  readonly under?: string;
  /** Of what a row of a bill gives by the rule (./bill-credit.ts). Only Makegood writes it. */
  readonly bill?: CreditRow;
  /** Submitted after the deadline. */
  readonly late?: true;
  /** Of `credited` in earlier versions, which had one kind for credit notes and money: it was received too. */
  readonly wasReceived?: true;
}

export const sideOf = (kind: StatedKind): Side => STATED[kind].side;

export const isStated = (kind: TransitionKind): kind is StatedKind => Object.hasOwn(STATED, kind);

/** Whether it changes how a claim stands between the parties; all else is money. */
export const isAnswer = (kind: TransitionKind): boolean => isStated(kind) && 'to' in STATED[kind];

/** Where a transition leads; undefined where it leaves a claim as it stands. */
export function phaseAfter(kind: TransitionKind): Phase | undefined {
  if (kind === 'due' || kind === 'expired') return kind;
  return isStated(kind) ? STATED[kind].to : undefined;
}
