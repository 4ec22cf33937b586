/** Uptime, downtime, unknown and excluded time: the four quantities of an availability. */
import type { Ratio } from '../money/ratio.ts';
import type { Subject } from './value.ts';

/** The time of an `uptime` cell in weighted milliseconds; the four add up to the period. */
export interface Partition {
  readonly cell: string;
  readonly index: string;
  /** The component or record of the index. */
  readonly subject: Subject | undefined;
  /** The operand that the times are a part of. */
  readonly of: unknown;
  readonly up: Ratio;
  readonly down: Ratio;
  readonly unknown: Ratio;
  /** The part of `unknown` that missing facts leave open; the clause `unknown` does not apply to it. */
  readonly undecided: Ratio;
  readonly excluded: Ratio;
}
