/** Words of the documents in each language. A missing word, or a missing language, does not compile. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { chineseLabels } from './labels-chinese.ts';
import { englishLabels, type Labels } from './labels-english.ts';
import { germanLabels } from './labels-german.ts';

export type { DocumentLanguage, Labels };

export const LABELS = { en: englishLabels, zh: chineseLabels, de: germanLabels } as const satisfies Readonly<
  Record<DocumentLanguage, Labels>
>;

/** Of Intl, and of the files that documents are. */
export const DOCUMENT_LOCALES: Readonly<Record<DocumentLanguage, string>> = { en: 'en', zh: 'zh-CN', de: 'de' };
