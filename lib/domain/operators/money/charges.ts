/** What was charged: the base of credits. */
import type { Charge } from '../../agreement/agreement.ts';
import { parseMoney } from '../../money/money.ts';
import { type Ratio, ZERO, add, divide, integer, multiply, ratio } from '../../money/ratio.ts';
import { civilFromDays, parseDay } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { type Period, type PeriodRule, nextPeriod, periodAt, previousPeriod } from '../../time/period.ts';
import { localDay, startOfDay } from '../../time/zone.ts';
import type { Context } from '../context.ts';
import { type Cell, defineOperator } from '../operator.ts';
import { WHOLE } from '../value.ts';

export const charges = defineOperator({
  key: 'charges',
  group: 'money',
  says: 'The charges of these kinds for the period, from the order and from billing events.',
  subject: { is: 'charge-kinds', says: '`all`, or a list of kinds: recurring, usage, one-time, upfront, voucher-paid, tax ...' },
  params: {
    without: { is: 'words', optional: true, absent: 'none', says: 'Kinds that do not count.' },
    each: {
      is: 'component-kind',
      optional: true,
      absent: 'one value for the whole',
      says: 'One sum for each component of this kind; charges of what is inside it count with it.',
    },
    'taken-from': {
      is: 'choice',
      of: ['period', 'previous-period', 'next-period'],
      says: 'The charges of this period, of the one before it, or of the one after it (the next invoice).',
    },
    'a-day': {
      is: 'choice',
      of: ['of-the-period', 'of-30', 'of-365'],
      optional: true,
      absent: 'the whole charge',
      says: "A day's charge instead of the whole: divided by the days of the period, by 30, or twelve months of it by 365.",
    },
  },
  limit: 'none',
  bounds: {},
  type: (cell) => ({ kind: 'money', ...(typeof cell.each === 'string' && { subject: { component: cell.each } }) }),
  evaluate(cell, context) {
    const members = cell.each === undefined ? [WHOLE] : context.members(String(cell.each)).map((entry) => entry.id);
    const sums = new Map<string, Ratio>(members.map((id) => [id, ZERO]));
    const period = periodOf(String(cell['taken-from']), context);
    const divisor = divisorOf(cell['a-day'], period, context);
    for (const { kind, component, amount } of chargesIn(period, context)) {
      const index = cell.each === undefined ? WHOLE : context.ancestor(component, String(cell.each));
      if (counts(kind, cell) && index !== undefined && sums.has(index)) sums.set(index, add(sums.get(index)!, amount));
    }
    return divisor ? new Map([...sums].map(([index, sum]) => [index, multiply(sum, divisor)])) : sums;
  },
  explain: (cell) => `charges (${[cell.charges].flat().join(', ')}) of the ${String(cell['taken-from']).replace('-', ' ')}`,
});

function periodOf(which: string, context: Context): Period {
  if (which === 'period') return context.period;
  return which === 'previous-period' ? previousPeriod(context.rule, context.fullPeriod) : nextPeriod(context.rule, context.fullPeriod);
}

/** What a period's charge is multiplied by to make a day's. */
function divisorOf(aDay: unknown, period: Period, { rule }: Context): Ratio | undefined {
  if (aDay === undefined) return undefined;
  if (aDay === 'of-the-period') return divide(integer(1), days(rule.zone, period.start, period.end));
  return aDay === 'of-30' ? ratio(1n, 30n) : ratio(12n, 365n);
}

const counts = (kind: string, cell: Cell): boolean =>
  (cell.charges === 'all' || (cell.charges as string[]).includes(kind)) && !((cell.without as string[] | undefined) ?? []).includes(kind);

interface Amount {
  readonly kind: string;
  readonly component: string | undefined;
  readonly amount: Ratio;
}

function chargesIn(period: Period, context: Context): Amount[] {
  const ordered = (context.order.charges ?? []).map((charge) => ({
    kind: charge.kind,
    component: charge.component,
    amount: amountIn(charge, period, context),
  }));
  const billed = context.evidence.charges
    .filter((charge) => charge.start >= period.start && charge.start < period.end)
    .map((charge) => ({ kind: charge.kind, component: charge.component, amount: parseMoney(charge.amount)?.exact ?? ZERO }));
  return [...ordered, ...billed];
}

/** A monthly charge counts for every calendar month the period touches; one-off charges for the period in which they begin. */
function amountIn(charge: Charge, period: Period, context: Context): Ratio {
  const { zone } = context.rule;
  const amount = parseMoney(charge.amount)?.exact ?? ZERO;
  const from = startOfDay(zone, parseDay(charge.from ?? context.order.from)!);
  const through = charge.through ?? context.order.through;
  const until = through === undefined ? Infinity : startOfDay(zone, parseDay(through)! + 1);
  if (charge.every === 'once' && charge.spread !== undefined)
    return spreadOver(charge.spread, amount, { start: from, end: until }, period, zone);
  if (charge.every === 'once') return from >= period.start && from < period.end ? amount : ZERO;
  let sum = ZERO;
  const months = { every: 'month' as const, zone, fiscalMonth: 1, startDay: context.rule.every === 'month' ? context.rule.startDay : 1 };
  for (let month = periodAt(months, period.start); month.start < period.end; month = periodAt(months, month.end)) {
    const inPeriod = { start: Math.max(month.start, period.start), end: Math.min(month.end, period.end) };
    const inTerm = { start: Math.max(inPeriod.start, from), end: Math.min(inPeriod.end, until) };
    if (!(inTerm.start < inTerm.end)) continue;
    const byDays = charge['part-month'] === 'by-days' || context.isPart;
    // A period of days or weeks has its days' part of a month, whatever a month that the term cuts costs.
    const part = byDays ? inTerm : isOfMonths(context.rule.every) ? month : inPeriod;
    sum = add(sum, multiply(amount, daysShare(zone, part.start, part.end, month)));
  }
  return sum;
}

/** A prepayment's share of a period: by the months that begin in it, or by its days. */
function spreadOver(by: 'months' | 'days', amount: Ratio, span: Interval, period: Interval, zone: string): Ratio {
  const part = { start: Math.max(span.start, period.start), end: Math.min(span.end, period.end) };
  if (!(part.start < part.end)) return ZERO;
  if (by === 'days') return multiply(amount, divide(days(zone, part.start, part.end), days(zone, span.start, span.end)));
  const startDay = civilFromDays(localDay(zone, span.start)).day;
  const months = { every: 'month' as const, zone, fiscalMonth: 1, startDay: Math.min(startDay, 28) };
  let [all, inside] = [0, 0];
  for (let month = periodAt(months, span.start); month.start < span.end; month = periodAt(months, month.end)) {
    all += 1;
    if (Math.max(month.start, span.start) >= period.start && Math.max(month.start, span.start) < period.end) inside += 1;
  }
  return multiply(amount, ratio(BigInt(inside), BigInt(all)));
}

const isOfMonths = (every: PeriodRule['every']): boolean => every !== 'day' && every !== 'week' && every !== 'days';

const days = (zone: string, start: number, end: number): Ratio => integer(localDay(zone, end - 1) - localDay(zone, start) + 1);
const daysShare = (zone: string, start: number, end: number, month: Period): Ratio => {
  const [part, full] = [days(zone, start, end), days(zone, month.start, month.end)];
  return ratio(part.n, full.n);
};
