/** Applies an operator on single values to lists of stretches, days or hours, entry by entry. */
import type { Context } from './context.ts';
import { evaluateWithin } from './lift.ts';
import { namesIn } from './operands.ts';
import { ANY_LIST, Range } from './range.ts';
import { type CellType, type Column, type Entry, WHOLE } from './value.ts';
import { spend } from '../step-limit.ts';
import type { Cell } from './cell.ts';
import type { Operator } from './define-operator.ts';

/** The column of a `pointwise` operator over lists of stretches, days or hours. */
export function entryByEntry(operator: Operator, cell: Cell, context: Context, type: CellType): Column<unknown> {
  const lists = namesIn(cell).filter((name) => context.evaluator.knows(name) && context.typeOf(name).part === 'stretch');
  const origin = context.column<readonly Entry<unknown>[] | Range>(lists[0]);
  const ofEntry = { kind: type.kind, ...(type.unit && { unit: type.unit }), ...(type.subject && { subject: type.subject }) };
  const longest = Math.max(0, ...[...origin.values()].map((entries) => (Array.isArray(entries) ? entries.length : 0)));
  const result = new Map<string, unknown>();
  for (let k = 0; k < longest; k += 1) {
    spend(origin.size);
    for (const [index, value] of evaluateWithin(operator, cell, context.entry(lists, k), ofEntry)) {
      const entries = origin.get(index) ?? origin.get(WHOLE);
      const entry = Array.isArray(entries) ? (entries as readonly Entry<unknown>[])[k] : undefined;
      if (!entry) continue;
      const list = result.get(index) as Entry<unknown>[] | undefined;
      if (list) list.push({ ...entry, value });
      else result.set(index, [{ ...entry, value }]);
    }
  }
  for (const [index, entries] of origin) {
    if (entries instanceof Range) result.set(index, ANY_LIST);
    else if (!result.has(index)) result.set(index, []);
  }
  return result;
}
