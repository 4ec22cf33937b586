/** A record that waits from its beginning to its end: met, however long it takes, where nothing bounds a pause. */
import type { Fact } from '../evidence/fact.ts';
import { factOf } from './records.ts';
import type { Source } from './sources.ts';

/** Only tickets are paused. */
export const isPaused = ({ cell }: Source): boolean =>
  (cell.timer ?? cell.cadence) === 'ticket' && (cell.paused as readonly string[]).length > 0;

/** The same evidence with a wait of one of its records, said by whoever speaks of it, from the beginning of its timer on. */
export function waiting({ cell }: Source, record: string, facts: readonly Fact[]): Fact[] {
  const [first] = facts.filter(({ body }) => body.record === record);
  if (!first) return [...facts];
  const { component, sender, speaksFor, occurredAt } = first;
  const body = { record, reason: (cell.paused as readonly string[])[0]! };
  return [...facts, factOf('ticket.paused', `${record}-paused`, occurredAt + 1, body, component, { sender, speaksFor })];
}
