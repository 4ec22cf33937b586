/** The least and the greatest possible value of a cell for any evidence, as its operator declares them. */
import type { Extent } from '../operators/extent.ts';
import { operatorOf } from '../operators/registry.ts';
import type { Terms } from '../contract/terms.ts';
import { isName, parseLiteral } from '../contract/literal.ts';
import { longestPeriod } from '../time/period.ts';
import type { Cell } from '../operators/cell.ts';
import type { Operator } from '../operators/define-operator.ts';

/** A cache by name, because many cells may depend on one. */
const known = new WeakMap<Terms, Map<string, Extent>>();

/** The bounds of an operand. A cycle gives no bounds; it is refused elsewhere. */
export function extentOf(terms: Terms, operand: unknown): Extent {
  const literal = parseLiteral(operand);
  if (literal) return literal.kind === 'span' ? {} : { least: literal.value, most: literal.value };
  if (!isName(operand) || !Object.hasOwn(terms.definitions, operand)) return {};
  let extents = known.get(terms);
  if (!extents) known.set(terms, (extents = new Map<string, Extent>()));
  const found = extents.get(operand);
  if (found) return found;
  extents.set(operand, {});
  const extent = extentNamed(terms, operand);
  extents.set(operand, extent);
  return extent;
}

function extentNamed(terms: Terms, name: string): Extent {
  const definition = terms.definitions[name];
  if (typeof definition !== 'object') return extentOf(terms, definition);
  const cell = definition as Cell;
  const operator: Operator | undefined = operatorOf(cell);
  const cellAt = (other: unknown): Cell | undefined => {
    const found = isName(other) && Object.hasOwn(terms.definitions, other) ? terms.definitions[other] : undefined;
    return typeof found === 'object' ? found : undefined;
  };
  return operator?.extent?.(cell, (inner) => extentOf(terms, inner), cellAt, longestPeriod(terms.period.every)) ?? {};
}
