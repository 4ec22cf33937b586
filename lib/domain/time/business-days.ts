/** Business days: the days on which a calendar has any open time, counted in its own zone. */
import { spend } from '../step-limit.ts';
import { type Calendar, elapsed, nextOpen } from './calendar.ts';
import { atLocal, startOfDay } from './daylight-saving.ts';
import { DAY, type Instant } from './instant.ts';
import { clip } from './time-algebra.ts';
import type { TimeSet } from './times.ts';
import { localDay, toLocal } from './timezone.ts';

/** The zone whose days are the calendar's business days: its own, else the one given. */
const businessZone = (calendar: Calendar, zone: string): string => calendar.zone ?? zone;

/** So many business days; with `toClose` to the close of business of the last one. */
export interface BusinessDays {
  readonly count: number;
  readonly toClose?: boolean;
}

/**
 * The instant `count` business days after `start`: from the next open instant, the same local time on the count-th later
 * day that has any open time, moved back to that day's last open instant (or forward to its first) when it is shut then.
 * 0 days are that next open instant. With `toClose`, the last open instant of the day that they lead to. Undefined when the calendar ends
 * before.
 * @param otherwise the zone whose days count for a calendar without a zone of its own.
 */
export function addBusinessDays(
  calendar: Calendar,
  otherwise: string,
  start: Instant,
  { count, toClose = false }: BusinessDays,
): Instant | undefined {
  const zone = businessZone(calendar, otherwise);
  const from = nextOpen(calendar, start);
  if (from === undefined) return undefined;
  const firstDay = localDay(zone, from);
  const timeOfDay = toLocal(zone, from) - firstDay * DAY;
  if (count === 0 && !toClose) return from;
  let left = count;
  for (let day = firstDay; day < firstDay + 4000; day += 1) {
    spend(1);
    const window = { start: startOfDay(zone, day), end: startOfDay(zone, day + 1) };
    if (elapsed(calendar, window.start, window.end) === 0) continue;
    if (left === 0) return clamp(clip(calendar.times, window), toClose ? window.end : atLocal(zone, day * DAY + timeOfDay));
    left -= 1;
  }
  return undefined;
}

function clamp(open: TimeSet, at: Instant): Instant {
  for (let i = open.starts.length - 1; i >= 0; i -= 1) {
    if (open.starts[i]! <= at) return Math.min(at, open.ends[i]!);
  }
  return open.starts[0]!;
}

/** A business day, since 1970-01-01, and its end. */
export interface BusinessDay {
  readonly day: number;
  readonly end: Instant;
}

/**
 * The count-th day with any open time after the day of an instant. 0 days is the day of the instant.
 * @param otherwise the zone whose days count for a calendar without a zone of its own.
 * @returns undefined when the calendar ends before.
 */
export const businessDayAfter = (calendar: Calendar, otherwise: string, start: Instant, count: number): BusinessDay | undefined =>
  businessDayAfterDay(calendar, otherwise, localDay(businessZone(calendar, otherwise), start), count);

/** The count-th day with any open time after a given day, independent of the zone of that day. */
export function businessDayAfterDay(calendar: Calendar, otherwise: string, day: number, count: number): BusinessDay | undefined {
  const zone = businessZone(calendar, otherwise);
  const found = (of: number): BusinessDay => ({ day: of, end: startOfDay(zone, of + 1) });
  if (count === 0) return found(day);
  let left = count;
  for (let next = day + 1; next < day + 4000; next += 1) {
    spend(1);
    if (elapsed(calendar, startOfDay(zone, next), startOfDay(zone, next + 1)) > 0) left -= 1;
    if (left === 0) return found(next);
  }
  return undefined;
}
