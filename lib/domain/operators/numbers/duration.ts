/** The length of times inside the period. */
import { ONE, type Ratio, compare, divide, integer } from '../../money/ratio.ts';
import { DAY, HOUR } from '../../time/instant.ts';
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
      is: 'choice',
      of: ['stretch', 'day', 'hour'],
      optional: true,
      absent: 'one value for the whole',
      description: 'One length for each unbroken stretch, or for each day or clock hour of the period in its zone.',
    },
    as: {
      is: 'choice',
      of: ['share'],
      optional: true,
      absent: 'the length',
      description: 'With `each: day` or `hour`: the share of the day or hour instead of its length, so that a day of 23 hours can be full.',
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
    const bucket = cell.each === 'day' || cell.each === 'hour';
    if (cell.as !== undefined && !bucket) context.fail('not-allowed', 'as', 'a share is of a day or an hour: add `each`');
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
    const most = cell.each === 'hour' ? HOUR : cell.each === 'day' ? LONGEST_DAY : longest;
    return { ...NOT_BELOW_ZERO, most: cell.as === 'share' ? ONE : integer(most) };
  },
  shareOf: (cell, of) => of(cell.duration),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    return new Map<string, unknown>(
      [...context.column<TimeSet>(cell.duration)].map(([index, times]) => {
        if (cell.each === 'stretch') return [index, entriesOfRuns(times, context)] as const;
        if (cell.each !== undefined) return [index, entriesOf(bucketsOf(String(cell.each), context), times, cell.as === 'share')] as const;
        if (cell.reckoned !== undefined) return [index, integer(bucketsOf('day', context).length * DAY)] as const;
        return [index, bounded(measure(times, context.period))] as const;
      }),
    );
  },
  explain: (cell) => `length of ${String(cell.duration)} in ${cell.each === undefined ? 'the period' : `each ${String(cell.each)}`}`,
});

const bounded = ({ certain, possible }: Measure): Ratio | Range => rangeOf(certain, possible);

/** One entry for each stretch. Where a part of the times is open, not even their number is known. */
function entriesOfRuns(times: TimeSet, context: Context): Entry<Ratio | Range>[] | OpenList {
  const clipped = clip(times, context.period);
  if (!isPlain(clipped) && piecesOf(clipped).some(({ certain, possible }) => compare(certain, possible) !== 0)) {
    const { certain, possible } = measure(clipped, context.period);
    return new OpenList(certain, possible, true);
  }
  return stretches(clipped, 'possible').map((run) => ({ ...run, value: bounded(measure(clipped, run)) }));
}

const entriesOf = (buckets: readonly Interval[], times: TimeSet, share: boolean): Entry<Ratio | Range>[] =>
  buckets.map((bucket) => {
    const { certain, possible } = measure(times, bucket);
    const part = (value: Ratio): Ratio => (share ? divide(value, integer(bucket.end - bucket.start)) : value);
    return { ...bucket, value: rangeOf(part(certain), part(possible)) };
  });

/** The days or clock hours of the period, the first and last perhaps cut by it. */
function bucketsOf(unit: string, { period, rule: { zone } }: Context): Interval[] {
  const buckets: Interval[] = [];
  const last = localDay(zone, period.end - 1);
  for (let day = localDay(zone, period.start); day <= last; day += 1) {
    const [start, end] = [startOfDay(zone, day), startOfDay(zone, day + 1)];
    const step = unit === 'day' ? end - start : HOUR;
    for (let at = start; at < end; at += step) {
      const bucket = { start: Math.max(period.start, at), end: Math.min(period.end, end, at + step) };
      if (bucket.start < bucket.end) buckets.push(bucket);
    }
  }
  return buckets;
}
