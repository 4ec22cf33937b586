/** A party states what happened to a claim: it is judged, waits for a second person where the settings say so, and is recorded. */
import { type SecondPersonRules, type WaitingStep, waitingStep } from '../../domain/approvals/second-person.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { type GivenTransition, type JudgedTransition, type TransitionFailure, judgeTransition, recordJudged } from './record-transition.ts';

/** What a second person is asked to approve, in words. */
export type WaitingTransition = WaitingStep & { readonly summary: string };

export type StatedResult = { readonly claim: Claim } | { readonly waits: WaitingTransition } | TransitionFailure;

/**
 * @param vendor the caller's own, when its token is bound to one.
 * @param rules of the second person; undefined: nothing waits. What was approved already (`given.approval`) does not wait again.
 */
export async function stateTransition(
  id: string,
  given: GivenTransition,
  vendor: string | undefined,
  rules: SecondPersonRules | undefined,
  { stores, publisher, clock }: { readonly stores: Stores; readonly publisher: Publisher; readonly clock: Clock },
): Promise<StatedResult> {
  const judged = await judgeTransition(id, given, vendor, stores, clock);
  if ('failure' in judged) return judged;
  const step = given.approval || judged.isRepeat || !rules ? undefined : waitingStep(judged.claim, judged.transition, rules);
  if (step) return { waits: { ...step, summary: summaryOf(id, judged) } };
  // What was judged is recorded, and nothing else: two requests at once cannot both stay under a limit.
  return recordJudged(judged, stores, publisher);
}

function summaryOf(
  id: string,
  { claim: { open, currency }, transition: { kind, amount = open.amount, reference, note } }: JudgedTransition,
): string {
  const more = [reference, note].filter((text) => text !== undefined).join(', ');
  return `${kind} ${amount} ${currency} on ${id}, where ${open.amount} ${currency} are open${more === '' ? '' : `: ${more}`}`;
}
