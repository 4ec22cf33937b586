/** Uptime, downtime, unknown and excluded time: the four quantities of an availability. */
import type { Ratio } from '../money/ratio.ts';

/** Where the time of an `uptime` cell went, in weighted milliseconds; the four add up to the period. */
export interface Partition {
  readonly cell: string;
  readonly index: string;
  readonly up: Ratio;
  readonly down: Ratio;
  readonly unknown: Ratio;
  /** The part of `unknown` that missing facts decide, and not the clause `unknown`. */
  readonly undecided: Ratio;
  readonly excluded: Ratio;
}
