/** The step of a cell: a number of which all its values are whole multiples, whatever the evidence is. */
import { ONE, type Ratio, compare, divide } from '../money/ratio.ts';
import { type TypeContext, numbersOf } from './type-context.ts';

/** Operators that give one of the values of a cell, or their sum. */
const KEEPS: ReadonlySet<unknown> = new Set(['sum', 'lowest', 'highest']);

/** The deepest chain of cells that is followed. */
const DEEPEST = 20;

/** Undefined where no step is certain. */
export function stepOf(operand: unknown, context: Pick<TypeContext, 'cell' | 'literals'>, depth = 0): Ratio | undefined {
  const cell = depth > DEEPEST || typeof operand !== 'string' ? undefined : context.cell(operand);
  if (!cell) return undefined;
  if (cell.count !== undefined || cell.age !== undefined) return ONE;
  if (cell.units !== undefined) return cell.counting === 'exact' ? undefined : ONE;
  if (cell.round !== undefined) {
    const [step, ...others] = numbersOf(cell.to, context);
    return step && others.every((other) => compare(other, step) === 0) ? step : undefined;
  }
  const inner = cell['across-periods'] ?? (KEEPS.has(cell.aggregate) ? cell.of : undefined);
  return inner === undefined ? undefined : stepOf(inner, context, depth + 1);
}

/** Whether every value of an operand is a whole multiple of a number. */
export function isMultiple(operand: unknown, of: Ratio, context: TypeContext): boolean {
  const step = stepOf(operand, context);
  return step !== undefined && divide(step, of).d === 1n;
}

/** Whether an operand is always a whole count. */
export const isWholeCount = (operand: unknown, context: TypeContext): boolean =>
  context.typeOf(operand)?.kind === 'count' && isMultiple(operand, ONE, context);
