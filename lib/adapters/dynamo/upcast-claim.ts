/**
 * Reads items of claims that earlier versions wrote. Schema 1 has `step` for a transition, `steps` for their number, and `right` for a
 * remedy. Up to schema 2 one kind was used for credit notes and received money, a partial acceptance was a kind of its own, and a claim was
 * settled by hand.
 */
import type { ClaimEntry, OpenRemedy } from '../../application/ports/claims.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import { sumAmounts } from '../../domain/statement/restatement.ts';
import type { Item } from './table.ts';

/** The version of the schema in which items of claims are written. */
export const CLAIM_SCHEMA = 3;

type OldTransition = Omit<Transition, 'kind'> & { readonly kind: string };

export function toTransition({ schema, step, transition }: Item): Transition {
  const stored = JSON.parse(String(schema === 1 ? step : transition)) as OldTransition;
  return schema === CLAIM_SCHEMA ? (stored as Transition) : { ...stored, ...ofToday(stored) };
}

function ofToday({ kind }: OldTransition): Pick<Transition, 'kind' | 'wasReceived'> {
  if (kind === 'credited') return { kind, wasReceived: true };
  // A settlement wrote off the open amount; the note of the transition has the reason.
  if (kind === 'settled') return { kind: 'written-off' };
  return { kind: kind === 'partly-accepted' ? 'accepted' : (kind as Transition['kind']) };
}

/** An entry of the listing; one of an earlier version lacks newer members until the contract's claims are listed again. */
export function toClaimEntry({ schema, entry }: Item): ClaimEntry {
  const stored: unknown = JSON.parse(String(entry));
  if (schema === CLAIM_SCHEMA) return stored as ClaimEntry;
  const { steps, difference, ...rest } = stored as ClaimEntry & { readonly steps?: number; readonly difference: string };
  const nothing = sumAmounts([], rest.currency).amount;
  const isOver = difference.startsWith('-');
  return {
    ...rest,
    creditor: 'customer',
    received: rest.credited,
    writtenOff: nothing,
    open: isOver ? nothing : difference,
    ...(isOver && { overCredited: difference.slice(1) }),
    transitions: rest.transitions ?? steps ?? 0,
  };
}

export const toOpenRemedy = ({ schema, right, remedy }: Item): OpenRemedy =>
  JSON.parse(String(schema === 1 ? right : remedy)) as OpenRemedy;
