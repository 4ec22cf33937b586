/**
 * Values that missing facts leave open. A known value is never wrapped: only a value that some completion of the missing facts would
 * change is one of these classes. (Interval analysis; Kleene's three values for flags; certain answers over missing data.)
 */
import { type Ratio, ZERO, UNBOUNDED, compare, divide, greater, isZero, lesser, negate } from '../money/ratio.ts';
import { NEVER, type TimeSet, pointwise } from '../time/times.ts';
import type { CellType } from './value.ts';
import { type LimitKey, holds, isVarying, settle } from './value.ts';

/** The value lies between two ends, both included. `mayLack`: some completion gives no value at all (0 of 0). */
export class Range<T = Ratio> {
  readonly least: T;
  readonly most: T;
  readonly mayLack: boolean;

  constructor(least: T, most: T, mayLack = false) {
    this.least = least;
    this.most = most;
    this.mayLack = mayLack;
  }
}

/** A missing number with the range that its unit allows. */
export class Unstated extends Range {
  /** The identity of the missing fact. */
  readonly fact: string;
  /** Whether only whole numbers are possible: a count, a date. */
  readonly isWhole: boolean;

  constructor({ least, most }: Range, fact: string, isWhole: boolean) {
    super(least, most);
    this.fact = fact;
    this.isWhole = isWhole;
  }
}

/** The end that a length waits for. */
export interface EndToCome {
  /** What completions know it by. */
  readonly end: string;
  /** The last instant (epoch ms) at which it leaves the length at most this long (ms); undefined where none is known. */
  readonly lastWithin: (length: number) => number | undefined;
}

/** A length that has not ended yet: `least` is the length so far. */
export class Unended extends Range {
  /** Whether its record is over without the milestone that ends it. It then exceeds every limit, although its length stays open. */
  readonly isOver: boolean;
  readonly ending: EndToCome | undefined;

  constructor(gone: Ratio, mayLack: boolean, isOver: boolean, ending?: EndToCome) {
    super(gone, UNBOUNDED, mayLack);
    this.isOver = isOver;
    this.ending = ending;
  }
}

/** One of several values without an order: tables, timers, lengths in business days. Undefined among them is "no value". */
export class Choice<T = unknown> {
  readonly values: readonly (T | undefined)[];

  constructor(values: readonly (T | undefined)[]) {
    this.values = values;
  }
}

export type Open = Range<unknown> | Choice;

export const isOpen = (value: unknown): value is Open => value instanceof Range || value instanceof Choice;

/** A flag that may be true or false. */
export const UNDECIDED = new Range<boolean>(false, true);
/** A number of which only the sign is known: at least 0. */
export const NOT_NEGATIVE = new Range(ZERO, UNBOUNDED);
/** A number without any known bound. */
export const ANY_NUMBER = new Range(negate(UNBOUNDED), UNBOUNDED, true);

/** A list with an unknown number of entries; the bounds are those of its sum. */
export class OpenList extends Range {}

export const rangeOf = (least: Ratio, most: Ratio, mayLack = false): Ratio | Range =>
  !mayLack && compare(least, most) === 0 ? least : new Range(least, most, mayLack);

export const leastOf = (value: Ratio | Range): Ratio => (value instanceof Range ? value.least : value);
export const mostOf = (value: Ratio | Range): Ratio => (value instanceof Range ? value.most : value);
export const mayLack = (value: unknown): boolean => value === undefined || (value instanceof Range && value.mayLack);

type Number = Ratio | Range | undefined;

/** The hull of several numbers, some of which may not exist. */
export function hullOfNumbers(values: readonly Number[]): Number {
  const known = values.filter((value) => value !== undefined);
  const [first] = known;
  if (first === undefined) return undefined;
  return rangeOf(
    known.map(leastOf).reduce(lesser),
    known.map(mostOf).reduce(greater),
    values.some((value) => mayLack(value)),
  );
}

type Flag = boolean | Range<boolean> | undefined;

export function hullOfFlags(values: readonly Flag[]): Flag {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  const least = known.every((value) => (value instanceof Range ? value.least : value));
  const most = known.some((value) => (value instanceof Range ? value.most : value));
  const lacks = values.some((value) => mayLack(value));
  return least === most && !lacks ? least : new Range(least, most, lacks);
}

/** Times that are certain where all are certain, and possible where any is possible. */
export function hullOfTimes(values: readonly (TimeSet | undefined)[]): TimeSet {
  const all = values.map((value) => value ?? NEVER);
  const [first] = all;
  if (all.every((value) => value === first)) return first!;
  return pointwise(all, (weights) => ({
    certain: weights.map(({ certain }) => certain).reduce(lesser),
    possible: weights.map(({ possible }) => possible).reduce(greater),
  }));
}

const ORDERED: ReadonlySet<CellType['kind']> = new Set(['ratio', 'count', 'duration', 'reading', 'money', 'date']);

/** Whether values of a kind are numbers, with a hull between two ends. */
export const isOrdered = (kind: CellType['kind']): boolean => ORDERED.has(kind);

/** The hull of several values when any of them may be the right one. */
export function hullOf(type: Pick<CellType, 'kind' | 'part'>, values: readonly unknown[]): unknown {
  const [first] = values;
  if (values.every((value) => value === first)) return first;
  const settled = values.map((value) => (isVarying(value) ? settle(value) : value));
  if (type.part === 'stretch') return hullOfLists(settled as (readonly { value: unknown }[] | Open | undefined)[], type);
  if (type.part === 'slot') return new Choice(settled);
  if (type.kind === 'times') return hullOfTimes(settled as (TimeSet | undefined)[]);
  if (type.kind === 'flag') return hullOfFlags(settled as Flag[]);
  if (ORDERED.has(type.kind) && !values.some(isVarying)) return hullOfNumbers(settled as Number[]);
  return new Choice(values.flatMap((value): unknown[] => (value instanceof Choice ? [...(value as Choice).values] : [value])));
}

type List = readonly { readonly value: unknown; readonly start?: number; readonly end?: number }[];

/** Joins lists with the same entries entry by entry; other lists give an open list. */
function hullOfLists(lists: readonly (List | Open | undefined)[], type: Pick<CellType, 'kind'>): unknown {
  const [first] = lists;
  const alike =
    Array.isArray(first) &&
    lists.every(
      (list) =>
        Array.isArray(list) &&
        list.length === first.length &&
        (list as List).every(({ start, end }, i) => start === (first as List)[i]!.start && end === (first as List)[i]!.end),
    );
  if (!alike) return ANY_LIST;
  return (first as List).map((entry, k) => ({
    ...entry,
    value: hullOf(
      { kind: type.kind },
      lists.map((list) => (list as List)[k]!.value),
    ),
  }));
}

export const ANY_LIST = new OpenList(negate(UNBOUNDED), UNBOUNDED, true);

/** Whether a value satisfies an edge in every completion (true), in none (false), or in some (undefined). */
export function holdsWhatever(measured: Ratio | Range, edge: LimitKey, limit: Ratio | Range): boolean | undefined {
  const value = measured instanceof Unended && measured.isOver ? UNBOUNDED : measured;
  if (!(value instanceof Range) && !(limit instanceof Range)) return holds(value, edge, limit);
  const rising = edge === 'at-least' || edge === 'more-than';
  const worst = rising ? holds(leastOf(value), edge, mostOf(limit)) : holds(mostOf(value), edge, leastOf(limit));
  if (worst) return true;
  const best = rising ? holds(mostOf(value), edge, leastOf(limit)) : holds(leastOf(value), edge, mostOf(limit));
  return best ? undefined : false;
}

/** Kleene's "and". */
export const bothHold = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true;

/** Kleene's "and" of many. */
export const allHold = (flags: readonly (boolean | undefined)[]): boolean | undefined => flags.reduce(bothHold, true);

const isNegative = (value: Ratio): boolean => value.n < 0n;

/** A quotient of numbers that may be ranges; undefined when the divisor is 0. */
export function divideWithin(a: Ratio | Range, b: Ratio | Range): Ratio | Range | undefined {
  if (!(a instanceof Range) && !(b instanceof Range)) return isZero(b) ? undefined : divide(a, b);
  const lacks = mayLack(a) || mayLack(b);
  const [low, high] = [leastOf(b), mostOf(b)];
  if (isZero(low) && isZero(high)) return undefined;
  if (isNegative(low) !== isNegative(high) || isZero(low) || isZero(high)) {
    const fromZero = isZero(low) && !isNegative(leastOf(a));
    return fromZero ? new Range(divide(leastOf(a), high), UNBOUNDED, true) : ANY_NUMBER;
  }
  const corners = [leastOf(a), mostOf(a)].flatMap((x) => [divide(x, low), divide(x, high)]);
  return rangeOf(corners.reduce(lesser), corners.reduce(greater), lacks);
}
