/** Response, recovery and other clocks: from a milestone to a milestone, in some hours, less the waits that stop it. */
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import { type Ratio, integer } from '../../money/ratio.ts';
import { type Calendar, addBusinessDays, calendarOf, elapsed } from '../../time/calendar.ts';
import { DAY, type Instant, civilFromDays, daysFromCivil, daysInMonth } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { Times } from '../../time/times.ts';
import { fromLocal, localDay, toLocal } from '../../time/zone.ts';
import type { Context } from '../context.ts';
import type { Cell, Operator } from '../operator.ts';
import { type ClockEntry, type Policy, type SpanValue, type Varying, isCalendarSpan, settle, sumOf, valueAt } from '../value.ts';

export const clock: Operator = {
  key: 'clock',
  group: 'numbers',
  says: 'How long each record took from one milestone to another, counted in the given hours, without the waits that stop it.',
  subject: { is: 'record-kind', says: 'The kind of record, such as ticket.' },
  params: {
    from: { is: 'word', says: 'The milestone that starts the clock (its first occurrence).' },
    to: { is: 'word-or-words', says: 'The milestone that stops it; of several, whichever comes first.' },
    hours: { is: 'name', says: 'Times in which it runs: `always`, a calendar, or a choice among calendars by severity.' },
    paused: { is: 'words', says: 'Waits that stop it, such as waiting-on-customer; [] for none. They are measured in the same hours.' },
    'counted-in': {
      is: 'choice',
      of: ['from', 'to'],
      says: 'The period a record belongs to: the one it started in, or the one it stopped in.',
    },
    where: { is: 'conditions', optional: true, says: 'Only records for which all of these hold.' },
    'on-severity-change': {
      is: 'choice',
      of: ['first', 'last', 'highest', 'restart', 'weighted'],
      optional: true,
      says: 'Which severity governs when it changes: the first, the last (retroactive), the highest; `restart` begins anew at the change; `weighted` adds up the share of each target that was used. Required where hours or limit depend on an attribute of the record.',
    },
    'on-reopen': {
      is: 'choice',
      of: ['resume', 'anew', 'ignore'],
      optional: true,
      says: 'A record that is re-opened: the clock resumes (the time between does not count), is judged anew, or the first stop stands. Required on tickets that stop at resolved or closed.',
    },
  },
  limit: 'none',
  type(cell, context) {
    const hours = context.expect('hours', cell.hours, ['times']);
    const stops = [cell.to].flat().map(String);
    if (
      cell.clock === 'ticket' &&
      stops.some((stop) => ['resolved', 'closed', 'recovered'].includes(stop)) &&
      cell['on-reopen'] === undefined
    ) {
      context.fail(
        'choice-missing',
        'on-reopen',
        'a ticket that stops at resolved can be re-opened: say `on-reopen: resume`, `anew` or `ignore`',
      );
    }
    if (hours?.subject && 'record' in hours.subject && cell['on-severity-change'] === undefined) {
      context.fail(
        'choice-missing',
        'on-severity-change',
        'the hours depend on the record: say which severity governs when it changes (`first`, `last`, `highest`, `restart`, `weighted`)',
      );
    }
    return { kind: 'clock', subject: { record: String(cell.clock) } };
  },
  reach: () => ({ before: 0, after: 31 * DAY }),
  evaluate(cell, context) {
    const entries = new Map<string, ClockEntry>();
    for (const record of context.records(String(cell.clock))) {
      if (!context.meets(record, cell.where)) continue;
      const cycles = cyclesOf(record, cell);
      cycles.forEach((cycle, i) => {
        const entry = clockEntry(record, cycle, cell, context);
        if (entry && belongs(entry, cell, context)) entries.set(i === 0 ? record.id : `${record.id}~${i + 1}`, entry);
      });
    }
    return entries;
  },
  explain: (cell) => `${String(cell.clock)} clock from ${String(cell.from)} to ${[cell.to].flat().join(' or ')}, in ${String(cell.hours)}`,
};

/** What one clock run covers: stretches in which it ran, the last one open when it has not stopped. */
interface Cycle {
  readonly start: Instant;
  readonly stop: Instant | undefined;
  readonly running: readonly Interval[];
}

function cyclesOf(record: EvidenceRecord, cell: Cell): Cycle[] {
  const start = firstOf(record, String(cell.from));
  if (start === undefined) return [];
  const stops = [cell.to]
    .flat()
    .flatMap((milestone) => record.milestones.get(String(milestone)) ?? [])
    .filter((at) => at >= start)
    .sort((a, b) => a - b);
  const reopens = record.milestones.get('reopened') ?? [];
  const running: Interval[] = [];
  let [from, stop]: [Instant, Instant | undefined] = [start, undefined];
  for (;;) {
    stop = stops.find((at) => at >= from);
    running.push({ start: from, end: stop ?? Infinity });
    const again =
      stop === undefined || cell['on-reopen'] === undefined || cell['on-reopen'] === 'ignore'
        ? undefined
        : reopens.find((at) => at >= stop!);
    if (again === undefined) break;
    // Stops between this one and the re-opening belong to the same cycle ("resolved", then "closed").
    from = again;
  }
  if (cell['on-reopen'] === 'anew')
    return running.map((run) => ({ start: run.start, stop: run.end === Infinity ? undefined : run.end, running: [run] }));
  return [{ start, stop, running }];
}

function belongs(entry: ClockEntry, cell: Cell, context: Context): boolean {
  const at = cell['counted-in'] === 'from' ? entry.start : entry.stop;
  return at !== undefined && at >= context.period.start && at < context.period.end;
}

function clockEntry(record: EvidenceRecord, cycle: Cycle, cell: Cell, context: Context): ClockEntry | undefined {
  const policy = (cell['on-severity-change'] ?? 'last') as Policy;
  const hours = context.column<Times | Varying<Times>>(cell.hours);
  const own = context.lookup(hours, context.typeOf(cell.hours), record.id, { record: record.kind });
  if (own === undefined) return undefined;
  // A running clock is read at the period end: what happens later is not yet known.
  const until = cycle.stop ?? context.period.end;
  const start = policy === 'restart' ? Math.max(cycle.start, lastChange(record, until)) : cycle.start;
  const governing = settle(own, policy);
  const stretches = cycle.running
    .map((run) => ({ start: Math.max(run.start, start), end: Math.min(run.end, until) }))
    .filter((run) => run.start < run.end || run.start === run.end);
  const cuts = policy === 'weighted' ? cutAt(stretches, changes(record)) : stretches;
  const paused = record.waits.filter((wait) => (cell.paused as string[]).includes(wait.reason));
  const segments = cuts.map((segment) => {
    const calendar = calendarOf(policy === 'weighted' ? valueAt(own, segment.start) : governing);
    return { ...segment, elapsed: integer(elapsed(calendar, segment.start, segment.end) - waited(calendar, segment, paused)) };
  });
  const calendar = calendarOf(governing);
  return {
    start,
    stop: cycle.stop,
    segments,
    elapsed: sumOf(segments.map((segment) => segment.elapsed)),
    policy,
    paused: integer(cuts.reduce((sum, segment) => sum + waited(calendar, segment, paused), 0)),
    allowed: (span) => allowedBy(span, calendar, start, context),
  };
}

/** Instants at which any attribute of the record changed. */
const changes = (record: EvidenceRecord): Instant[] =>
  [...record.attributes.values()].flatMap((values) => values.slice(1).map(({ at }) => at)).sort((a, b) => a - b);

const lastChange = (record: EvidenceRecord, until: Instant): Instant => changes(record).findLast((at) => at <= until) ?? -Infinity;

const cutAt = (runs: readonly Interval[], cuts: readonly Instant[]): Interval[] =>
  runs.flatMap((run) => {
    const inside = [run.start, ...new Set(cuts.filter((at) => at > run.start && at < run.end)), run.end];
    return inside.slice(1).map((end, i) => ({ start: inside[i]!, end }));
  });

/** Waiting time in the clock's own hours; overlapping waits count once. */
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

/** A limit in the clock's own milliseconds: elapsed spans as they are, calendar spans as the open time up to where they lead. */
function allowedBy(span: SpanValue, calendar: Calendar, start: Instant, context: Context): Ratio | undefined {
  if (!isCalendarSpan(span)) return span;
  const { zone } = context.rule;
  const due =
    span.unit === 'business day' ? addBusinessDays(calendar, zone, start, span.count) : addCalendar(zone, start, span.count, span.unit);
  return due === undefined ? undefined : integer(elapsed(calendar, start, due));
}

function addCalendar(zone: string, start: Instant, count: number, unit: 'day' | 'month' | 'period'): Instant {
  const local = toLocal(zone, start);
  const day = localDay(zone, start);
  if (unit === 'day') return fromLocal(zone, local + count * DAY);
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  const index = year * 12 + month - 1 + count;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return fromLocal(zone, daysFromCivil(y, m, Math.min(dayOfMonth, daysInMonth(y, m))) * DAY + (local - day * DAY));
}
