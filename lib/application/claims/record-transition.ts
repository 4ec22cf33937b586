/** Transitions of claims that people record. */
import { type Claim, type ClaimHead, claimOf } from '../../domain/claims/claim.ts';
import { checkTransition } from '../../domain/claims/check-transition.ts';
import { isDivided, withDividedLines } from '../../domain/claims/divided-lines.ts';
import { isTooLate } from '../../domain/claims/effective-day.ts';
import { balancesOf, unreversed, sumOfLines } from '../../domain/claims/balances.ts';
import { type RecordedKind, STATED, type Transition, isStated, partyOf } from '../../domain/claims/transition.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { parseDecimal } from '../../domain/money/decimal.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { newlyExpired } from './claim-expired-event.ts';
import { matchRowsOf } from './match-bill.ts';
import { newestLines } from './newest-lines.ts';
import { followEntry, recordEntry } from './record-entry.ts';
import { tooManyIssue } from './transition-limit.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';

export interface TransitionFailure {
  readonly failure: 'unknown' | 'refused' | 'conflict';
  readonly issue?: Issue;
}

export type TransitionResult = { readonly claim: Claim } | TransitionFailure;

/** A transition as a caller states it. */
export type GivenTransition = { readonly kind: RecordedKind; readonly by: string } & {
  readonly [Key in 'amount' | 'lines' | 'effectiveOn' | 'reference' | 'note' | 'of' | 'approval' | 'under']?: Transition[Key] | undefined;
};

/** A transition that may be recorded on the claim in its current state, or that is recorded already. */
export interface JudgedTransition {
  readonly head: ClaimHead;
  readonly claim: Claim;
  readonly transition: Transition;
  readonly isRepeat: boolean;
}

/**
 * Whether a transition may be recorded; nothing is written.
 * @param vendor the vendor to which the caller's token is bound: the caller then records entries of the vendor.
 */
export async function judgeTransition(
  id: string,
  given: GivenTransition,
  vendor: string | undefined,
  stores: Stores,
  clock: Clock,
): Promise<JudgedTransition | TransitionFailure> {
  const known = await stores.claims.get(id);
  if (!known || (vendor !== undefined && vendor !== known.head.vendor)) return { failure: 'unknown' };
  const { head, transitions } = known;
  const [party, at] = [partyOf(vendor), formatInstant(clock())];
  const claim = claimOf(head, transitions);
  const late =
    given.kind === 'submitted' && isTooLate(head, { at, ...(given.effectiveOn !== undefined && { effectiveOn: given.effectiveOn }) });
  const transition: Transition = { ...statedOf(given, head.currency), party, at, ...(late && { late: true as const }) };
  if (isRecorded(transition, transitions)) return { head, claim, transition, isRepeat: true };
  const lines = given.lines || isDivided(transition) ? await newestLines(claim, stores) : [];
  const issue = checkTransition(claim, transition, party, lines);
  const wrong = issue ?? tooManyIssue(claim, transition) ?? usedReference(transition, transitions);
  if (wrong) return { failure: 'refused', issue: wrong };
  return { head, claim, transition: withDividedLines(head, transitions, withAmount(transition, claim), lines), isRepeat: false };
}

/** @param vendor as for `judgeTransition` */
export async function recordTransition(
  id: string,
  given: GivenTransition,
  vendor: string | undefined,
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
): Promise<TransitionResult> {
  const judged = await judgeTransition(id, given, vendor, stores, clock);
  return 'failure' in judged ? judged : recordJudged(judged, stores, publisher);
}

/** Records what was judged, and the rows of bills that wait for it; a conflict when another transition came between. */
export async function recordJudged(
  { head, claim, transition, isRepeat }: JudgedTransition,
  stores: Stores,
  publisher: Publisher,
): Promise<TransitionResult> {
  const { transitions } = claim;
  const done = isRepeat ? throughOwn(transitions, transition) : transitions;
  const recorded = isRepeat ? await followEntry(head, done, stores) : await recordEntry(head, transitions, transition, stores);
  if (!recorded) return { failure: 'conflict' };
  const ofRows = await matchRowsOf(head, isRepeat ? transitions : recorded.claim.transitions, transition.at, stores);
  const expired = newlyExpired(head, recorded.claim.transitions);
  await publisher.publish([recorded.event, ...(expired ? [expired] : []), ...ofRows]);
  if (ofRows.length === 0 && done.length === transitions.length) return { claim: recorded.claim };
  return { claim: claimOf(head, (await stores.claims.get(head.id))!.transitions) };
}

/** The transitions up to the one that an earlier attempt at the request recorded; all, where it is a repeat for another reason. */
function throughOwn(transitions: readonly Transition[], { under }: Transition): readonly Transition[] {
  const own = under === undefined ? -1 : transitions.findIndex((done) => done.under === under);
  return own < 0 ? transitions : transitions.slice(0, own + 1);
}

/** What one request under an Idempotency-Key states, what was approved, and a credit note or a payment with a reference, counts once: the same entry again is no new one. */
const isRecorded = (now: Transition, transitions: readonly Transition[]): boolean =>
  (now.under !== undefined && transitions.some(({ under }) => under === now.under)) ||
  (now.approval !== undefined && transitions.some((done) => done.approval?.id === now.approval!.id)) ||
  unreversed(transitions).some((done) => isOfReference(now, done) && contentOf(done) === contentOf(now));

const isOfReference = ({ kind, reference }: Transition, done: Transition): boolean =>
  (kind === 'credited' || kind === 'received') && reference !== undefined && done.kind === kind && done.reference === reference;

/** Earlier versions did not store the party. */
const contentOf = ({ party, amount, lines, effectiveOn }: Transition): string =>
  canonicalJson([party ?? null, amount ?? null, lines ?? null, effectiveOn ?? null]);

/**
 * Refuses another entry with a reference that is used already: it would be lost or counted twice, and only the caller knows which of the
 * two is right.
 */
function usedReference(now: Transition, transitions: readonly Transition[]): Issue | undefined {
  const done = unreversed(transitions).find((one) => isOfReference(now, one));
  if (!done) return undefined;
  const [n, of] = [transitions.indexOf(done) + 1, now.reference!];
  return errorIssue(
    'reference-used',
    '/reference',
    `transition ${n} has "${of}" with ${done.amount} already; reverse it and state all lines of "${of}" in one, or give the other a reference of its own`,
  );
}

/**
 * Fills in an omitted amount: for a claim what is open and not claimed yet, for an acceptance what was claimed and is not accepted yet, for
 * other kinds what is open. It is stored, so that later entries do not change it.
 */
function withAmount(transition: Transition, { transitions, currency, automatic }: Claim): Transition {
  const { kind, amount } = transition;
  if (amount !== undefined || !isStated(kind) || !('amount' in STATED[kind])) return transition;
  const { open, notClaimed, acceptable } = balancesOf(unreversed(transitions), currency, automatic);
  return {
    ...transition,
    amount: formatAmount({ minor: kind === 'accepted' ? acceptable : kind === 'submitted' ? notClaimed : open, currency }),
  };
}

/** The transition as it is stored: with the sum of its lines where it names no amount. */
function statedOf(
  { kind, by, amount, lines, effectiveOn, reference, note, of, approval, under }: GivenTransition,
  currency: string,
): Omit<Transition, 'at'> {
  // An unreadable amount is not added; the check then refuses it.
  const unreadable = lines?.find((line) => parseDecimal(line.amount) === undefined);
  const whole = amount ?? unreadable?.amount ?? (lines && sumOfLines(lines, currency));
  return {
    kind,
    by,
    ...(whole !== undefined && { amount: whole }),
    ...(lines && { lines }),
    ...(effectiveOn !== undefined && { effectiveOn }),
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
    ...(of !== undefined && { of }),
    ...(approval && { approval }),
    ...(under !== undefined && { under }),
  };
}
