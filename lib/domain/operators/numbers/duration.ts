/** The length of times inside the period. */
import { ONE, type Ratio, divide, integer, isZero } from '../../money/ratio.ts';
import { DAY, HOUR, MINUTE } from '../../time/instant.ts';
import { parseElapsed } from '../../contract/literal.ts';
import type { Cell } from '../cell.ts';
import type { TypeContext } from '../type-context.ts';
import { isOfSlots } from './clock-lists.ts';
import { LONGEST_DAY } from '../../time/period.ts';
import type { Interval } from '../../time/interval.ts';
import { clip } from '../../time/time-algebra.ts';
import { type Measure, type TimeSet, isPlain, measure, piecesOf, stretches } from '../../time/times.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import { localDay } from '../../time/timezone.ts';
import type { Context } from '../context.ts';
import { OpenList, type Range, rangeOf } from '../range.ts';
import { NOT_BELOW_ZERO } from '../extent.ts';
import { NO_REACH } from '../reach.ts';
import { TIMES } from '../times/set-algebra.ts';
import type { Entry } from '../value.ts';
import { defineOperator } from '../define-operator.ts';

export const duration = defineOperator({
  key: 'duration',
  group: 'numbers',
  description: 'The length of these times inside the period, weighted. Unknown time counts as the clause `unknown` says.',
  subject: { is: 'name', takes: TIMES, description: 'The times; `period` for the period itself.' },
  params: {
    each: {
      is: 'elapsed-or',
      words: ['stretch', 'day', 'hour'],
      optional: true,
      absent: 'one value for the whole',
      description:
        'One length for each unbroken stretch; for each day or clock hour of the period in its zone; or for each slot of a length that divides a day (`5 min`), counted from midnight.',
    },
    cut: {
      is: 'choice',
      of: ['midnight'],
      optional: true,
      absent: 'a stretch is whole',
      description: 'With `each: stretch`: a stretch over midnight, in the zone of the period, is one for each of its days.',
    },
    as: {
      is: 'choice',
      of: ['share'],
      optional: true,
      absent: 'the length',
      description:
        'With `each: day`, `hour` or a length: the share of the day, hour or slot instead of its length, so that a day of 23 hours can be full.',
    },
    reckoned: {
      is: 'choice',
      of: ['nominal-days'],
      optional: true,
      absent: 'elapsed time',
      description: 'Of `period` alone: its days times 24 hours, whatever daylight saving does ("44,640 minutes").',
    },
  },
  limit: 'none',
  bounds: { subject: 'own' },
  check(cell, context) {
    checkSlot(cell, context);
    if (cell.cut !== undefined && cell.each !== 'stretch')
      context.fail(
        'no-effect',
        'cut',
        '`cut` is for stretches: remove it, or write `each: stretch` with an `aggregate` or a `count` that takes them',
      );
    else if (cell.cut !== undefined && cell.duration === 'period')
      context.fail('no-effect', 'cut', 'the stretches of the period, cut at midnight, are its days: write `each: day`');
    if (cell.as !== undefined && !isOfSlots(cell)) context.fail('not-allowed', 'as', 'a share is of a day, an hour or a slot: add `each`');
    else if (cell.as !== undefined && cell.duration === 'period')
      context.fail('no-effect', 'as', `the share of each ${String(cell.each)} in the period is all of it; remove \`as\``);
    if (cell.reckoned !== undefined && (cell.duration !== 'period' || cell.each !== undefined))
      context.fail('not-allowed', 'reckoned', 'only the period as a whole can be reckoned in nominal days');
    else if (cell.reckoned !== undefined && !context.clocksChange())
      context.fail('no-effect', 'reckoned', "in the contract's zone every day has 24 hours, so that `reckoned` changes nothing; remove it");
  },
  type: (cell, given) => ({
    kind: cell.as === 'share' ? 'ratio' : 'duration',
    ...given.grain,
    ...(cell.each !== undefined && { part: 'stretch' as const, list: given.name }),
  }),
  extent(cell, _, __, longest) {
    const most = slotOf(cell.each) ?? (cell.each === 'day' || cell.cut !== undefined ? LONGEST_DAY : longest);
    return { ...NOT_BELOW_ZERO, most: cell.as === 'share' ? ONE : integer(most) };
  },
  shareOf: (cell, of) => of(cell.duration),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    return new Map<string, unknown>(
      [...context.column<TimeSet>(cell.duration)].map(([index, times]) => {
        if (cell.each === 'stretch') return [index, entriesOfRuns(times, cell.cut !== undefined, context)] as const;
        if (cell.each !== undefined) return [index, entriesOf(bucketsOf(String(cell.each), context), times, cell.as === 'share')] as const;
        if (cell.reckoned !== undefined) return [index, integer(bucketsOf('day', context).length * DAY)] as const;
        return [index, bounded(measure(times, context.period))] as const;
      }),
    );
  },
  explain: (cell) =>
    `length of ${String(cell.duration)} in ${cell.each === undefined ? 'the period' : `each ${String(cell.each)}`}${cell.cut === undefined ? '' : ', cut at midnight'}`,
});

const bounded = ({ certain, possible }: Measure): Ratio | Range => rangeOf(certain, possible);

/** Milliseconds of the slots of a list of clock hours or of slots of a length; undefined for days and all else. */
const slotOf = (each: unknown): number | undefined => (each === 'hour' ? HOUR : parseElapsed(each));

function checkSlot({ each }: Cell, context: TypeContext): void {
  const slot = parseElapsed(each);
  if (slot === undefined) return;
  if (slot >= DAY || DAY % slot !== 0)
    context.fail(
      'not-allowed',
      'each',
      `slots begin at midnight and fill a day of 24 hours; ${String(each)} does not: write "5 min", "1 h", or \`day\``,
    );
  else if (slot < MINUTE) context.fail('too-many', 'each', 'a slot is at least 1 min long');
}

/** One entry for each stretch. Where a part of the times may not exist, not even their number is known. */
function entriesOfRuns(times: TimeSet, isCut: boolean, context: Context): Entry<Ratio | Range>[] | OpenList {
  const clipped = clip(times, context.period);
  if (!isPlain(clipped) && piecesOf(clipped).some(({ certain, possible }) => isZero(certain) && !isZero(possible))) {
    const { certain, possible } = measure(clipped, context.period);
    return new OpenList(certain, possible, true);
  }
  const runs = stretches(clipped, 'possible');
  return (isCut ? runs.flatMap((run) => cutAtMidnight(run, context.rule.zone)) : runs).map((run) => ({
    ...run,
    value: bounded(measure(clipped, run)),
  }));
}

function cutAtMidnight({ start, end }: Interval, zone: string): Interval[] {
  const parts: Interval[] = [];
  for (let day = localDay(zone, start), at = start; at < end; day += 1) {
    const next = Math.min(end, startOfDay(zone, day + 1));
    parts.push({ start: at, end: next });
    at = next;
  }
  return parts;
}

const entriesOf = (buckets: readonly Interval[], times: TimeSet, share: boolean): Entry<Ratio | Range>[] =>
  buckets.map((bucket) => {
    const { certain, possible } = measure(times, bucket);
    const part = (value: Ratio): Ratio => (share ? divide(value, integer(bucket.end - bucket.start)) : value);
    return { ...bucket, value: rangeOf(part(certain), part(possible)) };
  });

/** The days, clock hours or slots of the period, the first and last perhaps cut by it. */
function bucketsOf(unit: string, { period, rule: { zone } }: Context): Interval[] {
  const buckets: Interval[] = [];
  const last = localDay(zone, period.end - 1);
  for (let day = localDay(zone, period.start); day <= last; day += 1) {
    const [start, end] = [startOfDay(zone, day), startOfDay(zone, day + 1)];
    const step = slotOf(unit) ?? end - start;
    for (let at = start; at < end; at += step) {
      const bucket = { start: Math.max(period.start, at), end: Math.min(period.end, end, at + step) };
      if (bucket.start < bucket.end) buckets.push(bucket);
    }
  }
  return buckets;
}
