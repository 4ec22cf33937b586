/** The dependencies in terms: cells behind operands, operands of credits. */
import type { Terms, Credit } from '../contract/terms.ts';
import { type Literal, parseLiteral } from '../contract/literal.ts';
import { meaningOf } from '../contract/meaning.ts';
import type { Cell } from '../operators/cell.ts';
import { namesIn } from '../operators/operands.ts';

/** The literal that an operand is, or names. */
export const literalOf = (terms: Terms, operand: unknown): Literal | undefined => parseLiteral(meaningOf(terms, operand));

export const cellOf = (terms: Terms, operand: unknown): Cell | undefined => {
  const definition = typeof operand === 'string' ? meaningOf(terms, operand) : undefined;
  return typeof definition === 'object' ? (definition as Cell) : undefined;
};

/** By name, all cells that some operands depend on, these operands and the cells behind a counted objective included. */
export function behind(terms: Terms, operands: readonly unknown[]): Map<string, Cell> {
  const found = new Map<string, Cell>();
  const seen = new Set<unknown>();
  const visit = (operand: unknown): void => {
    if (typeof operand !== 'string' || seen.has(operand)) return;
    seen.add(operand);
    const definition = Object.hasOwn(terms.definitions, operand) ? terms.definitions[operand] : undefined;
    if (typeof definition === 'string') visit(definition);
    if (typeof definition !== 'object') return;
    found.set(operand, definition);
    namesIn(definition).forEach(visit);
  };
  operands.forEach(visit);
  return found;
}

/** The operands of a credit: base and rate, gates, caps, and its objective. */
export const operandsOf = (credit: Credit): unknown[] => [
  credit.of,
  credit.times,
  credit.for,
  credit['if-breached'],
  ...(credit.if ?? []),
  ...(credit.cap ?? []).flatMap((cap) => [cap['at-most'], cap.of]),
];
