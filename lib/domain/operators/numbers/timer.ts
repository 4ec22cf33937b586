/** Response, recovery and other timers: from a milestone to a milestone, in some hours, less the waits that stop it. */
import { article } from '../../contract/article.ts';
import { endingOf } from '../../evidence/clock-skew.ts';
import { type EvidenceRecord, type Wait, doneAt, firstOf, hadSections } from '../../evidence/records.ts';
import { canWait } from '../../evidence/vocabulary.ts';
import { type Ratio, integer } from '../../money/ratio.ts';
import { type Calendar, addBusinessDays, calendarOf, elapsed } from '../../time/calendar.ts';
import { DAY, type Instant, addMonths } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { type TimeSet, isPlain, stretches, timesFrom } from '../../time/times.ts';
import { atLocal } from '../../time/dst.ts';
import { localDay, toLocal } from '../../time/zone.ts';
import type { Context } from '../context.ts';
import { governedBy } from '../governing.ts';
import { Choice, type Range } from '../range.ts';
import { atLeast, endAwaited } from '../unended.ts';
import { NOT_BELOW_ZERO, NO_REACH, type TypeContext } from '../operator.ts';
import { type Policy, type SpanValue, type Varying, isCalendarSpan, isVarying, settleFor, valueAt } from '../value.ts';
import { attributesBehind, changes } from './timer-changes.ts';
import { type Cycle, clockParts, runsOf, together } from './timer-parts.ts';
import type { TimerEntry } from '../timer-entry.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';

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
      default: [],
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
      absent: 'the timer stops at something that is not undone',
      description:
        'A record that is re-opened: the timer resumes (the time between does not count), is judged anew, or the first stop stands. Required on tickets that stop at resolved or closed.',
    },
  },
  limit: 'none',
  bounds: { hours: 'own', where: 'own' },
  own: (cell) => ({ record: String(cell.timer) }),
  check(cell, context) {
    const stops = [cell.to].flat().map(String);
    const reopens = context.recordKind(String(cell.timer))?.includes('reopened') === true;
    if (
      cell.timer === 'ticket' &&
      stops.some((stop) => ['resolved', 'closed', 'recovered'].includes(stop)) &&
      cell['on-reopen'] === undefined
    )
      context.fail(
        'choice-missing',
        'on-reopen',
        'a ticket that stops at resolved can be re-opened: say `on-reopen: resume`, `anew` or `ignore`',
      );
    checkPaused(cell, String(cell.timer), context);
    if (!reopens && cell['on-reopen'] !== undefined)
      context.fail('no-effect', 'on-reopen', `${article(String(cell.timer))} has no milestone "reopened"; remove \`on-reopen\``);
  },
  type(cell, given, context) {
    const hours = given.of('hours');
    if (hours.subject && 'record' in hours.subject && cell['on-severity-change'] === undefined)
      context.fail(
        'choice-missing',
        'on-severity-change',
        'the hours depend on the record: say which severity governs when it changes (`first`, `last`, `highest`, `restart`, `weighted`)',
      );
    return { kind: 'timer', ...given.grain };
  },
  extent: () => NOT_BELOW_ZERO,
  reach: () => ({ ...NO_REACH, after: 31 * DAY }),
  evaluate(cell, context) {
    const entries = new Map<string, TimerEntry | Choice<TimerEntry>>();
    const hours = { column: context.column<TimeSet | Varying<TimeSet>>(cell.hours), type: context.typeOf(cell.hours) };
    const governing = attributesBehind(cell, context);
    const subject = { record: String(cell.timer) };
    for (const record of context.records(String(cell.timer))) {
      const counts = context.meets(record, cell.where, governedBy(cell, record));
      if (counts === false) continue;
      const own = context.lookup(hours.column, hours.type, record.id, subject);
      if (own === undefined) continue;
      const cycles = cyclesOf(record, cell, context);
      for (let i = 0; i < cycles.length; i += 1) {
        const cycle = cycles[i]!;
        const at = cell['counted-in'] === 'from' ? cycle.start : endOf(cycle, record);
        if (at === undefined || at < context.period.start || at >= context.period.end) continue;
        const index = i === 0 ? record.id : `${record.id}~${i + 1}`;
        if (counts && areKnown(own)) entries.set(index, timerEntry(record, cycle, { own, governing }, cell, context));
        else {
          const ends = endsOf(own).map((end) => timerEntry(record, cycle, { own: end, governing }, cell, context));
          entries.set(index, new Choice([...ends, ...(counts ? [] : [undefined])]));
        }
      }
    }
    return entries;
  },
  explain: (cell) => `${String(cell.timer)} timer from ${String(cell.from)} to ${[cell.to].flat().join(' or ')}, in ${String(cell.hours)}`,
});

/** Waits of a kind of record that no event lets wait stop nothing. */
export function checkPaused(cell: Cell, kind: string, context: Pick<TypeContext, 'fail'>): void {
  if ((cell.paused as string[]).length === 0 || canWait(kind)) return;
  context.fail('no-effect', 'paused', `only a ticket can wait (\`ticket.paused\`), ${article(kind)} cannot; write \`paused: []\``);
}

/** When a timer ended: where its record was over without the milestone for which it waited, nothing else will stop it, and it is judged then. */
function endOf({ start, stop }: Cycle, record: EvidenceRecord): Instant | undefined {
  if (stop !== undefined) return stop;
  const over = doneAt(record);
  return over === undefined || over < start ? undefined : over;
}

const areKnown = (own: TimeSet | Varying<TimeSet>): boolean =>
  isVarying(own) ? own.varying.every(({ value }) => isPlain(value)) : isPlain(own);

/** The hours, or where a missing fact leaves them open the shortest and the longest that they may be. */
function endsOf(own: TimeSet | Varying<TimeSet>): (TimeSet | Varying<TimeSet>)[] {
  if (areKnown(own)) return [own];
  return (['certain', 'possible'] as const).map((bound) => {
    const plain = (times: TimeSet): TimeSet => timesFrom(stretches(times, bound));
    return isVarying(own) ? { varying: own.varying.map((step) => ({ ...step, value: plain(step.value) })) } : plain(own);
  });
}

/** The hours of a record, and the attributes whose change changes them or its limits. */
interface Hours {
  readonly own: TimeSet | Varying<TimeSet>;
  readonly governing: ReadonlySet<string>;
}

export function cyclesOf(record: EvidenceRecord, cell: Cell, context: Pick<Context, 'note'>): Cycle[] {
  if (!record.parts) return cyclesOfPart(record, cell, context);
  const parts = clockParts(record);
  if (parts.length < 2) return cyclesOfPart(record, cell, context);
  const each = parts.map((part) => ({ cycles: cyclesOfPart(part, cell, context), waits: waitsOf(part, cell) }));
  return together(each, cell['on-reopen'] === 'anew');
}

/** The waits that stop the timer. */
const waitsOf = ({ waits }: EvidenceRecord, cell: Cell): readonly Wait[] =>
  waits.length === 0 ? waits : waits.filter((wait) => (cell.paused as string[]).includes(wait.reason));

function cyclesOfPart(record: EvidenceRecord, cell: Cell, context: Pick<Context, 'note'>): Cycle[] {
  const start = firstOf(record, String(cell.from));
  const all = stopsOf(record, cell.to);
  if (start === undefined) {
    noteNoStart(record, all, cell, context);
    return [];
  }
  const needs = cell.needs as readonly string[] | undefined;
  const stops = needs ? all.filter((at) => hadSections(record, needs, at)) : all;
  let stop = stops.length === 0 || stops[0]! >= start ? stops[0] : endBefore(record, stops, start, cell, context);
  const reopens = cell['on-reopen'] === undefined || cell['on-reopen'] === 'ignore' ? undefined : record.milestones.get('reopened');
  if (!reopens) return [{ start, stop, running: undefined }];
  const running: Interval[] = [];
  let from: Instant | undefined = start;
  while (from !== undefined) {
    if (from !== start) stop = nextAfter(stops, from);
    running.push({ start: from, end: stop ?? Infinity });
    // Stops between this one and the re-opening belong to the same cycle ("resolved", then "closed").
    from = stop === undefined ? undefined : nextAfter(reopens, stop);
  }
  if (cell['on-reopen'] === 'anew')
    return running.map((run) => ({ start: run.start, stop: run.end === Infinity ? undefined : run.end, running: [run] }));
  return [{ start, stop, running }];
}

/** The stop of a timer that has a stop before its start. */
function endBefore(
  record: EvidenceRecord,
  stops: readonly Instant[],
  start: Instant,
  cell: Cell,
  context: Pick<Context, 'note'>,
): Instant | undefined {
  const { at, because } = endingOf(record, stops, start, { from: String(cell.from), to: [cell.to].flat().join(' or ') });
  if (because) context.note(because.code, `${record.kind}/${record.id}`, because.message);
  return at;
}

/** A record whose end is known and whose beginning is not is judged by nothing. */
function noteNoStart(record: EvidenceRecord, stops: readonly Instant[], cell: Cell, context: Pick<Context, 'note'>): void {
  if (stops.length > 0)
    context.note(
      'no-start',
      `${record.kind}/${record.id}`,
      `"${[cell.to].flat().join('" or "')}" is known but "${String(cell.from)}" is not; nothing is counted`,
    );
}

/** The first of sorted instants at or after another. */
function nextAfter(instants: readonly Instant[], since: Instant): Instant | undefined {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (instants[middle]! >= since) high = middle;
    else low = middle + 1;
  }
  return instants[low];
}

function stopsOf(record: EvidenceRecord, to: unknown): readonly Instant[] {
  if (typeof to === 'string') return record.milestones.get(to) ?? [];
  return (to as string[]).flatMap((milestone) => record.milestones.get(milestone) ?? []).sort((a, b) => a - b);
}

function timerEntry(record: EvidenceRecord, cycle: Cycle, { own, governing }: Hours, cell: Cell, context: Context): TimerEntry {
  const policy = (cell['on-severity-change'] ?? 'last') as Policy;
  // A running timer is read at the period end: what happens later is not yet known.
  const until = cycle.stop ?? context.period.end;
  const start = policy === 'restart' ? Math.max(cycle.start, lastChange(changes(record, governing, context), until)) : cycle.start;
  const calendar = calendarOf(settleFor(own, { policy, start }));
  const paused = cycle.isNet ? [] : waitsOf(record, cell);
  const awaits = cycle.stop === undefined ? endAwaited(record, cell.to) : undefined;
  const isOver = awaits !== undefined && doneAt(record) !== undefined;
  if (awaits) noteNotReached(record, isOver, cell, context);
  if (policy === 'weighted') {
    const segments = segmentsOf(changes(record, governing, context), cycle, own, until, paused);
    const sum = segments.reduce((total, segment) => total + segment.elapsed, 0);
    return { start, stop: cycle.stop, policy, calendar, elapsed: sum, awaits, isOver, segments };
  }
  let sum = 0;
  if (!cycle.running) sum = ran(calendar, start, until, paused);
  else for (const run of cycle.running) sum += ran(calendar, Math.max(run.start, start), Math.min(run.end, until), paused);
  return { start, stop: cycle.stop, policy, calendar, elapsed: sum, awaits, isOver, segments: NO_SEGMENTS };
}

/** A ticket that was resolved or closed without the milestone for which the timer waits: no other one stops it. */
function noteNotReached(record: EvidenceRecord, isOver: boolean, cell: Cell, context: Context): void {
  const { period } = context;
  if (record.kind !== 'ticket') return;
  const lastOf = (milestone: string): Instant => record.milestones.get(milestone)?.findLast((at) => at < period.end) ?? -Infinity;
  const over = isOver ? 'closed' : (['closed', 'resolved'] as const).find((milestone) => lastOf(milestone) > lastOf('reopened'));
  if (!over) return;
  const to = [cell.to].flat().map(String);
  // It was reached, before its beginning; that is said where it is found.
  if (to.includes(over)) return;
  context.note(
    'not-reached',
    `ticket/${record.id}`,
    `it was ${over} without a "${to.join('" or "')}" that counts, and nothing else stops the timer: ${isOver ? 'no upper limit is met' : 'it runs on'}. Send the milestone that was reached, or name both in the clause: \`to: [${[...to, over].join(', ')}]\``,
  );
}

/** How long a timer ran or, while it runs, will have run at least. */
export const elapsedOf = ({ elapsed: gone, awaits, isOver }: TimerEntry): Ratio | Range =>
  awaits ? atLeast(integer(gone), isOver) : integer(gone);

const NO_SEGMENTS: TimerEntry['segments'] = [];

/** Open milliseconds in which the timer ran: the waits do not count. */
export const ran = (calendar: Calendar, start: Instant, end: Instant, paused: readonly Interval[]): number =>
  elapsed(calendar, start, end) - (paused.length === 0 ? 0 : waited(calendar, { start, end }, paused));

/** The stretches between changes, each in the hours that held at its start. */
function segmentsOf(
  changed: readonly Instant[],
  cycle: Cycle,
  own: TimeSet | Varying<TimeSet>,
  until: Instant,
  paused: readonly Interval[],
): TimerEntry['segments'] {
  const runs = runsOf(cycle).map((run) => ({ start: run.start, end: Math.min(run.end, until) }));
  return cutAt(runs, changed).map(({ start, end }) => ({
    start,
    elapsed: ran(calendarOf(valueAt(own, start)), start, end, paused),
  }));
}

/** A change as the timer stops, or later, begins nothing anew. */
const lastChange = (changed: readonly Instant[], until: Instant): Instant => changed.findLast((at) => at < until) ?? -Infinity;

const cutAt = (runs: readonly Interval[], cuts: readonly Instant[]): Interval[] =>
  runs.flatMap((run) => {
    const inside = [run.start, ...new Set(cuts.filter((at) => at > run.start && at < run.end)), run.end];
    return inside.slice(1).map((end, i) => ({ start: inside[i]!, end }));
  });

/** Waiting time in the timer's own hours; overlapping waits count once. */
function waited(calendar: Calendar, segment: Interval, waits: readonly Interval[]): number {
  let [sum, reached] = [0, segment.start];
  for (const wait of [...waits].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(wait.start, reached), Math.min(wait.end, segment.end)];
    if (from < to) {
      sum += elapsed(calendar, from, to);
      reached = to;
    }
  }
  return sum;
}

/** A limit in the timer's own milliseconds: elapsed spans as they are, calendar spans as the open time up to where they lead. */
export function allowedBy(span: SpanValue, { calendar, start }: TimerEntry, zone: string): Ratio | undefined {
  if (!isCalendarSpan(span)) return span;
  const due =
    span.unit === 'business day' ? addBusinessDays(calendar, zone, start, span.count) : addCalendar(zone, start, span.count, span.unit);
  return due === undefined ? undefined : integer(elapsed(calendar, start, due));
}

function addCalendar(zone: string, start: Instant, count: number, unit: 'day' | 'month' | 'period'): Instant {
  if (count === 0) return start;
  const local = toLocal(zone, start);
  const day = localDay(zone, start);
  return atLocal(zone, (unit === 'day' ? day + count : addMonths(day, count)) * DAY + (local - day * DAY));
}
