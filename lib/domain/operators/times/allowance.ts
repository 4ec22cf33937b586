import { spanText, withoutClose } from '../../contract/literal.ts';
/** An allowance of time that is used up in order of time. */
import { spend } from '../../step-limit.ts';
import type { Terms } from '../../contract/terms.ts';
import { HOURS } from '../types/slots.ts';
import { roundToInteger } from '../../money/rounding.ts';
import { compare, integer, isBounded } from '../../money/ratio.ts';
import { businessDayAfter } from '../../time/business-days.ts';
import { calendarOf } from '../../time/calendar.ts';
import { DAY, parseDay } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { type Period, longestDays, longestPeriod, periodAt } from '../../time/period.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import { except, intersect, restrict, union } from '../../time/time-algebra.ts';
import { ALWAYS, NEVER, type TimeSet, isPlain, stretches, timesFrom } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { NO_REACH } from '../reach.ts';
import { type TypeContext, areAll, numbersOf } from '../type-context.ts';
import { type Subject, WHOLE, settle } from '../value.ts';
import { TIMES } from './set-algebra.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';

const LENGTHS: Readonly<Record<string, number>> = { stretch: 0, month: 31, quarter: 92, year: 366 };

export const allowance = defineOperator({
  key: 'allowance',
  group: 'times',
  description: 'The part of these times within an allowance: the first so much in each stretch, period, month, quarter or year.',
  subject: { is: 'name', takes: TIMES, description: 'The times that use up the allowance, in order of time.' },
  params: {
    hours: {
      is: 'name',
      takes: HOURS,
      optional: true,
      absent: 'no business days',
      description:
        'The calendar, when the allowance is so many business days of each stretch: until the end of the n-th whole business day after the day it began.',
    },
    'in-each': {
      is: 'choice',
      of: ['stretch', 'period', 'month', 'quarter', 'year'],
      description:
        'What the allowance is for. Calendar units are in the zone of the period; `period` is the whole one, where a new text splits it too. Time before the term uses up nothing.',
    },
  },
  limit: 'required',
  bounds: { subject: 'own', hours: 'own', limit: 'rising' },
  limits: { kinds: ['duration', 'span'], of: 'around' },
  edges: ['at-most'],
  check(cell, context) {
    const most = context.literal(cell['at-most']);
    const business = most?.kind === 'span' && most.value.unit === 'business day';
    if (most?.kind === 'span' && !business)
      context.fail('wrong-type', 'at-most', 'an allowance is an elapsed length ("4 h"), or a number of business days for each stretch');
    if (business && most.value.toClose)
      context.fail('no-effect', 'at-most', `business days are whole days here; write "${withoutClose(spanText(most.value))}"`);
    if (business && (cell.hours === undefined || cell['in-each'] !== 'stretch'))
      context.fail(
        'missing',
        'hours',
        'an allowance in business days is for each stretch (`in-each: stretch`) and needs a calendar (`hours`)',
      );
    if (most && !business && cell.hours !== undefined)
      context.fail(
        'no-effect',
        'hours',
        '`hours` are for an allowance in business days; remove `hours`, or write `at-most: 2 business days` with `in-each: stretch`',
      );
    checkSize(cell, context);
  },
  type(cell, given, context) {
    const most = given.of('at-most');
    if (most.kind === 'span' && context.literal(cell['at-most']) === undefined) {
      context.fail('wrong-type', 'at-most', 'business days must be a literal or a parameter of the order');
      return undefined;
    }
    return given.of('allowance');
  },
  // Use earlier in the unit counts too, so that the evidence since its start is read.
  reach: (cell, _, terms) => ({ ...NO_REACH, before: (cell.hours === undefined ? unitDays(String(cell['in-each']), terms) : 31) * DAY }),
  evaluate(cell, context) {
    const { subject } = context.typeOf(cell.allowance);
    const days = daysOf(cell, context);
    const business = days === undefined ? undefined : businessDays(days, cell, context);
    return new Map(
      [...context.column<TimeSet>(cell.allowance)].map(([index, times]) => {
        const most = business ? 0 : mostAt(cell, index, subject, context);
        // An allowance without a value may allow all or nothing.
        if (most === undefined) return [index, restrict(times, NEVER, ALWAYS)];
        const reach = (runs: readonly Interval[]): TimeSet =>
          timesFrom(business ? runs.map(business) : used(runs, most, String(cell['in-each']), context));
        const [certainRuns, possibleRuns] = [stretches(times, 'certain'), stretches(times, 'possible')];
        // Possible time may use up the allowance, or may not begin a stretch: whether it is within the allowance is open.
        const certain = reach(possibleRuns);
        const perhaps = union(reach(certainRuns), except(timesFrom(possibleRuns), timesFrom(certainRuns)));
        return [index, isPlain(times) ? intersect(times, certain) : restrict(times, certain, union(certain, perhaps))];
      }),
    );
  },
  narrows: true,
  explain: (cell) => `${String(cell.allowance)}, at most ${String(cell['at-most'])} in each ${String(cell['in-each'])}`,
});

/** The most days of the unit that may lie before the measured time; for `period`, only where a new version splits it. */
const unitDays = (unit: string, { period, 'takes-effect': takesEffect }: Terms): number =>
  unit === 'period' ? (takesEffect === 'at-once-splitting-period' ? longestDays(period.every) : 0) : (LENGTHS[unit] ?? 0);

/** Refuses an allowance of 0, and one that is as long as its unit. */
function checkSize(cell: Cell, context: TypeContext): void {
  const unit = String(cell['in-each']);
  const sizes = numbersOf(cell['at-most'], context);
  const whole = unit === 'stretch' ? undefined : unit === 'period' ? context.longestPeriod : longestPeriod(unit);
  if (areAll(sizes, ({ n }) => n <= 0n))
    context.fail('never-holds', 'at-most', 'nothing is ever within an allowance of 0; state how much is allowed, or remove the allowance', [
      cell['at-most'],
    ]);
  else if (whole && sizes.some((size) => compare(size, integer(whole)) >= 0))
    context.fail(
      'no-effect',
      'at-most',
      `no ${unit} is longer, so that all of "${String(cell.allowance)}" is within it; state a shorter allowance, or name "${String(cell.allowance)}" itself`,
      [cell['at-most']],
    );
}

/** The number of business days of an allowance, from a literal or a parameter; undefined when it is an elapsed length. */
function daysOf(cell: Cell, context: Context): number | undefined {
  const literal = cell.hours === undefined ? undefined : context.literal(cell['at-most']);
  return literal?.kind === 'span' ? literal.value.count : undefined;
}

/** The allowance in whole milliseconds. */
function mostAt(cell: Cell, index: string, subject: Subject | undefined, context: Context): number | undefined {
  const most = context.number(cell['at-most'], index, subject);
  if (most === undefined) return undefined;
  return isBounded(most) ? Math.max(0, Number(roundToInteger(most, 'floor'))) : Infinity;
}

/** The part of a run that lies within its business days of grace. */
function businessDays(count: number, cell: Cell, context: Context): (run: Interval) => Interval {
  const { zone } = context.rule;
  const calendar = calendarOf(settle(context.column<TimeSet>(cell.hours).get(WHOLE)!));
  return (run) => {
    // A stretch without a beginning has used up its allowance.
    if (run.start === -Infinity) return { start: run.start, end: run.start };
    const last = businessDayAfter(calendar, zone, run.start, count);
    return { start: run.start, end: last === undefined ? run.end : Math.min(run.end, last.end) };
  };
}

function used(runs: readonly Interval[], most: number, unit: string, context: Context): Interval[] {
  if (unit === 'stretch') return runs.map((run) => ({ start: run.start, end: Math.min(run.end, run.start + most) }));
  const result: Interval[] = [];
  const left = new Map<string, number>();
  for (const run of runs) {
    for (const part of split(run, unit, context)) {
      const rest = left.get(part.label) ?? most;
      const end = Math.min(part.end, part.start + rest);
      result.push({ start: part.start, end });
      left.set(part.label, rest - (end - part.start));
    }
  }
  return result;
}

/** Cuts a stretch at the bounds of the unit, without what lies before the horizon, before the term or after the period. */
function split(run: Interval, unit: string, context: Context): (Interval & { label: string })[] {
  const parts: (Interval & { label: string })[] = [];
  const rule = unit === 'period' ? context.rule : { every: unit as 'month', zone: context.rule.zone, fiscalMonth: 1, startDay: 1 };
  let at = Math.max(run.start, context.horizon.start, startOfDay(rule.zone, parseDay(context.order.from)!));
  while (at < Math.min(run.end, context.period.end)) {
    spend(1);
    const bucket: Period = periodAt(rule, at);
    parts.push({ label: bucket.label, start: at, end: Math.min(run.end, bucket.end) });
    at = bucket.end;
  }
  return parts;
}
