/** Values as people read them. Amounts stay the decimal texts that the API gives: no arithmetic happens here. */
import type { Language } from '../../../lib/domain/contract/title.ts';

/** Of Intl. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };

/** "16,000.00 CNY": digits are grouped, and none is dropped. */
export function amountShown(amount: string, currency: string): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} ${currency}`;
}

/** An instant to the minute, with the offset of its zone: of the contract where it is given, else of the browser. */
export function instantShown(instant: string | number, language: Language, timeZone?: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(instant));
}

/** An instant to the second. */
export const secondsShown = (instant: string | number, language: Language, timeZone?: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(instant));

/** Milliseconds as whole minutes, and a tenth under an hour. */
export function minutesShown(milliseconds: string, language: Language): string {
  const minutes = Number(milliseconds) / 60_000;
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: minutes < 60 ? 1 : 0 }).format(minutes);
}

/** A word of a sentence as it begins a heading or a label. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
