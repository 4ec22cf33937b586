/** Facts that a statement leaves out, by reason. */
import type { LeftOutReason, LeftOutFact } from '../../evidence/evidence.ts';
import { factKey } from '../../evidence/fact.ts';
import { pushTo } from '../../lists.ts';
import { MAX_NAMED } from './account.ts';

export interface LeftOut {
  readonly reason: LeftOutReason | UnreadReason;
  readonly count: number;
  /** "sender|id", or of a file "line 12", with the reasons; at most a thousand. */
  readonly events?: readonly string[];
}

/** The left-out facts, by reason. @param named whether to name the facts of each reason. */
export const leftOutOf = (facts: readonly LeftOutFact[], named: boolean): LeftOut[] =>
  leftOutBy(
    facts.map(({ fact, reason }) => ({ reason, event: factKey(fact) })),
    named,
  );

/** Entries by reason, in order. @param named whether to list the names of each reason, in order. */
export function leftOutBy(entries: readonly { readonly reason: LeftOut['reason']; readonly event: string }[], named: boolean): LeftOut[] {
  const byReason = new Map<LeftOut['reason'], string[]>();
  for (const { reason, event } of entries) pushTo(byReason, reason, event);
  return [...byReason]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, of]) => ({ reason, count: of.length, ...(named && { events: of.sort().slice(0, MAX_NAMED) }) }));
}

/** `unreadable`: the line is no event or breaks its schema. `ignored`: its source defines it as irrelevant, such as a test message. */
export type UnreadReason = 'unreadable' | 'ignored';
