import { englishAccounts } from '../../../lib/presentation/document/account-words-english.ts';
import { englishLabels } from '../../../lib/presentation/document/labels-english.ts';
import { englishNames } from '../../../lib/presentation/reasons/english-names.ts';
import type { FirstWords } from './catalogue.ts';
import { english } from './english.ts';

export const firstEnglish: FirstWords = {
  texts: english,
  labels: englishLabels,
  accounts: englishAccounts,
  names: englishNames,
  problems: {},
};
