/**
 * A business calendar, compiled once into sorted open intervals with prefix sums, so that elapsed time and deadlines are two
 * look-ups by day. An instant is open when its local time is within the day's hours. A window that starts in a skipped hour therefore opens when
 * the skip ends, and a repeated hour counts twice.
 */
import { spend } from '../step-limit.ts';
import { weekdayOf } from './civil-date.ts';
import { type DayIndex, dayIndexOf, indexAt } from './day-index.ts';
import { DAY, type Instant, MINUTE } from './instant.ts';
import type { Interval } from './interval.ts';
import { ALWAYS, NEVER, type TimeSet, timesFromColumns } from './times.ts';
import { regimesOf } from './timezone.ts';

export interface WeeklyHours {
  readonly zone: string;
  /** Minutes from local midnight, per weekday (0 = Monday); an end above 1440 runs into the next day. */
  readonly week: readonly (readonly { from: number; to: number }[])[];
  /** Days (since 1970-01-01) that follow their own hours instead of the week's; none = shut. */
  readonly special: ReadonlyMap<number, readonly { from: number; to: number }[]>;
}

/** Compiles the hours over [from, until). */
export function compileHours(hours: WeeklyHours, from: Instant, until: Instant): TimeSet {
  const open = new Columns(Math.ceil((until - from) / DAY) + 2);
  const special = [...hours.special.keys()].sort((a, b) => a - b);
  for (const regime of regimesOf(hours.zone, from, until))
    compileRegime(hours, special, open, Math.max(regime.start, from), Math.min(regime.end, until), regime.offset);
  return inZone(open.times(), hours.zone);
}

/** The hours of [low, high), which has one offset from UTC. @param special the days with hours of their own, in order. */
function compileRegime(hours: WeeklyHours, special: readonly number[], open: Columns, low: Instant, high: Instant, offset: number): void {
  // Start a day early: an overnight window may extend into the first day.
  let day = Math.floor((low + offset) / DAY) - 1;
  let weekday = weekdayOf(day);
  let next = 0;
  // Stryker disable next-line ConditionalExpression: nothing beyond the end is below a day, but to read there is slow
  while (next < special.length && special[next]! < day) next += 1;
  for (let midnight = day * DAY - offset; midnight < high; midnight += DAY) {
    let windows = hours.week[weekday]!;
    // Stryker disable next-line ConditionalExpression: nothing beyond the end is a day, but to read there is slow
    if (next < special.length && special[next] === day) {
      windows = hours.special.get(day)!;
      next += 1;
    }
    spend(1 + windows.length);
    for (let i = 0; i < windows.length; i += 1) {
      const { from, to } = windows[i]!;
      open.add(Math.max(low, midnight + from * MINUTE), Math.min(high, midnight + to * MINUTE));
    }
    day += 1;
    weekday = weekday === 6 ? 0 : weekday + 1;
  }
}

/** Intervals that are joined where they come in order, as hours nearly always do. */
class Columns {
  private starts: Float64Array;
  private ends: Float64Array;
  private count = 0;
  private isOrdered = true;

  constructor(space: number) {
    this.starts = new Float64Array(space);
    this.ends = new Float64Array(space);
  }

  add(start: Instant, end: Instant): void {
    if (!(start < end)) return;
    const last = this.count - 1;
    if (last >= 0 && start <= this.ends[last]! && this.isOrdered) {
      if (start < this.starts[last]!) this.isOrdered = false;
      else {
        if (end > this.ends[last]!) this.ends[last] = end;
        return;
      }
    }
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }

  private grow(): void {
    const [starts, ends] = [this.starts, this.ends];
    this.starts = new Float64Array(starts.length * 2);
    this.ends = new Float64Array(ends.length * 2);
    this.starts.set(starts);
    this.ends.set(ends);
  }

  times(): TimeSet {
    const [starts, ends] = [this.starts.subarray(0, this.count), this.ends.subarray(0, this.count)];
    return this.isOrdered ? { starts, ends, certain: undefined, possible: undefined } : timesFromColumns(starts, ends);
  }
}

/** Times with an index for many queries. */
export interface Calendar {
  readonly times: TimeSet;
  /** Open milliseconds before each interval. */
  readonly before: Float64Array;
  /** The same less the start of the interval: with an instant in it added, the open milliseconds before that instant. */
  readonly base: Float64Array;
  readonly index: DayIndex;
  /** The zone of its hours; undefined for times without a zone or with several. */
  readonly zone: string | undefined;
}

const zones = new WeakMap<TimeSet, string>();

/** Attaches the zone of their hours to times. Not for the shared constants (always, never). */
export function inZone(times: TimeSet, zone: string | undefined): TimeSet {
  if (zone !== undefined && times !== ALWAYS && times !== NEVER) zones.set(times, zone);
  return times;
}

/** The common zone of several times, where any of them has one. */
export function commonZone(many: readonly TimeSet[]): string | undefined {
  const found = new Set(many.flatMap((times) => zones.get(times) ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

const compiled = new WeakMap<TimeSet, Calendar>();

export function calendarOf(times: TimeSet): Calendar {
  const known = compiled.get(times);
  if (known) return known;
  const { starts, ends } = times;
  const before = new Float64Array(starts.length);
  const base = new Float64Array(starts.length);
  let sum = 0;
  for (let i = 0; i < before.length; i += 1) {
    before[i] = sum;
    base[i] = sum - starts[i]!;
    sum += ends[i]! - starts[i]!;
  }
  const calendar = { times, before, base, index: dayIndexOf(starts), zone: zones.get(times) };
  compiled.set(times, calendar);
  return calendar;
}

/** Open milliseconds in [start, end). Linear prefix sums fail on an unbounded first interval, so that one case is subtracted directly. */
export function elapsed(calendar: Calendar, start: Instant, end: Instant): number {
  if (!(start < end)) return 0;
  const { starts, ends } = calendar.times;
  if (starts.length === 1) return Math.max(0, Math.min(end, ends[0]!) - Math.max(start, starts[0]!));
  return openBefore(calendar, end) - openBefore(calendar, start);
}

/** @param i the last interval that starts at or before `at`. */
function openBefore({ times, base, index }: Calendar, at: Instant, i = indexAt(index, at)): number {
  return i < 0 ? 0 : base[i]! + Math.min(at, times.ends[i]!);
}

/** The open stretches within an interval, in order. */
export function openWithin({ times: { starts, ends }, index }: Calendar, { start, end }: Interval): Interval[] {
  const open: Interval[] = [];
  for (let i = Math.max(0, indexAt(index, start)); i < starts.length && starts[i]! < end; i += 1) {
    const stretch = { start: Math.max(starts[i]!, start), end: Math.min(ends[i]!, end) };
    if (stretch.start < stretch.end) open.push(stretch);
  }
  return open;
}

/** The first instant by which `duration` open milliseconds have passed since `start`; undefined when the calendar ends before. */
export function deadline(calendar: Calendar, start: Instant, duration: number): Instant | undefined {
  const { starts, ends } = calendar.times;
  if (starts.length === 1) {
    const due = Math.max(start, starts[0]!) + duration;
    return due <= ends[0]! ? due : undefined;
  }
  const from = indexAt(calendar.index, start);
  const wanted = openBefore(calendar, start, from) + duration;
  const i = lastBelow(calendar.before, wanted, from);
  if (i < 0) return starts.length > 0 && duration === 0 ? Math.max(start, starts[0]!) : undefined;
  const due = starts[i]! + wanted - calendar.before[i]!;
  return due <= ends[i]! ? Math.max(due, start) : undefined;
}

/** Index of the last of ascending sums below `wanted`; -1 when none is. Sums soon after `from` are tried first: most deadlines are near. */
function lastBelow(sums: Float64Array, wanted: number, from: number): number {
  let [low, high] = [0, sums.length];
  // Stryker disable next-line ConditionalExpression,EqualityOperator,LogicalOperator: what is near is only found sooner
  if (from >= 0 && sums[from]! < wanted) {
    low = from + 1;
    for (let step = 1; low + step <= high; step *= 2) {
      const at = low + step - 1;
      if (sums[at]! < wanted) low = at + 1;
      else high = at;
    }
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The last instant until which at most `duration` open milliseconds have passed since `start`. Where these end when the calendar shuts, it
 * is the next opening. Undefined when the calendar ends before.
 */
export function latestWithin(calendar: Calendar, start: Instant, duration: number): Instant | undefined {
  const due = deadline(calendar, start, duration);
  return due === undefined ? undefined : nextOpen(calendar, due);
}

/** The next open instant at or after `at`. */
export function nextOpen(calendar: Calendar, at: Instant): Instant | undefined {
  const { starts, ends } = calendar.times;
  const i = indexAt(calendar.index, at);
  if (i >= 0 && at < ends[i]!) return at;
  return starts[i + 1];
}
