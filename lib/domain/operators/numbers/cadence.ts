/** How often updates must come: the longest wait between two updates of a record. */
import { finding } from '../../evidence/findings/finding.ts';
import { type EvidenceRecord, doneAt, firstOf } from '../../evidence/records.ts';
import { type Ratio, compare, integer } from '../../money/ratio.ts';
import { type Calendar, calendarOf } from '../../time/calendar.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import { type TimeSet, isPlain, stretches, timesFrom } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { governedBy } from '../governing.ts';
import { Range } from '../range.ts';
import { LEARNED_AFTER, NO_REACH } from '../reach.ts';
import { type Varying, valueAt } from '../value.ts';
import { atLeast, endAwaited } from '../unended.ts';
import { checkPaused, ran } from './timer-pauses.ts';
import type { Cell } from '../cell.ts';
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
    paused: { is: 'words', description: 'Waits that do not count, such as waiting-on-customer; [] for none.' },
    where: { is: 'conditions', optional: true, absent: 'all records', description: 'Only records for which all of these hold.' },
  },
  limit: 'none',
  bounds: { hours: 'own', where: 'own' },
  own: (cell) => ({ record: String(cell.cadence) }),
  check: (cell, context) => checkPaused(cell, String(cell.cadence), context),
  type: (_, given) => ({ kind: 'duration', ...given.grain }),
  reach: () => ({ ...NO_REACH, before: 31 * DAY, after: LEARNED_AFTER }),
  evaluate(cell, context) {
    const hours = { column: context.column<TimeSet | Varying<TimeSet>>(cell.hours), type: context.typeOf(cell.hours) };
    const subject = { record: String(cell.cadence) };
    return new Map(
      context.records(String(cell.cadence)).flatMap((record) => {
        const counts = meets(record, cell.where, governedBy(cell, record), context);
        if (counts === false) return [];
        const waits = waitsOf(record, cell, context);
        if (waits.length === 0) return [];
        const paused = record.waits.filter((wait) => (cell.paused as string[]).includes(wait.reason));
        const own = context.lookup(hours.column, hours.type, record.id, subject);
        if (own === undefined) return [];
        const [longest, most] = (['certain', 'possible'] as const).map((bound) =>
          integer(Math.max(...waits.map(({ start, end }) => ran(hoursAt(own, start, bound), start, end ?? context.period.end, paused)))),
        ) as [Ratio, Ratio];
        if (waits.at(-1)!.end !== undefined)
          return [[record.id, counts && compare(longest, most) === 0 ? longest : new Range(longest, most, !counts)] as const];
        context.evaluator.miss(endAwaited(record, [cell.update, cell.until]));
        const isOver = doneAt(record) !== undefined;
        if (isOver) noteNotReached(record, cell, context);
        return [[record.id, atLeast(longest, isOver, !counts)] as const];
      }),
    );
  },
  explain: (cell) => `longest wait for an update of each ${String(cell.cadence)}, in ${String(cell.hours)}`,
});

/** The hours of a wait that begins at an instant; where a missing fact leaves them open, the shortest or the longest possible hours. */
function hoursAt(own: TimeSet | Varying<TimeSet>, start: Instant, bound: 'certain' | 'possible'): Calendar {
  const times = valueAt(own, start);
  return calendarOf(isPlain(times) ? times : timesFrom(stretches(times, bound)));
}

/** Records a finding for a ticket that was closed without the milestone that ends the last wait. */
function noteNotReached(record: EvidenceRecord, { until }: Cell, context: Context): void {
  if (record.kind !== 'ticket' || until === 'closed') return;
  context.note(`ticket/${record.id}`, finding('not-reached', { over: 'closed', awaited: [String(until)], stops: 'wait' }));
}

interface Wait {
  readonly start: Instant;
  /** Undefined while no milestone ends the wait. */
  readonly end: Instant | undefined;
}

/** The waits that begin in the period, each with its end, which may be later. Every wait counts in one period only. */
export function waitsOf(record: EvidenceRecord, cell: Cell, { period }: Pick<Context, 'period'>): Wait[] {
  const start = firstOf(record, String(cell.from));
  if (start === undefined || start >= period.end) return [];
  const end = firstOf(record, String(cell.until), start);
  const updates = (record.milestones.get(String(cell.update)) ?? []).filter((at) => at > start && at < (end ?? Infinity));
  return [start, ...updates]
    .map((at, i) => ({ start: at, end: updates[i] ?? end }))
    .filter((wait) => wait.start >= period.start && wait.start < period.end);
}
