/** A record that is paused from its beginning to its end: it meets the objective at any length where nothing bounds a pause. */
import type { Fact } from '../evidence/fact.ts';
import { factOf } from './records.ts';
import type { EvidenceSource } from './sources.ts';

/** Only tickets are paused. */
export const isPaused = ({ cell }: EvidenceSource): boolean =>
  (cell.timer ?? cell.cadence) === 'ticket' && (cell.paused as readonly string[]).length > 0;

/** The same evidence with a pause of one record from the beginning of its timer, reported by the sender of the record. */
export function waiting({ cell }: EvidenceSource, record: string, facts: readonly Fact[]): Fact[] {
  const [first] = facts.filter(({ body }) => body.record === record);
  if (!first) return [...facts];
  const { component, sender, speaksFor, occurredAt } = first;
  const body = { record, reason: (cell.paused as readonly string[])[0]! };
  return [...facts, factOf('ticket.paused', `${record}-paused`, occurredAt + 1, body, component, { sender, speaksFor })];
}
