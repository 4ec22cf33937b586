/** What no event of a small history states. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';

/** One missing fact: for each thing that it may turn out to be, the facts that are then known beside the others. */
export interface Gap {
  readonly name: string;
  /** What it is: an attribute by its unit, a bill, a milestone. */
  readonly kind: string;
  readonly values: readonly string[];
  /** Of a number: how many decimals its values may have. */
  readonly decimals?: number;
  /** The history with the fact in it. */
  with(facts: readonly Fact[], value: string): readonly Fact[];
}
