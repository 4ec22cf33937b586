/** Each wait for an update as a timer of its own (`each: wait` of `cadence`), which a span such as `1 business day` can limit. */
import { type EvidenceRecord, doneAt } from '../../evidence/records.ts';
import { calendarOf } from '../../time/calendar.ts';
import type { TimeSet } from '../../time/times.ts';
import type { Cell } from '../cell.ts';
import { meets } from '../conditions.ts';
import type { Context } from '../context.ts';
import { governedBy } from '../governing.ts';
import { Choice } from '../range.ts';
import type { TimerEntry } from '../timer-entry.ts';
import { endAwaited } from '../unended.ts';
import { type Column, type Varying, valueAt } from '../value.ts';
import { ran, waitsOf as pausesOf } from './timer-pauses.ts';
import { stopsOf } from './timer-stops.ts';
import { endsOf } from './timer.ts';
import { type UpdateWait, allWaits, noteNotReached } from './waits-between-updates.ts';

type Hours = TimeSet | Varying<TimeSet>;

/** A timer for each wait that begins in the period: "T-1" for the first wait of the record, "T-1~2" for the second. */
export function timersOfWaits(cell: Cell, hoursOf: (record: string) => Hours | undefined, context: Context): Column<unknown> {
  const { period } = context;
  const entries = new Map<string, TimerEntry | Choice<TimerEntry>>();
  for (const record of context.records(String(cell.cadence))) {
    const counts = meets(record, cell.where, governedBy(cell, record), context);
    const own = counts === false ? undefined : hoursOf(record.id);
    if (own === undefined) continue;
    allWaits(record, cell, period.end).forEach((wait, i) => {
      if (wait.start < period.start) return;
      const possible = endsOf(own).flatMap((hours) => stopsOf(timerOf(record, wait, hours, cell, context), hours, context));
      const known = counts && possible.length === 1 ? possible[0]! : new Choice([...possible, ...(counts ? [] : [undefined])]);
      entries.set(i === 0 ? record.id : `${record.id}~${i + 1}`, known);
    });
  }
  return entries;
}

function timerOf(record: EvidenceRecord, { start, end }: UpdateWait, own: Hours, cell: Cell, context: Context): TimerEntry {
  const calendar = calendarOf(valueAt(own, start));
  const paused = pausesOf(record, cell);
  const until = end ?? context.period.end;
  const apart = paused.length === 0 ? [] : [cell.paused, cell.hours];
  const awaits = end === undefined ? endAwaited(record, [cell.update, cell.until], apart) : undefined;
  const isOver = awaits !== undefined && doneAt(record) !== undefined;
  if (isOver) noteNotReached(record, cell, context);
  // The words of the record at the start of the wait govern it: `restart` reads them there.
  const governed = { policy: 'restart', start, stop: end, cycle: { start, stop: end, running: undefined } } as const;
  return { ...governed, calendar, elapsed: ran(calendar, start, until, paused), until, awaits, isOver, segments: [] };
}
