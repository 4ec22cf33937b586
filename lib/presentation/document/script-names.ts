/** Names of scripts in the language of a document. */
import { scriptOf } from '../../declarations/scripts.ts';
import { DOCUMENT_LOCALES, type Labels } from './labels.ts';

/** @param code as `scriptOf` gives it. @returns "Thai"; the number of a character as it is. */
export function scriptName(code: string, { language, emoji }: Labels): string {
  if (code === 'emoji') return emoji;
  if (code.startsWith('U+')) return code;
  return new Intl.DisplayNames(DOCUMENT_LOCALES[language], { type: 'script' }).of(code) ?? code;
}

/** @param characters grapheme clusters. @returns each script once. */
export const scriptNames = (characters: readonly string[], labels: Labels): string[] => [
  ...new Set(characters.map((character) => scriptName(scriptOf(character), labels))),
];
