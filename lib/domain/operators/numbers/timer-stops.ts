/**
 * The stop of a running timer, where an evaluation assumes it. Its instant is as if no pause followed the end of the period: with a pause,
 * the timer would have the same length at a later stop.
 */
import { calendarOf, elapsed } from '../../time/calendar.ts';
import type { Instant } from '../../time/instant.ts';
import type { TimeSet } from '../../time/times.ts';
import type { Context } from '../context.ts';
import type { TimerEntry } from '../timer-entry.ts';
import { assumedEnd } from '../unended.ts';
import { type Varying, isVarying, valueAt } from '../value.ts';

/** The timer with the assumed stop; between two stops, the shortest and the longest timer. */
export function stopsOf(running: TimerEntry, own: TimeSet | Varying<TimeSet>, context: Context): readonly TimerEntry[] {
  // After its record is over no event stops it.
  const stop = running.awaits && !running.isOver ? assumedEnd(running.awaits, context) : undefined;
  if (!stop) return [running];
  const longer = (until: Instant): TimerEntry => runOn(running, until, own);
  const isKnown = (at: Instant): boolean => at <= context.horizon.end;
  if (stop.first === Infinity) return [{ ...running, elapsed: Infinity, awaits: undefined, segments: endless(running) }];
  // The hours after the horizon are not known.
  if (!isKnown(stop.last)) return [longer(Math.min(stop.first, context.horizon.end))];
  const ends = stop.first === stop.last ? [stop.first] : [stop.first, stop.last];
  return ends.map((at) => ({ ...longer(at), awaits: undefined }));
}

/** The timer at a later instant. */
function runOn(entry: TimerEntry, until: Instant, own: TimeSet | Varying<TimeSet>): TimerEntry {
  const last = entry.segments.at(-1);
  const calendar = last && isVarying(own) ? calendarOf(valueAt(own, last.start)) : entry.calendar;
  const more = elapsed(calendar, entry.until, until);
  const segments = last ? entry.segments.with(-1, { ...last, elapsed: last.elapsed + more }) : entry.segments;
  return { ...entry, elapsed: entry.elapsed + more, until, segments };
}

const endless = ({ segments }: TimerEntry): TimerEntry['segments'] =>
  segments.length === 0 ? segments : segments.with(-1, { ...segments.at(-1)!, elapsed: Infinity });
