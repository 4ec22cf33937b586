/** An index of intervals by UTC day: a look-up and at most a few steps find the interval at an instant, where a search takes many. */
import { DAY, type Instant } from './instant.ts';

export interface DayIndex {
  /** The starts of the intervals, in order. */
  readonly starts: Float64Array;
  /** The UTC day, since 1970-01-01, of the first start. */
  readonly firstDay: number;
  /** For each day from then on, the number of intervals that start before it. Empty where an index does not pay. */
  readonly before: Int32Array;
}

/** Fewer intervals are searched as fast without an index. */
const FEW = 8;
/** An index of more days takes more memory than it is worth. */
const MANY_DAYS = 20_000;

const NO_DAYS = new Int32Array(0);

export function dayIndexOf(starts: Float64Array): DayIndex {
  const count = starts.length;
  const none = { starts, firstDay: 0, before: NO_DAYS };
  if (count <= FEW) return none;
  const firstDay = Math.floor(starts[0]! / DAY);
  const days = Math.floor(starts[count - 1]! / DAY) - firstDay + 2;
  // Not so many: a start may be infinite.
  if (!(days <= MANY_DAYS)) return none;
  const before = new Int32Array(days);
  let i = 0;
  // Stryker disable next-line EqualityOperator: the array has no entry beyond its length
  for (let day = 0; day < days; day += 1) {
    // Stryker disable next-line ConditionalExpression,EqualityOperator: beyond the last start nothing is below a day
    while (i < count && starts[i]! < (firstDay + day) * DAY) i += 1;
    before[day] = i;
  }
  return { starts, firstDay, before };
}

/** Steps from interval to interval before a search; a day of business hours has one or two. */
const STEPS = 4;

/** Index of the last interval that starts at or before `at`; -1 when none does. */
export function indexAt(index: DayIndex, at: Instant): number {
  const { starts, firstDay, before } = index;
  const days = before.length;
  // Stryker disable next-line ConditionalExpression,BlockStatement: the index is only faster
  if (days === 0) return searched(starts, at, 0, starts.length);
  const day = Math.floor(at / DAY) - firstDay;
  if (day < 0) return -1;
  let i = before[day < days ? day : days - 1]!;
  for (const end = i + STEPS; i < end; i += 1) if (!(starts[i]! <= at)) return i - 1;
  return searched(starts, at, i, day + 1 < days ? before[day + 1]! : starts.length);
}

function searched(starts: Float64Array, at: Instant, from: number, until: number): number {
  let [low, high] = [from, until];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
