/** Deadlines of clauses from an instant: in elapsed time, days, business days, months or periods of the contract. */
import type { CheckedContract } from '../../checker/check-contract.ts';
import { parseElapsed, parseLiteral } from '../../contract/literal.ts';
import type { ServicePeriod } from '../../checker/service-period.ts';
import { fold } from '../../evidence/fold.ts';
import { NO_PAST } from '../../operators/earlier-periods.ts';
import type { Context } from '../../operators/context.ts';
import { settle } from '../../operators/value.ts';
import { businessDayAfter } from '../../time/business-days.ts';
import { calendarOf } from '../../time/calendar.ts';
import { addMonths } from '../../time/month-ends-and-leap-years.ts';
import type { Instant } from '../../time/instant.ts';
import { nextPeriod } from '../../time/period.ts';
import type { TimeSet } from '../../time/times.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import { localDay } from '../../time/timezone.ts';
import { evaluation } from './evaluate.ts';

export interface Deadline {
  /** The last day, inclusive, in days since 1970-01-01: in the contract's zone, for business days in the zone of their calendar. */
  readonly day: number;
  /** The first instant after it, in epoch milliseconds: the end of that day, or the elapsed end. */
  readonly end: Instant;
}

/**
 * "30 days", "3 business days", "2 months", "1 period" count from the day of the instant, "72 h" from the instant itself. Business
 * days are those of their calendar's zone.
 * @param hours the cell of the calendar whose open days are business days.
 * @returns undefined when the text is no span, or the calendar ends before the deadline.
 */
export function deadlineAfter(anchor: Instant, text: string, hours: string | undefined, context: Context): Deadline | undefined {
  const { zone } = context.rule;
  const elapsed = parseElapsed(text);
  if (elapsed !== undefined) return { day: localDay(zone, anchor + elapsed), end: anchor + elapsed };
  const literal = parseLiteral(text);
  if (literal?.kind !== 'span') return undefined;
  const { count, unit } = literal.value;
  if (unit === 'period') return endOfPeriods(count, context);
  if (unit === 'business day') return businessDayAfter(calendarOf(settle(context.column<TimeSet>(hours).get('')!)), zone, anchor, count);
  const from = localDay(zone, anchor);
  const day = unit === 'day' ? from + count : addMonths(from, count);
  return { day, end: startOfDay(zone, day + 1) };
}

/** The end of the `count`-th period after the one of the context. */
function endOfPeriods(count: number, context: Context): Deadline {
  let { end } = context.fullPeriod;
  for (let i = 0; i < count; i += 1) end = nextPeriod(context.rule, { start: end - 1, end }).end;
  return { day: localDay(context.rule.zone, end - 1), end };
}

/** A context for deadlines without evidence: the calendars are in the terms. */
export const bareContext = (checked: CheckedContract, found: ServicePeriod): Context =>
  evaluation(found, checked.contract.order, fold([], checked.contract.order), NO_PAST).context;
