/** Amounts with separators, for readers. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import { FORMATS } from './formats.ts';

/** "1234567.50" as "1,234,567.50"; in German as "1.234.567,50". */
export const grouped = (amount: string, language: DocumentLanguage = 'en'): string => FORMATS[language].money(amount);

/** "1,234,567.50 CNY" */
export const amountText = ({ amount, currency }: Amount, language: DocumentLanguage = 'en'): string =>
  `${grouped(amount, language)} ${currency}`;
