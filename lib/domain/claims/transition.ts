/**
 * What may happen to a claim: which party states it, on which states it may follow, and what it must say. The table in the docs, the
 * request's schema and the checks are made from this one list.
 */
import type { ClaimState } from './states.ts';

/** The party to which a credit is owed, the party that owes it, or the audit. */
export type Side = 'creditor' | 'debtor' | 'audit';

export const PARTIES = ['customer', 'vendor'] as const;
export type Party = (typeof PARTIES)[number];

/**
 * How large an amount may be: what is open, what is open and in no credit note yet, or any amount above 0, because it is a fact.
 * What the debtor states is always bounded.
 */
export type AmountBound = 'open' | 'not-credited' | 'unbounded';

export interface TransitionRule {
  readonly side: Side;
  /** The states on which it may follow. */
  readonly after: readonly ClaimState[];
  /** Absent: it has no amount. */
  readonly amount?: { readonly bound: AmountBound; readonly isRequired: boolean };
  readonly needs: readonly ('note' | 'reference')[];
  /** What it states, for help and docs. */
  readonly states: string;
}

/** States in which something may be owed. */
const OWING: readonly ClaimState[] = [
  'due',
  'submitted',
  'acknowledged',
  'accepted',
  'partly-accepted',
  'rejected',
  'withdrawn',
  'expired',
];
const ANY: readonly ClaimState[] = [...OWING, 'settled', 'over-credited', 'void'];

const rule = (
  side: Side,
  states: string,
  after: readonly ClaimState[],
  more: Partial<Pick<TransitionRule, 'amount' | 'needs'>> = {},
): TransitionRule => ({ side, states, after, needs: [], ...more });

/** By hand, each stated by one side. */
export const STATED = {
  submitted: rule('creditor', 'the creditor sent the claim', ['due', 'expired', 'partly-accepted'], {
    amount: { bound: 'open', isRequired: false },
  }),
  withdrawn: rule(
    'creditor',
    'the creditor takes the claim back',
    ['submitted', 'acknowledged', 'accepted', 'partly-accepted', 'rejected'],
    { needs: ['note'] },
  ),
  reopened: rule('creditor', 'the creditor claims again what it took back', ['withdrawn'], { needs: ['note'] }),
  contested: rule('creditor', 'the creditor does not agree with a rejection or a partial acceptance', ['rejected', 'partly-accepted'], {
    needs: ['note'],
  }),
  acknowledged: rule('debtor', 'the debtor has the claim', ['submitted']),
  accepted: rule(
    'debtor',
    'the debtor accepts all that is open, or the part that it names',
    ['submitted', 'acknowledged', 'rejected', 'partly-accepted'],
    { amount: { bound: 'open', isRequired: false } },
  ),
  rejected: rule('debtor', 'the debtor rejects the claim', ['submitted', 'acknowledged'], { needs: ['note'] }),
  credited: rule('debtor', 'the debtor issued a credit note', OWING, {
    amount: { bound: 'not-credited', isRequired: true },
    needs: ['reference'],
  }),
  received: rule('creditor', 'the creditor received money, or a bill deducts it', ANY, {
    amount: { bound: 'unbounded', isRequired: true },
  }),
  'written-off': rule('creditor', 'the creditor gives up what is open, or a part of it', OWING, {
    amount: { bound: 'open', isRequired: false },
    needs: ['note'],
  }),
} as const satisfies Record<string, TransitionRule>;

export type StatedKind = keyof typeof STATED;

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

export interface Transition {
  readonly kind: TransitionKind;
  /** Subject of the caller, or "makegood". */
  readonly by: string;
  /** Of the caller; absent of the audit, and of earlier versions. */
  readonly party?: Party;
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
  /** Of `reversed`: the number of the transition that it takes back; the first is 1. */
  readonly of?: number;
  /** The revision of the statement that gives what is owed: of `due` and `restated`, and of `expired` where the statement came too late. */
  readonly revision?: number;
  /** Submitted after the deadline. */
  readonly late?: true;
  /** Of `credited` in earlier versions, which had one kind for credit notes and money: it was received too. */
  readonly wasReceived?: true;
}

export const sideOf = (kind: StatedKind): Side => STATED[kind].side;

export const isStated = (kind: TransitionKind): kind is StatedKind => Object.hasOwn(STATED, kind);

/** What changes how a claim stands between the parties; all else is money. */
export const isAnswer = (kind: TransitionKind): boolean => isStated(kind) && !['credited', 'received', 'written-off'].includes(kind);
