/** The missing ends of records, where times are measured beyond the period. */
import { compare } from '../../money/ratio.ts';
import { clip } from '../../time/time-algebra.ts';
import { type TimeSet, isPlain, piecesOf } from '../../time/times.ts';
import { partsOf } from '../../evidence/records.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { Context } from '../context.ts';
import { endAwaited } from '../unended.ts';
import { endToCome, extentOf } from './record-extent.ts';
/**
 * Records as missing the ends of ongoing records behind a cell, where they leave times of the period open.
 * @param edges the last instants (epoch ms) before a change of these times, where the end is later.
 */
export function missEndsBehind(name: unknown, made: TimeSet, context: Context, edges: readonly Instant[]): void {
  if (!context.settles || isPlain(made)) return;
  const isOpen = piecesOf(clip(made, context.period)).some(({ certain, possible }) => compare(certain, possible) !== 0);
  if (isOpen) missEnds(String(name), edges, context, new Set());
}

function missEnds(name: string, edges: readonly Instant[], context: Context, seen: Set<string>): void {
  const found = seen.has(name) ? undefined : context.evaluator.cell(name);
  seen.add(name);
  if (!found) {
    const alias = context.evaluator.knows(name) ? context.evaluator.definition(name) : undefined;
    if (typeof alias === 'string' && !seen.has(alias)) missEnds(alias, edges, context, seen);
    return;
  }
  const { operator, cell } = found;
  if (operator.key !== 'intervals') {
    for (const operand of context.evaluator.operands(cell)) missEnds(operand, edges, context, seen);
    return;
  }
  const isOngoing = (extent: Interval | undefined): extent is Interval =>
    extent !== undefined && extent.start < context.period.end && extent.end === Infinity;
  for (const record of context.records(String(cell.intervals))) {
    if (isOngoing(extentOf(record, cell, context))) context.evaluator.miss(endAwaited(record, cell.to));
    for (const part of partsOf(record)) {
      const extent = extentOf(part, cell, context);
      if (!isOngoing(extent)) continue;
      const { end } = endToCome(record, part, cell, extent);
      for (const at of edges) context.evaluator.noteEnd(end!, at);
    }
  }
}
