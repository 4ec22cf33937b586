/**
 * Values of cells. Every cell is a column: a map from index to value. The index ("grain") is the id of a component or a record; a cell with
 * one value for the whole has the single index "". With `part`, each value consists of slots or stretches.
 */
import type { CalendarSpan } from '../contract/literal.ts';
import { type Ratio, compare, divide, ratio } from '../money/ratio.ts';
import type { Instant } from '../time/instant.ts';

export type Subject = { readonly component: string } | { readonly record: string };

export const sameSubject = (a: Subject | undefined, b: Subject | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

export interface CellType {
  readonly kind: 'times' | 'ratio' | 'count' | 'duration' | 'span' | 'reading' | 'date' | 'timer' | 'money' | 'flag' | 'table';
  /** The unit of a reading. */
  readonly unit?: string;
  /** The currency of money. */
  readonly currency?: string;
  readonly subject?: Subject;
  /** `slot`: the value is a SlotSeries. `stretch`: the value is a list of entries (stretches, days, hours). */
  readonly part?: 'slot' | 'stretch';
  /** With `stretch`: the cell that made the list. Only lists of the same cell can be combined. */
  readonly list?: string;
}

export type Grain = Pick<CellType, 'subject' | 'part' | 'list'>;

export type Column<T> = ReadonlyMap<string, T>;

/** The single index of a cell with one value for the whole. */
export const WHOLE = '';

/** A name at an index in the form of findings: "availability/line-1"; for the whole, the name alone. */
export const placeOf = (name: string, index: string): string => (index === WHOLE ? name : `${name}/${index}`);

/** The record id of an index. A re-opened record that is judged anew has the indexes "T-1", "T-1~2", ...: all belong to record "T-1". */
export const recordOf = (index: string): string => (index.includes('~') ? index.replace(/~\d+$/, '') : index);

/** Whether an index is of a record that was re-opened and is judged anew. */
export const isOpening = (index: string): boolean => index.includes('~');

export const whole = <T>(value: T): Column<T> => new Map([[WHOLE, value]]);

/** Whether two values of a column are the same in content. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const text = (value: unknown): string =>
    JSON.stringify(value ?? null, (_key, member: unknown) =>
      typeof member === 'bigint' ? `${member}n` : ArrayBuffer.isView(member) ? Array.from(member as Float64Array) : member,
    );
  return text(a) === text(b);
}

/** One value for each slot, stored as integer counts; ratios are computed when they are needed. */
export interface SlotSeries {
  readonly every: number;
  readonly starts: Float64Array;
  readonly failed: Float64Array;
  readonly total: Float64Array;
  /** 1 known, 0 unknown, 2 left out. */
  readonly status: Uint8Array;
  /** Values that two doubles do not hold, by slot: more than 15 digits, or a mean of counts. */
  readonly exact?: ReadonlyMap<number, Ratio>;
  /** For a share: true for a share of successes such as an availability; absent for a rate of failures. */
  ofSuccesses?: true;
  /** Whether the values count failures, so that a slot without failures has 0. */
  ofFailures?: true;
}

/** The value of a slot. @param counts whether the values are numbers of failures, of which `total` is no part. */
export function slotValue({ failed, total, exact }: SlotSeries, slot: number, counts: boolean): Ratio {
  const value = exact?.get(slot);
  if (value) return value;
  return counts || total[slot] === 0 ? ratio(BigInt(failed[slot]!)) : ratio(BigInt(failed[slot]!), BigInt(total[slot]!));
}

export interface Entry<T = Ratio> {
  readonly start: Instant;
  readonly end: Instant;
  readonly value: T;
}

/** A value that changes over time, in order of time; the reader chooses which one applies. */
export interface Varying<T> {
  readonly varying: readonly { readonly from: Instant; readonly value: T; readonly rank: number }[];
}

export type Policy = 'first' | 'last' | 'highest' | 'restart' | 'weighted';

/** Reads the property without a check that it exists: with values of many shapes this is several times faster. */
export const isVarying = (value: unknown): value is Varying<unknown> =>
  typeof value === 'object' && value !== null && (value as Partial<Varying<unknown>>).varying !== undefined;

/** Settles a varying value: the first, the last, or the one of highest rank (lowest number). */
export function settle<T>(value: T | Varying<T>, policy: Policy = 'last'): T {
  if (!isVarying(value)) return value;
  const steps = value.varying;
  if (policy === 'first') return steps[0]!.value;
  if (policy === 'highest') return steps.reduce((best, step) => (step.rank < best.rank ? step : best)).value;
  return steps.at(-1)!.value;
}

/** The value that governs a timer; with `restart` the value at its last restart. */
export const settleFor = <T>(value: T | Varying<T>, { policy, start }: { readonly policy: Policy; readonly start: Instant }): T =>
  policy === 'restart' ? valueAt(value, start) : settle(value, policy);

/** The value in force at an instant. */
export function valueAt<T>(value: T | Varying<T>, at: Instant): T {
  if (!isVarying(value)) return value;
  const steps = value.varying;
  return (steps.findLast((step) => step.from <= at) ?? steps[0]!).value;
}

export type SpanValue = Ratio | CalendarSpan;

export const isCalendarSpan = (value: unknown): value is CalendarSpan =>
  typeof value === 'object' && value !== null && (value as Partial<CalendarSpan>).count !== undefined && 'unit' in value;
export type LimitKey = 'at-least' | 'more-than' | 'at-most' | 'less-than';
export const LIMIT_KEYS = ['at-least', 'more-than', 'at-most', 'less-than'] as const satisfies readonly LimitKey[];

/** Whether a value satisfies one edge, by cross-multiplication. */
export function holds(value: Ratio, edge: LimitKey, limit: Ratio): boolean {
  const order = compare(value, limit);
  switch (edge) {
    case 'at-least':
      return order >= 0;
    case 'more-than':
      return order > 0;
    case 'at-most':
      return order <= 0;
    case 'less-than':
      return order < 0;
  }
}

export const share = (part: Ratio, of: Ratio): Ratio | undefined => (of.n === 0n ? undefined : divide(part, of));
