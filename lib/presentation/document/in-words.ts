import type { Labels } from './labels.ts';

/** A length or target in the words of the language. */
export const inWords = (text: string, { units }: Labels): string => units.reduce((said, [word, own]) => said.replace(word, own), text);
