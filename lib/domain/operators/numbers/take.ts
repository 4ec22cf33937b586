/** One number out of many. */
import { type Ratio, ZERO, add, divide, greater, integer, lesser, ratio } from '../../money/ratio.ts';
import type { Operator } from '../operator.ts';
import { type Column, type Entry, type SlotSeries, type Varying, settle, whole } from '../value.ts';

export const take: Operator = {
  key: 'take',
  group: 'numbers',
  says: 'The sum, mean, lowest or highest of a column, over its components, records, runs or slots.',
  subject: { is: 'choice', of: ['sum', 'mean', 'lowest', 'highest'], says: 'What is taken.' },
  params: {
    of: { is: 'name', says: 'The column.' },
    across: {
      is: 'choice',
      of: ['all', 'run', 'slot'],
      says: '`all`: over its components or records; `run`, `slot`: over its runs or slots, leaving one value for each component.',
    },
  },
  limit: 'none',
  type(cell, context) {
    const of = context.expect('of', cell.of, ['ratio', 'count', 'duration', 'reading', 'money', 'clock']);
    if (!of) return undefined;
    if (cell.across !== 'all') {
      if (of.part !== cell.across) context.fail('wrong-grain', 'across', `"${String(cell.of)}" has no ${String(cell.across)}s`);
      return { kind: of.kind, ...(of.unit && { unit: of.unit }), ...(of.subject && { subject: of.subject }) };
    }
    if (of.part !== undefined || of.subject === undefined)
      context.fail('wrong-grain', 'across', `"${String(cell.of)}" is not one value for each component or record`);
    return { kind: of.kind === 'clock' ? 'duration' : of.kind, ...(of.unit && { unit: of.unit }) };
  },
  evaluate(cell, context) {
    const how = String(cell.take);
    if (cell.across === 'slot')
      return new Map(
        [...context.column<SlotSeries>(cell.of)].map(([index, slots]) => [
          index,
          takeFrom(how, ratesOf(slots, context.typeOf(cell.of).kind === 'ratio')),
        ]),
      );
    if (cell.across === 'run')
      return new Map(
        [...context.column<readonly Entry[]>(cell.of)].map(([index, entries]) => [
          index,
          takeFrom(
            how,
            entries.map((entry) => entry.value),
          ),
        ]),
      );
    const column = context.column<Ratio | Varying<Ratio> | { elapsed: number } | undefined>(cell.of);
    return whole(takeFrom(how, numbersOf(column)));
  },
  explain: (cell) => `${String(cell.take)} of ${String(cell.of)}`,
};

const numbersOf = (column: Column<Ratio | Varying<Ratio> | { elapsed: number } | undefined>): Ratio[] =>
  [...column.values()].flatMap((value) => {
    if (value === undefined) return [];
    const settled = settle(value as Ratio | { elapsed: number });
    return ['elapsed' in settled ? integer(settled.elapsed) : settled];
  });

function ratesOf(slots: SlotSeries, rate: boolean): Ratio[] {
  const values: Ratio[] = [];
  for (let i = 0; i < slots.starts.length; i += 1) {
    if (slots.status[i] !== 1) continue;
    const [failed, total] = [BigInt(slots.failed[i]!), BigInt(slots.total[i]!)];
    values.push(rate ? (total === 0n ? ZERO : ratio(failed, total)) : ratio(failed));
  }
  return values;
}

/** Nothing out of nothing, except a sum. */
function takeFrom(how: string, values: readonly Ratio[]): Ratio | undefined {
  if (how === 'sum') return values.reduce(add, ZERO);
  if (values.length === 0) return undefined;
  if (how === 'lowest') return values.reduce(lesser);
  if (how === 'highest') return values.reduce(greater);
  return divide(values.reduce(add, ZERO), integer(values.length));
}
