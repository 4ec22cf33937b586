/** A month as the page draws it: numbers and words, without the core's own types. Times are epoch ms. */
import type { Amount, AmountBounds } from '../../../lib/domain/statement/statement.ts';
import type { Outcome } from '../../../lib/domain/operators/verdict.ts';

/** Both ends of a stretch of time. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A measured cell. The columns have one entry for each of its stretches, in order; `states` are places in TIME_STATES. */
export interface ShownRow {
  /** "Availability · Line 1" */
  readonly name: string;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly states: Uint8Array;
  /** For each stretch, its place in `causes`. */
  readonly by: Uint8Array;
  /** What excludes time, in words; the first is none. */
  readonly causes: readonly string[];
  /** Minutes of downtime by weekday (0 = Monday) and local hour. */
  readonly byHour: readonly (readonly number[])[];
}

export interface ShownPlan extends Span {
  readonly record: string;
  readonly name: string;
  readonly began: boolean;
}

export interface ShownTimer extends Span {
  readonly record: string;
  readonly name: string;
  readonly objective: string;
  readonly outcome: Outcome;
  /** Whether it stopped; else `end` is that of what is known. */
  readonly stopped: boolean;
  readonly deadline?: number;
  readonly calendar?: number;
  readonly sections: readonly Span[];
  readonly pauses: readonly (Span & { readonly reason: string })[];
}

export interface ShownObjective {
  readonly name: string;
  readonly measured: string;
  readonly target: string;
  readonly outcome: Outcome;
  /** Of timers: how many have this outcome. */
  readonly count?: number;
}

/** What is owed: a total, and both ends where missing facts leave it open. */
export interface Owing {
  readonly total: Amount;
  readonly bounds?: AmountBounds;
}

export interface ShownMonth {
  readonly title: string;
  readonly vendor: string;
  /** Id and revision of the statement; absent while none is issued. */
  readonly statement?: { readonly id: string; readonly revision: number };
  readonly period: Span & { readonly label: string; readonly zone: string };
  /** What happens from here on is not known yet. */
  readonly until: number;
  readonly owing: Owing;
  readonly rows: readonly ShownRow[];
  readonly plans: readonly ShownPlan[];
  /** In order of their start. */
  readonly timers: readonly ShownTimer[];
  readonly calendars: readonly (readonly Span[])[];
  readonly objectives: readonly ShownObjective[];
  /** The band of each value, in words. */
  readonly bands: readonly string[];
}

/** An event behind an interval, a plan or a ticket. */
export interface ShownEvent {
  readonly key: string;
  readonly type: string;
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly sender: string;
  readonly component?: string;
  readonly record?: string;
}

export interface ShownMinute extends Span {
  readonly before: Owing;
  readonly after: Owing;
  /** Absent where missing facts leave one of the two open. */
  readonly difference?: Amount;
  /** Names of the objectives that it would breach. */
  readonly breaches: readonly string[];
}
