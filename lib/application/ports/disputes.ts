/** The store of disputes. */
import type { Dispute, DisputeState } from '../../domain/claims/dispute.ts';
import type { AmountFilter, Listing } from './listing.ts';

export interface DisputeFilter extends AmountFilter {
  /** Absent: of all contracts. */
  readonly contract?: string | undefined;
  readonly vendor?: string | undefined;
  readonly period?: string | undefined;
  readonly status?: DisputeState | undefined;
}

export interface DisputeStore {
  /** Opens a dispute; false when there is one of this id. */
  open(dispute: Dispute): Promise<boolean>;
  /** Writes how it ended; false when another writer ended it before. */
  close(dispute: Dispute): Promise<boolean>;
  get(contract: string, id: string): Promise<Dispute | undefined>;
  /** All disputes about one period; their number is bounded. */
  about(contract: string, period: string): Promise<Dispute[]>;
  /** All disputes about one contract. */
  of(contract: string): Promise<Dispute[]>;
  /** Repeats the listing entry, which earlier versions did not write. */
  list(dispute: Dispute): Promise<void>;
  /** A page that is full or the last one. */
  page(filter: DisputeFilter, cursor: string | undefined, limit: number): Promise<Listing<Dispute>>;
}
