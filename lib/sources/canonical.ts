/** The public event types themselves, sent to the bus: detail-type "service.down.v1" and its like. Instants: ISO-8601 with offset. */
import { EVENT_TYPES } from '../domain/evidence/fact.ts';
import { joinedByColumn } from '../schemas/each-cause.ts';
import { eventTypeOf, readEvent } from '../schemas/event.ts';
import { GATHERED_EVENTS, gatheredEventsSchema } from '../schemas/gathered-events.ts';
import { fromZodError } from '../schemas/zod-issues.ts';
import { type Envelope, type Source, type SourceResult, eachOnce, isFields, textAt, unreadable } from './source.ts';

function read(detailType: string, detail: unknown): SourceResult {
  if (detailType === `${GATHERED_EVENTS}.v1`) return readGathered(detail);
  const type = eventTypeOf(detailType);
  if (!type)
    return unreadable(
      '/detail-type',
      `"${detailType}" is no event type we know; one of ${[...EVENT_TYPES, GATHERED_EVENTS].map((known) => `${known}.v1`).join(', ')}`,
    );
  const result = readEvent(type, detail);
  return 'issues' in result ? result : { readings: [result.reading] };
}

/** What came by the bus was taken apart before; a webhook's body is one payload, and taken whole or not at all. */
function readGathered(detail: unknown): SourceResult {
  const parsed = gatheredEventsSchema.safeParse(detail);
  if (!parsed.success) return { issues: joinedByColumn(fromZodError(parsed.error, detail)) };
  const results = parsed.data.events.map((event) => readEvent(event.type, event));
  const issues = results.flatMap((result, i) =>
    'issues' in result ? result.issues.map((issue) => ({ ...issue, path: `/events/${i}${issue.path}` })) : [],
  );
  return issues.length > 0
    ? { issues: joinedByColumn(issues) }
    : eachOnce(results.flatMap((result) => ('reading' in result ? [result.reading] : [])));
}

export const canonical = {
  name: 'canonical',
  note: 'The public event types themselves; `component` as the contract knows it.',
  matches: () => true,
  readEnvelope: (envelope: Envelope) => read(envelope['detail-type'], envelope.detail),
  /** By webhook the type stands in the body: { "type": "service.down.v1", ... }. */
  readBody: ({ body }) =>
    isFields(body) ? read(textAt(body, 'type') ?? '', body) : unreadable('', 'the body must be a JSON object with a `type`'),
} satisfies Source;
