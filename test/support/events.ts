/** Facts told as the public events that make them: what a vendor would send. The inverse of reading, for tests. */
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';

const NAMED: Readonly<Record<string, string>> = { service: 'incident', ticket: 'ticket', maintenance: 'maintenance' };

/** One line of an evidence file: a canonical event with its type. */
export function eventLine({ type, id, occurredAt, component, body }: Fact): string {
  const { record, kind, every, stream, start, end, milestone, ...rest } = body;
  const named = NAMED[type.split('.')[0]!];
  const about = kind === undefined ? {} : type === 'record.reached' ? { record: { kind, id: record } } : { about: { kind, id: record } };
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
