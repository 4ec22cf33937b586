/**
 * The kinds of transitions of a claim: the side that records each, the states in which it is possible, and the data that it needs. The
 * table in the docs, the request's schema and the checks are made from this list.
 */
import type { Erased } from '../evidence/erasure.ts';
import { CLAIM_STATES, type ClaimState } from './states.ts';
import type { PartyRole } from '../contract/terms.ts';

/** The party to which a credit is owed, the party that owes it, or the audit. */
export type Side = 'creditor' | 'debtor' | 'audit';

export const PARTIES = ['customer', 'vendor'] as const satisfies readonly PartyRole[];
/** The party of a caller. @param vendor the vendor to which its token is bound. */
export const partyOf = (vendor: string | undefined): PartyRole => (vendor === undefined ? 'customer' : 'vendor');

/**
 * The upper bound of an amount: what is open, what is open and not claimed yet, what was claimed and is not accepted yet, or what is open
 * and in no credit note yet. `unbounded`: any amount above 0, because money that arrived is a fact. Every amount of the debtor is bounded.
 */
export type AmountBound = 'open' | 'not-claimed' | 'claimed' | 'not-credited' | 'unbounded';

/** The last answer of the parties, independent of the balances. */
export type Phase = Exclude<ClaimState, 'settled' | 'over-credited' | 'void' | 'partly-accepted'>;

export interface TransitionRule {
  readonly side: Side;
  /** The states in which it is possible. */
  readonly after: readonly ClaimState[];
  /** Absent: it has no amount. */
  readonly amount?: { readonly bound: AmountBound; readonly isRequired: boolean };
  readonly needs: readonly ('note' | 'reference')[];
  /** Its meaning, for help and docs. */
  readonly states: string;
  /** The phase after it; absent for kinds that only move money. */
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

/** Kinds that people record, each by one side; the rule for bill rows records `received` too. */
export const STATED = {
  submitted: rule(
    'creditor',
    'the creditor sent the claim, or claims what it did not claim before',
    ['due', 'expired', 'submitted', 'acknowledged', 'partly-accepted'],
    { to: 'submitted', amount: { bound: 'not-claimed', isRequired: false } },
  ),
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

/** The answers of a debtor, which the creditor may record in its name. */
export const DEBTOR_ANSWERS = ['acknowledged', 'accepted', 'rejected'] as const satisfies readonly StatedKind[];
export type DebtorAnswer = (typeof DEBTOR_ANSWERS)[number];

/** The states in which the rule records a bill row as `received`: the claim was made, and the creditor has not withdrawn it. */
export const RECEIVED_BY_RULE: readonly ClaimState[] = ['submitted', 'acknowledged', 'accepted', 'partly-accepted', 'rejected'];

/** All kinds that a caller may record, `reversed` included. */
export const RECORDED_KINDS = [...(Object.keys(STATED) as StatedKind[]), 'reversed'] as const;
export type RecordedKind = StatedKind | 'reversed';

/** Only the audit records `due`, `restated` and `expired`. */
export type TransitionKind = RecordedKind | 'due' | 'restated' | 'expired';

/** The amount of a transition for one line of the statement. */
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
  /** ISO instants: the time span of the row. */
  readonly start: string;
  readonly end: string;
}

export interface Transition {
  readonly kind: TransitionKind;
  /** Subject of the caller, "makegood" or "rule". */
  readonly by: string;
  /** The party of the caller; absent for the audit, and in what earlier versions stored. */
  readonly party?: PartyRole;
  /** ISO instant of recording. */
  readonly at: string;
  /** ISO day on which it took effect, such as the value date of a payment; absent = the day of recording. */
  readonly effectiveOn?: string;
  /** Above 0 where a party states it; with `revision` the amount that is certainly owed. */
  readonly amount?: string;
  /** With `revision`: the most that missing facts leave open, `unbounded` where nothing bounds it; absent where the amount is certain. */
  readonly most?: string;
  /** With `revision`: the missing facts that would decide it. */
  readonly missing?: readonly string[];
  /** The amount by lines of the statement; they add up to it. */
  readonly lines?: readonly LineAmount[];
  /** Of a claim, an acceptance or a credit note of the whole: its lines when it was stated. Absent in what earlier versions stored. */
  readonly divided?: readonly LineAmount[];
  /** The debtor's ticket, decision or credit note, or a payment. A reference counts once among `credited`, and once among `received`. */
  readonly reference?: string;
  readonly note?: string;
  readonly erased?: Erased;
  /** Of `reversed`: the number of the transition that it takes back; the first is 1. */
  readonly of?: number;
  /**
   * The revision of the statement with the owed amount: of `due` and `restated`, and of `expired` where the statement was issued too late.
   */
  readonly revision?: number;
  /** The request that a second person approved, and this person. */
  readonly approval?: { readonly id: string; readonly by: string };
  /** The request under an Idempotency-Key that recorded it: a repeat of it records nothing. */
  readonly under?: string;
  /** Of what a row of a bill gives by the rule (./bill-credit.ts). Only Makegood writes it. */
  readonly bill?: CreditRow;
  /** Submitted after the deadline. */
  readonly late?: true;
  /** Only of `credited` in earlier versions, which had one kind for credit notes and money: the amount was also received. */
  readonly wasReceived?: true;
}

export const sideOf = (kind: StatedKind): Side => STATED[kind].side;

/** The party that recorded a transition; undefined for the audit. Earlier versions stored no party: the customer alone recorded then. */
export const recorderOf = ({ kind, party }: Pick<Transition, 'kind' | 'party'>): PartyRole | undefined =>
  isStated(kind) || kind === 'reversed' ? (party ?? 'customer') : undefined;

export const isStated = (kind: TransitionKind): kind is StatedKind => Object.hasOwn(STATED, kind);

/** Whether it is an answer, which changes the phase of a claim; all other kinds only move money. */
export const isAnswer = (kind: TransitionKind): boolean => isStated(kind) && 'to' in STATED[kind];

/** The phase after a transition; undefined where it changes no phase. */
export function phaseAfter(kind: TransitionKind): Phase | undefined {
  if (kind === 'due' || kind === 'expired') return kind;
  return isStated(kind) ? STATED[kind].to : undefined;
}
