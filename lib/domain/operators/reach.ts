/** How far beyond the period an operator reads. */
import type { Condition } from '../contract/terms.ts';
import { DAY } from '../time/instant.ts';

/** The evidence that an operator needs beyond the period, and what earlier periods left. */
export interface Reach {
  /** Milliseconds of evidence before and after the period. */
  readonly before: number;
  readonly after: number;
  /** Charges of so many whole periods before and after it. */
  readonly periodsBefore: number;
  readonly periodsAfter: number;
  /** Bills of so many milliseconds before the first of these periods: 1 for those that go up to it. */
  readonly billsBefore: number;
  /** States of so many earlier periods. */
  readonly earlier: number;
}

export const NO_REACH: Reach = { before: 0, after: 0, periodsBefore: 0, periodsAfter: 0, billsBefore: 0, earlier: 0 };

/** How long after the period something of a record may become known: the cause of an outage, a milestone that a condition asks for. */
export const LEARNED_AFTER = 31 * DAY;

/** How far before and after the period calendars are compiled: timers of records from so long ago count in them. */
export const CALENDAR_MARGIN = 400 * DAY;

/** What conditions need after the period. The level of an outage is what its states say, and comes with them. */
export const learnedAfter = (conditions: readonly Condition[] | undefined): number =>
  conditions?.some(({ attribute }) => attribute !== 'level') === true ? LEARNED_AFTER : 0;

/** The longest elapsed length that an operand can be, in milliseconds; 0 for one that is not there. */
export type LongestOf = (operand: unknown) => number;
