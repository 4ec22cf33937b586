/**
 * Lines of an evidence file that gave no fact. Their period is not known, so that every statement from the file counts them as received and
 * left out.
 */
import type { Statement } from '../statement.ts';
import { type LeftOut, leftOutBy, type UnreadReason } from './left-out.ts';

export interface UnreadLine {
  readonly reason: UnreadReason;
  /** Its position: "line 12", or "line 12, entry 3" in a batched event. */
  readonly place: string;
}

/** @param named whether to name them in addition to their number. */
export function withUnreadLines(statement: Statement, lines: readonly UnreadLine[], named: boolean): Statement {
  if (lines.length === 0) return statement;
  const unread = leftOutBy(
    lines.map(({ reason, place }) => ({ reason, event: place })),
    named,
  );
  const leftOut: LeftOut[] = [...(statement.evidence.leftOut ?? []), ...unread];
  return { ...statement, evidence: { ...statement.evidence, leftOut: leftOut.sort((a, b) => (a.reason < b.reason ? -1 : 1)) } };
}
