/** Tables as sheets of an Excel workbook: typed cells, sums, filters and the set-up of their pages. */
import writeXlsxFile, { type Cell as SheetCell, type Sheet } from 'write-excel-file/node';
import { getCellAddress } from 'write-excel-file/utility';
import { exponentOf } from '../../domain/money/money.ts';
import type { DocumentLanguage } from '../document/labels.ts';
import { isTwice, offsetText, wallClock } from '../document/local-time.ts';
import type { TableCell, TableModel } from '../document/table-model.ts';
import { written } from '../written.ts';
import { type SheetUse, sheetFeatures } from './sheet-features.ts';
import { isNumber, sumFormula } from './sums.ts';

export type Row = SheetCell[];

/** Excel's own limits on the name of a sheet. */
export const sheetName = (title: string): string => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** With its currency: an amount alone says too little when it is copied elsewhere. */
const amountFormat = (currency: string): string => {
  const decimals = exponentOf(currency);
  return `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`} "${currency}"`;
};

/** The formats of dates with their time. */
const DATES: Readonly<Record<DocumentLanguage, string>> = {
  en: 'yyyy-mm-dd hh:mm:ss',
  zh: 'yyyy-mm-dd hh:mm:ss',
  de: 'dd.mm.yyyy hh:mm:ss',
};

/** Text in lines of the width of its column, so that a page has all of it. */
export const TEXT = { type: String, format: '@', wrap: true, alignVertical: 'top' } as const;

export interface SheetPlace {
  readonly zone: string;
  readonly language: DocumentLanguage;
}

export function cellOf(cell: TableCell, { zone, language }: SheetPlace, bold: boolean, right: boolean): SheetCell {
  const style = { ...(bold && { fontWeight: 'bold' as const }), ...(right && { align: 'right' as const }) };
  if (typeof cell === 'string') return cell === '' ? null : { ...style, ...TEXT, value: written(cell) };
  // A spreadsheet date has no offset: a local time that needs one is text.
  if ('at' in cell && (cell.withOffset === true || isTwice(cell.at, zone)))
    return { ...style, type: String, value: offsetText(cell.at, zone, language), format: '@' };
  if ('at' in cell) return { ...style, type: Date, value: wallClock(cell.at, zone), format: DATES[language] };
  // A longer amount stays exact as text.
  return !isNumber(cell)
    ? { ...style, type: String, value: cell.amount, format: '@' }
    : {
        ...style,
        type: Number,
        value: Number(cell.amount),
        format: `${cell.about === undefined ? '' : '"≈ "'}${amountFormat(cell.currency)}`,
      };
}

/** The widest that a column becomes for its texts; longer ones are in several lines. */
const MOST_WIDTH = 44;

/** The width of a text in characters of the font: those of East Asia are twice as wide. */
const unitsOf = (text: string): number => [...text].reduce((sum, one) => sum + (one >= '\u1100' ? 2 : 1), 0);

/** The width of each column: as its texts and its bold name need, so that no line is cut or drawn over the next row. */
const widthsOf = ({ columns, rows }: TableModel): { readonly width: number }[] =>
  columns.map(({ name, width }, i) => {
    const texts = rows.map((row) => row[i]).filter((cell) => typeof cell === 'string');
    const longest = Math.max(unitsOf(name) * 1.2, ...texts.map(unitsOf));
    return { width: Math.ceil(Math.max(width + 4, Math.min(longest * 1.1 + 2, MOST_WIDTH))) };
  });

export const head = (names: readonly string[]): Row =>
  names.map((value) => ({ type: String, value, fontWeight: 'bold', backgroundColor: '#dddddd', wrap: true }));

export interface UsedSheet {
  readonly sheet: Sheet<never>;
  readonly use: SheetUse;
}

/** @param formulaOf the formula of a cell by its row and column; absent: of the sums in the last row. */
export function sheetOf(
  table: TableModel,
  place: SheetPlace,
  formulaOf: (row: number, column: number) => string | undefined = (row, column) =>
    table.sums === true && row === table.rows.length - 1 ? sumFormula(table, column) : undefined,
): UsedSheet {
  const name = sheetName(table.title);
  const results = new Map<string, string>();
  const last = table.sums === true ? table.rows.length - 1 : -1;
  const rows = table.rows.map((row, i): Row =>
    row.map((cell, column) => {
      const shown = cellOf(cell, place, i === last, table.columns[column]!.right === true);
      const formula = formulaOf(i, column);
      if (formula === undefined) return shown;
      results.set(getCellAddress(i + 1, column), String((shown as { value: number }).value));
      return { ...(shown as object), type: 'Formula', value: formula };
    }),
  );
  return {
    sheet: {
      data: [head(table.columns.map(({ name: title }) => title)), ...rows],
      sheet: name,
      columns: widthsOf(table),
      stickyRowsCount: 1,
    },
    use: {
      name,
      printed: { columns: table.columns.length, rows: table.rows.length + 1 },
      filtered: { columns: table.columns.length, rows: last === -1 ? table.rows.length + 1 : last + 1 },
      results,
    },
  };
}

export const write = async (used: readonly UsedSheet[], foot: string): Promise<Buffer> => {
  const features = [
    sheetFeatures(
      used.map(({ use }) => use),
      foot,
    ),
  ];
  return writeXlsxFile(
    used.map(({ sheet }) => sheet),
    { fontFamily: 'Arial', fontSize: 10, features } as never,
  ).toBuffer();
};
