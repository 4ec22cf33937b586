/**
 * Where the time of the period went under objectives that are measured on times otherwise than as an availability: on a length, on
 * units of it, on bands of it. Availabilities record theirs themselves.
 */
import { namesIn } from '../../operators/operands.ts';
import type { OperatorKey } from '../../operators/operator.ts';
import { partition } from '../../operators/numbers/uptime.ts';
import type { TimeSet } from '../../time/times.ts';
import type { Evaluation } from './evaluation.ts';
import type { Cell } from '../../operators/cell.ts';

/** Operators whose operands are no measured times: hours in which something counts, or times that record themselves. */
const ASIDE: ReadonlySet<OperatorKey> = new Set(['timer', 'cadence', 'deliverable', 'effective-dated', 'gauge']);

/** Adds the times behind each objective to those that the context recorded, each once. */
export function recordObjectiveTimes(evaluator: Evaluation): void {
  const { context } = evaluator;
  const known = new Set(context.partitions.map(({ cell, index }) => `${cell} ${index}`));
  for (const name of new Set(Object.keys(context.terms.objectives).flatMap((objective) => timesBehind(objective, evaluator, new Set())))) {
    const { subject } = context.typeOf(name);
    if (subject && 'record' in subject) continue;
    for (const index of [...context.column<TimeSet>(name).keys()].sort())
      if (!known.has(`${name} ${index}`)) context.partitions.push(partition({ name, index, subject }, 'period', context));
  }
}

/** The first cells of times on the way down from a number. */
function timesBehind(name: string, evaluator: Evaluation, seen: Set<string>): string[] {
  const found = evaluator.cell(name);
  if (!found || seen.has(name)) return [];
  seen.add(name);
  if (evaluator.typeOf(name).kind === 'times') return [name];
  if (ASIDE.has(found.operator.key) || measuresItself(found.cell, evaluator)) return [];
  // The hours of a condition say how long a record took, not what is measured.
  const { where: _where, ...measured } = found.cell;
  return namesIn(measured as Cell).flatMap((operand) => timesBehind(operand, evaluator, seen));
}

const measuresItself = (cell: Cell, evaluator: Evaluation): boolean =>
  cell.uptime !== undefined && evaluator.typeOf(cell.uptime).kind === 'times';
