/** Amounts with separators, for readers. */
import type { Amount } from '../../domain/statement/statement.ts';

/** "1234567.50" as "1,234,567.50". */
export const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');

/** "1,234,567.50 CNY" */
export const amountText = ({ amount, currency }: Amount): string => `${grouped(amount)} ${currency}`;
