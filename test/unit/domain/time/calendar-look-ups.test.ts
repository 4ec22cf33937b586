/** Look-ups of a calendar, each held against a walk over its intervals: open time, next opening, deadlines, at its edges and beyond them. */
import { describe, expect, it } from 'vitest';
import {
  calendarOf,
  commonZone,
  compileHours,
  deadline,
  elapsed,
  inZone,
  latestWithin,
  nextOpen,
  openWithin,
} from '../../../../lib/domain/time/calendar.ts';
import { HOUR, MINUTE } from '../../../../lib/domain/time/instant.ts';
import type { Interval } from '../../../../lib/domain/time/interval.ts';
import { ALWAYS, NEVER, timesFrom } from '../../../../lib/domain/time/times.ts';

/** Intervals of different lengths and gaps; from nine on the calendar has an index by day. */
const intervals = (count: number): Interval[] => {
  const all: Interval[] = [];
  for (let i = 0, start = 10 * HOUR; i < count; i += 1) {
    const end = start + (1 + (i % 4)) * HOUR;
    all.push({ start, end });
    start = end + (1 + ((i * 7) % 30)) * HOUR;
  }
  return all;
};

const elapsedBy = (all: readonly Interval[], from: number, until: number): number =>
  all.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, until) - Math.max(start, from)), 0);
const nextBy = (all: readonly Interval[], at: number): number | undefined => {
  const next = all.find(({ end }) => at < end);
  return next && Math.max(at, next.start);
};

/** The walk: the first instant at which the open time since `from` is the duration; from the first opening on, where it is none. */
function deadlineBy(all: readonly Interval[], from: number, duration: number): number | undefined {
  let left = duration;
  for (const { start, end } of all) {
    const open = Math.max(0, end - Math.max(start, from));
    if (left <= open && left > 0) return Math.max(start, from) + left;
    left -= open;
  }
  return undefined;
}

/** Each edge of the intervals, the millisecond beside it, and the middle of each. */
const instants = (all: readonly Interval[]): number[] =>
  [0, ...all.flatMap(({ start, end }) => [start - 1, start, (start + end) / 2, end - 1, end, end + 1])].sort((a, b) => a - b);

describe.each([1, 2, 8, 9, 40])('a calendar of %i intervals', (count) => {
  const all = intervals(count);
  const calendar = calendarOf(timesFrom(all));
  const edges = instants(all.length > 9 ? [...all.slice(0, 4), ...all.slice(17, 20), ...all.slice(-3)] : all);

  it('counts the open time between any two instants', () => {
    for (const from of edges)
      for (const until of edges) expect([from, until, elapsed(calendar, from, until)]).toEqual([from, until, elapsedBy(all, from, until)]);
  });

  it('opens next where the walk does, and not after its end', () => {
    for (const at of edges) expect([at, nextOpen(calendar, at)]).toEqual([at, nextBy(all, at)]);
    expect(nextOpen(calendar, all.at(-1)!.end)).toBeUndefined();
  });

  it('has its deadlines where the walk has them, and none after its end', () => {
    const durations = [1, 30 * MINUTE, HOUR, HOUR + 1, 3 * HOUR, 9 * HOUR, 60 * HOUR, elapsedBy(all, 0, all.at(-1)!.end)];
    for (const at of edges)
      for (const duration of durations) {
        const due = deadlineBy(all, at, duration);
        expect([at, duration, deadline(calendar, at, duration)]).toEqual([at, duration, due]);
        const latest = due === undefined ? undefined : nextBy(all, due);
        expect([at, duration, latestWithin(calendar, at, duration)]).toEqual([at, duration, latest]);
      }
  });

  it('is open within an interval in the parts that lie in it', () => {
    for (const start of edges)
      for (const end of edges) {
        const parts = all
          .map((one) => ({ start: Math.max(one.start, start), end: Math.min(one.end, end) }))
          .filter((one) => one.start < one.end);
        expect(openWithin(calendar, { start, end })).toEqual(parts);
      }
  });

  it('is due at once for no time, or where it opens first', () => {
    const { start } = all[0]!;
    expect(deadline(calendar, start - HOUR, 0)).toBe(start);
    expect(latestWithin(calendar, start - HOUR, 0)).toBe(start);
    expect(deadline(calendar, start, 0)).toBe(start);
    expect(deadline(calendar, start + MINUTE, 0)).toBe(start + MINUTE);
  });
});

describe('calendars without bounds or without time', () => {
  it('counts and ends in a calendar that is always open', () => {
    const always = calendarOf(ALWAYS);
    expect([elapsed(always, -HOUR, HOUR), deadline(always, HOUR, HOUR), nextOpen(always, 7)]).toEqual([2 * HOUR, 2 * HOUR, 7]);
    expect(openWithin(always, { start: 1, end: 2 })).toEqual([{ start: 1, end: 2 }]);
  });

  it('has nothing in a calendar that is never open', () => {
    const never = calendarOf(NEVER);
    expect([elapsed(never, 0, HOUR), deadline(never, 0, HOUR), deadline(never, 0, 0), nextOpen(never, 0)]).toEqual([
      0,
      undefined,
      undefined,
      undefined,
    ]);
    expect([openWithin(never, { start: 0, end: HOUR }), latestWithin(never, 0, 0)]).toEqual([[], undefined]);
  });

  it('is compiled once for the same times', () => {
    const times = timesFrom(intervals(3));
    expect(calendarOf(times)).toBe(calendarOf(times));
  });
});

describe('the zone of hours', () => {
  const hours = (zone: string) =>
    compileHours({ zone, week: Array.from({ length: 7 }, () => [{ from: 540, to: 1020 }]), special: new Map() }, 0, 9e8);

  it('is kept with the times, and common where all that have one agree', () => {
    const [berlin, other, tokyo] = [hours('Europe/Berlin'), hours('Europe/Berlin'), hours('Asia/Tokyo')];
    expect([calendarOf(berlin).zone, calendarOf(tokyo).zone, calendarOf(timesFrom(intervals(2))).zone]).toEqual([
      'Europe/Berlin',
      'Asia/Tokyo',
      undefined,
    ]);
    expect([commonZone([berlin, other]), commonZone([berlin, timesFrom(intervals(2))])]).toEqual(['Europe/Berlin', 'Europe/Berlin']);
    expect([commonZone([berlin, tokyo]), commonZone([ALWAYS]), commonZone([])]).toEqual([undefined, undefined, undefined]);
  });

  it('is not attached to the times that all calendars share, nor where there is none', () => {
    expect([inZone(ALWAYS, 'Asia/Tokyo'), inZone(NEVER, 'Asia/Tokyo')]).toEqual([ALWAYS, NEVER]);
    expect([calendarOf(ALWAYS).zone, calendarOf(NEVER).zone, commonZone([ALWAYS, NEVER])]).toEqual([undefined, undefined, undefined]);
    expect(calendarOf(inZone(timesFrom(intervals(2)), undefined)).zone).toBeUndefined();
  });
});

describe('compiled hours', () => {
  const week = (...windows: { from: number; to: number }[]) => Array.from({ length: 7 }, () => windows);
  const compiled = (windows: { from: number; to: number }[], days = 2) => {
    const { starts, ends } = compileHours({ zone: 'UTC', week: week(...windows), special: new Map() }, 0, days * 24 * HOUR);
    return [...starts].map((start, i) => [start / HOUR, ends[i]! / HOUR]);
  };

  it('are cut at both ends of the time that is compiled', () => {
    expect(compiled([{ from: 1320, to: 1560 }])).toEqual([
      [0, 2],
      [22, 26],
      [46, 48],
    ]);
  });

  it('have as many windows a day as there are, in any order', () => {
    const windows = Array.from({ length: 12 }, (_, i) => ({ from: i * 120, to: i * 120 + 60 }));
    const expected = Array.from({ length: 24 }, (_, i) => [i * 2, i * 2 + 1]);
    expect(compiled(windows)).toEqual(expected);
    expect(compiled([...windows].reverse())).toEqual(expected);
  });

  it('join windows that touch or lie in each other, and leave out empty ones', () => {
    expect(
      compiled(
        [
          { from: 60, to: 240 },
          { from: 120, to: 180 },
          { from: 240, to: 300 },
          { from: 600, to: 600 },
        ],
        1,
      ),
    ).toEqual([[1, 5]]);
    expect(
      compiled(
        [
          { from: 120, to: 180 },
          { from: 60, to: 240 },
        ],
        1,
      ),
    ).toEqual([[1, 4]]);
  });
});
