/** How often updates must come: the longest wait between two updates of a record. */
import { doneAt } from '../../evidence/records.ts';
import { type Ratio, UNBOUNDED, compare, greater, integer } from '../../money/ratio.ts';
import { type Calendar, calendarOf, elapsed, latestWithin } from '../../time/calendar.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { type TimeSet, isPlain, stretches, timesFrom } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { governedBy } from '../governing.ts';
import type { MissingFact } from '../missing.ts';
import { Range, Unended, leastOf, mostOf, rangeOf } from '../range.ts';
import { LEARNED_AFTER, NO_REACH } from '../reach.ts';
import { type Varying, valueAt } from '../value.ts';
import { assumedEnd, atLeast, endAwaited } from '../unended.ts';
import { checkPaused, ran } from './timer-pauses.ts';
import { timersOfWaits } from './wait-timers.ts';
import { noteNotReached, waitsOf } from './waits-between-updates.ts';
import { defineOperator } from '../define-operator.ts';
import { meets } from '../conditions.ts';

export const cadence = defineOperator({
  key: 'cadence',
  group: 'numbers',
  description:
    'For each record, the longest time without an update, from its beginning to its end, counted in the given hours ("an update every hour until resolved"). A wait is of the period in which it begins, however long it lasts.',
  subject: { is: 'record-kind', description: 'The kind of record, such as ticket.' },
  params: {
    from: { is: 'milestone', description: 'The milestone at which the first wait begins.' },
    update: { is: 'milestone', description: 'The milestone that is reached again with every update.' },
    until: { is: 'milestone', description: 'The milestone that ends the last wait.' },
    hours: {
      is: 'name',
      takes: { kinds: ['times'], of: 'around' },
      description:
        'Hours in which waiting time counts: `always`, a calendar, or a choice among calendars by severity: that of the record when the wait begins.',
    },
    each: {
      is: 'choice',
      of: ['wait'],
      optional: true,
      absent: 'the longest wait of each record',
      description:
        'A timer for each wait instead, so that each is limited by itself: in business days too, and by the severity of the record when it begins.',
    },
    paused: { is: 'words', description: 'Waits that do not count, such as waiting-on-customer; [] for none.' },
    where: { is: 'conditions', optional: true, absent: 'all records', description: 'Only records for which all of these hold.' },
  },
  limit: 'none',
  bounds: { hours: 'own', where: 'own' },
  own: (cell) => ({ record: String(cell.cadence) }),
  check: (cell, context) => checkPaused(cell, String(cell.cadence), context),
  type: (cell, given) => ({ kind: cell.each === 'wait' ? 'timer' : 'duration', ...given.grain }),
  reach: () => ({ ...NO_REACH, before: 31 * DAY, after: LEARNED_AFTER }),
  evaluate(cell, context) {
    const hours = { column: context.column<TimeSet | Varying<TimeSet>>(cell.hours), type: context.typeOf(cell.hours) };
    const subject = { record: String(cell.cadence) };
    const hoursOf = (id: string): TimeSet | Varying<TimeSet> | undefined => context.lookup(hours.column, hours.type, id, subject);
    if (cell.each === 'wait') return timersOfWaits(cell, hoursOf, context);
    return new Map<string, unknown>(
      context.records(String(cell.cadence)).flatMap((record) => {
        const counts = meets(record, cell.where, governedBy(cell, record), context);
        if (counts === false) return [];
        const waits = waitsOf(record, cell, context);
        if (waits.length === 0) return [];
        const paused = record.waits.filter((wait) => (cell.paused as string[]).includes(wait.reason));
        const own = hoursOf(record.id);
        if (own === undefined) return [];
        const [longest, most] = (['certain', 'possible'] as const).map((bound) =>
          integer(Math.max(...waits.map(({ start, end }) => ran(hoursAt(own, start, bound), start, end ?? context.period.end, paused)))),
        ) as [Ratio, Ratio];
        if (waits.at(-1)!.end !== undefined)
          return [[record.id, counts && compare(longest, most) === 0 ? longest : new Range(longest, most, !counts)] as const];
        const awaits = endAwaited(record, [cell.update, cell.until], paused.length === 0 ? [] : [cell.paused, cell.hours]);
        context.evaluator.miss(awaits);
        const isOver = doneAt(record) !== undefined;
        if (isOver) noteNotReached(record, cell, context);
        const { start } = waits.at(-1)!;
        const hoursOfLast = valueAt(own, start);
        const last = isOver || !isPlain(hoursOfLast) ? undefined : { start, paused, calendar: calendarOf(hoursOfLast) };
        const length = last ? whileRunning(longest, last, awaits, context) : atLeast(longest, isOver);
        return [[record.id, counts ? length : lacking(length)] as const];
      }),
    );
  },
  explain: (cell) =>
    `${cell.each === 'wait' ? 'each' : 'longest'} wait for an update of each ${String(cell.cadence)}, in ${String(cell.hours)}`,
});

/** The hours of a wait that begins at an instant; where a missing fact leaves them open, the shortest or the longest possible hours. */
function hoursAt(own: TimeSet | Varying<TimeSet>, start: Instant, bound: 'certain' | 'possible'): Calendar {
  const times = valueAt(own, start);
  return calendarOf(isPlain(times) ? times : timesFrom(stretches(times, bound)));
}

/** The last wait of a record, which has not ended. */
interface OpenWait {
  readonly start: Instant;
  readonly paused: readonly Interval[];
  readonly calendar: Calendar;
}

/** The longest wait while the last one runs; or where it ends as assumed, counted as if no pause followed the end of the period. */
function whileRunning(longest: Ratio, { start, paused, calendar }: OpenWait, awaits: MissingFact, context: Context): Ratio | Range {
  const { period, horizon } = context;
  const gone = ran(calendar, start, period.end, paused);
  const lengthAt = (end: Instant): Ratio => greater(longest, integer(gone + elapsed(calendar, period.end, end)));
  const end = assumedEnd(awaits, context);
  if (end?.first === Infinity) return UNBOUNDED;
  // The hours after the horizon are not known.
  if (end && end.last <= horizon.end) return rangeOf(lengthAt(end.first), lengthAt(end.last));
  const lastWithin = (length: number): Instant | undefined =>
    compare(integer(length), longest) < 0 ? undefined : latestWithin(calendar, period.end, length - gone);
  const least = end ? lengthAt(Math.min(end.first, horizon.end)) : longest;
  return atLeast(least, false, false, { end: awaits.end!, lastWithin });
}

/** A length that may not exist. */
const lacking = (length: Ratio | Range): Range =>
  length instanceof Unended ? atLeast(length.least, length.isOver, true, length.ending) : new Range(leastOf(length), mostOf(length), true);
