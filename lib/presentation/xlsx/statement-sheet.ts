/**
 * The first sheet of a statement: its sum, its facts, its tables below each other in the same columns, and its lists, so that it is printed
 * on as many pages as it needs, and not on one for each table.
 */
import type { Cell as SheetCell } from 'write-excel-file/node';
import type { DocumentModel } from '../document/document-model.ts';
import type { TableModel } from '../document/table-model.ts';
import { written } from '../written.ts';
import { type Row, type SheetPlace, TEXT, cellOf, widthsOf, withHeight } from './cells.ts';
import { type KeptRows, pageBreaks } from './page-breaks.ts';
import { type UsedSheet, isUpright, layTable, sheetName } from './sheets.ts';

/** A longer table has a sheet of its own, on which its head is repeated on each page. */
const MAX_ROWS = 40;

/** The widest that a column becomes for its texts: all tables share the columns. The least is tried where else they need broad paper. */
const MAX_WIDTHS = [20, 18, 16, 14, 12];

/** The column in which names are, beside numbers of lines; and the one in which the values of facts are. */
const [NAMES, VALUES] = [1, 2];

/** The head of a table and two of its rows are on the page of its heading. */
const FIRST_ROWS = 3;

/** The least columns: a name, and values beside it that have space for a digest. */
const LEAST = [9, 20, 20, 16, 16, 14];

export interface StatementText {
  readonly title: string;
  /** Who owes what to whom, and what is open. */
  readonly owed: readonly string[];
  readonly notes: readonly string[];
  readonly facts: DocumentModel['facts'];
  readonly lists: DocumentModel['lists'];
  readonly digests: readonly (readonly [string, string])[];
}

/** Whether a table is on the first sheet. */
export const isJoined = ({ rows }: TableModel): boolean => rows.length <= MAX_ROWS;

/** The first column of a table: a number of a line is left of the names. */
const beginOf = ({ columns }: TableModel): number => (columns[0]?.right === true ? 0 : NAMES);

function sharedWidths(tables: readonly TableModel[], place: SheetPlace, most: number): number[] {
  const all = tables.map((table) => [...Array.from({ length: beginOf(table) }, () => 0), ...widthsOf(table, place, most)]);
  const count = Math.max(LEAST.length, ...all.map(({ length }) => length));
  return Array.from({ length: count }, (_, i) => Math.max(Math.min(LEAST[i] ?? 0, most), ...all.map((widths) => widths[i] ?? 0)));
}

/** The widest columns that are on upright paper; where none are, the widest. */
function columnWidths(tables: readonly TableModel[], place: SheetPlace): number[] {
  const all = MAX_WIDTHS.map((most) => sharedWidths(tables, place, most));
  return all.find(isUpright) ?? all[0]!;
}

/** @param tables those that are joined. */
export function statementSheet(text: StatementText, tables: readonly TableModel[], place: SheetPlace): UsedSheet {
  const widths = columnWidths(tables, place);
  const data: Row[] = [];
  const kept: KeptRows[] = [];
  /** A cell from a column to the last one, as high as its text. */
  const wide = (cell: SheetCell, column: number): Row => {
    const width = widths.slice(column).reduce((sum, one) => sum + one, 0);
    const span = widths.length - column;
    const [first] = withHeight([{ ...(cell as object), align: 'left', columnSpan: span }], [width]);
    return [first!, ...Array.from({ length: span - 1 }, () => null)];
  };
  const plain = (value: string, bold = false): SheetCell => ({ ...TEXT, value, ...(bold && { fontWeight: 'bold' as const }) });
  const label = (value: string): Row => [{ type: String, value, fontWeight: 'bold', alignVertical: 'top', columnSpan: VALUES }, null];
  /** @param first how many rows below it are on its page. */
  const heading = (value: string, first: number): void => {
    kept.push({ from: data.length, count: 2 + first });
    data.push([], wide({ type: String, value, fontWeight: 'bold', fontSize: 11 }, 0));
  };

  data.push(wide({ type: String, value: text.title, fontWeight: 'bold', fontSize: 14 }, 0));
  for (const one of text.owed) data.push(wide(plain(written(one), true), 0));
  for (const one of text.notes) data.push(wide(plain(written(one)), 0));
  data.push([]);
  for (const [name, value] of text.facts) data.push([...label(name), ...wide(cellOf(value, place, false, false), VALUES)]);
  const laid = tables.map((table) => {
    heading(table.title, FIRST_ROWS);
    const head = { row: data.length, column: beginOf(table) };
    const one = layTable(table, place, widths.slice(head.column), head);
    for (const row of one.rows) data.push([...Array.from({ length: head.column }, () => null), ...row]);
    return one;
  });
  for (const { title, items } of text.lists) {
    heading(title, 1);
    for (const item of items) data.push([null, ...wide(plain(written(item)), NAMES)]);
  }
  data.push([]);
  for (const [name, value] of text.digests) data.push([...label(name), ...wide(plain(value), VALUES)]);
  const name = sheetName(text.title);
  return {
    sheet: { data, sheet: name, columns: widths.map((width) => ({ width })) },
    use: {
      name,
      printed: { columns: widths.length, rows: data.length },
      isUpright: isUpright(widths),
      breaks: pageBreaks(data, kept, widths, isUpright(widths)),
      repeatsHead: false,
      tables: laid.flatMap((one) => one.place ?? []),
      results: new Map(laid.flatMap(({ results }) => [...results])),
    },
  };
}
