/**
 * Times as they would be without removals (`except`) in the times that they are made from; the difference is excluded time. It follows
 * operators that combine the times of several cells or components, because their result no longer shows what was removed from one of them.
 */
import { NEVER, type TimeSet } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { evaluateWithin } from '../lift.ts';
import type { OperatorKey } from '../operator.ts';
import { Pinned } from '../pinned.ts';
import type { Column } from '../value.ts';
import type { Operator } from '../define-operator.ts';

const COMBINING: ReadonlySet<OperatorKey> = new Set(['concurrent', 'downstream', 'any-of', 'all-of']);

/** Whether an operator combines several times into one. */
export const combines = ({ key }: Operator): boolean => COMBINING.has(key);

const known = new WeakMap<Context, Map<string, Column<TimeSet> | undefined>>();

/** @returns the times before removal by index; undefined where nothing is removed. */
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

/** The times before removal, at each index of the result. */
function firstOf(name: string, first: string, context: Context): Column<TimeSet> {
  const column = beforeRemoval(first, context) ?? context.column<TimeSet>(first);
  const at = (index: string): TimeSet => context.lookup(column, context.typeOf(first), index, context.typeOf(name).subject) ?? NEVER;
  return new Map([...context.column<TimeSet>(name).keys()].map((index) => [index, at(index)]));
}
