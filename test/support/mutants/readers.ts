/**
 * A document without what the schema declares as there for readers alone, and without the cells that only such keys read: two that are
 * alike so differ in what is shown, never in what is measured, judged or paid.
 */
import { namesIn } from '../../../lib/domain/operators/operands.ts';
import type { DocumentNode, Path } from './documents.ts';
import { placesOf } from './schema.ts';
import { wordsOf } from '../../../lib/domain/operators/attribute-values.ts';

/** What takes the place of text under a name that means something itself. */
const TEXT = '(text)';

/** @param original what it was made of: a cell that was read there alone, by a key for readers, is no more than that key. */
export function withoutReaders(document: DocumentNode, original: DocumentNode = document): DocumentNode {
  const copy = structuredClone(document);
  const shown = new Set([...namesRead(copy), ...namesRead(original)]);
  const key = (path: Path): string => JSON.stringify(path);
  const places = new Map(placesOf(copy, [[]]).map((place) => [key(place.path), place]));
  for (const { path, display } of places.values()) {
    const around = places.get(key(path.slice(0, -1)));
    if (!display || !around || around.display) continue;
    if (around.schema.def.type === 'record') around.value[path.at(-1)!] = TEXT;
    else delete around.value[path.at(-1)!];
  }
  for (const { attributes } of copy.terms as DocumentNode[])
    for (const spec of Object.values<DocumentNode>(attributes ?? {})) if (spec.values) spec.values = wordsOf(spec.values as never);
  for (const text of copy.terms as DocumentNode[]) dropUnread(text, shown);
  return copy;
}

/** Removes the cells that were read, and are no longer. */
function dropUnread(text: DocumentNode, shown: ReadonlySet<string>): void {
  for (let before = -1; before !== Object.keys(text.definitions as DocumentNode).length;) {
    before = Object.keys(text.definitions as DocumentNode).length;
    const read = new Set(namesRead({ terms: [text] }));
    for (const name of Object.keys(text.definitions as DocumentNode)) if (shown.has(name) && !read.has(name)) delete text.definitions[name];
  }
}

/** All words of all texts but the names that definitions have. */
function* namesRead({ terms }: DocumentNode): Generator<string> {
  for (const { definitions, ...clauses } of terms as DocumentNode[]) {
    yield* wordsBelow(clauses);
    for (const cell of Object.values<unknown>(definitions as DocumentNode))
      if (typeof cell === 'object' && cell !== null) yield* [...namesIn(cell as DocumentNode), ...wordsBelow(cell)];
      else yield String(cell);
  }
}

/** Every text and every key: an objective names its cell by its own name. */
function* wordsBelow(node: unknown): Generator<string> {
  if (typeof node === 'string') yield node;
  if (typeof node !== 'object' || node === null) return;
  for (const [key, inner] of Object.entries(node)) {
    if (!Array.isArray(node)) yield key;
    yield* wordsBelow(inner);
  }
}
