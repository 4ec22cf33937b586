/** The meaning of names. */
import type { Terms, Order } from './terms.ts';

/** Follows an operand through names of names to a cell, a literal or a reserved name; undefined for a cycle of names. */
export function meaningOf({ definitions }: Pick<Terms, 'definitions'>, operand: unknown): unknown {
  const seen = new Set<string>();
  let at = operand;
  while (typeof at === 'string' && Object.hasOwn(definitions, at)) {
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = definitions[at];
  }
  return at;
}

/** The text of a definition, after parameters of the order were put in. */
export const definitionOf = (terms: Terms, order: Order | undefined, name: string): unknown => {
  if (Object.hasOwn(terms.definitions, name)) return terms.definitions[name];
  if (!terms.parameters || !Object.hasOwn(terms.parameters, name)) return undefined;
  const parameter = terms.parameters[name]!;
  return order?.parameters?.[name] ?? parameter.default ?? parameter.like;
};
