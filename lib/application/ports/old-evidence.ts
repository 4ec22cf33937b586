/** Old evidence in object storage, which costs a tenth of the table. */
import type { Clock } from './clock.ts';

/** Objects by name. A name has the digest of the content, so that an object under it is always the same. */
export interface EvidenceObjects {
  /** Resolves when the object would outlive a crash. One that is there stays. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Undefined when there is none. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Only of an object in whose place another one was written, because a text in it was erased by request. */
  delete(name: string): Promise<void>;
}

/** Where stores find old evidence. */
export interface ObjectStorage {
  /** Absent: nothing is moved, and what was moved cannot be read; a read of it fails. */
  readonly objects?: EvidenceObjects | undefined;
  readonly clock: Clock;
}

/** What is moved together: the facts of one component in a month, or the batched checks of a vendor's day, or their payloads. */
export type OldEvidencePlace =
  | { readonly kind: 'facts'; readonly vendor: string; readonly component: string | undefined; readonly month: string }
  | { readonly kind: 'checks' | 'check-payloads'; readonly vendor: string; readonly day: string };

export interface MovedItems {
  /** Items that were written to object storage now. */
  readonly moved: number;
  /** Items that got their expiry now: each is in an object that was read back. */
  readonly expiring: number;
}

export interface OldEvidence {
  /** Moves what is stored at a place to object storage; may be repeated after a crash at any step. */
  move(place: OldEvidencePlace): Promise<MovedItems>;
}
