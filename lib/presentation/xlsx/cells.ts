/** Cells of a workbook: typed, with their format, at the top of their row, and the widths that they need. */
import type { Cell as SheetCell } from 'write-excel-file/node';
import { exponentOf } from '../../domain/money/money.ts';
import { amountText } from '../document/grouped.ts';
import type { DocumentLanguage } from '../document/labels.ts';
import { isTwice, offsetText, wallClock } from '../document/local-time.ts';
import type { TableCell, TableModel } from '../document/table-model.ts';
import { written } from '../written.ts';
import { isNumber } from './sums.ts';

export type Row = SheetCell[];

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
  const style = {
    ...{ alignVertical: 'top' as const },
    ...(bold && { fontWeight: 'bold' as const }),
    // With a space to the next column, whose text is left.
    ...(right && { align: 'right' as const, indent: 1 }),
  };
  if (typeof cell === 'string') return cell === '' ? null : { ...style, ...TEXT, value: written(cell) };
  // A spreadsheet date has no offset: a local time that needs one is text.
  if ('at' in cell && needsText(cell, zone)) return { ...style, ...TEXT, value: offsetText(cell.at, zone, language) };
  if ('at' in cell)
    return { ...style, align: right ? 'right' : 'left', type: Date, value: wallClock(cell.at, zone), format: DATES[language] };
  // A longer amount stays exact as text.
  return !isNumber(cell)
    ? { ...style, ...TEXT, value: cell.amount }
    : {
        ...style,
        type: Number,
        value: Number(cell.amount),
        format: `${cell.about === undefined ? '' : '"≈ "'}${amountFormat(cell.currency)}`,
      };
}

const needsText = (cell: { readonly at: number; readonly withOffset?: boolean }, zone: string): boolean =>
  cell.withOffset === true || isTwice(cell.at, zone);

/** The width of a sign, in digits of the font, from the widest ones: fonts differ from program to program. */
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [/[\u1100-\uffff]|[^\0-\uffff]/u, 2],
  [/[A-ZÄÖÜ@%—≈]/, 1.25],
  [/[ijlftr.,:;'|!()[\] /-]/, 0.65],
];

/** The width of a text in digits of the font. */
export const unitsOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (SIGNS.find(([form]) => form.test(one))?.[1] ?? 1), 0);

/** The width of a date with its time, in characters. */
const DATE_UNITS = 19;

/** The least width of a cell in characters: a number or a date that has less is shown as "####". Text can be in several lines. */
function leastOf(cell: TableCell, { zone, language }: SheetPlace): number {
  if (typeof cell === 'string') return 0;
  if ('at' in cell) return needsText(cell, zone) ? 0 : DATE_UNITS;
  return isNumber(cell) ? unitsOf(amountText(cell, language)) + (cell.about === undefined ? 0 : 2) : 0;
}

function textOf(cell: TableCell, { zone, language }: SheetPlace): string {
  if (typeof cell === 'string') return cell;
  if ('at' in cell) return offsetText(cell.at, zone, language);
  return cell.amount;
}

/** The height of a line in points, of a font of 10 points; signs of East Asia are higher. */
const LINE = 13;
const HIGH_LINE = 15.5;
const HIGH = /[\u2e80-\uffff]/;

/** How many lines a text takes in a column of a width. */
function linesOf(text: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(/(?<=[\s\u3400-\u9fff])/)) {
    const units = unitsOf(word);
    if (used > 0 && used + unitsOf(word.trimEnd()) > width) [lines, used] = [lines + 1, 0];
    lines += Math.max(0, Math.ceil(units / width) - 1);
    used += units > width ? units % width : units;
  }
  return lines;
}

const heightOf = (text: string, width: number): number => {
  const lines = linesOf(text, width - 1);
  return lines === 1 ? 0 : lines * (HIGH.test(text) ? HIGH_LINE : LINE);
};

/**
 * The row with a height for all lines of its texts: not every program finds it, and none for a text over several columns.
 * @param widths of its cells, in characters.
 */
export function withHeight(row: Row, widths: readonly number[]): Row {
  const height = Math.max(0, ...row.map((cell, i) => heightOf(textIn(cell), widths[i]!)));
  const at = row.findIndex((cell) => cell !== null);
  return height === 0 ? row : row.map((cell, i) => (i === at ? { ...(cell as object), height } : cell));
}

const textIn = (cell: SheetCell): string => {
  const { type, value } = (cell ?? {}) as { readonly type?: unknown; readonly value?: unknown };
  return type === String && typeof value === 'string' ? value : '';
};

/** How much wider bold letters are. */
const BOLD = 1.1;

/** What a cell needs beside its text, with the indent of numbers. */
const PAD = 3;

/** The width of each column: as its texts and its bold name need, but at most `most` for texts, which are then in several lines. */
export const widthsOf = ({ columns, rows }: TableModel, place: SheetPlace, most: number): number[] =>
  columns.map(({ name }, i) => {
    const cells = rows.flatMap((row) => (row[i] === undefined ? [] : [row[i]]));
    const least = Math.max(...name.split(' ').map((word) => unitsOf(word) * BOLD), ...cells.map((cell) => leastOf(cell, place)));
    const longest = Math.max(unitsOf(name) * BOLD, ...cells.map((cell) => (leastOf(cell, place) > 0 ? 0 : unitsOf(textOf(cell, place)))));
    return Math.ceil(Math.max(least + PAD, Math.min(longest + PAD, most)));
  });
