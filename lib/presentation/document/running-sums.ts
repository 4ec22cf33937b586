/** The sums of a table that goes on over a page: what is carried forward. */
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { AmountCell, TableCell, TableModel } from './table-model.ts';

const isAmount = (cell: TableCell | undefined): cell is AmountCell =>
  typeof cell === 'object' && 'amount' in cell && cell.about === undefined;

/** The columns whose rows add up to the amount in the last row, by position. */
export function summedColumns({ columns, rows, sums }: TableModel): number[] {
  if (sums !== true) return [];
  const [last, ...others] = [...rows].reverse();
  return columns.flatMap((_, i) => {
    const [sum, added] = [last?.[i], others.map((row) => row[i])];
    if (!isAmount(sum) || added.length === 0 || !added.every(isAmount)) return [];
    if (added.some(({ currency }) => currency !== sum.currency)) return [];
    return added.reduce((total, cell) => total + minorOf(cell), 0n) === minorOf(sum) ? [i] : [];
  });
}

/**
 * The sums of the first rows of a table.
 * @returns for a number of rows the cells of a row with the sums, named `name`; undefined where no column adds up.
 */
export function runningSums(table: TableModel): ((count: number, name: string) => TableCell[]) | undefined {
  const summed = summedColumns(table);
  if (summed.length === 0) return undefined;
  const named = table.columns.findIndex(({ right }) => right !== true);
  return (count, name) =>
    table.columns.map((_, i): TableCell => {
      if (i === named) return name;
      if (!summed.includes(i)) return '';
      const { currency } = table.rows.at(-1)![i] as AmountCell;
      const minor = table.rows.slice(0, count).reduce((sum, row) => sum + minorOf(row[i] as AmountCell), 0n);
      return { amount: formatAmount({ minor, currency }), currency };
    });
}
