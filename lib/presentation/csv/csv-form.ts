/**
 * The forms of a CSV (decision 42): RFC 4180 for programs, and one for a spreadsheet program of a language, in which amounts are numbers
 * there and no text becomes a date, a number or a formula.
 */
import type { Spreadsheet } from '../../schemas/request-parts.ts';
import { written } from '../written.ts';
import { isConverted, withoutFormula } from './csv-injection.ts';

export type { Spreadsheet };

/** Text; a whole number; a decimal number with its unit if it is a percentage ("10.0000%"); a day of the calendar. */
export type CsvCell = string | number | { readonly decimal: string } | { readonly day: string };

/** A number, or other text: "44 min". */
export const decimalOr = (text: string): CsvCell => (/^-?\d+(\.\d+)?%?$/.test(text) ? { decimal: text } : text);

interface Signs {
  readonly separator: string;
  readonly point: string;
}
/** As their programs read a file that is opened by a double click. */
const SIGNS: Readonly<Record<Spreadsheet, Signs>> = {
  en: { separator: ',', point: '.' },
  de: { separator: ';', point: ',' },
  zh: { separator: ',', point: '.' },
};

/** Digits that the numbers of a spreadsheet keep. */
const MAX_DIGITS = 15;

/** @param spreadsheet absent: for programs. */
function textOf(cell: CsvCell, spreadsheet: Spreadsheet | undefined): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'string') {
    if (spreadsheet === undefined) return /^-?\d+(\.\d+)?$/.test(cell) ? cell : withoutFormula(cell);
    return isConverted(cell) ? `'${withoutFormula(cell).replace(/^'/, '')}` : withoutFormula(cell);
  }
  if ('day' in cell) return cell.day;
  if (spreadsheet === undefined) return cell.decimal;
  const local = cell.decimal.replace('.', SIGNS[spreadsheet].point);
  return cell.decimal.replaceAll(/\D/g, '').length > MAX_DIGITS ? `'${local}` : local;
}

function quoted(cell: CsvCell, spreadsheet: Spreadsheet | undefined): string {
  const text = textOf(cell, spreadsheet);
  written(text);
  // With the separators of other forms too: a program that splits there finds the quotes of a cell.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvRow = (row: readonly CsvCell[], spreadsheet?: Spreadsheet): string =>
  row.map((cell) => quoted(cell, spreadsheet)).join(spreadsheet === undefined ? ',' : SIGNS[spreadsheet].separator) + '\r\n';

/** A table by RFC 4180: a header, rows, CRLF after each. A spreadsheet knows by the mark before it that it is in UTF-8. */
export const csvTable = (columns: readonly string[], rows: readonly (readonly CsvCell[])[], spreadsheet?: Spreadsheet): string =>
  [columns, ...rows].map((row) => csvRow(row, spreadsheet)).reduce((all, row) => all + row, spreadsheet === undefined ? '' : '\uFEFF');
