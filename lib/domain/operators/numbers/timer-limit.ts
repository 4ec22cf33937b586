/** The limit of a timer as a length of time: business days, calendar days and months lead to a deadline, whose open time it is. */
import { type Ratio, integer } from '../../money/ratio.ts';
import { addBusinessDays, elapsed } from '../../time/calendar.ts';
import { atLocal } from '../../time/daylight-saving.ts';
import { addMonths } from '../../time/months-and-leap-years.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import { localDay, toLocal } from '../../time/timezone.ts';
import type { TimerEntry } from '../timer-entry.ts';
import { type SpanValue, isCalendarSpan } from '../value.ts';

/** A limit in the timer's own milliseconds: elapsed spans as they are, calendar spans as the open time up to where they lead. */
export function allowedBy(span: SpanValue, { calendar, start }: TimerEntry, zone: string): Ratio | undefined {
  if (!isCalendarSpan(span)) return span;
  const due =
    span.unit === 'business day' ? addBusinessDays(calendar, zone, start, span.count) : addCalendar(zone, start, span.count, span.unit);
  return due === undefined ? undefined : integer(elapsed(calendar, start, due));
}

function addCalendar(zone: string, start: Instant, count: number, unit: 'day' | 'month' | 'period'): Instant {
  if (count === 0) return start;
  const local = toLocal(zone, start);
  const day = localDay(zone, start);
  return atLocal(zone, (unit === 'day' ? day + count : addMonths(day, count)) * DAY + (local - day * DAY));
}
