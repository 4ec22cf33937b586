/** The cells that count: those behind an objective, a credit, a remedy or the report. Findings about other cells change nothing. */
import type { Terms } from '../../contract/terms.ts';
import { namesIn } from '../../operators/operands.ts';
import type { Cell } from '../../operators/cell.ts';

/** @param definitionOf the definition of a name; undefined for an operand that is no name. */
export function restedOn(terms: Terms, definitionOf: (name: string) => unknown): Set<string> {
  const { objectives, credits, remedies = {}, report = [] } = terms;
  return behind([Object.keys(objectives), objectives, credits, Object.values(remedies).map((remedy) => remedy.if), report], definitionOf);
}

/** The cells behind the texts of some clauses, from the top down. */
export function behind(clauses: readonly unknown[], definitionOf: (name: string) => unknown): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const definition = seen.has(name) ? undefined : definitionOf(name);
    if (definition === undefined) return;
    seen.add(name);
    if (typeof definition === 'string') visit(definition);
    else if (typeof definition === 'object' && definition !== null) namesIn(definition as Cell).forEach(visit);
  };
  clauses.flatMap(texts).forEach(visit);
  return seen;
}

const texts = (node: unknown): string[] =>
  typeof node === 'string' ? [node] : typeof node === 'object' && node !== null ? Object.values(node).flatMap(texts) : [];
