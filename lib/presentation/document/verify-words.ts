/** Words for what was checked of a bundle, what was not, and what its signature says. In English the checks say it themselves. */
import type { CheckName, UncheckedName } from '../../application/statements/verify-statement.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { chineseChecks, chineseSignature } from './verify-words-chinese.ts';
import { germanChecks, germanSignature } from './verify-words-german.ts';
import type { CheckedWords, SignatureWords } from './verified-words.ts';

const CHECKED: Readonly<Record<Exclude<DocumentLanguage, 'en'>, CheckedWords>> = { zh: chineseChecks, de: germanChecks };

/** What a check or an open point is about. @param what in English. */
export const checkedText = ({ name, what }: { readonly name: CheckName; readonly what: string }, language: DocumentLanguage): string =>
  language === 'en' ? what : CHECKED[language].checks[name];
export const uncheckedText = (
  { name, what }: { readonly name: UncheckedName; readonly what: string },
  language: DocumentLanguage,
): string => (language === 'en' ? what : CHECKED[language].open[name]);

const english: SignatureWords = {
  signature: {
    trusted: (fingerprint) => `signed by the key that you trust, ${fingerprint}`,
    untrusted: (fingerprint) =>
      `not checked against a key you trust: it is signed by ${fingerprint}, and a key from the bundle or its server proves nothing`,
    unsigned: () => 'unsigned: not checked against a key you trust; anybody may have made this bundle',
    wrong: () => 'the signature is not one of this statement: not checked against a key you trust',
  },
  verdicts: {
    agrees: 'The statement follows from its evidence, and the key that you trust signed it.',
    differs: 'The statement does not follow from its evidence.',
    untrusted: 'The statement follows from its evidence. Who issued it is not checked against a key you trust.',
    unsigned: 'The statement follows from its evidence. It is unsigned: anybody may have made it.',
    wrong: 'The signature is not one of this statement.',
  },
};

export const SIGNATURE_WORDS: Readonly<Record<DocumentLanguage, SignatureWords>> = {
  en: english,
  zh: chineseSignature,
  de: germanSignature,
};
