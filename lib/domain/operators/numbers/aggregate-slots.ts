/** A sum, mean, lowest, highest or percentile of the slots of a period, where some slots may be uncounted: no source reported on them. */
import { finding } from '../../evidence/findings/finding.ts';
import { ONE, type Ratio, UNBOUNDED, ZERO, add, divide, integer, isBounded, multiply, ratio, sumOfFractions } from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import type { Context } from '../context.ts';
import { rangeOf } from '../range.ts';
import { type SlotSeries, placeOf, slotValue } from '../value.ts';
import type { Cell } from '../cell.ts';
import { type AggregatedValue, type Fold, foldKnown } from './aggregate-values.ts';

/** The range of indexes of the slots that begin in a period. */
export function slotsWithin({ starts, every }: SlotSeries, { start, end }: Interval): readonly [from: number, to: number] {
  const number = (at: number): number => Math.max(0, Math.min(starts.length, Math.ceil((at - starts[0]!) / every)));
  return [number(start), number(end)];
}

/**
 * The value of an uncounted slot. The clause `unknown` decides it for a share and for a number of failures. It cannot decide it for a
 * measured value, so that the slot is left out. Where the clause does not apply yet (`settles` is false), it is the range of all possible
 * values.
 * @returns undefined where the slot is left out.
 */
export function worthOfUncounted(
  { ofSuccesses, ofFailures }: SlotSeries,
  cell: Cell,
  context: Context,
): { least: Ratio; most: Ratio } | undefined {
  const { kind } = context.typeOf(cell.of);
  const isShare = kind === 'ratio';
  if (!context.settles) return isShare ? { least: ZERO, most: ONE } : kind === 'reading' ? undefined : { least: ZERO, most: UNBOUNDED };
  const { unknown } = context.terms;
  if (unknown === 'left-out' || !(isShare || ofFailures)) return undefined;
  const value = (unknown === 'down') === (ofSuccesses === true) ? ZERO : ONE;
  return { least: value, most: value };
}

/** What the contract counts uncounted slots as; undefined for samples, which have no value as up or down. */
export const worthNamed = ({ ofFailures }: SlotSeries, cell: Cell, context: Context): string | undefined =>
  ofFailures === true || context.typeOf(cell.of).kind === 'ratio' ? context.terms.unknown : undefined;

/** Aggregates the slots of the period. A series also has slots outside the period, which only serve stretches that cross its ends. */
export function takeSlots(fold: Fold, given: SlotSeries, cell: Cell, context: Context, index: string): AggregatedValue {
  const [from, to] = slotsWithin(given, context.period);
  const uncounted = uncountedIn(given, from, to);
  if (uncounted === 0) return foldSlots(fold, given, NO_SLOTS, cell, context);
  context.noteUnobserved(context.period);
  const place = placeOf(String(cell.of), index);
  context.note(place, finding('slots-not-counted', { count: uncounted, slots: to - from, worth: worthNamed(given, cell, context) }));
  const worth = worthOfUncounted(given, cell, context);
  if (!worth) return foldSlots(fold, given, NO_SLOTS, cell, context);
  const [least, most] = [worth.least, worth.most].map((value) => foldSlots(fold, given, { count: uncounted, value }, cell, context));
  return least && most && rangeOf(least, most);
}

const uncounted = new WeakMap<SlotSeries, number>();

/** The number of uncounted slots of the period. It is cached, because the same series is evaluated again without the clause `unknown`. */
function uncountedIn(slots: SlotSeries, from: number, to: number): number {
  let count = uncounted.get(slots);
  if (count === undefined) {
    count = 0;
    const { status } = slots;
    const first = status.indexOf(0, from);
    for (let i = first < 0 ? to : first; i < to; i += 1) if (status[i] === 0) count += 1;
    uncounted.set(slots, count);
  }
  return count;
}

/** Uncounted slots with the value that is assumed for them. */
interface Uncounted {
  readonly count: number;
  readonly value: Ratio;
}

const NO_SLOTS: Uncounted = { count: 0, value: ZERO };

/** Aggregates the counted slots of the period together with some uncounted ones. */
function foldSlots(fold: Fold, slots: SlotSeries, { count, value }: Uncounted, cell: Cell, context: Context): Ratio | undefined {
  if (fold.how === 'sum' || fold.how === 'mean') {
    const { sum, known } = sumOf(slots, cell, context);
    if (known + count === 0) return fold.how === 'sum' ? ZERO : undefined;
    if (!isBounded(value)) return value;
    const all = add(sum, multiply(value, integer(count)));
    return fold.how === 'sum' ? all : divide(all, integer(known + count));
  }
  const counts = context.typeOf(cell.of).kind === 'count';
  const [from, to] = slotsWithin(slots, context.period);
  const values = new Array<Ratio>(count).fill(value);
  for (let i = from; i < to; i += 1) if (slots.status[i] === 1) values.push(slotValue(slots, i, counts));
  return foldKnown(fold, values);
}

interface SlotSum {
  readonly sum: Ratio;
  /** The number of slots in the sum. */
  readonly known: number;
}

const sums = new WeakMap<SlotSeries, SlotSum>();

/** The sum of the counted slots of the period, cached by series: it does not depend on the value of uncounted slots. */
function sumOf(slots: SlotSeries, cell: Cell, context: Context): SlotSum {
  let found = sums.get(slots);
  if (!found) sums.set(slots, (found = sumSlots(slots, context.typeOf(cell.of).kind === 'count', slotsWithin(slots, context.period))));
  return found;
}

function sumSlots({ status, failed, total, exact }: SlotSeries, counts: boolean, [from, to]: readonly [number, number]): SlotSum {
  // Numerators with the same denominator are added as whole numbers, for speed: a month has few denominators and many slots.
  const byDenominator = new Map<number, number>();
  let known = 0;
  let sum = ZERO;
  for (let i = from; i < to; i += 1) {
    if (status[i] !== 1) continue;
    known += 1;
    const value = exact?.get(i);
    if (value) {
      sum = add(sum, value);
      continue;
    }
    const numerator = failed[i]!;
    if (numerator === 0) continue;
    const denominator = counts ? 1 : total[i]!;
    const before = byDenominator.get(denominator) ?? 0;
    if (Number.isSafeInteger(before + numerator)) byDenominator.set(denominator, before + numerator);
    else {
      sum = add(sum, ratio(BigInt(before), BigInt(denominator)));
      byDenominator.set(denominator, numerator);
    }
  }
  return { sum: add(sum, sumOfFractions(byDenominator)), known };
}
