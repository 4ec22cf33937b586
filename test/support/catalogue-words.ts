/** The words of the English literals behind the texts of Makegood, and those of another language: read from the catalogues in the source. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { DocumentLanguage } from '../../lib/domain/contract/title.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where the words of each language stand; English is in the programs for terminals as well. */
const CATALOGUES: Readonly<Record<DocumentLanguage, RegExp>> = {
  en: /english|^text\/show-/,
  zh: /chinese/,
  de: /german/,
};

const FILES = readdirSync(`${ROOT}lib/presentation`, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

/** Words of catalogues that have several languages in one file. */
const ALSO_GERMAN: ReadonlySet<string> = new Set(['name']);

/** The text of the literals of a file, and of the fixed parts of its templates. */
function literalsIn(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Words of at least three Latin letters, in lower case. */
export const latinWords = (text: string): string[] => (text.match(/\p{Script=Latin}{3,}/gu) ?? []).map((word) => word.toLowerCase());

const wordsOf = (language: DocumentLanguage): Set<string> =>
  new Set(
    FILES.filter((file) => CATALOGUES[language].test(file))
      .flatMap((file) => literalsIn(`${ROOT}lib/presentation/${file}`))
      .flatMap(latinWords),
  );

/** Words of an English literal that are in no literal of the language: it has none of them in its texts. */
export function foreignWords(language: Exclude<DocumentLanguage, 'en'>): (text: string) => string[] {
  const [english, own] = [wordsOf('en'), wordsOf(language)];
  const foreign = new Set([...english].filter((word) => !own.has(word) && !ALSO_GERMAN.has(word)));
  if (foreign.size < 300) throw new Error(`the catalogue of English has only ${foreign.size} words of its own`);
  return (text) => latinWords(text).filter((word) => foreign.has(word));
}
