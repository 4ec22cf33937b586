/** A recurring obligation: a health check each quarter, a report each month, a drill each half-year. */
import { businessDayAfterDay } from '../../time/business-days.ts';
import { calendarOf } from '../../time/calendar.ts';
import { integer } from '../../money/ratio.ts';
import { addMonths } from '../../time/month-ends-and-leap-years.ts';
import { DAY, type Instant, parseDay } from '../../time/instant.ts';
import { type Period, type PeriodKind, periodAt } from '../../time/period.ts';
import { settle } from '../value.ts';
import type { TimeSet } from '../../time/times.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import { localDay } from '../../time/timezone.ts';
import { hadSections } from '../../evidence/records.ts';
import { type CalendarSpan, parseLiteral, withoutClose } from '../../contract/literal.ts';
import type { Context } from '../context.ts';
import { NOT_BELOW_ZERO } from '../extent.ts';
import { NO_REACH } from '../reach.ts';
import { HOURS } from '../types/slots.ts';
import { type Entry, WHOLE, whole } from '../value.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { checkNeeds } from './report-sections.ts';

export const deliverable = defineOperator({
  key: 'deliverable',
  group: 'numbers',
  description:
    'How late each delivery of something recurring was, such as a monthly report: 0 when in time. A list with one entry for each due date in the period; what was not delivered counts up to the period end. Nothing is owed for a month, quarter or year that ended before the term. A delivery counts for one unit alone: for the one before, if that has none yet and its service period is not over, else for the one in which it is made.',
  subject: {
    is: 'word',
    description: 'The name of what is delivered: the `about.id` of events `report.delivered.v1` whose `about.kind` is `delivery`.',
  },
  params: {
    every: {
      is: 'choice',
      of: ['month', 'quarter', 'half-year', 'year'],
      description: 'How often it is owed, by the calendar of the zone.',
    },
    due: {
      is: 'literal',
      description:
        'How long after the end of the month, quarter or year: 10 business days, 30 days, 0 days. The last day counts whole: `5 business days` end with the fifth day of open time after the last day of the month.',
    },
    hours: {
      is: 'name',
      takes: HOURS,
      optional: true,
      absent: 'no business days',
      description: 'The calendar of business days; required with them.',
    },
    needs: { is: 'words', optional: true, absent: 'any report', description: 'Sections that a delivery must have to count.' },
  },
  limit: 'none',
  bounds: { hours: 'own' },
  check(cell, context) {
    checkNeeds(cell, 'delivery', ['delivered'], context);
    const due = parseLiteral(cell.due);
    if (due?.kind !== 'span' || due.value.unit === 'period')
      context.fail('wrong-type', 'due', 'write `due` as "10 business days", "30 days" or "1 month"');
    else if (due.value.toClose) context.fail('no-effect', 'due', `business days are whole days here; write "${withoutClose(cell.due)}"`);
    else if (due.value.unit === 'business day' && cell.hours === undefined)
      context.fail('missing', 'hours', 'business days need a calendar: add `hours`');
    else if (due.value.unit !== 'business day' && cell.hours !== undefined)
      context.fail('no-effect', 'hours', '`hours` are for business days; remove `hours`, or write `due` in business days');
  },
  type: (_, given) => ({ kind: 'duration', part: 'stretch', list: given.name }),
  // A missing delivery is late from its due date to the end of the period.
  extent: (_, __, ___, longest) => ({ ...NOT_BELOW_ZERO, most: integer(longest) }),
  reach: (cell) => ({ ...NO_REACH, before: reachBack(cell) }),
  evaluate(cell, context) {
    const needs = (cell.needs as string[] | undefined) ?? [];
    const delivered = context
      .records('delivery')
      .filter((record) => record.id === cell.deliverable)
      .flatMap((record) => (record.milestones.get('delivered') ?? []).filter((at) => hadSections(record, needs, at)))
      .sort((a, b) => a - b);
    const entries: Entry[] = [];
    for (const { start, end, due, at } of deliveries(unitsUntil(cell, context), delivered, cell, context))
      if (due >= context.period.start && due < context.period.end)
        entries.push({ start, end, value: integer(Math.max(0, (at ?? context.period.end) - due)) });
    return whole(entries);
  },
  explain: (cell) => `${String(cell.deliverable)} each ${String(cell.every)}, due ${String(cell.due)} after its end`,
});

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The most calendar days per business day: a calendar that is open once a week. */
const DAYS_A_BUSINESS_DAY = 7;

/** How far before the period the operator reads, in ms: from the start of the unit before, whose delivery may come later, to the due date. */
function reachBack(cell: Cell): number {
  const { count, unit } = parseLiteral(cell.due)?.value as CalendarSpan;
  const days = unit === 'month' ? 31 * count : unit === 'business day' ? DAYS_A_BUSINESS_DAY * count : count;
  return (2 * 31 * (MONTHS[String(cell.every)] ?? 12) + days + 1) * DAY;
}

/** A month, quarter or year of a deliverable. */
interface Unit extends Period {
  readonly due: Instant;
}

/**
 * The delivery of each unit; undefined where there was none by the end of the service period in which it was due. A delivery counts for
 * one unit only: for the previous unit if that has no delivery yet and its service period is not over, else for the unit in which it is made.
 */
function deliveries(
  units: readonly Unit[],
  delivered: readonly Instant[],
  cell: Cell,
  context: Context,
): (Unit & { at: Instant | undefined })[] {
  const between = (from: Instant, to: Instant): Instant | undefined => delivered.find((at) => at >= from && at < to);
  const [first] = units;
  // The unit before the first one is not known. Its delivery is assumed to be in time, after the end of that unit. Before the term it had none.
  let before =
    first && isOwed(first.start, context) ? between(first.start, dueAfter(first.start, cell, context) ?? first.start) : undefined;
  return units.map((unit) => {
    const early = delivered.filter((at) => at >= unit.start && at < unit.end && at !== before);
    const isHere = unit.due >= context.period.start && unit.due < context.period.end;
    const until = isHere ? context.period.end : periodAt(context.rule, unit.due).end;
    before = early.length > 0 ? undefined : between(unit.end, until);
    return { ...unit, at: early.at(-1) ?? before };
  });
}

/** Whether something is owed for a unit with this end: not where it ended before the term. */
const isOwed = (end: Instant, { order, rule: { zone } }: Context): boolean => end > startOfDay(zone, parseDay(order.from)!);

/** The months, quarters or years up to the end of the period, from one unit before the first whose due date is in the period; none that ended before the term. */
function unitsUntil(cell: Cell, context: Context): Unit[] {
  const rule = { every: cell.every as PeriodKind, zone: context.rule.zone, fiscalMonth: 1, startDay: 1 };
  const found: Unit[] = [];
  for (
    let unit = periodAt(rule, context.period.start - reachBack(cell));
    unit.start < context.period.end;
    unit = periodAt(rule, unit.end)
  ) {
    const due = dueAfter(unit.end, cell, context);
    if (due !== undefined && isOwed(unit.end, context)) found.push({ ...unit, due });
  }
  return found;
}

/** The end of the last day on which a delivery is in time: the n-th day after the last day of the unit. */
function dueAfter(end: Instant, cell: Cell, context: Context): Instant | undefined {
  const { zone } = context.rule;
  const { count, unit } = parseLiteral(cell.due)!.value as CalendarSpan;
  if (count === 0) return end;
  const day = localDay(zone, end);
  if (unit === 'business day')
    return businessDayAfterDay(calendarOf(settle(context.column<TimeSet>(cell.hours).get(WHOLE)!)), zone, day - 1, count)?.end;
  return startOfDay(zone, unit === 'day' ? day + count : addMonths(day, count));
}
