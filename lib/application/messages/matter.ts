/** What an event is about: its kind, its vendor, and the party that has to act. */
import { ENDPOINT_EVENTS, type EndpointEvent } from '../../declarations/endpoints.ts';
import { KIND_OF_EVENT, type MessageEvent } from '../../declarations/messages.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import type { Stores } from '../ports/stores.ts';
import type { Matter } from './recipients.ts';

type Detail = Readonly<Record<string, unknown>>;

const KINDS = { ...ENDPOINT_EVENTS, ...KIND_OF_EVENT };

/** @returns undefined where no party has to act. */
export async function matterOf(type: MessageEvent | EndpointEvent, detail: Detail, stores: Stores): Promise<Matter | undefined> {
  const kind = KINDS[type];
  const vendor = typeof detail.vendor === 'string' ? detail.vendor : undefined;
  const creditor: PartyRole = detail.creditor === 'vendor' ? 'vendor' : 'customer';
  switch (type) {
    case 'claim.due.v1':
    case 'claim.deadline-near.v1':
    case 'claim.expired.v1':
      return { kind, vendor, party: creditor };
    case 'claim.transitioned.v1': {
      const party = whoAnswers(detail, creditor);
      return party && { kind, vendor, party };
    }
    case 'approval.requested.v1':
      return { kind, vendor: await vendorOfApproval(detail, stores), party: 'customer' };
    case 'bill-credit.unmatched.v1':
      return { kind, vendor, party: 'customer' };
    case 'endpoint.disabled.v1':
      return { kind, vendor, party: vendor === undefined ? 'customer' : undefined };
    case 'audit.closed.v1':
    case 'statement.issued.v1':
    case 'statement.restated.v1':
    case 'budget.at-risk.v1':
    case 'ticket.deadline-near.v1':
      return { kind, vendor };
  }
}

/** The party whose answer a claim waits for after a transition. */
function whoAnswers({ kind, state }: Detail, creditor: PartyRole): PartyRole | undefined {
  if (kind === 'submitted' || kind === 'reopened' || kind === 'contested') return creditor === 'customer' ? 'vendor' : 'customer';
  return kind === 'rejected' || (kind === 'accepted' && state === 'partly-accepted') ? creditor : undefined;
}

async function vendorOfApproval({ entry }: Detail, { claims }: Stores): Promise<string | undefined> {
  const claim = (entry as { readonly claim?: unknown } | undefined)?.claim;
  return typeof claim === 'string' ? (await claims.get(claim))?.head.vendor : undefined;
}
