/** One number out of many. */
import {
  ONE,
  type Ratio,
  ZERO,
  add,
  compare,
  divide,
  greater,
  integer,
  lesser,
  multiply,
  ratio,
  roundToInteger,
  subtract,
  sumOfFractions,
} from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import type { Context } from '../context.ts';
import type { Cell, Operator } from '../operator.ts';
import { type Column, type Entry, type SlotSeries, type Varying, WHOLE, settle, whole } from '../value.ts';

export const take: Operator = {
  key: 'take',
  group: 'numbers',
  says: 'The sum, mean, lowest, highest or a percentile of a column, over its components, records, runs or slots.',
  subject: { is: 'choice', of: ['sum', 'mean', 'lowest', 'highest', 'percentile'], says: 'What is taken.' },
  params: {
    of: { is: 'name', says: 'The column.' },
    across: {
      is: 'choice',
      of: ['all', 'run', 'slot'],
      says: '`all`: over its components or records; `run`: over its runs, days or hours; `slot`: over its slots; the last two leave one value for each component.',
    },
    rank: { is: 'literal', optional: true, absent: 'no percentile', says: 'For a percentile: which one, such as 95%. Required then.' },
    method: {
      is: 'choice',
      of: ['nearest-rank', 'interpolated'],
      optional: true,
      absent: 'no percentile',
      says: 'For a percentile: the smallest value that so large a share does not exceed, or the straight line between its neighbours. Required then.',
    },
  },
  limit: 'none',
  type(cell, context) {
    const of = context.expect('of', cell.of, ['ratio', 'count', 'duration', 'reading', 'money', 'clock']);
    if (!of) return undefined;
    const percentile = cell.take === 'percentile';
    if (percentile !== (cell.rank !== undefined) || percentile !== (cell.method !== undefined))
      context.fail('choice-missing', 'rank', 'a percentile, and nothing else, says its `rank` (95%) and `method`');
    if (cell.rank !== undefined) context.expect('rank', cell.rank, ['ratio']);
    if (cell.across !== 'all') {
      if (of.part !== cell.across) context.fail('wrong-grain', 'across', `"${String(cell.of)}" has no ${String(cell.across)}s`);
      return { kind: of.kind, ...(of.unit && { unit: of.unit }), ...(of.subject && { subject: of.subject }) };
    }
    if (of.part !== undefined || of.subject === undefined)
      context.fail('wrong-grain', 'across', `"${String(cell.of)}" is not one value for each component or record`);
    return { kind: of.kind === 'clock' ? 'duration' : of.kind, ...(of.unit && { unit: of.unit }) };
  },
  evaluate(cell, context) {
    const rank = cell.rank === undefined ? ZERO : context.number(cell.rank, WHOLE, undefined)!;
    const how = (values: readonly Ratio[]): Ratio | undefined => takeFrom(String(cell.take), values, rank, cell.method === 'interpolated');
    if (cell.across === 'slot')
      return new Map(
        [...context.column<SlotSeries>(cell.of)].map(([index, slots]) => [
          index,
          takeSlots(how, cell.take === 'sum' || cell.take === 'mean', slots, cell, context),
        ]),
      );
    if (cell.across === 'run')
      return new Map(
        [...context.column<readonly Entry[]>(cell.of)].map(([index, entries]) => [
          index,
          how(entries.flatMap((entry) => entry.value ?? [])),
        ]),
      );
    const column = context.column<Ratio | Varying<Ratio> | { elapsed: number } | undefined>(cell.of);
    return whole(how(numbersOf(column)));
  },
  explain: (cell) => `${String(cell.take)} of ${String(cell.of)}`,
};

const numbersOf = (column: Column<Ratio | Varying<Ratio> | { elapsed: number } | undefined>): Ratio[] =>
  [...column.values()].flatMap((value) => {
    if (value === undefined) return [];
    const settled = settle(value as Ratio | { elapsed: number });
    return ['elapsed' in settled ? integer(settled.elapsed) : settled];
  });

type How = (values: readonly Ratio[]) => Ratio | undefined;

/** The slots that begin in a period, by number. */
export function slotsWithin({ starts, every }: SlotSeries, { start, end }: Interval): readonly [from: number, to: number] {
  const number = (at: number): number => Math.max(0, Math.min(starts.length, Math.ceil((at - starts[0]!) / every)));
  return [number(start), number(end)];
}

/** Slots of the period alone: what a series holds beyond it is for runs that cross its ends. */
function takeSlots(how: How, additive: boolean, slots: SlotSeries, cell: Cell, context: Context): Ratio | undefined {
  const { status, failed, total } = slots;
  const counts = context.typeOf(cell.of).kind === 'count';
  const [from, to] = slotsWithin(slots, context.period);
  if (!additive) {
    const values: Ratio[] = [];
    for (let i = from; i < to; i += 1) if (status[i] === 1) values.push(slotValue(slots, i, counts));
    return how(values);
  }
  // Numerators over one denominator are added as whole numbers: a month has few denominators and many slots.
  const sums = new Map<number, number>();
  let known = 0;
  let sum = ZERO;
  for (let i = from; i < to; i += 1) {
    if (status[i] !== 1) continue;
    known += 1;
    const numerator = failed[i]!;
    if (numerator === 0) continue;
    const denominator = counts ? 1 : total[i]!;
    const before = sums.get(denominator) ?? 0;
    if (Number.isSafeInteger(before + numerator)) sums.set(denominator, before + numerator);
    else {
      sum = add(sum, ratio(BigInt(before), BigInt(denominator)));
      sums.set(denominator, numerator);
    }
  }
  if (known === 0) return cell.take === 'sum' ? ZERO : undefined;
  sum = add(sum, sumOfFractions(sums));
  return cell.take === 'sum' ? sum : divide(sum, integer(known));
}

const slotValue = (slots: SlotSeries, i: number, counts: boolean): Ratio =>
  counts || slots.total[i] === 0 ? ratio(BigInt(slots.failed[i]!)) : ratio(BigInt(slots.failed[i]!), BigInt(slots.total[i]!));

/** Nothing out of nothing, except a sum. */
function takeFrom(how: string, values: readonly Ratio[], rank: Ratio, interpolated: boolean): Ratio | undefined {
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
  return add(low, multiply(subtract(high, low), subtract(at, ratio(below))));
}
