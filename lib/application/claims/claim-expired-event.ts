/** The event about an amount that was not claimed by the last day. */
import { type Claim, type ClaimHead, claimOf } from '../../domain/claims/claim.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { PublishedEvent } from '../ports/publisher.ts';
import { detailOf, nothing } from './claim-entry.ts';

/** The first of a claim is "…#expired"; one about a later revision or reversal has the number of its transition too. */
export const expiredEvent = (claim: Claim, n?: number): PublishedEvent => ({
  type: 'claim.expired.v1',
  detail: {
    id: n === undefined ? `${claim.id}#expired` : `${claim.id}#${n}-expired`,
    claim: claim.id,
    expired: claim.expired ?? claim.notClaimed ?? nothing(claim),
    ...detailOf(claim),
  },
});

/** The event where the last transition came after the last day and left more expired than before it; undefined where it did not. */
export function newlyExpired(head: ClaimHead, transitions: readonly Transition[]): PublishedEvent | undefined {
  const claim = claimOf(head, transitions);
  const [{ expired }, last] = [claim, transitions.at(-1)!];
  if (expired === undefined || (last.revision === undefined && last.kind !== 'reversed')) return undefined;
  const before = claimOf(head, transitions.slice(0, -1)).expired;
  if (before && minorOf(before) >= minorOf(expired)) return undefined;
  return expiredEvent(claim, transitions.length);
}
