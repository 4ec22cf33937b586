/** Dependencies for the linter: the cells behind a name, and the evidence behind a cell. */
import { namesIn } from '../../operators/operands.ts';
import { type OperatorKey } from '../../operators/operator.ts';
import { operatorOf } from '../../operators/registry.ts';
import type { Cell } from '../../operators/cell.ts';
import type { Terms } from '../../contract/terms.ts';
import { cellOf, behind, operandsOf } from '../graph.ts';

/** Operators that read evidence. */
const SOURCES: ReadonlySet<OperatorKey> = new Set([
  'intervals',
  'probes',
  'requests',
  'gauge',
  'timer',
  'cadence',
  'deliverable',
  'record-value',
  'attribute-is',
  'age',
  'charges',
  'across-periods',
]);

/** Whether evidence can change the value of a cell. */
export function readsEvidence(terms: Terms, cell: Cell): boolean {
  const key = operatorOf(cell)?.key;
  if (key === undefined) return false;
  if (key === 'count') return cell.reached !== undefined;
  if (key === 'depending-on') return terms.attributes?.[String(cell['depending-on'])] !== undefined;
  return SOURCES.has(key);
}

/** Credits that depend on an objective: by `if-breached` or `for`, or through the number of its met or breached cases. */
export const creditsOf = (terms: Terms, objective: string): string[] =>
  Object.entries(terms.credits).flatMap(([name, credit]) => {
    const own = credit.for === objective || credit['if-breached'] === objective;
    const counted = [...behind(terms, operandsOf(credit)).values()].some((cell) => cell.count === objective && cell.that !== undefined);
    return own || counted ? [name] : [];
  });

/** The cells that make a cell bad, and those that are removed from it. The cells of witnesses count side by side. */
export interface Roles {
  readonly counted: ReadonlyMap<string, Cell>;
  readonly removed: ReadonlyMap<string, Cell>;
}

export function rolesOf(terms: Terms, name: string): Roles {
  const [counted, removed] = [new Map<string, Cell>(), new Map<string, Cell>()];
  const visit = (operand: unknown, out: boolean): void => {
    const into = out ? removed : counted;
    const cell = typeof operand === 'string' ? cellOf(terms, operand) : undefined;
    if (!cell || into.has(operand as string)) return;
    into.set(operand as string, cell);
    const taken = operatorOf(cell)?.removes?.(cell) ?? [];
    for (const inner of namesIn(cell)) visit(inner, taken.includes(inner) ? !out : out);
  };
  visit(name, false);
  return { counted, removed };
}
