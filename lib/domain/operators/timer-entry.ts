/** One record on one timer, as the timer operator gives it. */
import type { Instant } from '../time/instant.ts';
import type { MissingFact } from './missing.ts';
import type { Policy } from './value.ts';
import type { Calendar } from '../time/calendar.ts';

/** One record on one timer. */
export interface TimerEntry {
  readonly start: Instant;
  /** Undefined while it runs. */
  readonly stop: Instant | undefined;
  /** Open milliseconds, less the waits; of a timer that runs, those up to the period end. */
  readonly elapsed: number;
  /** Of a timer that runs: the milestone that will stop it. */
  readonly awaits: MissingFact | undefined;
  /** Whether the record is over without that milestone. */
  readonly isOver: boolean;
  /** When segment-weighted: the stretches between changes of the record, with what was measured in each; else none. */
  readonly segments: readonly { readonly start: Instant; readonly elapsed: number }[];
  readonly policy: Policy;
  /** The hours that govern. */
  readonly calendar: Calendar;
}
