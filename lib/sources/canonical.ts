/** The public event types themselves, sent to the bus: detail-type "service.down.v1" and its like. Instants: ISO-8601 with offset. */
import { EVENT_TYPES } from '../domain/evidence/fact.ts';
import { joinedByColumn } from '../schemas/each-cause.ts';
import { eventTypeOf, readEvent } from '../schemas/event.ts';
import { BATCHED_EVENTS, batchedEventsSchema } from '../schemas/batched-events.ts';
import { detailTypeOfToday, typeOfToday } from '../schemas/old-event-types.ts';
import { everyIssue } from '../schemas/zod-issues.ts';
import { type Envelope, type Source, type SourceResult, eachOnce, isFields, textAt, unreadable } from './source.ts';

function read(detailType: string, detail: unknown): SourceResult {
  if (detailTypeOfToday(detailType) === `${BATCHED_EVENTS}.v1`) return readBatched(detail);
  const type = eventTypeOf(detailType);
  if (!type)
    return unreadable(
      '/detail-type',
      `"${detailType}" is no event type of Makegood; one of ${[...EVENT_TYPES, BATCHED_EVENTS].map((known) => `${known}.v1`).join(', ')}`,
    );
  const result = readEvent(type, detail);
  return 'issues' in result ? result : { readings: [result.reading] };
}

/** Reads a batched event from a webhook as one payload, which is accepted as a whole or not at all. Those from the bus were split before. */
function readBatched(given: unknown): SourceResult {
  const detail = withEntriesOfToday(given);
  const parsed = batchedEventsSchema.safeParse(detail);
  if (!parsed.success) return { issues: joinedByColumn(everyIssue(parsed.error, detail)) };
  const results = parsed.data.events.map((event) => readEvent(event.type, event));
  const issues = results.flatMap((result, i) =>
    'issues' in result ? result.issues.map((issue) => ({ ...issue, path: `/events/${i}${issue.path}` })) : [],
  );
  return issues.length > 0
    ? { issues: joinedByColumn(issues) }
    : eachOnce(results.flatMap((result) => ('reading' in result ? [result.reading] : [])));
}

function withEntriesOfToday(detail: unknown): unknown {
  const events: unknown = isFields(detail) ? detail.events : undefined;
  if (!Array.isArray(events)) return detail;
  const entryOfToday = (entry: unknown): unknown =>
    isFields(entry) && typeof entry.type === 'string' ? { ...entry, type: typeOfToday(entry.type) } : entry;
  return { ...(detail as object), events: events.map(entryOfToday) };
}

export const canonical = {
  name: 'canonical',
  note: 'The public event types themselves; `component` is a name in the contract.',
  matches: () => true,
  readEnvelope: (envelope: Envelope) => read(envelope['detail-type'], envelope.detail),
  /** The body of a webhook has the type: { "type": "service.down.v1", ... }. */
  readBody: ({ body }) =>
    isFields(body) ? read(textAt(body, 'type') ?? '', body) : unreadable('', 'the body must be a JSON object with a `type`'),
} satisfies Source;
