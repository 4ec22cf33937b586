/** Seals over the audit trail and the ledger: each names the one before, so that the newest stands for all. */
import type { Listing } from './listing.ts';
import type { Signature } from './signer.ts';

/** A book as a seal covers it. */
export interface SealedBook {
  /** Entries. */
  readonly count: number;
  /** SHA-256 in hex over their lines, in order. */
  readonly digest: string;
}

/** What is sealed, and what the signature covers. ISO instants; entries of [from, until). */
export interface Seal {
  readonly number: number;
  /** The run of the audit that made it. */
  readonly run: string;
  readonly from: string;
  readonly until: string;
  /** The digest of the seal before; absent of the first. */
  readonly previous?: string;
  readonly auditTrail: SealedBook;
  readonly ledger: SealedBook;
}

export interface IssuedSeal extends Seal {
  /** SHA-256 in hex over the seal as RFC 8785 bytes. */
  readonly digest: string;
  /** Absent where nothing signs. */
  readonly signature?: Signature;
}

export interface SealStore {
  latest(): Promise<IssuedSeal | undefined>;
  get(number: number): Promise<IssuedSeal | undefined>;
  /** In order. A page is full or the last one. */
  page(cursor: string | undefined, limit: number): Promise<Listing<IssuedSeal>>;
  /** False when there is one of that number. */
  put(seal: IssuedSeal): Promise<boolean>;
  /** When the first entry of the ledger was recorded (ISO), by its month; undefined while there is none. */
  begins(): Promise<string | undefined>;
  /** Entries of the audit trail of a span, as lines in the order of their keys. */
  auditTrail(from: string, until: string): AsyncIterable<string>;
  /**
   * What was posted to the ledger in a span, as lines in the order of their keys: entries of that span that were posted in time, then those
   * of earlier spans that were posted late in this one.
   */
  ledger(from: string, until: string): AsyncIterable<string>;
}
