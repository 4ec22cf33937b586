/** The digest of a transition, by which the ledger, and so its seal, holds what the store of claims has. */
import type { ClaimHead } from '../../domain/claims/claim.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import { digestOf, digestText } from '../evidence/digest.ts';

/** @param head of the first transition of a claim, with which it is stored. @returns the same when the note was erased by request. */
export function transitionDigest({ note, erased, ...rest }: Transition, head: ClaimHead | undefined): string {
  const noteDigest = note === undefined ? erased?.note?.digest : digestText(note);
  return digestOf({ ...rest, ...(noteDigest !== undefined && { noteDigest }), ...(head && { head }) });
}
