/** The day on which a transition takes effect, the transition that it follows on, and whether a claim was made too late. */
import { parseDay, parseInstant } from '../time/instant.ts';
import { localDay } from '../time/timezone.ts';
import { unreversed } from './balances.ts';
import { type Claim, type ClaimHead, sideOfParty } from './claim.ts';
import { type Transition, isAnswer, isStated, recorderOf, sideOf } from './transition.ts';
import type { PartyRole } from '../contract/terms.ts';

type Dated = Pick<Transition, 'at' | 'effectiveOn'>;

/** The day of a transition, counted from 1970: the stated one, else that of recording in the zone of the contract. */
export const dayOf = ({ zone = 'UTC' }: Pick<ClaimHead, 'zone'>, { at, effectiveOn }: Dated): number =>
  (effectiveOn === undefined ? undefined : parseDay(effectiveOn)) ?? localDay(zone, parseInstant(at)!);

/** Whether it was recorded on a later day than that on which it took effect. */
export const isRecordedLater = (head: Pick<ClaimHead, 'zone'>, transition: Dated): boolean =>
  dayOf(head, transition) < dayOf(head, { at: transition.at });

/**
 * Whether a claim of this day is too late. A claim of an earlier day than its recording is judged by its day, because it has no time of day;
 * any other by its instant.
 */
export function isTooLate({ expiresAt, zone = 'UTC' }: Pick<ClaimHead, 'expiresAt' | 'zone'>, transition: Dated): boolean {
  if (expiresAt === undefined) return false;
  if (!isRecordedLater({ zone }, transition)) return transition.at >= expiresAt;
  // The last instant in time, not the first that is too late, is of the last day.
  return dayOf({ zone }, transition) > localDay(zone, parseInstant(expiresAt)! - 1);
}

/** Whether one party recorded an answer in the name of the other. */
export const isInNameOf = (claim: Pick<ClaimHead, 'creditor'>, transition: Transition, party: PartyRole): boolean =>
  isStated(transition.kind) && recorderOf(transition) !== party && sideOf(transition.kind) === sideOfParty(claim, party);

interface Answered {
  /** Its number; the first is 1. */
  readonly n: number;
  readonly kind: Transition['kind'];
  readonly day: number;
}

/**
 * The transition that another one answers, which cannot take effect before it: what a reversal takes back; for the debtor the first of the
 * requests that are not answered yet; for the creditor the last answer. A claim, and what only moves money, answers nothing.
 */
export function answeredBy(claim: Claim, { kind, of }: Transition): Answered | undefined {
  const { transitions } = claim;
  const found = (transition: Transition | undefined): Answered | undefined =>
    transition && { n: transitions.indexOf(transition) + 1, kind: transition.kind, day: dayOf(claim, transition) };
  if (kind === 'reversed') return found(of === undefined ? undefined : transitions[of - 1]);
  if (kind === 'submitted' || !isAnswer(kind)) return undefined;
  const answers = unreversed(transitions).filter((one) => isAnswer(one.kind));
  if (isStated(kind) && sideOf(kind) === 'creditor') return found(answers.at(-1));
  const ofCreditor = answers.map((one) => isStated(one.kind) && sideOf(one.kind) === 'creditor');
  const last = ofCreditor.lastIndexOf(true);
  const asked = answers.slice(ofCreditor.lastIndexOf(false, last) + 1, last + 1);
  return found([...asked].sort((a, b) => dayOf(claim, a) - dayOf(claim, b))[0]);
}
