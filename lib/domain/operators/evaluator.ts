/** The interface of the evaluator for operators: values by name, and the missing facts behind them. */
import type { KeyedFact, RecordedTable } from './completions.ts';
import type { OperatorIn } from './operator.ts';
import type { Missing, MissingFact } from './missing.ts';
import type { Unstated } from './range.ts';
import type { CellType, Column } from './value.ts';
import type { Cell } from './cell.ts';
import type { Partition } from './partition.ts';
import type { Verdict } from './verdict.ts';

/** An evaluator whose operators are evaluated in a context. */
export interface EvaluatorIn<C> {
  /** Whether a value of this operand is left open. */
  isOpen(operand: unknown): boolean;
  /** Whether a missing fact affects a name, as far as it was evaluated. */
  restsOnMissing(name: string): boolean;
  /** Records a missing fact for the cell that is being evaluated. */
  miss(fact: MissingFact): void;
  /** Records a number that the cell that is being evaluated reads and no event gave. */
  meetNumber(number: Unstated): void;
  /** Records that the cell that is being evaluated reads an end to come. */
  meetEnd(end: MissingFact): void;
  /** Records that the cell that is being evaluated reads a test of milestones to come. */
  meetTest(test: MissingFact): void;
  /** Records the last instant (epoch ms) before a change of a result, where an end to come is later. @param end what completions know it by. */
  noteEnd(end: string, at: number): void;
  /** Records missing facts of earlier periods for the cell that is being evaluated. */
  missEarlier(facts: readonly Missing[] | undefined): void;
  /** Records a value of an earlier period, and the facts that decide it there, for the cell that is being evaluated. */
  meetEarlier(table: RecordedTable, facts: readonly KeyedFact[]): void;
  /** Records that facts which were not tried leave a cell or credit of an earlier period open for every assumed value. */
  isApart(name: string): void;
  /** Records that the cell that is being evaluated gave a value to time that no source reported. */
  missTime(): void;
  /** The same evaluation in which unobserved time stays unknown. */
  unsettled(): C;
  /** The same evaluation for the cell `witnesses`: the state of a silent witness is unknown, whatever it reported last. */
  askingWitnesses(): C;
  /** The partition of time of each availability; those of a completion replace those that it was made from. */
  partitions(): readonly Partition[];
  column(operand: unknown): Column<unknown>;
  typeOf(operand: unknown): CellType;
  verdicts(objective: string): readonly Verdict[];
  /** Whether a text is the name of a defined cell. */
  knows(name: string): boolean;
  /** The definition that a name refers to; undefined for reserved names. */
  definition(name: string): unknown;
  /** The operator and cell behind a name; undefined for literals and reserved names. */
  cell(name: string): { readonly operator: OperatorIn<C>; readonly cell: Cell } | undefined;
  /** The names that a cell refers to. */
  operands(cell: Cell): readonly string[];
}
