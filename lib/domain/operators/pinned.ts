/** An operand whose values are given, not looked up. */
import type { CellType, Column } from './value.ts';

/** An operand with a column in place of its name. */
export class Pinned {
  readonly column: Column<unknown>;
  readonly type: CellType;

  constructor(column: Column<unknown>, type: CellType) {
    this.column = column;
    this.type = type;
  }
}
