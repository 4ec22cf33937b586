/**
 * Times as they would be, had nothing been taken out of those that they are made of: what is less in them is excluded. Seen through
 * operators that make times of several cells or components, in whose result nothing shows any more of what was taken out of one.
 */
import { NEVER, type TimeSet } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { evaluateWithin } from '../lift.ts';
import type { OperatorKey } from '../operator.ts';
import { Pinned } from '../pinned.ts';
import type { Column } from '../value.ts';
import type { Operator } from '../define-operator.ts';

const COMBINING: ReadonlySet<OperatorKey> = new Set(['concurrent', 'downstream', 'any-of', 'all-of']);

/** Whether times are made of several in which they do not show apart. */
export const combines = ({ key }: Operator): boolean => COMBINING.has(key);

const known = new WeakMap<Context, Map<string, Column<TimeSet> | undefined>>();

/** @returns undefined where nothing is taken out. */
export function beforeRemoval(name: string, context: Context): Column<TimeSet> | undefined {
  let byName = known.get(context);
  if (!byName) known.set(context, (byName = new Map<string, Column<TimeSet> | undefined>()));
  if (!byName.has(name)) byName.set(name, workOut(name, context));
  return byName.get(name);
}

function workOut(name: string, context: Context): Column<TimeSet> | undefined {
  const found = context.evaluator.cell(name);
  if (!found) return undefined;
  const { operator, cell } = found;
  const operands = cell[operator.key] as string | readonly string[];
  if (operator.removes) return firstOf(name, operands[0]!, context);
  if (!combines(operator) && !operator.narrows) return undefined;
  let isLess = false;
  const pinned = (operand: string): unknown => {
    const column = beforeRemoval(operand, context);
    isLess ||= column !== undefined;
    return column ? new Pinned(column, context.typeOf(operand)) : operand;
  };
  const within = { ...cell, [operator.key]: typeof operands === 'string' ? pinned(operands) : operands.map(pinned) };
  return isLess ? (evaluateWithin(operator, within, context, context.typeOf(name)) as Column<TimeSet>) : undefined;
}

/** What something is taken out of, at each index of what is left. */
function firstOf(name: string, first: string, context: Context): Column<TimeSet> {
  const column = beforeRemoval(first, context) ?? context.column<TimeSet>(first);
  const at = (index: string): TimeSet => context.lookup(column, context.typeOf(first), index, context.typeOf(name).subject) ?? NEVER;
  return new Map([...context.column<TimeSet>(name).keys()].map((index) => [index, at(index)]));
}
