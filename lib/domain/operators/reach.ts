/** How far beyond the period an operator reads. */
import type { Condition } from '../contract/terms.ts';
import { DAY } from '../time/instant.ts';

/** The evidence that an operator needs beyond the period, and the recorded states of earlier periods. */
export interface Reach {
  /** Milliseconds of evidence before and after the period. */
  readonly before: number;
  readonly after: number;
  /** The number of whole periods before and after it whose charges are read. */
  readonly periodsBefore: number;
  readonly periodsAfter: number;
  /** The number of milliseconds of bills before the first of these periods: 1 for bills that end where it begins. */
  readonly billsBefore: number;
  /** The number of earlier periods whose state is read. */
  readonly earlier: number;
}

export const NO_REACH: Reach = { before: 0, after: 0, periodsBefore: 0, periodsAfter: 0, billsBefore: 0, earlier: 0 };

/**
 * How long after the period something about a record may become known, in ms: the cause of an outage, a milestone that a condition needs.
 */
export const LEARNED_AFTER = 31 * DAY;

/** How far before and after the period calendars are compiled, in ms: timers of records from that time need them. */
export const CALENDAR_MARGIN = 400 * DAY;

/** How long before the period a record may have ended that one of the period names, in ms. */
const NAMED_BEFORE = 31 * DAY;

/** What a cell needs before the period, in ms, for the records that its records name. @param each whether it has a value for each of them. */
export const namedBefore = ({ where }: { readonly where?: readonly Condition[] }, each = false): number =>
  each || where?.some(({ of }) => of !== undefined) === true ? NAMED_BEFORE : 0;

/** What conditions need after the period, in ms. The level of an outage follows from its states and needs nothing more. */
export const learnedAfter = (conditions: readonly Condition[] | undefined): number =>
  conditions?.some(({ attribute }) => attribute !== 'level') === true ? LEARNED_AFTER : 0;

/** The longest elapsed length of an operand, in milliseconds; 0 for an absent one. */
export type LongestOf = (operand: unknown) => number;

/** The most periods that a cell or a cap looks back on: a year of days, in a leap year too. */
export const MAX_LOOKED_BACK = 366;
