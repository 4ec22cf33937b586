/** What the use cases of evidence need of the outside: facts, who may speak, how tools are read, what could not be taken. */
import type { Fact } from '../../domain/evidence/fact.ts';
import { DAY, HOUR } from '../../domain/time/instant.ts';

/** In place of a month: facts that hold whatever the month. */
export const STANDING = 'standing';

/**
 * A fact recorded so long after it happened (milliseconds) is recorded as late, as is one recorded in a later month and one that holds
 * whatever the month: periods closed before are then worked out again. No period is closed sooner after its end.
 */
export const LATE_AFTER = 6 * HOUR;

/**
 * So long (milliseconds) before a period its evidence is always read: announcements and cancellations come before what they speak of, a
 * ticket is opened again after it was closed, a bill of a month begins before it. Bills of longer spans are `STANDING`.
 */
export const LONGEST_READ_BACK = 31 * DAY;

/** In place of a component: notes that batched checks of many came late. A part of keys: it keeps the word that they were first written with. */
export const BATCHED = '~gathered';

export type Recorded = 'stored' | 'repeat' | 'contradiction';

/** What a delivery said beside its text, as far as its source reads it. */
export interface Carried {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

export interface FactStore {
  /**
   * Stores a fact with its payload as received. The same fact again is a `repeat`; the same id with other content a `contradiction`.
   * @param recordedAt epoch milliseconds: later than its receipt when it was held in quarantine; absent = at its receipt.
   * @param carried what is needed beside the payload to read it again.
   */
  record(vendor: string, fact: Fact, raw: string | undefined, recordedAt?: number, carried?: Carried): Promise<Recorded>;
  /** Whether the same id stands with other content where this fact would stand. */
  contradicts(vendor: string, fact: Fact): Promise<boolean>;
  /** Facts of a component in one UTC month ("2026-10"), or those that are `STANDING`; with `record`, only those of that record ("ticket/T-1"). */
  read(vendor: string, component: string | undefined, month: string, record?: string): Promise<Fact[]>;
  /** As `read`, each fact with its payload. */
  readReceived(vendor: string, component: string | undefined, month: string): Promise<FoundFact[]>;
  /** Whether a fact about a month before `month` was recorded long after it happened, and after `since` (ISO). */
  hasLate(vendor: string, component: string | undefined, since: string, month: string): Promise<boolean>;
  /** What was recorded late since an instant (ISO): when, and the month it is about ("" = whatever the month). */
  late(vendor: string, component: string | undefined, since: string): Promise<{ recordedAt: string; month: string }[]>;
  /** A fact with its payload and when it was recorded; undefined when there is none. */
  find(vendor: string, component: string | undefined, month: string, sender: string, id: string): Promise<FoundFact | undefined>;
  /** Notes which ids a contract's evidence of a month has, so that an id that comes again in another month is found. */
  noteIds(contract: string, month: string, ids: readonly string[]): Promise<void>;
  /** Months of a contract that were recorded, but for those named, in which one of these ids may stand. */
  monthsWith(contract: string, ids: readonly string[], but: ReadonlySet<string>): Promise<string[]>;
}

export interface FoundFact {
  readonly fact: Fact;
  readonly raw: string | undefined;
  readonly carried?: Carried;
  readonly recordedAt: string;
}
