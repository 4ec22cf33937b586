/** The missing ends of records, where times are measured beyond the period. */
import { compare } from '../../money/ratio.ts';
import { clip } from '../../time/time-algebra.ts';
import { type TimeSet, isPlain, piecesOf } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { endAwaited } from '../unended.ts';
import { extentOf } from './record-extent.ts';
/** Records as missing the ends of ongoing records behind a cell, where they leave times of the period open. */
export function missEndsBehind(name: unknown, made: TimeSet, context: Context): void {
  if (!context.settles || isPlain(made)) return;
  const isOpen = piecesOf(clip(made, context.period)).some(({ certain, possible }) => compare(certain, possible) !== 0);
  if (isOpen) missEnds(String(name), context, new Set());
}

function missEnds(name: string, context: Context, seen: Set<string>): void {
  const found = seen.has(name) ? undefined : context.evaluator.cell(name);
  seen.add(name);
  if (!found) {
    const alias = context.evaluator.knows(name) ? context.evaluator.definition(name) : undefined;
    if (typeof alias === 'string' && !seen.has(alias)) missEnds(alias, context, seen);
    return;
  }
  const { operator, cell } = found;
  if (operator.key !== 'intervals') {
    for (const operand of context.evaluator.operands(cell)) missEnds(operand, context, seen);
    return;
  }
  for (const record of context.records(String(cell.intervals))) {
    const extent = extentOf(record, cell, context);
    if (extent && extent.start < context.period.end && extent.end === Infinity) context.evaluator.miss(endAwaited(record, cell.to));
  }
}
