/**
 * Whether a share, or a time, is one of failures or of successes. 1 less one of them gives the other, so that a mistake would turn an
 * availability into its opposite.
 */
import type { ShareOf } from '../operators/share-of.ts';
import { operatorOf } from '../operators/registry.ts';
import type { Terms } from '../contract/terms.ts';
import { meaningOf } from '../contract/meaning.ts';
import type { Cell } from '../operators/cell.ts';
import type { Operator } from '../operators/define-operator.ts';

/** A cache by cell, because many cells may depend on one cell. */
const known = new WeakMap<Terms, Map<Cell, ShareOf | undefined>>();

/** The kind of share of an operand, by the declarations of the operators; undefined where it is not known. A cycle has none; it is refused elsewhere. */
export function shareOf(terms: Terms, operand: unknown): ShareOf | undefined {
  const meaning = meaningOf(terms, operand);
  if (typeof meaning !== 'object' || meaning === null) return undefined;
  const cell = meaning as Cell;
  let shares = known.get(terms);
  if (!shares) known.set(terms, (shares = new Map<Cell, ShareOf | undefined>()));
  if (shares.has(cell)) return shares.get(cell);
  shares.set(cell, undefined);
  const operator: Operator | undefined = operatorOf(cell);
  const of = (inner: unknown): ShareOf | undefined => shareOf(terms, inner);
  const found = operator?.narrows ? of(cell[operator.key]) : operator?.shareOf?.(cell, of);
  shares.set(cell, found);
  return found;
}

/** The cells that decide the kind of share of a number. Cells of times are not among them: their limits decide what is bad. */
export function sharesBehind(terms: Terms, operand: unknown): ReadonlySet<Cell> {
  const asked = new Set<Cell>();
  const visit = (inner: unknown): void => {
    const meaning = meaningOf(terms, inner);
    if (typeof meaning !== 'object' || meaning === null || asked.has(meaning as Cell)) return;
    const cell = meaning as Cell;
    const operator: Operator | undefined = operatorOf(cell);
    if (operator?.group === 'times') return;
    asked.add(cell);
    operator?.shareOf?.(cell, (next) => {
      visit(next);
      return undefined;
    });
  };
  visit(operand);
  return asked;
}
