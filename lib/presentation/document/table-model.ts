/** Titled tables with typed cells. */

/**
 * Text; an amount (decimal text in a currency); an instant (epoch milliseconds), shown in the contract's zone, with its offset where
 * the reader adds times up across a change of it. */
export type TableCell = string | AmountCell | { readonly at: number; readonly withOffset?: boolean };

/** An amount; one that the currency cannot write is the text `about` for readers, and a number with more decimals in a workbook. */
export interface AmountCell {
  readonly amount: string;
  readonly currency: string;
  readonly about?: string;
}

export interface TableModel {
  readonly title: string;
  /** What formulas of a workbook call the table, the same in every language: letters and underscores. */
  readonly key?: string;
  readonly columns: readonly { readonly name: string; readonly width: number; readonly right?: true }[];
  readonly rows: readonly (readonly TableCell[])[];
  /** The last row is a sum. */
  readonly sums?: true;
  /** Rows that a printed table has in addition; a spreadsheet, whose rows are filtered and added, has none. */
  readonly subtotals?: readonly Subtotal[];
}

/** A sum of some of the rows above it; `after` is how many rows those are in all. */
export interface Subtotal {
  readonly after: number;
  readonly cells: readonly TableCell[];
}

/** A table without a column in which no row has anything, such as the cost centres that a vendor does not see. */
export function withoutEmpty(table: TableModel, name: string): TableModel {
  const at = table.columns.findIndex((column) => column.name === name);
  if (at < 0 || table.rows.some((row) => row[at] !== '')) return table;
  const rest = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== at);
  return {
    ...table,
    columns: rest(table.columns),
    rows: table.rows.map(rest),
    ...(table.subtotals && { subtotals: table.subtotals.map(({ after, cells }) => ({ after, cells: rest(cells) })) }),
  };
}
