/** Reads items of claims of earlier versions. Schema 1 calls a transition `step`, their number `steps`, and a remedy `right`. */
import type { ClaimEntry, OpenRemedy } from '../../application/ports/claims.ts';
import type { Transition } from '../../domain/claims/claim.ts';
import type { Item } from './table.ts';

/** The schema of written items of claims. */
export const CLAIM_SCHEMA = 2;

export const toTransition = ({ schema, step, transition }: Item): Transition =>
  JSON.parse(String(schema === 1 ? step : transition)) as Transition;

export function toClaimEntry({ schema, entry }: Item): ClaimEntry {
  const stored: unknown = JSON.parse(String(entry));
  if (schema !== 1) return stored as ClaimEntry;
  const { steps, ...rest } = stored as Omit<ClaimEntry, 'transitions'> & { readonly steps: number };
  return { ...rest, transitions: steps };
}

export const toOpenRemedy = ({ schema, right, remedy }: Item): OpenRemedy =>
  JSON.parse(String(schema === 1 ? right : remedy)) as OpenRemedy;
