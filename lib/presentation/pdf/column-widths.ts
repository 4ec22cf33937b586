/** The widths of the columns of a table: their shares, except that no amount is broken, and no word where the table has the width for it. */
import type { FontWeight as Weight } from '../../declarations/fonts.ts';

export interface TableColumn {
  readonly name: string;
  /** Share of the table's width. */
  readonly width: number;
  readonly right?: true;
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly bold?: boolean;
}

/** Letters become no smaller than this part of their size. */
const SMALLEST = 0.6;

/** @param widthOf of a piece in a cell, with the padding of the cell, in points. */
export function columnWidths(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  width: number,
  widthOf: (text: string, weight: Weight) => number,
): { readonly widths: readonly number[]; readonly scale: number } {
  const least = columns.map(({ name, right }, i) =>
    Math.max(
      ...piecesOf(name).map((piece) => widthOf(piece, 700)),
      ...(right === true
        ? rows.flatMap(({ cells, bold }) => piecesOf(cells[i]!).map((piece) => widthOf(piece, bold === true ? 700 : 400)))
        : [0]),
    ),
  );
  const needed = least.reduce((sum, one) => sum + one, 0);
  if (needed >= width) {
    const scale = Math.max(SMALLEST, width / needed);
    return { widths: least.map((one) => (one * width) / needed), scale };
  }
  const words = longest(rows, columns.length, widthOf, (text) => text.split(/\s+|(?<=-)/).filter((word) => WORD.test(word)));
  const ids = longest(rows, columns.length, widthOf, (text) => text.split(/\s+|(?<=[-/])/).filter((part) => part.length <= MAX_OF_ID));
  const figures = longest(rows, columns.length, widthOf, (text) => (FIGURE.test(text) ? [text] : []));
  return {
    widths: widened(
      columns,
      [words, ids, figures].reduce((found, wanted) => withWider(found, wanted, width), least as readonly number[]),
      width,
    ),
    scale: 1,
  };
}

/** Letters of scripts that do not break inside a word; an id with digits may be broken. */
const WORD = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]{4,}[^\p{L}\p{N}]*$/u;

/** A longer part of an id may be broken. */
const MAX_OF_ID = 16;

/** An amount with its currency, or a local time with its offset: in one line where the table has the width. */
const FIGURE = /^-?[\d.,]+ [A-Z]{3}$|^[\d.-]{10} \d\d:\d\d:\d\d[\d.,]*( ?[+-]\d\d:\d\d)?$/;

/** In points: a line is measured by its words, whose widths add up to a little more. */
const SLACK = 0.5;

/** The width of the longest part of a kind in each column. */
function longest(
  rows: readonly TableRow[],
  columns: number,
  widthOf: (text: string, weight: Weight) => number,
  partsOf: (text: string) => readonly string[],
): readonly number[] {
  return Array.from({ length: columns }, (_, i) => {
    const bold = (row: TableRow): Weight => (row.bold === true ? 700 : 400);
    const parts = new Map(
      rows.flatMap((row) => partsOf(row.cells[i]!).map((part) => [`${bold(row)} ${part}`, [part, bold(row)] as const])),
    );
    return Math.max(0, ...[...parts.values()].map(([part, weight]) => widthOf(part, weight) + SLACK));
  });
}

/** The least widths, wider for as many columns as there is width for: those that lack least come first. */
function withWider(least: readonly number[], wanted: readonly number[], width: number): readonly number[] {
  let free = width - least.reduce((sum, one) => sum + one, 0);
  const found = [...least];
  const lacking = wanted.map((one, i) => ({ i, lack: one - least[i]! })).filter(({ lack }) => lack > 0);
  for (const { i, lack } of lacking.sort((a, b) => a.lack - b.lack)) {
    if (lack > free) break;
    free -= lack;
    found[i] = wanted[i]!;
  }
  return found;
}

/** What a reader keeps together: "1,234.50 CNY" may be broken at its space, and at nothing else. */
const piecesOf = (text: string): string[] => text.split(' ');

/** Columns whose share is too narrow have their least width; the others divide the rest by their shares. */
function widened(columns: readonly TableColumn[], least: readonly number[], width: number): number[] {
  const fixed = new Set<number>();
  for (;;) {
    const free = width - [...fixed].reduce((sum, i) => sum + least[i]!, 0);
    const shares = columns.reduce((sum, column, i) => sum + (fixed.has(i) ? 0 : column.width), 0);
    const widths = columns.map((column, i) => (fixed.has(i) ? least[i]! : (free * column.width) / shares));
    const narrow = widths.findIndex((one, i) => !fixed.has(i) && one < least[i]!);
    if (narrow < 0) return widths;
    fixed.add(narrow);
  }
}
