/** What the use cases of disputes need of the outside. */
import type { Dispute, DisputeState } from '../../domain/claims/dispute.ts';
import type { Listing } from './listing.ts';

export interface DisputeFilter {
  readonly period?: string | undefined;
  readonly status?: DisputeState | undefined;
}

export interface DisputeStore {
  /** Opens a dispute; false when there is one of this id. */
  open(dispute: Dispute): Promise<boolean>;
  /** Writes how it ended; false when another writer ended it. */
  close(dispute: Dispute): Promise<boolean>;
  get(contract: string, id: string): Promise<Dispute | undefined>;
  /** All that were raised about one period; their number is bounded. */
  about(contract: string, period: string): Promise<Dispute[]>;
  page(contract: string, filter: DisputeFilter, cursor: string | undefined, limit: number): Promise<Listing<Dispute>>;
}
