/** The bound of the transitions that one party records on a claim. Those of one party never take the place of the other's. */
import { LIMITS } from '../../declarations/limits.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import { isInNameOf } from '../../domain/claims/effective-day.ts';
import { type Transition, recorderOf } from '../../domain/claims/transition.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';

export const MAX_TRANSITIONS = LIMITS.transitions.value;

/** @returns undefined where the party may record it. */
export function tooManyIssue(claim: Claim, transition: Transition): Issue | undefined {
  const { id, transitions } = claim;
  const party = recorderOf(transition);
  if (party === undefined || isOfOther(claim, transition)) return undefined;
  const own = transitions.filter((done) => recorderOf(done) === party && !isOfOther(claim, done));
  if (own.length < MAX_TRANSITIONS) return undefined;
  return errorIssue(
    'too-many',
    '',
    `the ${party} has recorded ${MAX_TRANSITIONS} transitions on ${id}, and no more of it are taken; agree on the rest outside Makegood`,
  );
}

/** Whether it takes back what the other party recorded in its name: there are at most as many of these as the other party may record. */
function isOfOther(claim: Claim, transition: Transition): boolean {
  const { kind, of } = transition;
  const reversed = kind === 'reversed' && of !== undefined ? claim.transitions[of - 1] : undefined;
  const party = recorderOf(transition);
  return reversed !== undefined && party !== undefined && isInNameOf(claim, reversed, party);
}
