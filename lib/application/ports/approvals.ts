/** The store of approvals. */
import type { Approval, ApprovalState } from '../../domain/approvals/approval.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import type { Listing } from './listing.ts';

/** An approval in a list: without the request itself. */
export type ApprovalEntry = Omit<Approval, 'request'>;

/** The owner of approvals: the customer, or one vendor. */
export interface ApprovalOwner {
  readonly party: PartyRole;
  readonly vendor?: string | undefined;
}

export interface ApprovalStore {
  /** Stores a new request; false when one with this id exists. */
  open(approval: Approval): Promise<boolean>;
  /** Writes the current state; false when another writer was first. */
  advance(approval: Approval): Promise<boolean>;
  get(id: string): Promise<Approval | undefined>;
  /** Oldest first. */
  page(owner: ApprovalOwner, state: ApprovalState | undefined, cursor: string | undefined, limit: number): Promise<Listing<ApprovalEntry>>;
}
