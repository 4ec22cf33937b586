/** The store of facts. */
import type { Fact } from '../../domain/evidence/fact.ts';
import type { Erased } from '../../domain/evidence/erasure.ts';
import { DAY, HOUR, MINUTE } from '../../domain/time/instant.ts';

/** Used instead of a month: facts that count in every month. */
export const STANDING = 'standing';

/** No period is closed sooner than this (ms) after its end. */
export const LATE_AFTER = 6 * HOUR;

/** Facts recorded within this time (ms) before an assessment may not have been readable yet; they are examined once more. */
export const IN_FLIGHT = 15 * MINUTE;

/**
 * A fact recorded more than this many milliseconds after it occurred is recorded as late. So is one recorded in a later month, and a
 * standing one. Periods that were closed before are then assessed again: also where the fact was in flight as the period was closed.
 */
export const NOTED_AFTER = LATE_AFTER - IN_FLIGHT;

/**
 * How many milliseconds before a period its evidence is always read: announcements and cancellations precede their work, a closed ticket may
 * be re-opened, a bill of a month may begin before it. Bills of longer spans are `STANDING`.
 */
export const LONGEST_READ_BACK = 31 * DAY;

/** Used instead of a component: records that batched checks were late. It is part of stored keys and therefore keeps its former word. */
export const BATCHED = '~gathered';

export type Recorded = 'stored' | 'repeat' | 'contradiction';

/** Where a stored fact is among those of its vendor. */
export interface FactPlace {
  /** null: it names none. */
  readonly component: string | null;
  /** The UTC month that it concerns ("2026-10"), or `STANDING`. */
  readonly bucket: string;
  readonly key: string;
}

/** The headers and query fields of a delivery that its source reads. */
export interface Carried {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

export interface FactStore {
  /**
   * The same facts at half the read units, for what an audit reads: a fact that was written in the last seconds may be missing. The next audit
   * finds it, because it was in flight.
   */
  readonly settled: FactStore;
  /**
   * Stores a fact with its payload as received. The same fact again is a `repeat`; the same id with other content a `contradiction`.
   * @param recordedAt epoch milliseconds: later than its receipt when it was held in quarantine; absent = at its receipt.
   * @param carried headers and query fields that are needed to read the payload again.
   */
  record(vendor: string, fact: Fact, raw: string | undefined, recordedAt?: number, carried?: Carried): Promise<Recorded>;
  /** The key of a fact among those of its component and month. */
  keyOf(vendor: string, fact: Fact): string;
  /** Where a fact is stored. */
  placeOf(vendor: string, fact: Fact): FactPlace;
  /** The fact at a place; undefined when there is none. */
  at(vendor: string, place: FactPlace): Promise<Fact | undefined>;
  /** Why a fact cannot be stored at all (its names are too long for a key); undefined when it can. */
  unstorable(vendor: string, fact: Fact): string | undefined;
  /** Whether the same id is stored with other content at the fact's key. */
  contradicts(vendor: string, fact: Fact): Promise<boolean>;
  /** Facts of a component in one UTC month ("2026-10"), or those that are `STANDING`; with `record`, only those of that record ("ticket/T-1"). */
  read(vendor: string, component: string | undefined, month: string, record?: string): Promise<Fact[]>;
  /** As `readReceived`, in the order of their keys. @param after the key behind which the page begins. */
  page(vendor: string, component: string | undefined, month: string, after: string | undefined, limit: number): Promise<FactPage>;
  /** As `read`, each fact with its payload. */
  readReceived(vendor: string, component: string | undefined, month: string): Promise<FoundFact[]>;
  /** Whether a fact about a month before `month` was recorded late, and after `since` (ISO). */
  hasLate(vendor: string, component: string | undefined, since: string, month: string): Promise<boolean>;
  /** Late facts since an instant (ISO): when each was recorded, and its month ("" = a standing fact). */
  late(vendor: string, component: string | undefined, since: string): Promise<{ recordedAt: string; month: string }[]>;
  /** A fact with its payload and when it was recorded; undefined when there is none. */
  find(vendor: string, component: string | undefined, month: string, sender: string, id: string): Promise<FoundFact | undefined>;
  /** Records the ids in a contract's evidence of a month, so that an id that occurs again in another month is found. */
  noteIds(contract: string, month: string, ids: readonly string[]): Promise<void>;
  /** Recorded months of a contract, without those in `but`, that may contain one of these ids. */
  monthsWith(contract: string, ids: readonly string[], but: ReadonlySet<string>): Promise<string[]>;
  /** Of the same recorded months, the first bytes of the SHA-256 of every id, as ../evidence/id-filter.ts takes them. */
  recordedHashes(contract: string, but: ReadonlySet<string>): Promise<Uint8Array[]>;
}

export interface FoundFact {
  readonly fact: Fact;
  readonly raw: string | undefined;
  readonly carried?: Carried;
  readonly recordedAt: string;
  /** Of what was erased by request. */
  readonly erased?: Erased;
}

/** Facts by their keys. */
export interface FactPage {
  readonly items: readonly { readonly key: string; readonly found: FoundFact }[];
  /** The key behind which the next page begins; absent on the last. */
  readonly next?: string;
}
