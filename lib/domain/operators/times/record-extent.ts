/** The time of a record, from milestone to milestone, and the members that it counts for. */
import { finding } from '../../evidence/findings/finding.ts';
import { endingOf } from '../../evidence/clock-skew.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import { parseElapsed } from '../../contract/literal.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { Piece } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { WHOLE } from '../value.ts';
import type { MissingFact } from '../missing.ts';
import { endAwaited, untilKnown } from '../unended.ts';
import type { Cell } from '../cell.ts';
import { unobserved } from './unknown-time.ts';

/** The members that a record counts for. */
export function targets(record: EvidenceRecord, cell: Cell, context: Context): string[] {
  if (cell.each === undefined) return [WHOLE];
  if (record.components.length === 0) context.noteForEach(record, String(cell.each));
  return context.components.concerned(record, String(cell.each));
}

/** The time of a record; undefined when it never began. */
export function extentOf(record: EvidenceRecord, cell: Cell, context: Context): Interval | undefined {
  const [from, to] = [String(cell.from), String(cell.to)];
  const path = `${record.kind}/${record.id}`;
  const start = firstOf(record, from);
  if (start === undefined) {
    if (firstOf(record, to) !== undefined) context.note(path, finding('no-start', { reached: [to], from }));
    return undefined;
  }
  const ends = record.milestones.get(to);
  if (ends && ends[0]! >= start) return { start, end: ends[0]! };
  const { at, because } = endingOf(record, ends ?? [], start, { from, to: [to] });
  if (because) context.note(path, because);
  return { start, end: at ?? endOfPlan(record, cell, start, context) };
}

/** The end of maintenance without an end event: the end of its plan, if that is before the end of the period; else it is still open. */
function endOfPlan(record: EvidenceRecord, cell: Cell, start: number, context: Context): number {
  const planned = record.milestones.get('planned-end')?.[0];
  if (record.kind !== 'maintenance' || cell.to !== 'ended' || planned === undefined || cell['unended-after'] !== undefined) return Infinity;
  const end = Math.max(start, planned);
  if (end >= context.period.end) return Infinity;
  context.note(`maintenance/${record.id}`, finding('not-ended', { after: 'counts' }));
  return end;
}

/** The time of a record without an end after the period is unknown: the record may end at any time. */
export const asKnown = (parts: Piece[], { end }: Interval, { period }: Context): Piece[] =>
  end === Infinity ? parts.flatMap((part) => untilKnown(part, period.end)) : parts;

/** The end of a record, or of a part of it that ends by itself. */
export const endToCome = (record: EvidenceRecord, part: EvidenceRecord, { to }: Cell, { start }: Interval): MissingFact =>
  endAwaited(record, to, part === record ? [] : [part.components, start]);

/** Until when (epoch ms) a record without an end is counted as if it had one; undefined where a clause does not say that or it is later. */
export function countedUntil(start: Instant, cell: Cell, { period }: Context): Instant | undefined {
  const after = parseElapsed(cell['unended-after'] ?? '');
  // It is not known yet whether the record will end before that.
  return after === undefined || start + after >= period.end ? undefined : start + after;
}

/** The time of a record without an end: down up to the limit of `unended-after`, and after it unknown or over. */
export function unended(piece: Piece, record: EvidenceRecord, cell: Cell, context: Context): Piece[] {
  const until = piece.end === Infinity ? countedUntil(firstOf(record, String(cell.from))!, cell, context) : undefined;
  if (until === undefined) return [piece];
  const isOver = cell['unended-is'] === 'over';
  context.note(
    `${record.kind}/${record.id}`,
    finding('not-ended', { limit: String(cell['unended-after']), after: isOver ? 'over' : 'unknown' }),
  );
  return [
    { ...piece, end: Math.max(piece.start, until) },
    ...(isOver ? [] : [unobserved({ start: Math.max(piece.start, until), end: piece.end }, context)]),
  ];
}

/** Cuts a stretch of time where a value changes. */
export function cut(
  extent: Interval,
  values: readonly { at: number; value: string | undefined }[],
): (Interval & { value: string | undefined })[] {
  return values.map(({ at, value }, i) => ({
    start: i === 0 ? extent.start : Math.max(extent.start, at),
    end: Math.min(extent.end, values[i + 1]?.at ?? Infinity),
    value,
  }));
}
