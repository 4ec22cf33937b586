/** The limit of a timer in open time: business days, calendar days and months give a deadline, and the limit is the open time up to it. */
import { type Ratio, integer } from '../../money/ratio.ts';
import { addBusinessDays } from '../../time/business-days.ts';
import { elapsed } from '../../time/calendar.ts';
import { atLocal } from '../../time/daylight-saving.ts';
import { addMonths } from '../../time/month-ends-and-leap-years.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import { localDay, toLocal } from '../../time/timezone.ts';
import type { TimerEntry } from '../timer-entry.ts';
import { type SpanValue, isCalendarSpan } from '../value.ts';

/** A limit in open milliseconds of the timer: an elapsed span as it is, a calendar span as the open time from the start to its deadline. */
export function allowedBy(span: SpanValue, { calendar, start }: TimerEntry, zone: string): Ratio | undefined {
  if (!isCalendarSpan(span)) return span;
  const due = span.unit === 'business day' ? addBusinessDays(calendar, zone, start, span) : addCalendar(zone, start, span.count, span.unit);
  return due === undefined ? undefined : integer(elapsed(calendar, start, due));
}

function addCalendar(zone: string, start: Instant, count: number, unit: 'day' | 'month' | 'period'): Instant {
  if (count === 0) return start;
  const local = toLocal(zone, start);
  const day = localDay(zone, start);
  return atLocal(zone, (unit === 'day' ? day + count : addMonths(day, count)) * DAY + (local - day * DAY));
}
