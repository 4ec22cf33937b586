/** Proration: the share of a monthly charge for a part of a month, and the share of a prepayment for a period, by days or by months; and the charges that recur less often. */
import type { Charge } from '../../contract/terms.ts';
import { type Ratio, ZERO, add, multiply, ratio } from '../../money/ratio.ts';
import { civilFromDays } from '../../time/civil-date.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import type { Interval } from '../../time/interval.ts';
import { addMonths } from '../../time/month-ends-and-leap-years.ts';
import { type PeriodRule, periodAt } from '../../time/period.ts';
import { daysTouched, localDay } from '../../time/timezone.ts';

/** The sum of a monthly charge over every calendar month that the period touches; undefined when it touches none of the span. */
export function monthly(amount: Ratio, byDays: boolean, span: Interval, period: Interval, rule: PeriodRule): Ratio | undefined {
  let sum: Ratio | undefined;
  const { zone } = rule;
  const months = { every: 'month' as const, zone, fiscalMonth: 1, startDay: rule.every === 'month' ? rule.startDay : 1 };
  for (let month = periodAt(months, period.start); month.start < period.end; month = periodAt(months, month.end)) {
    const inPeriod = { start: Math.max(month.start, period.start), end: Math.min(month.end, period.end) };
    const inTerm = { start: Math.max(inPeriod.start, span.start), end: Math.min(inPeriod.end, span.end) };
    if (!(inTerm.start < inTerm.end)) continue;
    // A period of days or weeks gets its share of a month by days, also in a month that the term cuts.
    const part = byDays ? inTerm : monthsOf(rule.every) !== undefined ? month : inPeriod;
    sum = add(sum ?? ZERO, multiply(amount, shareOfDays(zone, part, month)));
  }
  return sum;
}

/** The share of a prepayment for a period: by the months that begin in it, or by its days. */
export function spreadOver(by: 'months' | 'days', amount: Ratio, span: Interval, period: Interval, zone: string): Ratio | undefined {
  const part = { start: Math.max(span.start, period.start), end: Math.min(span.end, period.end) };
  if (!(part.start < part.end)) return undefined;
  if (by === 'days') return multiply(amount, shareOfDays(zone, part, span));
  const startDay = civilFromDays(localDay(zone, span.start)).day;
  const months = { every: 'month' as const, zone, fiscalMonth: 1, startDay: Math.min(startDay, 28) };
  let [all, inside] = [0, 0];
  for (let month = periodAt(months, span.start); month.start < span.end; month = periodAt(months, month.end)) {
    all += 1;
    if (Math.max(month.start, span.start) >= period.start && Math.max(month.start, span.start) < period.end) inside += 1;
  }
  return multiply(amount, ratio(BigInt(inside), BigInt(all)));
}

/**
 * The charges for each so many months from the start of a span that count in a period: those that begin in it or, where they are spread,
 * the share of each in it. The last one is not shortened, but nothing of it counts after the end of the span.
 */
export function recurring(
  amount: Ratio,
  months: number,
  spread: Charge['spread'],
  span: Interval,
  period: Interval,
  zone: string,
): Ratio | undefined {
  if (spread === 'months') return recurring(multiply(amount, ratio(1n, BigInt(months))), 1, undefined, span, period, zone);
  const first = localDay(zone, span.start);
  const within = { start: Math.max(span.start, period.start), end: Math.min(span.end, period.end) };
  let sum: Ratio | undefined;
  for (let i = instalmentsBefore(first, localDay(zone, within.start), months); within.start < within.end; i += 1) {
    const [start, end] = [startOfDay(zone, addMonths(first, i * months)), startOfDay(zone, addMonths(first, (i + 1) * months))];
    if (start >= within.end) break;
    if (spread === undefined && start >= within.start) sum = add(sum ?? ZERO, amount);
    const part = spread === undefined ? undefined : spreadOver('days', amount, { start, end }, within, zone);
    if (part !== undefined) sum = add(sum ?? ZERO, part);
  }
  return sum;
}

/** How many instalments have certainly begun, and ended, before a day. */
function instalmentsBefore(first: number, day: number, months: number): number {
  const [begun, now] = [civilFromDays(first), civilFromDays(day)];
  return Math.max(0, Math.floor((12 * (now.year - begun.year) + now.month - begun.month) / months) - 1);
}

/** The days of a part divided by the days of the whole. */
export const shareOfDays = (zone: string, part: Interval, all: Interval): Ratio =>
  ratio(BigInt(daysTouched(zone, part)), BigInt(daysTouched(zone, all)));

/** How many months a period has; undefined for days and weeks. */
export function monthsOf(every: PeriodRule['every']): bigint | undefined {
  const months: Partial<Record<PeriodRule['every'], bigint>> = { month: 1n, quarter: 3n, 'half-year': 6n, year: 12n };
  return months[every];
}
