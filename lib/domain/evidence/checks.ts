/** Checks in a row, as probes report them. */
import type { Sample } from './overlaps.ts';

/** Consecutive checks: one character a check, as `FactBody` says. */
export interface Checks extends Sample {
  readonly results: string;
  /** The single checks, when the series was joined from many. */
  readonly each?: () => readonly Checks[];
}
