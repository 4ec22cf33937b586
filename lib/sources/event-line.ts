/** Writes a fact as a public event, which is a line of an evidence file: the inverse of reading. */
import type { Fact } from '../domain/evidence/fact.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { toStoredFact } from '../schemas/stored-fact.ts';

const NAMED: Readonly<Record<string, string>> = { service: 'incident', ticket: 'ticket', maintenance: 'maintenance' };

/** Whether a fact has the sender and the party of a line that names neither. */
const isPlain = ({ sender, speaksFor, receivedAt, occurredAt }: Fact): boolean =>
  sender === 'file' && speaksFor === 'vendor' && receivedAt === occurredAt;

/** One line of an evidence file: a public event with its type, or a stored fact where the event alone does not have the sender. */
export function eventLine(fact: Fact): string {
  return isPlain(fact) ? publicEvent(fact) : JSON.stringify(toStoredFact(fact));
}

/** The event without its sender. */
export function publicEvent({ type, id, occurredAt, component, body }: Fact): string {
  const { record, kind, every, stream, start, end, milestone, ...rest } = body;
  const named = NAMED[type.split('.')[0]!];
  // `kind` is a kind of charge for a bill, and a kind of record for all others.
  const about =
    kind === undefined
      ? {}
      : type === 'charge.billed'
        ? { kind }
        : { [type === 'record.reached' ? 'record' : 'about']: { kind, id: record } };
  return JSON.stringify({
    type: `${type}.v1`,
    id,
    occurredAt: formatInstant(occurredAt),
    component,
    ...about,
    ...(kind === undefined && record !== undefined && { [named ?? 'record']: record }),
    ...(milestone !== undefined && { milestone }),
    ...(stream !== undefined && { [type === 'probe.batch' ? 'probe' : 'stream']: stream }),
    ...(start !== undefined && { start: formatInstant(start) }),
    ...(end !== undefined && { end: formatInstant(end) }),
    ...(every !== undefined && { everySeconds: every / 1000 }),
    ...rest,
  });
}
