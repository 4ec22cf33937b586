/** What the use cases of approvals need of the outside. */
import type { Approval, ApprovalKind, ApprovalState } from '../../domain/approvals/approval.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import type { AmountFilter, Listing } from './listing.ts';

/** An approval in a list: without the request itself. */
export type ApprovalEntry = Omit<Approval, 'request'>;

/** Which approvals are listed. All but `state` and `kind` are those of the claim that an entry is about: other requests have none. */
export interface ApprovalFilter extends AmountFilter {
  readonly state?: ApprovalState | undefined;
  readonly kind?: ApprovalKind | undefined;
  readonly contract?: string | undefined;
  readonly period?: string | undefined;
  /** Bounds of the last day to claim, both included. */
  readonly lastDayFrom?: string | undefined;
  readonly lastDayThrough?: string | undefined;
}

/** Whose approvals: those of the customer, or of one vendor. */
export interface ApprovalOwner {
  readonly party: PartyRole;
  readonly vendor?: string | undefined;
}

export interface ApprovalStore {
  /** Stores a new request; false when one with this id exists. */
  open(approval: Approval): Promise<boolean>;
  /** Lists an approval as it stands; may be repeated. */
  list(approval: Approval): Promise<void>;
  /** Writes how it stands now; false when another writer came first. */
  advance(approval: Approval): Promise<boolean>;
  get(id: string): Promise<Approval | undefined>;
  /** Oldest first. */
  page(owner: ApprovalOwner, filter: ApprovalFilter, cursor: string | undefined, limit: number): Promise<Listing<ApprovalEntry>>;
}
