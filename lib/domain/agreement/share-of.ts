/** What a share, or a time, is of: what failed, or what went well. One less the one is the other, so that they must not be exchanged. */
import type { Cell, Operator, ShareOf } from '../operators/operator.ts';
import { operatorOf } from '../operators/registry.ts';
import type { Terms } from './agreement.ts';
import { meaningOf } from './meaning.ts';

/**
 * As each operator declares it, through names of names.
 * @param met every cell on the way; a circle ends there, and is refused elsewhere.
 */
export function shareOf(terms: Terms, operand: unknown, met = new Set<Cell>()): ShareOf | undefined {
  const meaning = meaningOf(terms, operand);
  if (typeof meaning !== 'object' || meaning === null || met.has(meaning as Cell)) return undefined;
  const cell = meaning as Cell;
  const operator: Operator | undefined = operatorOf(cell);
  if (!operator) return undefined;
  const of = (inner: unknown): ShareOf | undefined => shareOf(terms, inner, new Set([...met, cell]));
  if (operator.narrows) return of(cell[operator.key]);
  return operator.shareOf?.(cell, of);
}

/** The cells that are asked when the direction of a number is. Those of times are not: what is bad enough says its limit. */
export function sharesBehind(terms: Terms, operand: unknown): ReadonlySet<Cell> {
  const asked = new Set<Cell>();
  const visit = (inner: unknown, on: ReadonlySet<Cell>): void => {
    const meaning = meaningOf(terms, inner);
    if (typeof meaning !== 'object' || meaning === null || on.has(meaning as Cell)) return;
    const cell = meaning as Cell;
    const operator: Operator | undefined = operatorOf(cell);
    if (operator?.group === 'times') return;
    asked.add(cell);
    operator?.shareOf?.(cell, (next) => {
      visit(next, new Set([...on, cell]));
      return undefined;
    });
  };
  visit(operand, new Set());
  return asked;
}
