/**
 * Response, recovery and other timers: the open time from one milestone to another, less the pauses. Re-opened tickets, pauses, changes of
 * severity, components with times of their own (./timer-parts.ts) and limits (./timer-limit.ts) have files of their own.
 */
import { finding } from '../../evidence/findings/finding.ts';
import { type EvidenceRecord, doneAt } from '../../evidence/records.ts';
import { type Ratio, UNBOUNDED, integer } from '../../money/ratio.ts';
import { calendarOf, latestWithin } from '../../time/calendar.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import { type TimeSet, isPlain, stretches, timesFrom } from '../../time/times.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import { defineOperator } from '../define-operator.ts';
import { governedBy } from '../governing.ts';
import { NOT_BELOW_ZERO } from '../extent.ts';
import { NO_REACH, namedBefore } from '../reach.ts';
import { Choice, type Range } from '../range.ts';
import type { TimerEntry } from '../timer-entry.ts';
import { atLeast, endAwaited } from '../unended.ts';
import { stopsOf } from './timer-stops.ts';
import { type Policy, type Varying, isVarying, settleFor } from '../value.ts';
import { checkNeeds } from './report-sections.ts';
import { checkReopen, cyclesOf, noteReopened } from './reopened-tickets.ts';
import { attributesBehind, changes, lastChange, segmentsOf } from './severity-changes.ts';
import type { Cycle } from './timer-parts.ts';
import { checkPaused, ran, waitsOf } from './timer-pauses.ts';
import { meets } from '../conditions.ts';

export const timer = defineOperator({
  key: 'timer',
  group: 'numbers',
  description: 'How long each record took from one milestone to another, counted in the given hours, without the waits that stop it.',
  subject: { is: 'record-kind', description: 'The kind of record, such as ticket.' },
  params: {
    from: { is: 'milestone', description: 'The milestone that starts the timer (its first occurrence).' },
    to: { is: 'milestones', description: 'The milestone that stops it; of several, whichever comes first.' },
    hours: {
      is: 'name',
      takes: { kinds: ['times'], of: 'around' },
      description: 'Times in which it runs: `always`, a calendar, or a choice among calendars by severity.',
    },
    paused: {
      is: 'words',
      description: 'Waits that stop it, such as waiting-on-customer; [] for none. They are measured in the same hours.',
    },
    'counted-in': {
      is: 'choice',
      of: ['from', 'to'],
      description:
        'The period a record belongs to: the one it started in, or the one it stopped in: of a ticket that is closed without that milestone, and of maintenance that is over without it, the one in which it is.',
    },
    where: { is: 'conditions', optional: true, absent: 'all records', description: 'Only records for which all of these hold.' },
    needs: {
      is: 'words',
      optional: true,
      absent: 'any report',
      description: 'Sections that a report must have to stop the timer.',
    },
    'on-severity-change': {
      is: 'choice',
      of: ['first', 'last', 'highest', 'restart', 'weighted'],
      optional: true,
      absent: 'hours and limits do not depend on the record; a condition asks for the word that held at `from`',
      description:
        'Which severity governs when it changes, in `where` too: the first, the last (retroactive), the highest; `restart` begins anew at the change; `weighted` adds up the share of each target that was used (a condition then asks for the last). Required where hours or limit depend on an attribute of the record.',
    },
    'on-reopen': {
      is: 'choice',
      of: ['resume', 'anew', 'ignore'],
      optional: true,
      absent: 'the timer stops at a milestone that re-opening does not undo',
      description:
        'A record that is re-opened: the timer resumes (the time between does not count), is judged anew, or the first stop stands. Required on tickets that stop at resolved or closed.',
    },
  },
  limit: 'none',
  bounds: { hours: 'own', where: 'own' },
  own: (cell) => ({ record: String(cell.timer) }),
  check(cell, context) {
    checkPaused(cell, String(cell.timer), context);
    checkReopen(cell, context);
    checkNeeds(cell, String(cell.timer), [cell.to].flat() as string[], context);
  },
  type(cell, given, context) {
    const hours = given.of('hours');
    if (hours.subject && 'record' in hours.subject && cell['on-severity-change'] === undefined)
      context.fail(
        'choice-missing',
        'on-severity-change',
        'the hours depend on the record: name the severity that governs when it changes (`first`, `last`, `highest`, `restart`, `weighted`)',
      );
    return { kind: 'timer', ...given.grain };
  },
  extent: () => NOT_BELOW_ZERO,
  reach: (cell) => ({ ...NO_REACH, before: namedBefore(cell), after: 31 * DAY }),
  evaluate(cell, context) {
    const entries = new Map<string, TimerEntry | Choice<TimerEntry>>();
    const hours = { column: context.column<TimeSet | Varying<TimeSet>>(cell.hours), type: context.typeOf(cell.hours) };
    const governing = attributesBehind(cell, context);
    const subject = { record: String(cell.timer) };
    for (const record of context.records(String(cell.timer))) {
      const counts = meets(record, cell.where, governedBy(cell, record), context);
      if (counts === false) continue;
      const own = context.lookup(hours.column, hours.type, record.id, subject);
      if (own === undefined) continue;
      const cycles = cyclesOf(record, cell, context);
      for (let i = 0; i < cycles.length; i += 1) {
        const cycle = cycles[i]!;
        const at = cell['counted-in'] === 'from' ? cycle.start : endOf(cycle, record);
        if (at === undefined || at < context.period.start || at >= context.period.end) continue;
        noteReopened(record, cycles, cell, context);
        const index = i === 0 ? record.id : `${record.id}~${i + 1}`;
        const possible = (areKnown(own) ? [own] : endsOf(own)).flatMap((hoursOf) =>
          stopsOf(timerEntry(record, cycle, { own: hoursOf, governing }, cell, context), hoursOf, context),
        );
        entries.set(index, counts && possible.length === 1 ? possible[0]! : new Choice([...possible, ...(counts ? [] : [undefined])]));
      }
    }
    return entries;
  },
  explain: (cell) => `${String(cell.timer)} timer from ${String(cell.from)} to ${[cell.to].flat().join(' or ')}, in ${String(cell.hours)}`,
});

/** The end of a timer: its stop, or the end of its record when that came without the milestone. No later event can stop it then. */
function endOf({ start, stop }: Cycle, record: EvidenceRecord): Instant | undefined {
  if (stop !== undefined) return stop;
  const over = doneAt(record);
  return over === undefined || over < start ? undefined : over;
}

const areKnown = (own: TimeSet | Varying<TimeSet>): boolean =>
  isVarying(own) ? own.varying.every(({ value }) => isPlain(value)) : isPlain(own);

/** The hours; where a missing fact leaves them open, the shortest and the longest possible hours. */
export function endsOf(own: TimeSet | Varying<TimeSet>): (TimeSet | Varying<TimeSet>)[] {
  if (areKnown(own)) return [own];
  return (['certain', 'possible'] as const).map((bound) => {
    const plain = (times: TimeSet): TimeSet => timesFrom(stretches(times, bound));
    return isVarying(own) ? { varying: own.varying.map((step) => ({ ...step, value: plain(step.value) })) } : plain(own);
  });
}

/** The hours of a record, and the attributes that change the hours or the limits. */
interface Hours {
  readonly own: TimeSet | Varying<TimeSet>;
  readonly governing: ReadonlySet<string>;
}

function timerEntry(record: EvidenceRecord, cycle: Cycle, { own, governing }: Hours, cell: Cell, context: Context): TimerEntry {
  const policy = (cell['on-severity-change'] ?? 'last') as Policy;
  // A running timer is read at the end of the period: later events are not known yet.
  const until = cycle.stop ?? context.period.end;
  const start = policy === 'restart' ? Math.max(cycle.start, lastChange(changes(record, governing, context), until)) : cycle.start;
  const calendar = calendarOf(settleFor(own, { policy, start }));
  const paused = cycle.isNet ? [] : waitsOf(record, cell);
  const awaits = cycle.stop === undefined ? endAwaited(record, cell.to, stopsApart(cell)) : undefined;
  const isOver = awaits !== undefined && doneAt(record) !== undefined;
  if (awaits) noteNotReached(record, isOver, cell, context);
  if (policy === 'weighted') {
    const segments = segmentsOf(changes(record, governing, context), cycle, own, until, paused);
    const sum = segments.reduce((total, segment) => total + segment.elapsed, 0);
    return { start, stop: cycle.stop, cycle, policy, calendar, elapsed: sum, until, awaits, isOver, segments };
  }
  let sum = 0;
  if (!cycle.running) sum = ran(calendar, start, until, paused);
  else for (const run of cycle.running) sum += ran(calendar, Math.max(run.start, start), Math.min(run.end, until), paused);
  return { start, stop: cycle.stop, cycle, policy, calendar, elapsed: sum, until, awaits, isOver, segments: NO_SEGMENTS };
}

/** Records a finding for a ticket that was resolved or closed without the milestone that stops the timer. */
function noteNotReached(record: EvidenceRecord, isOver: boolean, cell: Cell, context: Context): void {
  const { period } = context;
  if (record.kind !== 'ticket') return;
  const lastOf = (milestone: string): Instant => record.milestones.get(milestone)?.findLast((at) => at < period.end) ?? -Infinity;
  const over = isOver ? 'closed' : (['closed', 'resolved'] as const).find((milestone) => lastOf(milestone) > lastOf('reopened'));
  if (!over) return;
  const to = [cell.to].flat().map(String);
  // The milestone was reached, but before the start: `cyclesOf` reports that.
  if (to.includes(over)) return;
  context.note(`ticket/${record.id}`, finding('not-reached', { over, awaited: to, stops: isOver ? 'timer' : 'running-timer' }));
}

/**
 * What makes one milestone of a record stop timers at different lengths: pauses that may follow, in the hours of the timer; whether a record
 * that is re-opened runs on; the reports that stop it; a severity that may change.
 */
const stopsApart = (cell: Cell): readonly unknown[] => {
  const paused = cell.paused as readonly string[];
  const own = [cell['on-reopen'], cell.needs, cell['on-severity-change']].map((clause) => clause ?? null);
  return paused.length === 0 && own.every((clause) => clause === null) ? [] : [...own, paused, paused.length === 0 ? null : cell.hours];
};

/** How long a timer ran, in open ms; while it runs, at least so long. */
export function elapsedOf({ elapsed: gone, until, calendar, awaits, isOver }: TimerEntry): Ratio | Range {
  if (!awaits) return gone === Infinity ? UNBOUNDED : integer(gone);
  const lastWithin = (length: number): Instant | undefined => (length < gone ? undefined : latestWithin(calendar, until, length - gone));
  return atLeast(integer(gone), isOver, false, { end: awaits.end!, lastWithin });
}

const NO_SEGMENTS: TimerEntry['segments'] = [];
