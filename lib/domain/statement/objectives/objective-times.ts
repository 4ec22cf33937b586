/**
 * The partition of the period for objectives that measure times other than as an availability: a length, its units, its bands.
 * Availabilities record their partition themselves.
 */
import { namesIn } from '../../operators/operands.ts';
import type { OperatorKey } from '../../operators/operator.ts';
import { partition } from '../../operators/numbers/partition-sets.ts';
import type { TimeSet } from '../../time/times.ts';
import type { Evaluation } from './evaluation.ts';
import type { Cell } from '../../operators/cell.ts';

/** Operators whose operands are not measured times: hours for counting, or times that are recorded elsewhere. */
const ASIDE: ReadonlySet<OperatorKey> = new Set(['timer', 'cadence', 'deliverable', 'effective-dated', 'gauge']);

/** Adds the times behind each objective to the recorded ones, each once. */
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

/** The nearest cells of times behind an objective: those whose partitions a statement has. */
export const timesMeasured = (objective: string, evaluator: Evaluation): string[] => [
  ...new Set(timesBehind(objective, evaluator, new Set(), (cell) => [String(cell.uptime)])),
];

/** The nearest cells of times behind a number. @param own what is behind an availability, which records its partition itself. */
function timesBehind(name: string, evaluator: Evaluation, seen: Set<string>, own: (cell: Cell) => string[] = () => []): string[] {
  const found = evaluator.cell(name);
  if (!found || seen.has(name)) return [];
  seen.add(name);
  if (evaluator.typeOf(name).kind === 'times') return [name];
  if (ASIDE.has(found.operator.key)) return [];
  if (measuresItself(found.cell, evaluator)) return own(found.cell);
  // The hours in a condition measure the length of a notice, and not the times of the objective.
  const { where: _where, ...measured } = found.cell;
  return namesIn(measured as Cell).flatMap((operand) => timesBehind(operand, evaluator, seen, own));
}

const measuresItself = (cell: Cell, evaluator: Evaluation): boolean =>
  cell.uptime !== undefined && evaluator.typeOf(cell.uptime).kind === 'times';
