/**
 * Service periods: the spans that are measured and credited. A month has its real length in its zone, daylight saving included. A period is
 * named by its first day and kind: "2026-10" (month), "2026-Q4" (quarter), "2026-H2", "2026". Any other period is named by the day on which
 * it starts, "2026-10-05": weeks, days, "30 days", and periods that do not begin with a calendar month or year.
 */
import { daysInMonth } from './month-ends-and-leap-years.ts';
import { civilFromDays, daysFromCivil, weekdayOf } from './civil-date.ts';
import { DAY, HOUR, type Instant, formatDay, parseDay } from './instant.ts';
import type { Interval } from './interval.ts';
import { startOfDay } from './daylight-saving.ts';
import { localDay } from './timezone.ts';

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'days';

export interface PeriodRule {
  readonly every: PeriodKind;
  readonly zone: string;
  /** First month of the fiscal year, 1..12; 1 = calendar. */
  readonly fiscalMonth: number;
  /** Day of the month on which periods start, 1..28; 1 = calendar, else the anniversary of the term. */
  readonly startDay: number;
  /** With `days`: the number of days, counted from day `from` (days since 1970-01-01). */
  readonly days?: { readonly count: number; readonly from: number };
}

export interface Period extends Interval {
  readonly label: string;
}

const MONTHS: Partial<Record<PeriodKind, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** How many months a period of a calendar unit has; undefined for days and weeks. */
export const monthsEach = (every: string): number | undefined => MONTHS[every as PeriodKind];

const LONGEST_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 31, quarter: 92, 'half-year': 184, year: 366 };

/** The most days of a period: of a calendar unit, or of "30 days". */
export const longestDays = (every: string): number => LONGEST_DAYS[every] ?? Number(every.split(' ')[0]);

/** The most that clock changes lengthen a period, in ms. */
const CLOCKS_BACK = 2 * HOUR;

/** The most milliseconds of a period. */
export const longestPeriod = (every: string): number => longestDays(every) * DAY + CLOCKS_BACK;

/** The most milliseconds of a day. */
export const LONGEST_DAY = DAY + CLOCKS_BACK;

/** Months counted from year 0, so that they can be added. */
const monthIndex = (year: number, month: number): number => year * 12 + month - 1;

function dayOfMonthIndex(index: number, day: number): number {
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  return daysFromCivil(year, month, Math.min(day, daysInMonth(year, month)));
}

/** The period that contains an instant. */
export function periodAt(rule: PeriodRule, at: Instant): Period {
  const day = localDay(rule.zone, at);
  const months = MONTHS[rule.every];
  if (months === undefined) return periodOfDays(rule, firstDayOf(rule, day));
  const { year, month } = civilFromDays(day);
  const index = monthIndex(year, month);
  const first = index - ((index - (rule.fiscalMonth - 1)) % months);
  return periodOfMonths(rule, dayOfMonthIndex(first, rule.startDay) > day ? first - months : first, months);
}

function periodOfMonths(rule: PeriodRule, first: number, months: number): Period {
  const [from, until] = [dayOfMonthIndex(first, rule.startDay), dayOfMonthIndex(first + months, rule.startDay)];
  return { label: labelOf(rule, from), start: startOfDay(rule.zone, from), end: startOfDay(rule.zone, until) };
}

function firstDayOf(rule: PeriodRule, day: number): number {
  if (rule.days) return day - ((((day - rule.days.from) % rule.days.count) + rule.days.count) % rule.days.count);
  return rule.every === 'week' ? day - weekdayOf(day) : day;
}

function periodOfDays(rule: PeriodRule, from: number): Period {
  const length = rule.days?.count ?? (rule.every === 'week' ? 7 : 1);
  return { label: labelOf(rule, from), start: startOfDay(rule.zone, from), end: startOfDay(rule.zone, from + length) };
}

function labelOf(rule: PeriodRule, from: number): string {
  const { year, month } = civilFromDays(from);
  const calendar = rule.fiscalMonth === 1 && rule.startDay === 1;
  if (rule.every === 'month' && rule.startDay === 1) return formatDay(from).slice(0, 7);
  if (calendar && rule.every === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  if (calendar && rule.every === 'half-year') return `${year}-H${month < 7 ? 1 : 2}`;
  if (calendar && rule.every === 'year') return String(year);
  return formatDay(from);
}

/** The calendar span of a label in a zone: a day, month, quarter, half-year or year. Undefined for any other text. */
export function namedSpan(label: string, zone: string): Interval | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?$/.exec(label);
  if (!match) return undefined;
  const [, year, quarter, half, month, day] = match;
  const first = quarter ? (+quarter - 1) * 3 + 1 : half ? (+half - 1) * 6 + 1 : +(month ?? 1);
  const start = parseDay(`${year}-${String(first).padStart(2, '0')}-${day ?? '01'}`);
  if (start === undefined) return undefined;
  const months = quarter ? 3 : half ? 6 : month ? 1 : 12;
  const end = day === undefined ? dayOfMonthIndex(monthIndex(+year!, first) + months, 1) : start + 1;
  return { start: startOfDay(zone, start), end: startOfDay(zone, end) };
}

/** The period that contains the span of a label ("2026-10" is in the quarter "2026-Q4"). Undefined when the label is none, or covers several periods. */
export function parsePeriod(rule: PeriodRule, label: string): Period | undefined {
  const named = namedSpan(label, rule.zone);
  const period = named && periodAt(rule, named.start);
  return period && named.end <= period.end ? period : undefined;
}

export const nextPeriod = (rule: PeriodRule, period: Interval): Period => periodAt(rule, period.end);
export const previousPeriod = (rule: PeriodRule, period: Interval): Period => periodAt(rule, period.start - 1);
