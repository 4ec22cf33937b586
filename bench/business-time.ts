/** Elapsed business time and deadlines against a bare table of open intervals with an index of UTC days, and the same when first seen. */
import { type WeeklyHours, calendarOf, compileHours, deadline, elapsed } from '../lib/domain/time/calendar.ts';
import { DAY, MINUTE, parseDay, parseInstant } from '../lib/domain/time/instant.ts';
import { regimesOf } from '../lib/domain/time/timezone.ts';
import { type Measured, SEEDS, compare, generator } from './harness.ts';

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

const HOURS: WeeklyHours = {
  zone: 'America/New_York',
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: 540, to: 1080 }] : [])),
  special: new Map(HOLIDAYS.map((day) => [parseDay(day)!, []])),
};
const FROM = parseInstant('2025-12-01T00:00:00Z')!;
const UNTIL = FROM + 900 * DAY;
const SPANS = [DAY, 30 * DAY, 365 * DAY];

const pointsOf = (seed: number): number[] => {
  const random = generator(seed);
  return Array.from({ length: 10_000 }, () => FROM + Math.floor(random() * 400 * DAY));
};

export function businessTime(): Measured[] {
  const [calendar, table] = [calendarOf(compileHours(HOURS, FROM, UNTIL)), bareTable()];
  const jobs = [
    ...SPANS.map((span) => ({
      name: `elapsed over ${span / DAY} days, 10,000 times`,
      ours: (points: number[]) => points.reduce((sum, at) => sum + elapsed(calendar, at, at + span), 0),
      anchor: (points: number[]) => points.reduce((sum, at) => sum + bareBefore(table, at + span) - bareBefore(table, at), 0),
    })),
    {
      name: 'deadline after 60 minutes, 10,000 times',
      ours: (points: number[]) => points.reduce((sum, at) => sum + deadline(calendar, at, 60 * MINUTE)!, 0),
      anchor: (points: number[]) => points.reduce((sum, at) => sum + bareDeadline(table, at, 60 * MINUTE), 0),
    },
  ];
  const points = pointsOf(SEEDS[0]);
  const measured = jobs.map(({ name, ours, anchor }) => {
    for (const seed of SEEDS) if (ours(pointsOf(seed)) !== anchor(pointsOf(seed))) throw new Error(`${name}: the results differ`);
    return compare(
      name,
      () => ours(points),
      () => anchor(points),
      60,
      1.5,
    );
  });
  const seen = compare(
    'a calendar seen first',
    () => elapsed(calendarOf(compileHours(HOURS, FROM, UNTIL)), FROM, UNTIL),
    () => bareBefore(bareTable(), UNTIL),
    400,
    1.3,
  );
  return [...measured, seen];
}

interface Table {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly before: Float64Array;
  /** For each UTC day from `firstDay`, the index of the last interval that starts before it. */
  readonly byDay: Int32Array;
  readonly firstDay: number;
}

/** Compiles the same hours with nothing but what this bench needs: one window a day, none that touches another. */
function bareTable(): Table {
  const [starts, ends, before] = Array.from({ length: 3 }, () => new Float64Array(900)) as [Float64Array, Float64Array, Float64Array];
  const firstDay = Math.floor(FROM / DAY);
  const byDay = new Int32Array(902);
  let [n, sum, filled] = [0, 0, 0];
  for (const { start, end, offset } of regimesOf(HOURS.zone, FROM, UNTIL)) {
    const [low, high] = [Math.max(start, FROM), Math.min(end, UNTIL)];
    for (let day = Math.floor((low + offset) / DAY); day * DAY - offset < high; day += 1) {
      if ((day + 3) % 7 > 4 || HOURS.special.has(day)) continue;
      const opens = day * DAY + 540 * MINUTE - offset;
      const shuts = opens + 540 * MINUTE;
      if (opens < low || shuts > high) continue;
      starts[n] = opens;
      ends[n] = shuts;
      before[n] = sum;
      sum += shuts - opens;
      for (const until = Math.floor(opens / DAY) - firstDay; filled <= until; filled += 1) byDay[filled] = n - 1;
      n += 1;
    }
  }
  byDay.fill(n - 1, filled);
  return { starts: starts.subarray(0, n), ends: ends.subarray(0, n), before: before.subarray(0, n), byDay, firstDay };
}

function indexOf({ starts, byDay, firstDay }: Table, at: number): number {
  let i = byDay[Math.min(Math.floor(at / DAY) - firstDay, byDay.length - 1)]!;
  while (starts[i + 1]! <= at) i += 1;
  return i;
}

function bareBefore(table: Table, at: number): number {
  const i = indexOf(table, at);
  return i < 0 ? 0 : table.before[i]! + Math.min(at, table.ends[i]!) - table.starts[i]!;
}

function bareDeadline(table: Table, from: number, duration: number): number {
  let i = indexOf(table, from);
  const wanted = (i < 0 ? 0 : table.before[i]! + Math.min(from, table.ends[i]!) - table.starts[i]!) + duration;
  while (table.before[i + 1]! < wanted) i += 1;
  return table.starts[i]! + wanted - table.before[i]!;
}
