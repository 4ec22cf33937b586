/** The widths of the columns of a table: their shares, except that no amount is broken. */
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
  return { widths: widened(columns, least, width), scale: 1 };
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
