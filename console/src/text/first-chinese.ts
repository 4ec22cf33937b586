import { chineseAccounts } from '../../../lib/presentation/document/account-words-chinese.ts';
import { chineseLabels } from '../../../lib/presentation/document/labels-chinese.ts';
import { chineseNames } from '../../../lib/presentation/reasons/chinese-names.ts';
import type { FirstWords } from './catalogue.ts';
import { chineseProblems } from './chinese-problems.ts';
import { chinese } from './chinese.ts';

export const firstChinese: FirstWords = {
  texts: chinese,
  labels: chineseLabels,
  accounts: chineseAccounts,
  names: chineseNames,
  problems: chineseProblems,
};
