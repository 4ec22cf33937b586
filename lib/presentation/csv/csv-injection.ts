/** What a spreadsheet does with the text of a cell: it runs a formula, or it reads a date, a number or a truth value. */

/**
 * The text, with an apostrophe before what a spreadsheet would run: text that begins with =, +, -, @, one of these signs in full width (which
 * programs in East Asian languages read alike), a tab or a line break. Also after a separator within the text, because a program that is set to
 * another separator splits it there.
 */
export const withoutFormula = (text: string): string =>
  text.replaceAll(/^(?=[=+\-@＝＋－＠\t\r\n])|(?<=[,;\t\r\n])(?=[=+\-@＝＋－＠])/g, "'");

// No two repetitions beside each other take the same signs: what others write may be thousands of them, in thousands of cells.

/** Digits with the signs of numbers, dates, times, fractions, percentages and sums of money: 1E5, 2026-10, 1.10, 10:30, 1/2, 5 €. */
const LIKE_A_NUMBER = /^[\s\d.,:/\-+%()eE'’$€£¥]+$/;
/** 10 am, 5 p */
const TIME = /^\s*\d{1,2}(?::\d+)*\s*[ap]m?\s*$/i;
/** In English and German: TRUE, WAHR; #N/A, #NV. */
const OTHER = /^\s*(?:#|(?:true|false|wahr|falsch)\s*$)/i;
/** dec-1, 3. Mai 2026, October 2026; with one space for each run of separators. */
const MONTH = /^ ?\d{0,4} ?(?:jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]{0,6} ?\d{0,4} ?\d{0,4} ?$/i;
/** In Chinese: 2026年10月, 10月5日, 下午3时5分. */
const CHINESE = /^[\s\d年月日号时点分秒上下午.:/\-,]+$/;
const SEPARATORS = /[\s.\-/,]+/g;

/** Whether a spreadsheet in English, German or Chinese reads anything but text. It may be true of a text that one of them leaves alone. */
export function isConverted(text: string): boolean {
  // Digits and signs of full width are read as those of half width.
  const plain = text.normalize('NFKC');
  if (/^\s*[=+\-@]/.test(plain) || TIME.test(plain) || OTHER.test(plain)) return true;
  return /\d/.test(plain) && (LIKE_A_NUMBER.test(plain) || CHINESE.test(plain) || MONTH.test(plain.replaceAll(SEPARATORS, ' ')));
}
