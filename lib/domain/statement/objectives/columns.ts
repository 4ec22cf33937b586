/** Columns of an evaluation: their size, and the join of columns of several completions. */
import { joinColumns } from '../../operators/lift.ts';
import { isOpen } from '../../operators/range.ts';
import { type CellType, type Column, type Entry, isVarying, recordOf } from '../../operators/value.ts';
import type { TimeSet } from '../../time/times.ts';
import type { Evaluation } from './evaluation.ts';

/** One evaluation for each possible word of missing attributes of records, and the records with a missing attribute. */
export interface Completed {
  readonly records: ReadonlySet<string>;
  readonly each: readonly Evaluation[];
}

/** Records with all their words have the same value in every evaluation. */
export function joinOpen({ records, each }: Completed, columnOf: (one: Evaluation) => Column<unknown>, type: CellType): Column<unknown> {
  const columns = each.map(columnOf);
  const isOpenIndex = (index: string): boolean => records.has(recordOf(index));
  const open = columns.map((column) => new Map([...column].filter(([index]) => isOpenIndex(index))));
  return new Map([...[...columns[0]!].filter(([index]) => !isOpenIndex(index)), ...joinColumns(type, open)]);
}

/** The size of a column: the number of steps that its readers need. */
export function sizeOf(column: Column<unknown>): number {
  let size = column.size;
  for (const value of column.values()) {
    if (Array.isArray(value)) size += value.length;
    else if (typeof value === 'object' && value !== null) size += (value as Partial<TimeSet>).starts?.length ?? 0;
  }
  return size;
}

export function hasOpenValue(column: Column<unknown>): boolean {
  for (const value of column.values())
    if (
      isOpen(value) ||
      (isVarying(value) && value.varying.some((step) => isOpen(step.value))) ||
      (Array.isArray(value) && (value as readonly Entry<unknown>[]).some((entry) => isOpen(entry.value)))
    )
      return true;
  return false;
}
