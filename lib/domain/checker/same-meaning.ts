/** Which operands are equal for any evidence: one cell under two names, or two cells with the same definition. */
import { usesIn } from '../operators/operands.ts';
import { operatorOf } from '../operators/registry.ts';
import type { Terms } from '../contract/terms.ts';
import { isName } from '../contract/literal.ts';
import { meaningOf } from '../contract/meaning.ts';
import type { Cell } from '../operators/cell.ts';
import { isPaper } from '../contract/paper.ts';

/** A cache by definitions. Each definition becomes a text with numbers for its operands; equal texts get the same number. */
const known = new WeakMap<Terms['definitions'], { readonly byName: Map<string, string>; readonly byText: Map<string, string> }>();

/** A key that two operands share when they have the same meaning. Notes and quotes of a cell are ignored. */
export function sameMeaning(terms: Pick<Terms, 'definitions'>, operand: unknown): string {
  if (!isName(operand) || !Object.hasOwn(terms.definitions, operand)) return JSON.stringify(operand);
  let seen = known.get(terms.definitions);
  if (!seen) known.set(terms.definitions, (seen = { byName: new Map(), byText: new Map() }));
  const found = seen.byName.get(operand);
  if (found !== undefined) return found;
  // A cycle equals only itself.
  seen.byName.set(operand, JSON.stringify(operand));
  const meant = meaningOf(terms, operand);
  const text = typeof meant === 'object' ? textOf(terms, meant as Cell) : sameMeaning(terms, meant ?? '');
  const meaning = seen.byText.get(text) ?? `#${seen.byText.size}`;
  seen.byText.set(text, meaning);
  seen.byName.set(operand, meaning);
  return meaning;
}

function textOf(terms: Pick<Terms, 'definitions'>, cell: Cell): string {
  const operator = operatorOf(cell);
  const operands = new Map(operator ? usesIn(operator, cell).map(({ path, operand }) => [path, sameMeaning(terms, operand)]) : []);
  const written = (value: unknown, path: string): unknown => {
    const meaning = operands.get(path);
    if (meaning !== undefined) return { meaning };
    if (typeof value !== 'object' || value === null) return value;
    const inner = (key: string | number, entry: unknown): unknown => written(entry, path === '' ? String(key) : `${path}/${key}`);
    if (Array.isArray(value)) return value.map((entry, i) => inner(i, entry));
    const entries = Object.entries(value).filter(([key]) => !isPaper(key));
    return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, inner(key, entry)]);
  };
  return JSON.stringify(written(cell, ''));
}
