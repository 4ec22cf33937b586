import type { Labels } from './labels.ts';

/** A length or limit in the words of the document's language. */
export const inWords = (text: string, { units }: Labels): string => units.reduce((said, [word, own]) => said.replace(word, own), text);
