/**
 * Draws a table over as many pages as it takes: its head on each, sums carried forward and brought forward, columns wide enough for their
 * amounts, and rows that are taller than a page in pieces.
 */
import type { FontWeight as Weight } from '../../declarations/fonts.ts';
import { written } from '../written.ts';
import { type TableColumn, type TableRow, columnWidths } from './column-widths.ts';

/** The rows at the end of a page and at the beginning of the next one, when a page ends before row `i`; undefined for none. */
export type CarriedRows = (i: number) => readonly [end: readonly string[], begin: readonly string[]] | undefined;

/** The page on which a table is drawn. */
export interface Sheet {
  readonly left: number;
  readonly width: number;
  y: number;
  /** The lowest point of the page that may be drawn on. */
  readonly bottom: number;
  /** The height of an empty page. */
  readonly fullHeight: number;
  newPage(): void;
  widthOf(text: string, size: number, weight: Weight): number;
  wrap(text: string, size: number, weight: Weight, width: number): string[];
  draw(text: string, x: number, y: number, size: number, weight: Weight): void;
  fill(y: number, height: number, colour: string): void;
  rule(y: number): void;
}

const PAD = 3;
const LINE = 1.35;
const SIZE = 8;
const GREY = '#e8e8e8';
const PALE = '#f4f4f4';

interface Laid {
  readonly lines: readonly (readonly string[])[];
  readonly weight: Weight;
  /** How many lines the highest cell has. */
  readonly count: number;
  readonly colour?: string;
}

export class TableWriter {
  private readonly sheet: Sheet;
  private readonly columns: readonly TableColumn[];
  private readonly widths: readonly number[];
  private readonly size: number;
  private readonly carried: CarriedRows;

  constructor(sheet: Sheet, columns: readonly TableColumn[], rows: readonly TableRow[], carried: CarriedRows = () => undefined) {
    this.sheet = sheet;
    this.columns = columns;
    this.carried = carried;
    const laid = columnWidths(columns, rows, sheet.width, (text, weight) => sheet.widthOf(text, SIZE, weight) + 2 * PAD);
    this.widths = laid.widths;
    this.size = SIZE * laid.scale;
  }

  /** The height of the head and the first row, with the sums that may follow; of a first row that no page can hold, a part of it. */
  beginningOf(rows: readonly TableRow[]): number {
    const [first] = rows;
    const row = first && this.lay(first.cells, first.bold === true ? 700 : 400);
    const carried = rows.length > 1 ? this.heightOf(this.carriedRow(rows.length - 1, 0)) : 0;
    // Of two rows, the last one is not alone on a page.
    const [, last] = rows.length === 2 ? rows : [];
    const both = this.heightOf(row) + (last ? this.heightOf(this.lay(last.cells, last.bold === true ? 700 : 400)) : 0);
    return this.heightOf(this.head()) + Math.min(both, this.sheet.fullHeight / 2) + carried;
  }

  draw(rows: readonly TableRow[]): void {
    this.place(this.head());
    // The widest sums are those before the last row.
    const carried = this.heightOf(this.carriedRow(rows.length - 1, 0));
    for (const [i, { cells, bold }] of rows.entries()) {
      const row = this.lay(cells, bold === true ? 700 : 400);
      const reserve = i + 1 < rows.length ? carried : 0;
      // The last row is not alone on a page.
      const last = i > 0 && i + 2 === rows.length ? rows[i + 1]! : undefined;
      const below = last ? Math.max(reserve, this.heightOf(this.lay(last.cells, last.bold === true ? 700 : 400))) : reserve;
      const fits = this.heightOf(row) + below <= this.sheet.bottom - this.sheet.y;
      // A row that no page can hold begins where it is.
      if (!fits && this.heightOf(row) + below <= this.sheet.fullHeight / 2) this.turn(i);
      this.placeInPieces(row, reserve, i);
    }
  }

  private head(): Laid {
    return {
      ...this.lay(
        this.columns.map(({ name }) => name),
        700,
      ),
      colour: GREY,
    };
  }

  private carriedRow(i: number, side: 0 | 1): Laid | undefined {
    const cells = this.carried(i)?.[side];
    return cells && { ...this.lay(cells, 400), colour: PALE };
  }

  /** Ends the page before row `i`. */
  private turn(i: number): void {
    const end = this.carriedRow(i, 0);
    if (end) this.place(end);
    this.sheet.newPage();
    this.place(this.head());
    const begin = this.carriedRow(i, 1);
    if (begin) this.place(begin);
  }

  private lay(cells: readonly string[], weight: Weight): Laid {
    const lines = cells.map((cell, i) => this.sheet.wrap(written(cell), this.size, weight, this.widths[i]! - 2 * PAD));
    return { lines, weight, count: Math.max(...lines.map(({ length }) => length)) };
  }

  private heightOf(row: Laid | undefined): number {
    return row ? row.count * this.size * LINE + 2 * PAD : 0;
  }

  private placeInPieces(row: Laid, reserve: number, i: number): void {
    let rest = row;
    while (this.heightOf(rest) + reserve > this.sheet.bottom - this.sheet.y) {
      const fit = Math.floor((this.sheet.bottom - this.sheet.y - reserve - 2 * PAD) / (this.size * LINE));
      if (fit > 0) {
        this.place(slice(rest, 0, fit));
        rest = slice(rest, fit);
      }
      this.turn(i);
    }
    this.place(rest);
  }

  private place(row: Laid): void {
    const { sheet, size } = this;
    const height = this.heightOf(row);
    if (row.colour !== undefined) sheet.fill(sheet.y, height, row.colour);
    let x = sheet.left;
    for (const [i, cell] of row.lines.entries()) {
      for (const [n, line] of cell.entries()) {
        const free = this.widths[i]! - 2 * PAD - sheet.widthOf(line, size, row.weight);
        sheet.draw(line, x + PAD + (this.columns[i]!.right ? free : 0), sheet.y + PAD + n * size * LINE, size, row.weight);
      }
      x += this.widths[i]!;
    }
    sheet.y += height;
    sheet.rule(sheet.y);
  }
}

const slice = (row: Laid, from: number, to?: number): Laid => {
  const lines = row.lines.map((cell) => cell.slice(from, to));
  return { ...row, lines, count: Math.max(...lines.map(({ length }) => length)) };
};
