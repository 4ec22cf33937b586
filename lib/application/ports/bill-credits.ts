/** Rows of bills that pay claims: the events that state each, and what they name. What became of a row is read from the claims. */
import type { BillRowState } from '../../domain/claims/states.ts';
import type { Fact } from '../../domain/evidence/fact.ts';
import type { Issue } from '../../domain/issue.ts';
import type { Listing } from './listing.ts';

/** A row, by its vendor and "sender|id" of its event. */
export interface BillRowKey {
  readonly vendor: string;
  readonly row: string;
}

/** How a row stands. */
export interface BillRowStanding {
  readonly state: BillRowState;
  /** Where it was received, and the number of the transition. */
  readonly claim?: string;
  readonly transition?: number;
  /** Why it waits. */
  readonly issue?: Issue;
}

/** As it is listed. */
export interface ListedBillRow extends BillRowStanding {
  readonly vendor: string;
  /** "sender|id" of its event, and that of the correction that counts. */
  readonly row: string;
  readonly correctedBy?: string;
  readonly receivedAt?: string;
  readonly billedAt?: string;
  readonly component?: string;
  readonly reference?: string;
  readonly amount?: string;
  readonly currency?: string;
}

export interface BillCreditFilter {
  readonly vendor?: string | undefined;
  /** Only rows that are not marked as finished. */
  readonly isOpen?: boolean | undefined;
}

export interface BillCreditStore {
  /** The row of an event: the row itself, the same row under another event id, or the row that a correction names. */
  rowOf(vendor: string, event: string): Promise<string | undefined>;
  /** Stores an event of a row, its references, and the row in the listing; may be repeated. @param names the keys of the event. */
  put(key: BillRowKey, fact: Fact, names: readonly string[], reference: string | undefined): Promise<void>;
  /** The stored events of a row. */
  of(key: BillRowKey): Promise<Fact[]>;
  /** The rows with a reference that begins with a text, with that reference. */
  naming(vendor: string, prefix: string): Promise<{ readonly row: string; readonly reference: string }[]>;
  /** Marks a row of the listing as finished, or open again. */
  mark(key: BillRowKey, isOpen: boolean): Promise<void>;
  /** A page that is full or the last one, by receipt. */
  page(filter: BillCreditFilter, cursor: string | undefined, limit: number): Promise<Listing<BillRowKey>>;
}
