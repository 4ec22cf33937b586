/** Tables as sheets of an Excel workbook: typed cells, sums, filters and the set-up of their pages. */
import writeXlsxFile, { type Sheet } from 'write-excel-file/node';
import { getCellAddress } from 'write-excel-file/utility';
import type { TableModel } from '../document/table-model.ts';
import { type Row, type SheetPlace, cellOf, widthsOf, withHeight } from './cells.ts';
import { type SheetUse, sheetFeatures } from './sheet-features.ts';
import { type HeadPlace, sumFormula } from './sums.ts';
import type { TablePlace } from './table-parts.ts';

/** Excel's own limits on the name of a sheet. */
export const sheetName = (title: string): string => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** The widest that a column becomes for its texts; longer ones are in several lines. */
const MAX_WIDTH = 44;

/** The widest sheet, in characters, whose letters are not too small on upright paper. */
const UPRIGHT_WIDTH = 145;

/** The formula of a cell by its row and column in its table; undefined for its value. */
export type FormulaOf = (row: number, column: number) => string | undefined;

export interface UsedSheet {
  readonly sheet: Sheet<never>;
  readonly use: SheetUse;
}

export interface LaidTable {
  /** The head and the rows. */
  readonly rows: readonly Row[];
  /** Results of formulas by address. */
  readonly results: ReadonlyMap<string, string>;
  /** Undefined for a table with nothing but its sum, which needs no filter. */
  readonly place: TablePlace | undefined;
}

const headOf = (columns: TableModel['columns']): Row =>
  columns.map(({ name, right }) => ({
    ...{ type: String, value: name, fontWeight: 'bold', backgroundColor: '#dddddd', wrap: true, alignVertical: 'top' },
    ...(right && { align: 'right', indent: 1 }),
  }));

/**
 * @param widths of its columns. @param head where the table begins.
 * @param formulaOf absent: the formulas of the sums in the last row.
 */
export function layTable(
  table: TableModel,
  place: SheetPlace,
  widths: readonly number[],
  head: HeadPlace,
  formulaOf: FormulaOf = (row, column) =>
    table.sums === true && row === table.rows.length - 1 ? sumFormula(table, column, head) : undefined,
): LaidTable {
  const results = new Map<string, string>();
  const last = table.sums === true ? table.rows.length - 1 : -1;
  const rows = table.rows.map((row, i): Row =>
    row.map((cell, column) => {
      const shown = cellOf(cell, place, i === last, table.columns[column]!.right === true);
      const formula = formulaOf(i, column);
      if (formula === undefined) return shown;
      results.set(getCellAddress(head.row + i + 1, head.column + column), String((shown as { value: number }).value));
      return { ...(shown as object), type: 'Formula', value: formula };
    }),
  );
  const filtered = last === -1 ? table.rows.length : last;
  return {
    rows: [headOf(table.columns), ...rows].map((row) => withHeight(row, widths)),
    results,
    place:
      table.key === undefined || filtered === 0
        ? undefined
        : { name: table.key, head, columns: table.columns.map(({ name }) => name), rows: filtered },
  };
}

/** A sheet of one table. */
export function sheetOf(table: TableModel, place: SheetPlace, formulaOf?: FormulaOf): UsedSheet {
  const name = sheetName(table.title);
  const widths = widthsOf(table, place, MAX_WIDTH).map((width, i) => Math.max(width, table.columns[i]!.width + 4));
  const laid = layTable(table, place, widths, { row: 0, column: 0 }, formulaOf);
  return {
    sheet: { data: [...laid.rows], sheet: name, columns: widths.map((width) => ({ width })), stickyRowsCount: 1 },
    use: {
      name,
      printed: { columns: table.columns.length, rows: laid.rows.length },
      isUpright: isUpright(widths),
      // The head is repeated on each page.
      breaks: [],
      repeatsHead: true,
      tables: laid.place ? [laid.place] : [],
      results: laid.results,
    },
  };
}

export const isUpright = (widths: readonly number[]): boolean => widths.reduce((sum, one) => sum + one, 0) <= UPRIGHT_WIDTH;

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
