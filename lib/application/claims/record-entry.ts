/** Writes a checked transition: the claim, its listing, the ledger, and the events. */
import { type Claim, type ClaimHead, claimOf } from '../../domain/claims/claim.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import type { PublishedEvent } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { detailOf, entryOf } from './claim-entry.ts';
import { postTransitions } from './post-ledger.ts';

export interface RecordedEntry {
  readonly claim: Claim;
  readonly event: PublishedEvent;
}

/** @param before the transitions before it. @returns undefined when another transition was recorded meanwhile. */
export async function recordEntry(
  head: ClaimHead,
  before: readonly Transition[],
  transition: Transition,
  stores: Stores,
): Promise<RecordedEntry | undefined> {
  return (await stores.claims.add(head, before.length + 1, transition)) ? followEntry(head, [...before, transition], stores) : undefined;
}

/** The effects of the last transition; may be repeated. */
export async function followEntry(head: ClaimHead, transitions: readonly Transition[], stores: Stores): Promise<RecordedEntry> {
  const { kind, by } = transitions.at(-1)!;
  const claim = claimOf(head, transitions);
  await stores.claims.list(entryOf(claim));
  await postTransitions(head, transitions, stores);
  const detail = { id: `${head.id}#${transitions.length}`, claim: head.id, kind, by, state: claim.state, ...detailOf(claim) };
  return { claim, event: { type: 'claim.transitioned.v1', detail } };
}
