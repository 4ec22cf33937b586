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

/** What was left out, by reason. @param named with the facts of each. */
export const leftOutOf = (facts: readonly LeftOutFact[], named: boolean): LeftOut[] =>
  leftOutBy(
    facts.map(({ fact, reason }) => ({ reason, event: factKey(fact) })),
    named,
  );

/** By reason, in order. @param named with the names of each, in order. */
export function leftOutBy(entries: readonly { readonly reason: LeftOut['reason']; readonly event: string }[], named: boolean): LeftOut[] {
  const byReason = new Map<LeftOut['reason'], string[]>();
  for (const { reason, event } of entries) pushTo(byReason, reason, event);
  return [...byReason]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, of]) => ({ reason, count: of.length, ...(named && { events: of.sort().slice(0, MAX_NAMED) }) }));
}

/** `unreadable`: it is no event, or one that breaks its schema; `ignored`: its source says that it tells nothing, such as a test message. */
export type UnreadReason = 'unreadable' | 'ignored';
