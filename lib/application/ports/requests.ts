/** The store of API requests: counts, the audit trail, and answers for repeated requests. */
import type { Listing } from './listing.ts';

/** One write by the API: recorded before the attempt, and again with its outcome. */
export interface AuditTrailEntry {
  readonly at: string;
  readonly requestId: string;
  /** Subject of the caller's token. */
  readonly by: string;
  /** The vendor that the caller is bound to. */
  readonly vendor?: string;
  /** "PUT /v1/contracts/{id}" */
  readonly route: string;
  readonly path: string;
  /** SHA-256 of the body without the members that the route leaves out (`undigested`). Absent where one may be in a body that cannot be read. */
  readonly body?: string;
  /** HTTP status of the answer; absent = the attempt did not end. */
  readonly status?: number;
}

export interface KeptAnswer {
  /** SHA-256 of the request's body. */
  readonly body: string;
  /** When the first attempt began (ISO). */
  readonly startedAt: string;
  /** The number of the newest attempt, from 1, and when it began. Absent of earlier versions, which did not keep them. */
  readonly attempt?: number;
  readonly attemptAt?: string;
  /** The newest attempt ended by an internal error. */
  readonly failed?: true;
  /** The answer, once there is one. */
  readonly answer?: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

export interface RequestStore {
  /** Counts a request of a caller, or of an address, in a minute ("2026-11-26T16:38"). @returns how many there were in it. */
  count(caller: string, minute: string): Promise<number>;
  /** Counts the bytes of a file that is kept for a caller, in an hour ("2026-11-26T16"). @returns how many there were in it. */
  countLinked(caller: string, hour: string, bytes: number): Promise<number>;
  note(entry: AuditTrailEntry): Promise<void>;
  /**
   * Writes of one UTC day, newest first. A page is full or the last one. @param by only the writes of this subject; absent = of all
   * subjects.
   */
  auditTrail(day: string, by: string | undefined, cursor: string | undefined, limit: number): Promise<Listing<AuditTrailEntry>>;
  /** Begins a request under the caller's idempotency key. @returns what is kept under it; undefined where it is new, or was kept for its time. */
  begin(caller: string, route: string, key: string, kept: KeptAnswer): Promise<KeptAnswer | undefined>;
  /** Begins a further attempt. @returns false when another attempt began it. */
  beginAgain(caller: string, route: string, key: string, kept: KeptAnswer): Promise<boolean>;
  /** Keeps how an attempt ended, unless a later attempt has begun. */
  keep(caller: string, route: string, key: string, kept: KeptAnswer): Promise<void>;
}
