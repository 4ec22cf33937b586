/** Checks of many components, packed. */
import type { Erased } from '../../domain/evidence/erasure.ts';
import type { Fact } from '../../domain/evidence/fact.ts';
import type { Recorded } from './evidence.ts';

/** A UTC day of a vendor. */
export interface SampleDay {
  readonly vendor: string;
  readonly day: string;
}

/** How far a vendor's batched checks are packed. */
export interface SampleMarks {
  /** Days that changed since they were packed. */
  readonly waiting: readonly string[];
  /** Another text whenever a day was packed, or checks of an earlier month were received. */
  readonly version: string;
}

/** What was received of batched checks. */
export interface BatchPayload {
  readonly key: string;
  readonly sender: string;
  readonly id: string;
  /** Absent: it was erased. */
  readonly raw?: string;
  readonly erased?: Erased;
}

export interface SampleStore {
  /** Keeps batched checks with their payload: one small item for all components. The same again is a `repeat`. */
  record(vendor: string, batched: Fact, raw: string, recordedAt: number): Promise<Recorded>;
  /** Payloads of a day, in the order of their keys. @param after the key behind which the page begins. */
  payloads(day: SampleDay, after: string | undefined, limit: number): Promise<{ items: BatchPayload[]; next?: string }>;
  /** Why batched checks cannot be stored at all; undefined when they can. */
  unstorable(vendor: string, batched: Fact): string | undefined;
  /** Of a vendor's days with batched checks from a month on: those that are not packed yet, and what changes whenever a day is packed or late. */
  marks(vendor: string, from: string): Promise<SampleMarks>;
  /** The facts of these components that packing will make from batched checks of these months which are not packed yet. */
  pending(vendor: string, components: ReadonlySet<string>, months: readonly string[]): Promise<Fact[]>;
  /** The days of all vendors that ended before an instant (epoch ms) and changed since they were packed. */
  unpacked(before: number): Promise<SampleDay[]>;
  /** @param now epoch ms. */
  packDay(day: SampleDay, now: number): Promise<void>;
}
