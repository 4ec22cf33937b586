/** The tables of a workbook by the name that formulas use, as another reader finds them. */
import type ExcelJS from 'exceljs';

export interface ReadTable {
  readonly sheet: ExcelJS.Worksheet;
  /** Of its head and its rows, without a sum below them: "A18:G22". */
  readonly ref: string;
  /** The row of its head, and its last one, from 1. */
  readonly head: number;
  readonly last: number;
  /** The letter of a column by its name. */
  readonly column: (name: string) => string;
}

interface Loaded {
  readonly name: string;
  readonly tableRef: string;
  readonly autoFilterRef: string;
  readonly columns: readonly { readonly name: string }[];
}

export function readTables(book: ExcelJS.Workbook): ReadonlyMap<string, ReadTable> {
  return new Map(
    book.worksheets.flatMap((sheet) =>
      (sheet.getTables() as unknown as { readonly table: Loaded }[]).map(({ table }) => {
        const { name, tableRef: ref, autoFilterRef, columns } = table;
        if (autoFilterRef !== ref) throw new Error(`the filter of ${name} is ${autoFilterRef}, and not ${ref}`);
        const [, from, head, last] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(ref)!;
        const first = sheet.getColumn(from!).number;
        for (const [i, { name: column }] of columns.entries()) {
          const { value } = sheet.getRow(Number(head)).getCell(first + i);
          // Excel repairs a file in which they differ, and says that it is broken.
          if (value !== column) throw new Error(`the column ${column} of ${name} has the head ${JSON.stringify(value)}`);
        }
        const at = columns.map((column) => column.name);
        if (new Set(at.map((one) => one.toLowerCase())).size !== at.length)
          throw new Error(`${name} has two columns of one name: ${at.join(', ')}`);
        const column = (wanted: string): string => sheet.getColumn(first + at.indexOf(wanted)).letter;
        return [name, { sheet, ref, head: Number(head), last: Number(last), column }] as const;
      }),
    ),
  );
}
