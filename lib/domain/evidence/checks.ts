/** Checks in a row, as probes report them. */
import type { Sample } from './overlaps.ts';

/** Consecutive checks: one character a check, as `FactBody` says. */
export interface Checks extends Sample {
  readonly results: string;
  /** The same, check by check, when it was put together of many. */
  readonly each?: () => readonly Checks[];
}
