/**
 * Seals over the audit trail and the ledger. Each seal contains the digest of the previous one, so that the newest covers all earlier ones.
 */
import type { Listing } from './listing.ts';
import type { Signature } from './signer.ts';

/** The state of a book that a seal covers. */
export interface SealedBook {
  /** The number of entries. */
  readonly count: number;
  /** SHA-256 in hex over their lines, in order. */
  readonly digest: string;
}

/** The sealed data, which the signature covers. ISO instants; entries of [from, until). */
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
  /** Absent where there is no signing key. */
  readonly signature?: Signature;
}

/** A transition of a claim that was posted to the ledger; the first is 1. */
export interface PostedTransition {
  readonly claim: string;
  readonly n: number;
  readonly digest: string;
}

export interface SealStore {
  latest(): Promise<IssuedSeal | undefined>;
  get(number: number): Promise<IssuedSeal | undefined>;
  /** In order. A page is full or the last one. */
  page(cursor: string | undefined, limit: number): Promise<Listing<IssuedSeal>>;
  /** Stores a seal; false when one with that number exists. */
  put(seal: IssuedSeal): Promise<boolean>;
  /** When the first entry of the ledger was recorded (ISO), by its month; undefined while there is none. */
  begins(): Promise<string | undefined>;
  /** Entries of the audit trail of a span, as lines in the order of their keys. */
  auditTrail(from: string, until: string): AsyncIterable<string>;
  /**
   * The postings of a span, as lines in the order of their keys: entries of that span that were posted in time, then those of earlier spans
   * that were posted late in this one.
   */
  ledger(from: string, until: string): AsyncIterable<string>;
  /** The postings that were recorded in a span, with their vendors, as the ledger has them. */
  recorded(from: string, until: string): AsyncIterable<{ readonly vendor: string; readonly line: string }>;
  /** The same lines of one vendor, as its own copy has them. */
  copied(vendor: string, from: string, until: string): AsyncIterable<string>;
  /** The transitions of claims that postings of a span are of: the claim, the number, and the digest that the ledger has of it. */
  postedTransitions(from: string, until: string): AsyncIterable<PostedTransition>;
  /** The digest of a transition as the store of claims has it now; undefined where it has none. */
  transitionDigest(claim: string, n: number): Promise<string | undefined>;
  /** Vendors that may have a copy; undefined while vendors read the ledger itself. */
  vendorsWithCopies(): Promise<string[] | undefined>;
}
