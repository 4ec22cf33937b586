/** What names stand for. */
import type { Terms } from './terms.ts';

/** What an operand stands for, through names of names: a cell, a literal or a given name; undefined where names go in a circle. */
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
