/**
 * Renames the old words in contract files (YAML) of earlier versions. Comments, order and layout stay; only the renamed words change. The
 * meaning of a file stays the same, because the rules are those for stored contracts.
 */
import { isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { type Rename, renamesOf } from '../../schemas/renamed-words.ts';

/** The node of a key, or of a value. */
function nodeAt(document: Document.Parsed, { path, of }: Rename): Node | undefined {
  let at: unknown = document.contents;
  for (const [i, step] of path.entries()) {
    if (isSeq(at) && typeof step === 'number') at = at.items[step];
    else if (isMap(at)) {
      const pair = at.items.find(({ key }) => isScalar(key) && key.value === step);
      if (i === path.length - 1 && of === 'key') return pair?.key as Node | undefined;
      at = pair?.value;
    } else return undefined;
  }
  return at as Node | undefined;
}

/** @returns the text with current words; the same text when it has no old word. */
export function renamedText(text: string): string {
  const document = parseDocument(text, { version: '1.2', uniqueKeys: false });
  const edits = renamesOf(document.toJS() as unknown).flatMap((rename) => {
    const range = nodeAt(document, rename)?.range;
    return range ? [{ from: range[0], to: range[1], word: rename.to }] : [];
  });
  return edits.sort((a, b) => b.from - a.from).reduce((rest, { from, to, word }) => rest.slice(0, from) + word + rest.slice(to), text);
}
