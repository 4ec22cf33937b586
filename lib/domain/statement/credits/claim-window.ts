/** The claim window of a credit in a statement. */
import type { ClaimStep } from '../../contract/terms.ts';

/** The dates of one outage or ticket that a step counts from, or of measured downtime that no such record covers. */
export interface ClaimDate {
  readonly record?: string;
  /**
   * In place of a record: from the first to the last of the stretches of measured downtime with this last day; no end while it continues.
   */
  readonly start?: string;
  readonly end?: string;
  readonly opensAfter?: string;
  readonly lastDay: string;
  /** The first instant that is too late, when the clause counts hours and not days. */
  readonly until?: string;
}

export interface ClaimWindow {
  readonly step: string;
  readonly rule: string;
  /** The event from which its time counts; with `statement` the dates are known once it is issued. */
  readonly after: ClaimStep['after'];
  /** The last day before claims are taken; a claim counts from the day after. */
  readonly opensAfter?: string;
  /** The last day, inclusive, in the contract's zone; of several outages that of the earliest. */
  readonly lastDay?: string;
  /** The first instant that is too late, when the clause counts hours and not days. */
  readonly until?: string;
  /** For a step that counts from outages or tickets: each one's own dates, the earliest first. */
  readonly each?: readonly ClaimDate[];
}
