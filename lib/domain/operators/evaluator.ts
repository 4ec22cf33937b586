/** What evaluates cells and objectives, as operators see it: values by name, and what is missing behind them. */
import type { KeyedFact, RecordedTable } from './completions.ts';
import type { OperatorIn } from './operator.ts';
import type { Missing, MissingFact } from './missing.ts';
import type { CellType, Column } from './value.ts';
import type { Cell } from './cell.ts';
import type { Partition } from './partition.ts';
import type { Verdict } from './verdict.ts';

/** An evaluator whose operators are evaluated in a context. */
export interface EvaluatorIn<C> {
  /** Whether a value of this operand is left open. */
  isOpen(operand: unknown): boolean;
  /** Whether a missing fact lies behind a name in this evaluation, as far as it was evaluated. */
  restsOnMissing(name: string): boolean;
  /** Notes a missing fact against the cell that is being evaluated. */
  miss(fact: MissingFact): void;
  /** Notes against the cell that is being evaluated what is missing of earlier periods. */
  missEarlier(facts: readonly Missing[] | undefined): void;
  /** Notes against the cell that is being evaluated a value of an earlier period, and the facts that decide it there. */
  meetEarlier(table: RecordedTable, facts: readonly KeyedFact[]): void;
  /** Notes that facts which could be tried leave a cell or credit of an earlier period open, whatever is assumed. */
  isApart(name: string): void;
  /** Notes that the cell that is being evaluated settled time that no source reported. */
  missTime(): void;
  /** The same evaluation with unobserved time left as it is: unknown. */
  unsettled(): C;
  /** The same as it is when witnesses are asked: the state of a silent witness is unknown, whatever it reported last. */
  askingWitnesses(): C;
  /** Where the time of each availability went, those of a completion in place of what it was made from. */
  partitions(): readonly Partition[];
  column(operand: unknown): Column<unknown>;
  typeOf(operand: unknown): CellType;
  verdicts(objective: string): readonly Verdict[];
  /** Whether a text is the name of a defined cell. */
  knows(name: string): boolean;
  /** The definition that a name stands for, undefined for given names. */
  definition(name: string): unknown;
  /** The operator and cell behind a name, undefined for literals and given names. */
  cell(name: string): { readonly operator: OperatorIn<C>; readonly cell: Cell } | undefined;
  /** The names that a cell refers to. */
  operands(cell: Cell): readonly string[];
}
