/** One number from many values. */
import { ONE, type Ratio, ZERO, compare } from '../../money/ratio.ts';
import type { Context } from '../context.ts';
import { NOT_BELOW_ZERO } from '../extent.ts';
import { NO_REACH } from '../reach.ts';
import { numbersOf } from '../type-context.ts';
import { ANY_LIST, ANY_NUMBER, Choice, OpenList, Range, hullOfNumbers } from '../range.ts';
import { elapsedOf } from './timer.ts';
import { type CellType, type Entry, type SlotSeries, WHOLE, whole } from '../value.ts';
import { NUMBERS } from '../types/slots.ts';
import { valueType } from '../types/unify.ts';
import type { TimerEntry } from '../timer-entry.ts';
import { defineOperator } from '../define-operator.ts';
import { type AggregatedValue, type Fold, takeFrom } from './aggregate-values.ts';
import { takeSlots } from './aggregate-slots.ts';
import { checkLast, trailingEntries, trailingLength, trailingSlots } from './trailing-slots.ts';

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
    last: {
      is: 'positive-count',
      optional: true,
      absent: 'one value from all slots or entries',
      description:
        'A trailing window: for each slot of the period, or each entry of `across-periods`, what is taken over it and those before it, so many in all. The result is a list. Slots before the period count, and none before the term.',
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
        context.fail(
          'no-effect',
          key,
          `\`${key}\` is for a percentile; remove it, or say \`aggregate: percentile\` with a \`rank\` and a \`method\``,
        );
      else if (cell.aggregate === 'percentile' && cell[key] === undefined)
        context.fail('choice-missing', key, 'a percentile says its `rank` (95%) and `method` (`nearest-rank` or `interpolated`)');
    if (cell.last !== undefined) checkLast(cell, context);
    if (numbersOf(cell.rank, context).some((rank) => rank.n < 0n || compare(rank, ONE) > 0))
      context.fail('bad-value', 'rank', 'a rank is a percentage from 0% to 100%', [cell.rank]);
  },
  type(cell, given) {
    const of = given.of('of');
    const { subject } = given.grain;
    // A window of a list has the entries of that list, so that each can be compared with its own window.
    const list = cell.last !== undefined && { part: 'stretch' as const, list: of.list ?? given.name };
    return { ...valueType(of.kind === 'timer' ? { kind: 'duration' } : of), ...(subject && { subject }), ...list };
  },
  extent: (cell, of) => {
    const { least, most } = of(cell.of ?? cell.aggregate);
    if (cell.aggregate !== 'sum') return { ...(least && { least }), ...(most && { most }) };
    return least && least.n >= 0n ? NOT_BELOW_ZERO : {};
  },
  shareOf: (cell, of) => of(cell.of ?? cell.aggregate),
  reach: (cell, _, terms) => ({ ...NO_REACH, before: trailingLength(cell, terms) }),
  evaluate(cell, context) {
    const fold: Fold = {
      how: String(cell.aggregate),
      rank: cell.rank === undefined ? ZERO : context.number(cell.rank, WHOLE, undefined)!,
      interpolated: cell.method === 'interpolated',
    };
    if (cell.over === 'slot')
      return new Map<string, unknown>(
        [...context.column<SlotSeries>(cell.of)].map(([index, slots]) => [
          index,
          (cell.last === undefined ? takeSlots : trailingSlots)(fold, slots, cell, context, index),
        ]),
      );
    if (cell.over === 'stretch')
      return new Map<string, unknown>(
        [...context.column<readonly Entry<AggregatedValue>[] | OpenList>(cell.of)].map(([index, entries]) => [
          index,
          takeEntries(fold, entries, cell.last),
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

function takeEntries(fold: Fold, entries: readonly Entry<AggregatedValue>[] | OpenList, last: unknown): unknown {
  if (entries instanceof OpenList) return last === undefined ? takeOpen(fold, entries) : ANY_LIST;
  if (last !== undefined) return trailingEntries(fold, entries, Number(last));
  return takeFrom(
    fold,
    entries.map(({ value }) => value),
  );
}

/** The number or range of a column's value for one index. */
function settledNumber(given: unknown, of: CellType, context: Context): AggregatedValue {
  const value = context.settled(given, of);
  if (value === undefined || value instanceof Range) return value;
  if (value instanceof Choice) return hullOfNumbers(value.values.map((one) => settledNumber(one, of, context)));
  const known = value as Ratio | TimerEntry;
  if (!('elapsed' in known)) return known;
  if (known.awaits) context.evaluator.miss(known.awaits);
  return elapsedOf(known);
}

/** The range of an aggregate of a list with an unknown number of entries: only a sum has bounds. */
const takeOpen = ({ how }: Fold, list: OpenList): Range => (how === 'sum' ? new Range(list.least, list.most) : ANY_NUMBER);
