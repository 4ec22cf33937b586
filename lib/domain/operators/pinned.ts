/** An operand that has its values with it. */
import type { CellType, Column } from './value.ts';

/** An operand with a column of values instead of a name. */
export class Pinned {
  readonly column: Column<unknown>;
  readonly type: CellType;

  constructor(column: Column<unknown>, type: CellType) {
    this.column = column;
    this.type = type;
  }
}
