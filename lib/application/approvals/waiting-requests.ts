/** The requests of a party that wait for a second person. */
import type { ApprovalEntry, ApprovalOwner } from '../ports/approvals.ts';
import { everyItem } from '../ports/listing.ts';
import type { Stores } from '../ports/stores.ts';

const PAGE = 100;

export const waitingRequests = (owner: ApprovalOwner, { approvals }: Stores): AsyncIterable<ApprovalEntry> =>
  everyItem((cursor) => approvals.page(owner, { state: 'waiting' }, cursor, PAGE));
