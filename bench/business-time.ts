/** Elapsed business time and deadlines against a bare compiled table of open intervals. */
import { calendarOf, compileHours, deadline, elapsed } from '../lib/domain/time/calendar.ts';
import { DAY, MINUTE, parseDay, parseInstant } from '../lib/domain/time/instant.ts';
import { type Measured, compare, generator } from './harness.ts';

const HOLIDAYS = [
  '2026-01-01',
  '2026-01-19',
  '2026-02-16',
  '2026-05-25',
  '2026-06-19',
  '2026-07-03',
  '2026-09-07',
  '2026-10-12',
  '2026-11-11',
  '2026-11-26',
  '2026-12-25',
  '2026-04-03',
  '2026-08-03',
  '2026-03-17',
  '2026-12-24',
];

export function businessTime(): Measured[] {
  const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: 540, to: 1080 }] : []));
  const special = new Map(HOLIDAYS.map((day) => [parseDay(day)!, []]));
  const from = parseInstant('2025-12-01T00:00:00Z')!;
  const times = compileHours({ zone: 'America/New_York', week, special }, from, from + 900 * DAY);
  const calendar = calendarOf(times);
  const table = { starts: times.starts, ends: times.ends, before: calendar.before };
  const random = generator(7);
  const points = Array.from({ length: 10_000 }, () => from + Math.floor(random() * 400 * DAY));
  const spans = [DAY, 30 * DAY, 365 * DAY];
  const results = spans.map((span) =>
    compare(
      `elapsed over ${span / DAY} days, 10,000 times`,
      () => points.reduce((sum, at) => sum + elapsed(calendar, at, at + span), 0),
      () => points.reduce((sum, at) => sum + bareElapsed(table, at, at + span), 0),
      60,
      2,
    ),
  );
  const due = compare(
    'deadline after 60 minutes, 10,000 times',
    () => points.reduce((sum, at) => sum + deadline(calendar, at, 60 * MINUTE)!, 0),
    () => points.reduce((sum, at) => sum + bareDeadline(table, at, 60 * MINUTE), 0),
    60,
    2,
  );
  return [...results, due];
}

interface Table {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly before: Float64Array;
}

function find(values: Float64Array, wanted: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function bareBefore(table: Table, at: number): number {
  const i = find(table.starts, at);
  return i < 0 ? 0 : table.before[i]! + Math.min(at, table.ends[i]!) - table.starts[i]!;
}

const bareElapsed = (table: Table, from: number, to: number): number => bareBefore(table, to) - bareBefore(table, from);

function bareDeadline(table: Table, from: number, duration: number): number {
  const wanted = bareBefore(table, from) + duration;
  let [low, high] = [0, table.before.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (table.before[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return table.starts[low - 1]! + wanted - table.before[low - 1]!;
}
