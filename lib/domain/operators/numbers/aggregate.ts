/** One number out of many. */
import { roundToInteger } from '../../money/rounding.ts';
import {
  ONE,
  type Ratio,
  UNBOUNDED,
  ZERO,
  add,
  compare,
  divide,
  greater,
  integer,
  isBounded,
  lesser,
  multiply,
  ratio,
  subtract,
  sumOfFractions,
} from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import type { Context } from '../context.ts';
import { NOT_BELOW_ZERO, NO_REACH, numbersOf } from '../operator.ts';
import { ANY_NUMBER, Choice, OpenList, Range, hullOfNumbers, leastOf, mostOf, rangeOf } from '../range.ts';
import { elapsedOf } from './timer.ts';
import { type CellType, type Entry, type SlotSeries, WHOLE, placeOf, whole } from '../value.ts';
import { NUMBERS } from '../types/slots.ts';
import { valueType } from '../types/unify.ts';
import type { TimerEntry } from '../timer-entry.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';

export const aggregate = defineOperator({
  key: 'aggregate',
  group: 'numbers',
  description: 'The sum, mean, lowest, highest or a percentile of a column, over its components, records, stretches or slots.',
  subject: { is: 'choice', of: ['sum', 'mean', 'lowest', 'highest', 'percentile'], description: 'What is taken.' },
  params: {
    of: {
      is: 'name',
      takes: {
        by: 'over',
        slots: {
          all: { kinds: [...NUMBERS, 'timer'], of: 'each' },
          stretch: { kinds: NUMBERS, of: 'any', parts: ['stretch'] },
          slot: { kinds: NUMBERS, of: 'any', parts: ['slot'] },
        },
      },
      description: 'The column.',
    },
    over: {
      is: 'choice',
      of: ['all', 'stretch', 'slot'],
      description:
        '`all`: over its components or records; `stretch`: over its stretches, days or hours; `slot`: over its slots; the last two leave one value for each component.',
    },
    rank: {
      is: 'operand',
      takes: { kinds: ['ratio'], of: 'whole' },
      optional: true,
      absent: 'no percentile',
      description: 'For a percentile: which one, such as 95%. Required then.',
    },
    method: {
      is: 'choice',
      of: ['nearest-rank', 'interpolated'],
      optional: true,
      absent: 'no percentile',
      description:
        'For a percentile: the smallest value that so large a share does not exceed, or the straight line between its neighbours. Required then.',
    },
  },
  limit: 'none',
  observes: true,
  bounds: { of: 'own', rank: 'rising' },
  check(cell, context) {
    for (const key of ['rank', 'method'] as const)
      if (cell.aggregate !== 'percentile' && cell[key] !== undefined)
        context.fail('no-effect', key, `\`${key}\` is for a percentile; remove it, or say \`aggregate: percentile\``);
      else if (cell.aggregate === 'percentile' && cell[key] === undefined)
        context.fail('choice-missing', key, 'a percentile says its `rank` (95%) and `method` (`nearest-rank` or `interpolated`)');
    if (numbersOf(cell.rank, context).some((rank) => rank.n < 0n || compare(rank, ONE) > 0))
      context.fail('bad-value', 'rank', 'a rank is a percentage from 0% to 100%', [cell.rank]);
  },
  type(_, given) {
    const of = given.of('of');
    const { subject } = given.grain;
    return { ...valueType(of.kind === 'timer' ? { kind: 'duration' } : of), ...(subject && { subject }) };
  },
  extent: (cell, of) => {
    const { least, most } = of(cell.of ?? cell.aggregate);
    if (cell.aggregate !== 'sum') return { ...(least && { least }), ...(most && { most }) };
    return least && least.n >= 0n ? NOT_BELOW_ZERO : {};
  },
  shareOf: (cell, of) => of(cell.of ?? cell.aggregate),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const fold: Fold = {
      how: String(cell.aggregate),
      rank: cell.rank === undefined ? ZERO : context.number(cell.rank, WHOLE, undefined)!,
      interpolated: cell.method === 'interpolated',
    };
    if (cell.over === 'slot')
      return new Map(
        [...context.column<SlotSeries>(cell.of)].map(([index, slots]) => [index, takeSlots(fold, slots, cell, context, index)]),
      );
    if (cell.over === 'stretch')
      return new Map(
        [...context.column<readonly Entry<Taken>[] | OpenList>(cell.of)].map(([index, entries]) => [
          index,
          entries instanceof OpenList
            ? takeOpen(fold, entries)
            : takeFrom(
                fold,
                entries.map(({ value }) => value),
              ),
        ]),
      );
    const of = context.typeOf(cell.of);
    return whole(
      takeFrom(
        fold,
        [...context.column<unknown>(cell.of).values()].map((value) => settledNumber(value, of, context)),
      ),
    );
  },
  explain: (cell) => `${String(cell.aggregate)} of ${String(cell.of)}`,
});

type Taken = Ratio | Range | undefined;

/** A number out of what a column holds for one index. */
function settledNumber(given: unknown, of: CellType, context: Context): Taken {
  const value = context.settled(given, of);
  if (value === undefined || value instanceof Range) return value;
  if (value instanceof Choice) return hullOfNumbers(value.values.map((one) => settledNumber(one, of, context)));
  const known = value as Ratio | TimerEntry;
  if (!('elapsed' in known)) return known;
  if (known.awaits) context.evaluator.miss(known.awaits);
  return elapsedOf(known);
}

interface Fold {
  readonly how: string;
  readonly rank: Ratio;
  readonly interpolated: boolean;
}

/** Of a list of which not even the number of entries is known, only a sum has bounds. */
const takeOpen = ({ how }: Fold, list: OpenList): Range => (how === 'sum' ? new Range(list.least, list.most) : ANY_NUMBER);

/**
 * Values that do not exist are passed over. Sum, mean, lowest, highest and percentiles rise with every value, so a value that is open is
 * taken at its ends; one that perhaps does not exist is taken both with and without: its least and its most are those of all of these.
 */
function takeFrom(fold: Fold, values: readonly Taken[]): Taken {
  const known = values.filter((value) => value !== undefined);
  if (!known.some((value) => value instanceof Range)) return foldKnown(fold, known as Ratio[]);
  const perhaps = known.filter((value): value is Range => value instanceof Range && value.mayLack);
  const always = known.filter((value) => !(value instanceof Range && value.mayLack));
  const end = (pick: (value: Ratio | Range) => Ratio, better: (a: Ratio, b: Ratio) => Ratio): Ratio | undefined => {
    const base = always.map(pick);
    const more = perhaps.map(pick).sort(compare);
    if (better === greater) more.reverse();
    // With the extreme ones first, each further one is tried: an optional value helps one end until it does not.
    return more
      .map((_, k) => foldKnown(fold, [...base, ...more.slice(0, k + 1)]))
      .concat(foldKnown(fold, base))
      .reduce((best, value) => (best && value ? better(best, value) : (best ?? value)), undefined);
  };
  const [least, most] = [end(leastOf, lesser), end(mostOf, greater)];
  if (least === undefined || most === undefined) return undefined;
  return rangeOf(least, most, fold.how !== 'sum' && always.length === 0);
}

/** The slots that begin in a period, by number. */
export function slotsWithin({ starts, every }: SlotSeries, { start, end }: Interval): readonly [from: number, to: number] {
  const number = (at: number): number => Math.max(0, Math.min(starts.length, Math.ceil((at - starts[0]!) / every)));
  return [number(start), number(end)];
}

/**
 * What a slot that nothing was counted in is worth: of a share, and of a number of failures that is up, the clause says it. Of a measured
 * value it can say nothing, and the slot is left out. Before it is settled, whatever such a value can be.
 */
function worthOfUncounted(
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

/** What becomes of slots that nothing was counted in, in the words of a finding. */
function settledAs(given: SlotSeries, cell: Cell, context: Context): string {
  const isSettled = given.ofFailures === true || context.typeOf(cell.of).kind === 'ratio';
  return isSettled
    ? `were not counted by any source; the contract counts them as ${context.terms.unknown}`
    : 'were not measured by any source; a value has no worth as up or down, and they are left out';
}

/** Slots of the period alone: what a series holds beyond it is for stretches that cross its ends. */
function takeSlots(fold: Fold, given: SlotSeries, cell: Cell, context: Context, index: string): Taken {
  const [from, to] = slotsWithin(given, context.period);
  const uncounted = uncountedIn(given, from, to);
  if (uncounted === 0) return foldSlots(fold, given, NO_SLOTS, cell, context);
  context.noteUnobserved(context.period);
  context.note(
    'slots-not-counted',
    placeOf(String(cell.of), index),
    `${uncounted} of ${to - from} slots ${settledAs(given, cell, context)}`,
  );
  const worth = worthOfUncounted(given, cell, context);
  if (!worth) return foldSlots(fold, given, NO_SLOTS, cell, context);
  const [least, most] = [worth.least, worth.most].map((value) => foldSlots(fold, given, { count: uncounted, value }, cell, context));
  return least && most && rangeOf(least, most);
}

const uncounted = new WeakMap<SlotSeries, number>();

/** How many slots of the period nothing was counted in: a series is asked again when what was not observed is left unknown. */
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

/** Slots that nothing was counted in, taken at a value. */
interface Uncounted {
  readonly count: number;
  readonly value: Ratio;
}

const NO_SLOTS: Uncounted = { count: 0, value: ZERO };

/** The slots of the period that were counted, and with them some that were not. */
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
  /** How many slots it is the sum of. */
  readonly known: number;
}

const sums = new WeakMap<SlotSeries, SlotSum>();

/** The sum of the slots of the period that were counted: once for a series, whatever those that were not are worth. */
function sumOf(slots: SlotSeries, cell: Cell, context: Context): SlotSum {
  let found = sums.get(slots);
  if (!found) sums.set(slots, (found = sumSlots(slots, context.typeOf(cell.of).kind === 'count', slotsWithin(slots, context.period))));
  return found;
}

function sumSlots({ status, failed, total }: SlotSeries, counts: boolean, [from, to]: readonly [number, number]): SlotSum {
  // Numerators over one denominator are added as whole numbers: a month has few denominators and many slots.
  const byDenominator = new Map<number, number>();
  let known = 0;
  let sum = ZERO;
  for (let i = from; i < to; i += 1) {
    if (status[i] !== 1) continue;
    known += 1;
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

const slotValue = (slots: SlotSeries, i: number, counts: boolean): Ratio =>
  counts || slots.total[i] === 0 ? ratio(BigInt(slots.failed[i]!)) : ratio(BigInt(slots.failed[i]!), BigInt(slots.total[i]!));

/** Nothing out of nothing, except a sum. */
function foldKnown({ how, rank, interpolated }: Fold, values: readonly Ratio[]): Ratio | undefined {
  if (how === 'sum') return values.reduce(add, ZERO);
  if (values.length === 0) return undefined;
  if (how === 'lowest') return values.reduce(lesser);
  if (how === 'highest') return values.reduce(greater);
  if (how === 'percentile') return percentile([...values].sort(compare), rank, interpolated);
  return divide(values.reduce(add, ZERO), integer(values.length));
}

/** Of sorted values: the smallest that a share `rank` of them does not exceed, or the line between the two at rank (n - 1). */
function percentile(sorted: readonly Ratio[], rank: Ratio, interpolated: boolean): Ratio {
  const last = integer(sorted.length - 1);
  const share = lesser(ONE, greater(ZERO, rank));
  if (!interpolated) {
    const nth = -roundToInteger(multiply({ n: -share.n, d: share.d }, integer(sorted.length)), 'floor');
    return sorted[Math.max(0, Number(nth) - 1)]!;
  }
  const at = multiply(share, last);
  const below = roundToInteger(at, 'floor');
  const low = sorted[Number(below)]!;
  const high = sorted[Math.min(Number(below) + 1, sorted.length - 1)]!;
  if (compare(low, high) === 0) return low;
  if (!isBounded(high)) return compare(at, ratio(below)) === 0 ? low : high;
  return add(low, multiply(subtract(high, low), subtract(at, ratio(below))));
}
