/** Proration: the share of a monthly charge for a part of a month, and the share of a prepayment for a period, by days or by months. */
import { type Ratio, ZERO, add, multiply, ratio } from '../../money/ratio.ts';
import { civilFromDays } from '../../time/civil-date.ts';
import type { Interval } from '../../time/interval.ts';
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

/** The days of a part divided by the days of the whole. */
export const shareOfDays = (zone: string, part: Interval, all: Interval): Ratio =>
  ratio(BigInt(daysTouched(zone, part)), BigInt(daysTouched(zone, all)));

/** How many months a period has; undefined for days and weeks. */
export function monthsOf(every: PeriodRule['every']): bigint | undefined {
  const months: Partial<Record<PeriodRule['every'], bigint>> = { month: 1n, quarter: 3n, 'half-year': 6n, year: 12n };
  return months[every];
}
