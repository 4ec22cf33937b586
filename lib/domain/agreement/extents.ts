/** How small and how large the value of a cell can be, whatever the evidence says: as each operator declares it. */
import type { Cell, Extent, Operator } from '../operators/operator.ts';
import { operatorOf } from '../operators/registry.ts';
import type { Terms } from './agreement.ts';
import { isName, parseLiteral } from './literal.ts';

/** @param seen names on the way here; a circle is refused elsewhere. */
export function extentOf(terms: Terms, operand: unknown, seen: ReadonlySet<string> = new Set()): Extent {
  const literal = parseLiteral(operand);
  if (literal) return literal.kind === 'span' ? {} : { least: literal.value, most: literal.value };
  if (!isName(operand) || seen.has(operand) || !Object.hasOwn(terms.definitions, operand)) return {};
  const definition = terms.definitions[operand];
  const within = new Set([...seen, operand]);
  if (typeof definition !== 'object') return extentOf(terms, definition, within);
  const cell = definition as Cell;
  const operator: Operator | undefined = operatorOf(cell);
  const cellAt = (name: unknown): Cell | undefined => {
    const other = isName(name) && Object.hasOwn(terms.definitions, name) ? terms.definitions[name] : undefined;
    return typeof other === 'object' ? other : undefined;
  };
  return operator?.extent?.(cell, (inner) => extentOf(terms, inner, within), cellAt) ?? {};
}
