/**
 * Tables that a spreadsheet program knows by name: each has its own filter, several may be on one sheet, and formulas elsewhere can name
 * their columns. The library of workbooks does not write them (ECMA-376, part 1, 18.5).
 */
import { getCellAddress, getOpeningTagMarkup, getSelfClosingTagMarkup } from 'write-excel-file/utility';
import type { HeadPlace } from './sums.ts';

/** A table on a sheet: its head, and the rows below it without their sum. */
export interface TablePlace {
  readonly name: string;
  readonly head: HeadPlace;
  readonly columns: readonly string[];
  /** At least one: a table without rows has no filter. */
  readonly rows: number;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/table';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml';

const relationOf = (id: number): string => `table${id}`;

const refOf = ({ head, columns, rows }: TablePlace): string =>
  `${getCellAddress(head.row, head.column)}:${getCellAddress(head.row + rows, head.column + columns.length - 1)}`;

function markupOf(id: number, table: TablePlace): string {
  const ref = refOf(table);
  const columns = table.columns.map((name, i) => getSelfClosingTagMarkup('tableColumn', { id: i + 1, name }));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    getOpeningTagMarkup('table', { xmlns: MAIN, id, name: table.name, displayName: table.name, ref, totalsRowShown: 0 }),
    getSelfClosingTagMarkup('autoFilter', { ref }),
    getOpeningTagMarkup('tableColumns', { count: columns.length }),
    ...columns,
    '</tableColumns></table>',
  ].join('');
}

export interface TableParts {
  /** The files of the tables by path. */
  readonly files: Readonly<Record<string, string>>;
  /** What the list of the content types of all files has for them. */
  readonly contentTypes: string;
  /** What the relations of a sheet have for its tables. */
  readonly relations: (sheet: number) => string;
  /** The element of a sheet that lists its tables; '' for none. */
  readonly list: (sheet: number) => string;
}

/** @param tables of each sheet. */
export function tableParts(tables: readonly (readonly TablePlace[])[]): TableParts {
  const before = tables.map((_, sheet) => tables.slice(0, sheet).flat().length);
  const numbered = (sheet: number): number[] => tables[sheet]!.map((_, i) => before[sheet]! + i + 1);
  const all = tables.flat().map((table, i) => [`xl/tables/table${i + 1}.xml`, markupOf(i + 1, table)] as const);
  return {
    files: Object.fromEntries(all),
    contentTypes: all.map(([path]) => getSelfClosingTagMarkup('Override', { ContentType: CONTENT, PartName: `/${path}` })).join(''),
    relations: (sheet) =>
      numbered(sheet)
        .map((id) => getSelfClosingTagMarkup('Relationship', { Id: relationOf(id), Type: RELATION, Target: `../tables/table${id}.xml` }))
        .join(''),
    list: (sheet) => {
      const ids = numbered(sheet);
      if (ids.length === 0) return '';
      const parts = ids.map((id) => getSelfClosingTagMarkup('tablePart', { 'r:id': relationOf(id) }));
      return `${getOpeningTagMarkup('tableParts', { count: ids.length })}${parts.join('')}</tableParts>`;
    },
  };
}
