/** Sums of a table as formulas, so that a spreadsheet adds the column up again. */
import { getCellAddress } from 'write-excel-file/utility';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { AmountCell, TableCell, TableModel } from '../document/table-model.ts';

/** Excel's numbers have fifteen digits. */
const MAX_DIGITS = 15;

export const isNumber = ({ amount }: AmountCell): boolean => amount.replaceAll(/[^0-9]/g, '').length <= MAX_DIGITS;

const isAmount = (cell: TableCell | undefined): cell is AmountCell => typeof cell === 'object' && 'amount' in cell;

/**
 * The sum of a column of another sheet over the rows whose keys are those of a row here.
 * @param column of the amounts. @param keys columns there, which are the first ones here. @param row from 0, below the head.
 */
export function sumIfFormula(
  { name, rows }: { readonly name: string; readonly rows: number },
  column: number,
  keys: readonly number[],
  row: number,
): string {
  const range = (at: number): string =>
    `'${name.replaceAll("'", "''")}'!${[1, rows].map((line) => getCellAddress(line, at).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')).join(':')}`;
  return `SUMIFS(${[range(column), ...keys.flatMap((key, i) => [range(key), getCellAddress(row + 1, i)])].join(',')})`;
}

/** Where the head of a table begins on its sheet, from 0. */
export interface HeadPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * The formula of a cell in the last row: none when its column does not add up to it exactly, which is so where a cell of it is no number.
 * @param column of the table, from 0.
 */
export function sumFormula({ rows }: TableModel, column: number, head: HeadPlace): string | undefined {
  const cells = rows.map((row) => row[column]);
  const sum = cells.pop();
  if (!isAmount(sum) || !isNumber(sum) || cells.length === 0) return undefined;
  const added = cells.filter(isAmount);
  const isExact =
    added.length === cells.length && added.every((cell) => cell.currency === sum.currency && isNumber(cell) && cell.about === undefined);
  if (!isExact || added.reduce((total, cell) => total + minorOf(cell), 0n) !== minorOf(sum)) return undefined;
  const address = (row: number): string => getCellAddress(head.row + row, head.column + column);
  return `SUM(${address(1)}:${address(cells.length)})`;
}
