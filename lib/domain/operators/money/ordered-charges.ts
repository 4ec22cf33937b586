/** What the order charges for a period: monthly charges, single ones, and prepayments spread over their span. */
import type { Charge } from '../../contract/terms.ts';
import { parseMoney } from '../../money/money.ts';
import { type Ratio, ZERO, add, multiply, ratio } from '../../money/ratio.ts';
import { civilFromDays, parseDay } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { type Period, type PeriodRule, periodAt } from '../../time/period.ts';
import { startOfDay } from '../../time/dst.ts';
import { daysTouched, localDay } from '../../time/zone.ts';
import type { Context } from '../context.ts';

export interface ChargedAmount {
  readonly kind: string;
  readonly component: string | undefined;
  readonly amount: Ratio;
}

/**
 * The charges of the order that touch a period.
 * @param uncut months that the term or a version cuts count whole: what a day's charge is reckoned from.
 */
export function orderedIn(period: Period, context: Context, uncut: boolean): ChargedAmount[] {
  return (context.order.charges ?? []).flatMap((charge) => {
    const amount = amountIn(charge, period, context, uncut);
    return amount === undefined ? [] : [{ kind: charge.kind, component: charge.component, amount }];
  });
}

/**
 * The charges of the order that say what is charged in a period: those that touch it, and those that say from when until when they are
 * charged, so that it is 0 outside. A single charge says nothing of other periods.
 */
export const fixedIn = (period: Period, context: Context): readonly Charge[] =>
  (context.order.charges ?? []).filter(
    (charge) => charge.every === 'month' || charge.spread !== undefined || amountIn(charge, period, context, false) !== undefined,
  );

/** Undefined when the charge does not touch the period. */
function amountIn(charge: Charge, period: Period, context: Context, uncut: boolean): Ratio | undefined {
  const { zone } = context.rule;
  const amount = parseMoney(charge.amount)?.exact ?? ZERO;
  const from = startOfDay(zone, parseDay(charge.from ?? context.order.from)!);
  const through = charge.through ?? context.order.through;
  const span = { start: from, end: through === undefined ? Infinity : startOfDay(zone, parseDay(through)! + 1) };
  if (charge.every === 'once' && charge.spread !== undefined) return spreadOver(charge.spread, amount, span, period, zone);
  if (charge.every === 'once') return from >= period.start && from < period.end ? amount : undefined;
  // Of another period, as of the one before, a part has its share of the whole.
  const isCut = context.isPart && period.start < context.whole.end && period.end > context.whole.start;
  const byDays = !uncut && (charge['part-month'] === 'by-days' || isCut);
  return monthly(amount, byDays, span, period, context.rule);
}

/** A monthly charge counts for every calendar month that the period touches. */
function monthly(amount: Ratio, byDays: boolean, span: Interval, period: Interval, rule: PeriodRule): Ratio | undefined {
  let sum: Ratio | undefined;
  const { zone } = rule;
  const months = { every: 'month' as const, zone, fiscalMonth: 1, startDay: rule.every === 'month' ? rule.startDay : 1 };
  for (let month = periodAt(months, period.start); month.start < period.end; month = periodAt(months, month.end)) {
    const inPeriod = { start: Math.max(month.start, period.start), end: Math.min(month.end, period.end) };
    const inTerm = { start: Math.max(inPeriod.start, span.start), end: Math.min(inPeriod.end, span.end) };
    if (!(inTerm.start < inTerm.end)) continue;
    // A period of days or weeks has its days' part of a month, whatever a month that the term cuts costs.
    const part = byDays ? inTerm : monthsOf(rule.every) !== undefined ? month : inPeriod;
    sum = add(sum ?? ZERO, multiply(amount, shareOfDays(zone, part, month)));
  }
  return sum;
}

/** A prepayment's share of a period: by the months that begin in it, or by its days. */
function spreadOver(by: 'months' | 'days', amount: Ratio, span: Interval, period: Interval, zone: string): Ratio | undefined {
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

/** The days of a part by the days of the whole. */
export const shareOfDays = (zone: string, part: Interval, all: Interval): Ratio =>
  ratio(BigInt(daysTouched(zone, part)), BigInt(daysTouched(zone, all)));

/** How many months a period has; undefined for days and weeks. */
export function monthsOf(every: PeriodRule['every']): bigint | undefined {
  const months: Partial<Record<PeriodRule['every'], bigint>> = { month: 1n, quarter: 3n, 'half-year': 6n, year: 12n };
  return months[every];
}
