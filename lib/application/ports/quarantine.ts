/** Events that could not be accepted, with the reason. */
import type { Issue } from '../../domain/issue.ts';
import type { Listing } from './listing.ts';

export interface QuarantineEntry {
  /** The id of the entry in the API. */
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly issues: readonly Issue[];
  readonly sender: string;
  readonly vendor?: string;
  readonly receivedAt: string;
  /** The whole event as received. */
  readonly raw: string;
  /** `ignored`: no evidence, such as a test ping, but kept visible. */
  readonly status: 'held' | 'reprocessed' | 'ignored' | 'dismissed';
  readonly reprocessedAt?: string;
  readonly reprocessedBy?: string;
  readonly dismissedAt?: string;
  readonly dismissedBy?: string;
  /** The reason of the dismissal: it is no evidence, or counts in another form. */
  readonly dismissedBecause?: string;
}

export interface QuarantineStore {
  /** Stores an entry unless it exists. */
  put(entry: QuarantineEntry): Promise<void>;
  get(id: string): Promise<QuarantineEntry | undefined>;
  /** Replaces an entry: after reprocessing, a refusal for another reason, or a dismissal. */
  update(entry: QuarantineEntry): Promise<void>;
  /** Ids of a vendor's entries that are held and were received in a span [from, until), ISO. */
  heldOf(vendor: string, from: string, until: string): Promise<string[]>;
  /** Records that facts were reprocessed from an entry. */
  recordReprocessed(vendor: string, facts: readonly string[], id: string): Promise<void>;
  /** The entry that a fact (by its key) was reprocessed from. */
  reprocessedFrom(vendor: string, fact: string): Promise<string | undefined>;
  /** Entries of one UTC month of receipt, newest first. */
  page(month: string, cursor: string | undefined, limit: number): Promise<Listing<QuarantineEntry>>;
}
