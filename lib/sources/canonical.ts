/** The public event types themselves, sent to the bus: detail-type "service.down.v1" and its like. Instants: ISO-8601 with offset. */
import { EVENT_TYPES } from '../domain/evidence/fact.ts';
import { eventTypeOf, readEvent } from '../schemas/event.ts';
import { type Envelope, type Source, type SourceResult, isFields, textAt, unreadable } from './source.ts';

function read(detailType: string, detail: unknown): SourceResult {
  const type = eventTypeOf(detailType);
  if (!type)
    return unreadable(
      '/detail-type',
      `"${detailType}" is no event type we know; one of ${EVENT_TYPES.map((known) => `${known}.v1`).join(', ')}`,
    );
  const result = readEvent(type, detail);
  return 'issues' in result ? result : { readings: [result.reading] };
}

export const canonical = {
  name: 'canonical',
  matches: () => true,
  readEnvelope: (envelope: Envelope) => read(envelope['detail-type'], envelope.detail),
  /** By webhook the type stands in the body: { "type": "service.down.v1", ... }. */
  readBody: ({ body }) =>
    isFields(body) ? read(textAt(body, 'type') ?? '', body) : unreadable('', 'the body must be a JSON object with a `type`'),
} satisfies Source;
