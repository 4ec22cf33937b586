/**
 * What a spreadsheet makes of a cell of a CSV that it opens: a small model of the rules that Excel documents for typed input in English
 * (United States) and German (Germany), and dates and times in Chinese characters (China), read widely: where versions differ, the text counts
 * as converted.
 */

import type { Spreadsheet } from '../../lib/schemas/request-parts.ts';

export type Imported = 'text' | 'number' | 'date' | 'truth' | 'formula' | 'error';

interface Locale {
  readonly separator: string;
  readonly point: string;
  readonly thousands: string;
  /** Between the parts of a date that is written in digits. */
  readonly dates: RegExp;
}
export const LOCALES: Readonly<Record<Spreadsheet, Locale>> = {
  en: { separator: ',', point: '.', thousands: ',', dates: /[/-]/ },
  de: { separator: ';', point: ',', thousands: '.', dates: /[./-]/ },
  zh: { separator: ',', point: '.', thousands: ',', dates: /[/-]/ },
};

const MONTHS =
  'jan|january|januar|feb|february|februar|mar|march|mär|mrz|märz|apr|april|may|mai|jun|june|juni|jul|july|juli|aug|august|sep|sept|september|oct|october|okt|oktober|nov|november|dec|december|dez|dezember';

const isDay = (text: string): boolean => Number(text) >= 1 && Number(text) <= 31;
const isMonth = (text: string): boolean => Number(text) >= 1 && Number(text) <= 12;
const isYear = (text: string): boolean => text.length <= 4;

function isDate(text: string, { dates }: Locale): boolean {
  const named = new RegExp(`^(\\d{1,4})?[ ./-]*(${MONTHS})\\.?[ ./,-]*(\\d{1,4})?([ ,]+\\d{1,4})?$`, 'i').exec(text);
  if (named) return named[1] !== undefined || named[3] !== undefined;
  const parts = text.replace(/\.$/, '').split(dates);
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return false;
  const [a = '', b = '', c = ''] = parts;
  if (parts.length === 2)
    return (isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b)) || (isMonth(a) && isYear(b)) || (isYear(a) && isMonth(b));
  return (
    parts.length === 3 &&
    ((isDay(a) && isMonth(b) && isYear(c)) || (isMonth(a) && isDay(b) && isYear(c)) || (isYear(a) && isMonth(b) && isDay(c)))
  );
}

const isTime = (text: string): boolean =>
  /^\d{1,4}:\d{1,2}(:\d{1,2}([.,]\d+)?)?( ?[ap]m?)?$/i.test(text) || /^\d{1,2} ?[ap]m?$/i.test(text);

function isNumber(text: string, { point, thousands }: Locale): boolean {
  const bare = text
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^[-+ ]*/, '')
    .replace(/^[$€£¥] ?|( ?[$€£¥%])$/g, '')
    .replace(/-$/, '');
  const [whole = '', decimals = ''] = bare.split(point);
  if (bare.split(point).length > 2) return false;
  const groups = whole.split(thousands);
  const isWhole = groups.every((group, i) => /^\d+$/.test(group) && (i === 0 || group.length >= 3));
  return (
    (isWhole && /^(\d*)([eE][-+]?\d+)?$/.test(decimals)) ||
    /^\d+[eE][-+]?\d+$/.test(bare) ||
    (whole === '' && /^\d+$/.test(decimals)) ||
    /^\d+ \d+\/\d+$/.test(bare)
  );
}

export function importedAs(cell: string, language: Spreadsheet): Imported {
  // In Chinese, digits and signs of full width are read as those of half width.
  const text = language === 'zh' ? cell.trim().normalize('NFKC') : cell.trim();
  const locale = LOCALES[language];
  if (/^(true|false|wahr|falsch)$/i.test(text)) return 'truth';
  if (text.startsWith('#')) return 'error';
  if (isDate(text, locale) || isTime(text) || /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4} \d{1,2}:\d/.test(text)) return 'date';
  if (
    language === 'zh' &&
    /^(\d{2,4}年)?(\d{1,2}月)?(\d{1,2}[日号])?$|^(上午|下午)?\d{1,2}[时点](\d{1,2}分)?(\d{1,2}秒)?$/.test(text) &&
    text !== ''
  )
    return 'date';
  if (isNumber(text, locale)) return 'number';
  return /^[=+\-@]/.test(text) ? 'formula' : 'text';
}

/** The number that a program reads; NaN for another cell. Digits beyond the fifteenth are lost. */
export function importedNumber(cell: string, language: Spreadsheet): number {
  if (importedAs(cell, language) !== 'number') return Number.NaN;
  const { point, thousands } = LOCALES[language];
  const plain = cell.replaceAll(thousands, '').replace(point, '.');
  return plain.endsWith('%') ? Number(plain.slice(0, -1)) / 100 : Number(plain);
}

/** The rows of a file, by its separator: quotes as RFC 4180 has them. */
export function rowsOf(file: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const text = file.replace(/^\uFEFF/, '');
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[(i += 1)]!;
      else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === separator || char === '\n') {
      rows.at(-1)!.push(char === '\n' ? cell.replace(/\r$/, '') : cell);
      cell = '';
      if (char === '\n') rows.push([]);
    } else cell += char;
  }
  return rows.slice(0, -1);
}
