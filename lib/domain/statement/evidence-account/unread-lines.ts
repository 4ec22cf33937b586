/**
 * Lines of an evidence file of which no fact was made: no statement knows of which period they are, so that each counts them among what
 * was received and left out.
 */
import type { Statement } from '../statement.ts';
import { type LeftOut, leftOutBy, type UnreadReason } from './left-out.ts';

export interface UnreadLine {
  readonly reason: UnreadReason;
  /** Where it stands: "line 12", "line 12, entry 3" of events that were batched into one. */
  readonly place: string;
}

/** @param named whether they are named beside their number. */
export function withUnreadLines(statement: Statement, lines: readonly UnreadLine[], named: boolean): Statement {
  if (lines.length === 0) return statement;
  const unread = leftOutBy(
    lines.map(({ reason, place }) => ({ reason, event: place })),
    named,
  );
  const leftOut: LeftOut[] = [...(statement.evidence.leftOut ?? []), ...unread];
  return { ...statement, evidence: { ...statement.evidence, leftOut: leftOut.sort((a, b) => (a.reason < b.reason ? -1 : 1)) } };
}
