/**
 * A claim for a credit: a list of transitions, each with its author and instant, and the resulting state. All amounts have one currency. An
 * automatic credit needs no claim: it begins as accepted, and only credited amounts are recorded.
 */
import { type Issue, errorIssue } from '../issue.ts';
import { parseDecimal } from '../money/decimal.ts';
import { minorOf, sumAmounts } from '../statement/restatement.ts';
import type { ClaimState } from './states.ts';
import type { Amount } from '../statement/statement.ts';
import type { ClaimWindow } from '../statement/credits/claim-window.ts';

/** The kind of a transition: a state, a credited amount, or a new amount after a restatement. */
export type TransitionKind = Exclude<ClaimState, 'void'> | 'credited' | 'restated';

export interface Transition {
  readonly kind: TransitionKind;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** The amount that was claimed, accepted, credited or expired, or is owed after a restatement. */
  readonly amount?: string;
  /** The vendor's ticket, decision or credit note. For `credited` each reference counts once. */
  readonly reference?: string;
  readonly note?: string;
  /** The revision of the statement on which it is based. */
  readonly revision?: number;
  /** Submitted after the deadline. */
  readonly late?: true;
}

/** The data of a claim before its first transition. */
export interface ClaimHead {
  readonly id: string;
  readonly statement: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  readonly credit: string;
  readonly currency: string;
  readonly automatic: boolean;
  /** The steps that the contract asks for, with their dates. */
  readonly windows: readonly ClaimWindow[];
  /** The ISO day after which it may be submitted; absent = at once. */
  readonly opensAfter?: string;
  /** The last day, inclusive. */
  readonly lastDay?: string;
  /** The first instant that is too late (ISO); absent = no known deadline. */
  readonly expiresAt?: string;
}

export interface Claim extends ClaimHead {
  readonly state: ClaimState;
  /** The amount that the newest statement owes. */
  readonly owed: Amount;
  readonly claimed?: Amount;
  readonly accepted?: Amount;
  readonly credited: Amount;
  /** Owed, less credited. */
  readonly difference: Amount;
  /** The amount that expired without a claim in time. */
  readonly expired?: Amount;
  readonly transitions: readonly Transition[];
}

/** From which states a transition may follow. */
const AFTER: Readonly<Record<Exclude<TransitionKind, 'due' | 'restated' | 'expired'>, readonly ClaimState[]>> = {
  submitted: ['due', 'expired', 'rejected', 'partly-accepted'],
  acknowledged: ['submitted'],
  accepted: ['submitted', 'acknowledged', 'rejected'],
  'partly-accepted': ['submitted', 'acknowledged', 'rejected'],
  rejected: ['submitted', 'acknowledged'],
  credited: ['submitted', 'acknowledged', 'accepted', 'partly-accepted', 'rejected', 'settled'],
  settled: ['submitted', 'acknowledged', 'accepted', 'partly-accepted', 'rejected'],
};

/** The transitions that the vendor records; the customer records all others. */
export const VENDOR_TRANSITIONS: ReadonlySet<TransitionKind> = new Set([
  'acknowledged',
  'accepted',
  'partly-accepted',
  'rejected',
  'credited',
]);

/** The claim after its transitions; the first is `due` or, for an automatic credit, `accepted`. */
export function claimOf(head: ClaimHead, transitions: readonly Transition[]): Claim {
  const { currency } = head;
  const amount = (text: string): Amount => ({ amount: text, currency });
  let state: ClaimState = head.automatic ? 'accepted' : 'due';
  let owed = amount(transitions[0]?.amount ?? sumAmounts([], currency).amount);
  const found: { claimed?: Amount; accepted?: Amount; expired?: Amount } = {};
  const credits: Amount[] = [];
  for (const transition of transitions) {
    if (transition.kind === 'restated') {
      owed = amount(transition.amount!);
      if (state === 'due' && minorOf(owed) <= 0n) state = 'void';
      else if (state === 'void' && minorOf(owed) > 0n) state = 'due';
      if (head.automatic) found.accepted = owed;
      else if (state === 'settled' && minorOf(owed) > minorOf(sumAmounts(credits, currency))) state = 'partly-accepted';
    } else if (transition.kind === 'credited') credits.push(amount(transition.amount!));
    else {
      state = transition.kind;
      if (transition.kind === 'submitted') found.claimed = transition.amount === undefined ? owed : amount(transition.amount);
      if (transition.kind === 'expired') found.expired = amount(transition.amount!);
      if (transition.kind === 'accepted')
        found.accepted = transition.amount === undefined ? (found.claimed ?? owed) : amount(transition.amount);
      if (transition.kind === 'partly-accepted') found.accepted = amount(transition.amount!);
    }
    if (isPaid(state, found.accepted, credits, currency)) state = 'settled';
  }
  const credited = sumAmounts(credits, currency);
  const difference = sumAmounts([owed, { ...credited, amount: negated(credited.amount) }], currency);
  return { ...head, state, owed, ...found, credited, difference, transitions };
}

const isPaid = (state: ClaimState, accepted: Amount | undefined, credits: readonly Amount[], currency: string): boolean =>
  (state === 'accepted' || state === 'partly-accepted') &&
  credits.length > 0 &&
  accepted !== undefined &&
  minorOf(sumAmounts(credits, currency)) >= minorOf(accepted);

const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

/** The issue with a transition that a caller wants to record; undefined when it is allowed. */
export function checkTransition(claim: Claim, transition: Transition): Issue | undefined {
  if (transition.kind === 'due' || transition.kind === 'restated' || transition.kind === 'expired')
    return errorIssue('bad-transition', '/kind', `"${transition.kind}" is recorded by the audit, not by hand`);
  if (!AFTER[transition.kind].includes(claim.state) || (claim.automatic && transition.kind !== 'credited' && transition.kind !== 'settled'))
    return errorIssue(
      'bad-transition',
      '/kind',
      claim.automatic
        ? `"${claim.credit}" is paid without a claim: only credited amounts are recorded`
        : `a claim that is ${claim.state} cannot become ${transition.kind}; it may follow on ${AFTER[transition.kind].join(', ')}`,
    );
  if ((transition.kind === 'partly-accepted' || transition.kind === 'credited') && transition.amount === undefined)
    return errorIssue('missing', '/amount', `give the amount that was ${transition.kind === 'credited' ? 'credited' : 'accepted'}`);
  if (transition.amount !== undefined && !isAmount(transition.amount, claim.currency))
    return errorIssue('bad-amount', '/amount', `"${transition.amount}" is no amount in ${claim.currency}, with exactly its decimals`);
  if (transition.kind === 'credited' && transition.reference === undefined)
    return errorIssue('missing', '/reference', "name the vendor's credit note, so that it counts once");
  if (transition.kind === 'settled' && transition.note === undefined && minorOf(claim.difference) !== 0n)
    return errorIssue(
      'missing',
      '/note',
      `${claim.difference.amount} ${claim.currency} are not credited: give the reason for settling the claim`,
    );
  if (transition.kind === 'submitted' && isTooEarly(claim, transition.at))
    return errorIssue('claim-too-early', '', `claims are taken from the day after ${claim.opensAfter}`);
  return undefined;
}

const isAmount = (text: string, currency: string): boolean =>
  parseDecimal(text) !== undefined && sumAmounts([{ amount: text, currency }], currency).amount === text;

const isTooEarly = ({ opensAfter }: Claim, at: string): boolean => opensAfter !== undefined && at.slice(0, 10) <= opensAfter;

/** Whether a claim was never made and its deadline has passed. */
export const isExpired = (claim: Claim, at: string): boolean =>
  claim.state === 'due' && claim.expiresAt !== undefined && at >= claim.expiresAt;
