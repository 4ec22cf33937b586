/** Words for definitions and credits that have no title, by language. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { NameWords } from './cell-words.ts';
import { chineseNames } from './chinese-names.ts';
import { englishNames } from './english-names.ts';
import { germanNames } from './german-names.ts';

export type { NameWords };

export const NAME_WORDS: Readonly<Record<DocumentLanguage, NameWords>> = { en: englishNames, zh: chineseNames, de: germanNames };
