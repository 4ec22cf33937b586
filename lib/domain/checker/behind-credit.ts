/** What a credit depends on: the operands of the credit and of those that it includes, and all cells behind them. */
import { LIMIT_KEYS } from '../operators/value.ts';
import type { Terms } from '../contract/terms.ts';
import type { Cell } from '../operators/cell.ts';
import { behind, operandsOf } from './graph.ts';
import { partsOf } from '../contract/included-credits.ts';

export function behindCredit(terms: Terms, name: string, seen = new Set<string>()): unknown[] {
  const credit = Object.hasOwn(terms.credits, name) && !seen.has(name) ? terms.credits[name]! : undefined;
  seen.add(name);
  if (!credit) return [];
  return [
    ...operandsOf(credit),
    ...[credit.for, credit['if-breached']].flatMap((objective) => limitsOf(terms, objective)),
    ...Object.values(credit.minimum ?? {}),
    ...partsOf(credit).flatMap((part) => behindCredit(terms, part, seen)),
  ];
}

function limitsOf(terms: Terms, name: unknown): unknown[] {
  const objective = typeof name === 'string' && Object.hasOwn(terms.objectives, name) ? terms.objectives[name] : undefined;
  return objective ? LIMIT_KEYS.flatMap((edge) => objective[edge] ?? []) : [];
}

/** All cells that some operands depend on, including those behind the limits of a counted objective and behind a credit of earlier periods. */
export function restsOn(terms: Terms, operands: readonly unknown[]): Iterable<Cell> {
  const all = new Set(operands);
  for (let before = -1; before !== all.size;) {
    before = all.size;
    for (const cell of behind(terms, [...all]).values()) {
      for (const operand of behindCredit(terms, String(cell['across-periods']))) all.add(operand);
      if (cell.that !== undefined) for (const limit of limitsOf(terms, cell.count)) all.add(limit);
    }
  }
  return behind(terms, [...all]).values();
}
