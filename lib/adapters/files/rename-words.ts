/**
 * Rewrites files of contracts, terms and mappings of earlier versions with the current words. Comments, order, layout and quotes are kept;
 * only the renamed words change. The meaning stays the same, because the rules for stored contracts are used.
 */
import { isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import type { Issue } from '../../domain/issue.ts';
import { type Rename, clashes, renamesOf } from '../../schemas/renamed-words.ts';
import { mappingRenames } from '../../schemas/upcast-mapping.ts';
import { readYaml } from '../../schemas/yaml-document.ts';

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

/** The new word with the quotes of the old one, because JSON needs quotes. */
const quotedLike = (old: string, word: string): string => (/^["']/.test(old) ? `${old[0]}${word}${old[0]}` : word);

export interface RenamedText {
  /** The text with the current words; the unchanged text when there are issues. */
  readonly text: string;
  /** The number of renamed words. */
  readonly renamed: number;
  /** Why nothing is renamed: the text is not one YAML document, or has an old key beside the new one. */
  readonly issues: readonly Issue[];
}

export function renamedText(text: string): RenamedText {
  const { document: read, issues } = readYaml(text);
  const renames = issues.length > 0 ? [] : [...renamesOf(read), ...mappingRenames(read)];
  const refused = [...issues, ...clashes(read, renames)];
  if (refused.length > 0) return { text, renamed: 0, issues: refused };
  const document = parseDocument(text, { version: '1.2', uniqueKeys: false });
  const edits = renames.flatMap((rename) => {
    const range = nodeAt(document, rename)?.range;
    return range ? [{ from: range[0], to: range[1], word: quotedLike(text.slice(range[0], range[1]), rename.to) }] : [];
  });
  edits.sort((a, b) => b.from - a.from);
  const now = edits.reduce((rest, { from, to, word }) => rest.slice(0, from) + word + rest.slice(to), text);
  return { text: now, renamed: edits.length, issues: [] };
}
