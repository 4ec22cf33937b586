/** The waits of a record for updates, from milestone to milestone. */
import { finding } from '../../evidence/findings/finding.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import type { Instant } from '../../time/instant.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';

/** Records a finding for a ticket that was closed without the milestone that ends the last wait. */
export function noteNotReached(record: EvidenceRecord, { until }: Cell, context: Context): void {
  if (record.kind !== 'ticket' || until === 'closed') return;
  context.note(`ticket/${record.id}`, finding('not-reached', { over: 'closed', awaited: [String(until)], stops: 'wait' }));
}

export interface UpdateWait {
  readonly start: Instant;
  /** Undefined while no milestone ends the wait. */
  readonly end: Instant | undefined;
}

/** The waits that begin in the period, each with its end, which may be later. Every wait counts in one period only. */
export const waitsOf = (record: EvidenceRecord, cell: Cell, { period }: Pick<Context, 'period'>): UpdateWait[] =>
  allWaits(record, cell, period.end).filter((wait) => wait.start >= period.start);

/** The waits that begin before an instant, in order. */
export function allWaits(record: EvidenceRecord, cell: Cell, before: Instant): UpdateWait[] {
  const start = firstOf(record, String(cell.from));
  if (start === undefined || start >= before) return [];
  const end = firstOf(record, String(cell.until), start);
  const updates = (record.milestones.get(String(cell.update)) ?? []).filter((at) => at > start && at < (end ?? Infinity));
  return [start, ...updates].map((at, i) => ({ start: at, end: updates[i] ?? end })).filter((wait) => wait.start < before);
}
