/** The timers of a period: when each ran, paused and stopped, its deadline, and the hours in which it counts. */
import type { Outcome } from '../../operators/verdict.ts';
import { isOpen, type Open } from '../../operators/range.ts';
import type { TimerEntry } from '../../operators/timer-entry.ts';
import { recordOf } from '../../operators/value.ts';
import { parseInstant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { TimeSet } from '../../time/times.ts';
import { type TimerTiming, timerTimings } from '../objectives/ticket-timing.ts';
import type { PeriodPart } from './period-part.ts';

export interface MonthTimer {
  readonly part?: number;
  readonly objective: string;
  /** The record; for the n-th timer of a record that was re-opened, with its number. */
  readonly index: string;
  /** "ticket/T-1" */
  readonly record: string;
  readonly outcome: Outcome;
  readonly timing: TimerTiming;
  /** The number of its calendar in the month; absent where missing facts leave its hours open. */
  readonly calendar?: number;
  /** The events of its record, by sender and id. */
  readonly events: readonly string[];
}

/** @param calendars by the times of each calendar that was met, its number; new ones are added. */
export function timersOf({ owed, behind }: PeriodPart, calendars: Map<TimeSet, number>): (MonthTimer & { readonly ends: Interval })[] {
  const { context } = owed.evaluator;
  return Object.keys(context.terms.objectives).flatMap((objective) => {
    const { kind, subject } = context.typeOf(objective);
    if (kind !== 'timer' || !subject || !('record' in subject)) return [];
    const timingOf = timerTimings(objective, owed, true);
    const entries = context.column<TimerEntry | Open>(objective);
    return owed.verdicts(objective).flatMap((verdict) => {
      const { index, outcome } = verdict;
      const timing = timingOf(verdict);
      const record = context.record(subject.record, recordOf(index));
      if (!timing || !record) return [];
      const entry = entries.get(index);
      const calendar = entry && !isOpen(entry) ? numberOf(entry.calendar.times, calendars) : undefined;
      const { record: name, events } = behind.reason(record);
      const head = { objective, index, record: name, outcome, timing, events, ends: endsOf(timing) };
      return [calendar === undefined ? head : { ...head, calendar }];
    });
  });
}

function numberOf(times: TimeSet, calendars: Map<TimeSet, number>): number {
  const known = calendars.get(times) ?? calendars.size;
  calendars.set(times, known);
  return known;
}

/** From its start to its stop or its deadline. */
function endsOf({ start, stop, deadline }: TimerTiming): Interval {
  const from = parseInstant(start)!;
  return { start: from, end: Math.max(from, ...[stop, deadline].flatMap((at) => (at === undefined ? [] : [parseInstant(at)!]))) };
}
