/** The result of the timer operator for one record. */
import type { Instant } from '../time/instant.ts';
import type { MissingFact } from './missing.ts';
import type { Policy } from './value.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Cycle } from './numbers/timer-parts.ts';

/** One record on one timer. */
export interface TimerEntry {
  readonly start: Instant;
  /** Undefined while it runs. */
  readonly stop: Instant | undefined;
  /** The run of the record's timer that it measures. */
  readonly cycle: Cycle;
  /** Open milliseconds, less the waits; Infinity where it is assumed never to stop. */
  readonly elapsed: number;
  /** While the timer runs: up to when it is measured, the end of the period or the first assumed stop. */
  readonly until: Instant;
  /** While the timer runs: the milestone that will stop it. */
  readonly awaits: MissingFact | undefined;
  /** Whether the record is over without that milestone. */
  readonly isOver: boolean;
  /** With `weighted`: the stretches between changes of the record, with the open milliseconds of each; else empty. */
  readonly segments: readonly { readonly start: Instant; readonly elapsed: number }[];
  readonly policy: Policy;
  /** The hours that govern. */
  readonly calendar: Calendar;
}
