/** The expiry of a claim, or of the part of it, that was not submitted by its last day. */
import { type Claim, type ClaimHead, claimOf } from '../../domain/claims/claim.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { entryOf } from './claim-entry.ts';
import { postTransitions } from './post-ledger.ts';
import { expiredEvent } from './claim-expired-event.ts';

/** Publishes and records the expiry. @param at ISO instant of the transition. */
export async function expireClaim(claim: Claim, head: ClaimHead, at: string, stores: Stores, publisher: Publisher): Promise<void> {
  const event = expiredEvent(claim);
  await publisher.publish([event]);
  const { amount } = event.detail.expired as Amount;
  const transition: Transition = { kind: 'expired', by: 'makegood', at, amount, note: 'not claimed by its last day' };
  if (await stores.claims.add(head, claim.transitions.length + 1, transition))
    await listAndPost(head, [...claim.transitions, transition], stores);
}

/** Updates the listing and the ledger after a transition. */
export async function listAndPost(head: ClaimHead, transitions: readonly Transition[], stores: Stores): Promise<void> {
  await stores.claims.list(entryOf(claimOf(head, transitions)));
  await postTransitions(head, transitions, stores);
}
