/** Events that could not be taken, with the reason. */
import type { Erased } from '../../domain/evidence/erasure.ts';
import type { Issue } from '../../domain/issue.ts';
import type { Listing } from './listing.ts';

export interface QuarantineEntry {
  /** The id of the entry in the API. */
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly issues: readonly Issue[];
  readonly sender: string;
  /** Whom it concerns; absent while that is not certain. Only such a vendor reads it, and only its statements wait for it. */
  readonly vendor?: string;
  readonly receivedAt: string;
  /** The whole event as received; empty where it was erased. */
  readonly raw: string;
  readonly erased?: Erased;
  /** `ignored`: no evidence, such as a test ping, but kept visible. */
  readonly status: 'held' | 'reprocessed' | 'ignored' | 'dismissed';
  readonly reprocessedAt?: string;
  /** What reprocessing it gave; absent of earlier versions. */
  readonly reprocessedAs?: 'stored' | 'repeat' | 'ignored';
  readonly reprocessedBy?: string;
  readonly dismissedAt?: string;
  readonly dismissedBy?: string;
  /** The request under an Idempotency-Key that reprocessed or dismissed it: a repeat of it has the same outcome. */
  readonly closedUnder?: string;
  /** Why it was dismissed: it is no evidence, or counts otherwise. */
  readonly dismissedBecause?: string;
}

export interface QuarantineStore {
  /** Stores an entry unless it exists. */
  put(entry: QuarantineEntry): Promise<void>;
  get(id: string): Promise<QuarantineEntry | undefined>;
  /** Replaces an entry: after reprocessing, a refusal for another reason, or a dismissal. */
  update(entry: QuarantineEntry): Promise<void>;
  /** Ids of entries that are held and were received in a span [from, until), ISO: of a vendor, or of those whose vendor is not certain. */
  heldOf(vendor: string | undefined, from: string, until: string): Promise<string[]>;
  /** Records that facts were reprocessed from an entry. */
  recordReprocessed(vendor: string, facts: readonly string[], id: string): Promise<void>;
  /** The entry that a fact (by its key) was reprocessed from. */
  reprocessedFrom(vendor: string, fact: string): Promise<string | undefined>;
  /** Entries of one UTC month of receipt, newest first: all, or a vendor's. A page is full or the last one. */
  page(month: string, cursor: string | undefined, limit: number, vendor?: string): Promise<Listing<QuarantineEntry>>;
}
