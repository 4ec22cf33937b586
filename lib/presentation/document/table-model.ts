/** Titled tables with typed cells. */

/**
 * Text; an amount (decimal text in a currency); an instant (epoch milliseconds), shown in the contract's zone, with its offset where
 * the reader adds times up across a change of it. */
export type TableCell =
  string | { readonly amount: string; readonly currency: string } | { readonly at: number; readonly withOffset?: boolean };

export interface TableModel {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly width: number; readonly right?: true }[];
  readonly rows: readonly (readonly TableCell[])[];
  /** The last row is a sum. */
  readonly sums?: true;
}
