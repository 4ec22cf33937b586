/** Checks of many components, packed. */
import type { Fact } from '../../domain/evidence/fact.ts';
import type { Recorded } from './evidence.ts';

export interface SampleStore {
  /** Keeps batched checks with their payload: one small item for all components. The same again is a `repeat`. */
  record(vendor: string, batched: Fact, raw: string, recordedAt: number): Promise<Recorded>;
  /** The facts of these components that packing will make from batched checks of these months which are not packed yet. */
  pending(vendor: string, components: ReadonlySet<string>, months: readonly string[]): Promise<Fact[]>;
  /** Packs the days of all vendors that ended before an instant (epoch ms) and changed since they were packed. @returns the number of days. */
  pack(before: number): Promise<number>;
}
