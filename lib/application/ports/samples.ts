/** Checks of many components, packed. */
import type { Fact } from '../../domain/evidence/fact.ts';
import type { Recorded } from './evidence.ts';

export interface SampleStore {
  /** Keeps batched checks with their payload: one small item for all components. The same again is a `repeat`. */
  record(vendor: string, batched: Fact, raw: string, recordedAt: number): Promise<Recorded>;
  /** What was batched in these months and is not yet packed by component: the facts that packing will make, of these components. */
  pending(vendor: string, components: ReadonlySet<string>, months: readonly string[]): Promise<Fact[]>;
  /** Packs the days of all vendors that ended before an instant and changed since they were packed. @returns how many days. */
  pack(before: number): Promise<number>;
}
