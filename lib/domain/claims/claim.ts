/**
 * A claim for a credit: a list of transitions, each with its author and instant, and the balances and the state that follow from them. All
 * amounts are in one currency and never below 0. An automatic credit needs no claim: all that is owed counts as accepted.
 */
import { formatAmount } from '../money/money.ts';
import type { LineTitles } from '../statement/line-titles.ts';
import type { Amount } from '../statement/statement.ts';
import type { ClaimWindow } from '../statement/credits/claim-window.ts';
import { type Balances, acceptancesFrom, addedBy, balancesOf, unreversed } from './balances.ts';
import type { ClaimState } from './states.ts';
import {
  type DebtorAnswer,
  type Phase,
  type Side,
  type StatedKind,
  type Transition,
  isAnswer,
  isStated,
  phaseAfter,
  sideOf,
} from './transition.ts';
import type { PartyRole } from '../contract/terms.ts';

/** The data of a claim before its first transition. */
export interface ClaimHead {
  readonly id: string;
  readonly statement: string;
  readonly contract: string;
  readonly vendor: string;
  /** Absent in what earlier versions stored. */
  readonly customer?: string;
  readonly period: string;
  readonly credit: string;
  /**
   * The title of the credit in the contract when the claim was opened; absent where it has no title, and in what earlier versions stored.
   */
  readonly titles?: LineTitles;
  /** The credit and all credits that it includes: their lines belong to the claim. Absent in what earlier versions stored. */
  readonly credits?: readonly string[];
  readonly currency: string;
  /** To whom the credit is owed; absent = the customer. */
  readonly creditor?: PartyRole;
  readonly automatic: boolean;
  /** The steps that the contract asks for, with their dates. */
  readonly windows: readonly ClaimWindow[];
  /** The zone of the contract's periods, in which days are counted; absent in what earlier versions stored, which means UTC. */
  readonly zone?: string;
  /** The last day before claims are taken: ISO day; absent = a claim may be made at once. */
  readonly opensAfter?: string;
  /** The last day, inclusive. */
  readonly lastDay?: string;
  /** The first instant that is too late (ISO); absent = no deadline that can be computed. */
  readonly expiresAt?: string;
}

/** Bounds of the last day to claim: ISO days, both included. */
export interface LastDayFilter {
  readonly lastDayFrom?: string | undefined;
  readonly lastDayThrough?: string | undefined;
}

/** Whether the last day of a claim is between two days; one without a last day is between none. */
export function isDueWithin({ lastDay }: Pick<ClaimHead, 'lastDay'>, { lastDayFrom, lastDayThrough }: LastDayFilter): boolean {
  if (lastDayFrom === undefined && lastDayThrough === undefined) return true;
  return lastDay !== undefined && lastDay >= (lastDayFrom ?? lastDay) && lastDay <= (lastDayThrough ?? lastDay);
}

export interface Claim extends ClaimHead {
  readonly creditor: PartyRole;
  readonly debtor: PartyRole;
  readonly state: ClaimState;
  /** What the newest statement owes for certain. */
  readonly owed: Amount;
  /** What missing facts may add to it; absent where it is certain, `unbounded` where no fact bounds it. */
  readonly reserved?: Amount | 'unbounded';
  /** The missing facts that would decide it. */
  readonly missing?: readonly string[];
  readonly claimed?: Amount;
  /** What the debtor accepted, until it is contested or the claim is withdrawn. */
  readonly accepted?: Amount;
  /** The sum of the debtor's credit notes; an amount is received only once the creditor records it. */
  readonly credited: Amount;
  readonly received: Amount;
  /** The part of it that the rule for bill rows recorded, each with "sender|id" of the row and its day; absent where there is none. */
  readonly receivedByBills?: readonly BillReceipt[];
  readonly writtenOff: Amount;
  /** Owed, less received and written off. */
  readonly open: Amount;
  /** Received beyond what is owed. */
  readonly overCredited?: Amount;
  /** What is open and not claimed yet; absent where a claim is not needed, or all was claimed. */
  readonly notClaimed?: Amount;
  /** What is open and was not claimed by the last day. */
  readonly expired?: Amount;
  /** What the creditor recorded in the name of the debtor; absent where the debtor stated all. */
  readonly recordedByCreditor?: RecordedByCreditor;
  readonly transitions: readonly Transition[];
}

/** The last answer, and the parts of the accepted and the credited amount, where the creditor recorded them for the debtor. */
export interface RecordedByCreditor {
  readonly answer?: DebtorAnswer;
  readonly accepted?: Amount;
  readonly credited?: Amount;
}

export interface BillReceipt extends Amount {
  readonly row: string;
  /** ISO day. */
  readonly on: string;
}

/** The claim after its transitions. */
export function claimOf(head: ClaimHead, transitions: readonly Transition[]): Claim {
  const { currency, automatic, creditor = 'customer' } = head;
  const stand = unreversed(transitions);
  const balances = balancesOf(stand, currency, automatic);
  const isPast = isPastIn(head, transitions);
  const phase = automatic ? 'accepted' : phaseOf(stand, isPast);
  const amount = (minor: bigint): Amount => ({ amount: formatAmount({ minor, currency }), currency });
  const { owed, reserved, missing, claimed, accepted, credited, received, writtenOff, open, overCredited, notClaimed } = balances;
  return {
    ...head,
    creditor,
    debtor: creditor === 'customer' ? 'vendor' : 'customer',
    state: stateOf(phase, balances),
    owed: amount(owed),
    ...(reserved !== 0n && { reserved: reserved === undefined ? 'unbounded' : amount(reserved), missing }),
    ...(claimed !== undefined && { claimed: amount(claimed) }),
    ...(accepted !== undefined && { accepted: amount(accepted) }),
    credited: amount(credited),
    received: amount(received),
    ...receivedByBills(stand, currency),
    writtenOff: amount(writtenOff),
    open: amount(open),
    ...(overCredited > 0n && { overCredited: amount(overCredited) }),
    ...(!automatic && notClaimed > 0n && { notClaimed: amount(notClaimed), ...(isPast && { expired: amount(notClaimed) }) }),
    ...recordedByCreditor(stand, creditor, head),
    transitions,
  };
}

/**
 * Whether the last day has passed by what is recorded: the expiry, or a revision or a reversal that comes after it. What they leave open
 * cannot be claimed in time any more.
 */
const isPastIn = (head: ClaimHead, transitions: readonly Transition[]): boolean =>
  !head.automatic &&
  transitions.some(({ kind, at, revision }) => kind === 'expired' || ((revision !== undefined || kind === 'reversed') && isPast(head, at)));

/** An expiry concerns what was not claimed: it is the phase of a claim of which nothing was. */
function phaseOf(stand: readonly Transition[], isPast: boolean): Phase {
  const phase = stand.flatMap(({ kind }) => phaseAfter(kind) ?? []).findLast((one) => one !== 'expired') ?? 'due';
  return phase === 'due' && isPast ? 'expired' : phase;
}

/** What earlier versions stored without a party is not named here: who recorded it is not known. */
function recordedByCreditor(
  stand: readonly Transition[],
  creditor: PartyRole,
  { currency, automatic }: ClaimHead,
): Pick<Claim, 'recordedByCreditor'> {
  const isOf = ({ kind, party }: Transition): boolean => party === creditor && isStated(kind) && sideOf(kind) === 'debtor';
  if (!stand.some(isOf)) return {};
  const from = acceptancesFrom(stand);
  const sum = (of: StatedKind): bigint =>
    stand.reduce((minor, one, i) => {
      const counts = one.kind === of && isOf(one) && (of !== 'accepted' || i >= from);
      return counts ? minor + addedBy(stand, i, currency, automatic).minor : minor;
    }, 0n);
  const part = (name: 'accepted' | 'credited', minor: bigint): object =>
    minor === 0n ? {} : { [name]: { amount: formatAmount({ minor, currency }), currency } };
  const last = stand.findLast(({ kind }) => isAnswer(kind));
  const found: RecordedByCreditor = {
    ...(last && isOf(last) && { answer: last.kind as DebtorAnswer }),
    ...part('accepted', sum('accepted')),
    ...part('credited', sum('credited')),
  };
  return Object.keys(found).length === 0 ? {} : { recordedByCreditor: found };
}

function receivedByBills(stand: readonly Transition[], currency: string): Pick<Claim, 'receivedByBills'> {
  const receipts = stand.flatMap(({ bill, amount, effectiveOn }): BillReceipt[] =>
    bill ? [{ row: bill.row, on: effectiveOn!, amount: amount!, currency }] : [],
  );
  return receipts.length === 0 ? {} : { receivedByBills: receipts };
}

function stateOf(phase: Phase, { owed, reserved, open, overCredited, notAccepted }: Balances): ClaimState {
  if (overCredited > 0n) return 'over-credited';
  if (open === 0n) return owed > 0n ? 'settled' : reserved === 0n ? 'void' : phase;
  return phase === 'accepted' && notAccepted > 0n ? 'partly-accepted' : phase;
}

/** The side of a party on a claim. */
export const sideOfParty = ({ creditor = 'customer' }: Pick<ClaimHead, 'creditor'>, party: PartyRole): Exclude<Side, 'audit'> =>
  party === creditor ? 'creditor' : 'debtor';

/** Whether something is open, or may be once missing facts come, that was not claimed yet. */
export function isUnclaimed({ automatic, state, transitions, currency, notClaimed }: Claim): boolean {
  if (automatic || state === 'withdrawn') return false;
  return notClaimed !== undefined || balancesOf(unreversed(transitions), currency, automatic).isReserveNotClaimed;
}

export const isPast = ({ expiresAt }: Pick<ClaimHead, 'expiresAt'>, at: string): boolean => expiresAt !== undefined && at >= expiresAt;
