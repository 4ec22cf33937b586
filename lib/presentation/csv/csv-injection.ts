/** What a spreadsheet does with the text of a cell: it runs a formula, or it reads a date, a number or a truth value. */

/**
 * The text, with an apostrophe before what a spreadsheet would run: text that begins with =, +, -, @, a tab or a line break. Also after a
 * separator within the text, because a program that is set to another separator splits it there.
 */
export const withoutFormula = (text: string): string => text.replaceAll(/^(?=[=+\-@\t\r])|(?<=[,;\t\r\n])(?=[=+\-@])/g, "'");

/** Digits with the signs of numbers, dates, times, fractions, percentages and sums of money: 1E5, 2026-10, 1.10, 10:30, 1/2, 5 €. */
const LIKE_A_NUMBER = /^[\s\d.,:/\-+%()eE'’$€£¥]*\d[\s\d.,:/\-+%()eE'’$€£¥]*$/;
/** 10 am, 5 p */
const TIME = /^\s*\d{1,2}(?::\d+)*\s*[ap]m?\s*$/i;
/** In English and German: TRUE, WAHR; #N/A, #NV. */
const OTHER = /^\s*(?:#|(?:true|false|wahr|falsch)\s*$)/i;
/** dec-1, 3. Mai 2026, October 2026 */
const MONTH =
  /^\s*\d{0,4}[\s.\-/]*(?:jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]{0,6}[\s.\-/,]*\d{0,4}[\s.\-/,]*\d{0,4}\s*$/i;

/** Whether a spreadsheet in English or German reads anything but text. It may be true of a text that one of them leaves alone. */
export const isConverted = (text: string): boolean =>
  /^\s*[=+\-@]/.test(text) || LIKE_A_NUMBER.test(text) || TIME.test(text) || OTHER.test(text) || (/\d/.test(text) && MONTH.test(text));
