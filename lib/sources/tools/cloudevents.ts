/**
 * CloudEvents 1.0, structured (one or a batch), by webhook or in the detail of a bus event; the binary form with `ce-` headers too. The type ends
 * in one of the public event types: com.example.sla.service.down.v1. `source` and `id` together name the event.
 * Source: github.com/cloudevents/spec, cloudevents/spec.md and formats/json-format.md
 */
import { EVENT_TYPES, type EventType } from '../../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { type Reading, readEvent } from '../../schemas/event.ts';
import { jsonIssue } from '../../schemas/doubled-names.ts';
import { namesOfType } from '../../schemas/old-event-types.ts';
import { parseJson } from '../json.ts';
import { type Delivery, type Fields, type Source, type SourceResult, isFields, pick, textAt, unreadable, eachOnce } from '../source.ts';

/** Longest first, so that no type is taken for the end of another. */
const NAMES = EVENT_TYPES.flatMap((type) => namesOfType(type).map((name) => ({ name, type }))).sort(
  (a, b) => b.name.length - a.name.length,
);

const typeOf = (text: string): EventType | undefined =>
  NAMES.find(({ name }) => text === `${name}.v1` || text.endsWith(`.${name}.v1`))?.type;

function readOne(event: unknown, receivedAt: number): { reading: Reading } | { issues: Issue[] } {
  const fail = (path: string, message: string): { issues: Issue[] } => unreadable(path, message) as { issues: Issue[] };
  if (!isFields(event) || !textAt(event, 'specversion')?.startsWith('1.')) return fail('/specversion', 'is no CloudEvents 1.0 event');
  const [id, source, kind] = [textAt(event, 'id'), textAt(event, 'source'), textAt(event, 'type')];
  if (id === undefined || source === undefined || kind === undefined) return fail('', '`id`, `source` and `type` are required');
  const type = typeOf(kind);
  if (!type) return fail('/type', `"${kind}" ends in none of the public event types, such as service.down.v1`);
  const data = dataOf(event);
  if ('issue' in data) return { issues: [data.issue] };
  const component = textAt(data.fields, 'component') ?? textAt(event, 'subject');
  const time = textAt(event, 'time');
  return readEvent(type, {
    ...data.fields,
    id: `ce:${source}|${id}`,
    occurredAt: time ?? formatInstant(receivedAt),
    ...(time === undefined && { instantQuality: 'received' }),
    ...(component !== undefined && { component }),
  });
}

type Data = { readonly fields: Fields } | { readonly issue: Issue };

function dataOf({ data, data_base64: encoded }: Fields): Data {
  const isGiven = data !== undefined && data !== null;
  if (isGiven || typeof encoded !== 'string') return objectIn(isGiven ? data : {}, '/data');
  try {
    return objectIn(parseJson(Buffer.from(encoded, 'base64').toString('utf8')), '/data_base64');
  } catch (error) {
    return { issue: jsonIssue(error, 'is no JSON', '/data_base64') };
  }
}

const objectIn = (value: unknown, path: string): Data =>
  isFields(value) ? { fields: value } : { issue: errorIssue('unreadable', path, 'must be a JSON object') };

function readAll(body: unknown, receivedAt: number): SourceResult {
  if (!Array.isArray(body)) {
    const result = readOne(body, receivedAt);
    return 'reading' in result ? { readings: [result.reading] } : result;
  }
  const results = (body as unknown[]).map((entry) => readOne(entry, receivedAt));
  const issues = results.flatMap((result, i) =>
    'issues' in result ? result.issues.map((issue) => ({ ...issue, path: `/${i}${issue.path}` })) : [],
  );
  if (issues.length > 0) return { issues };
  if (results.length === 0) return { ignored: 'an empty batch' };
  return eachOnce(results.flatMap((result) => ('reading' in result ? [result.reading] : [])));
}

const ATTRIBUTES = ['specversion', 'id', 'source', 'type', 'subject', 'time'];

export const cloudevents: Source = {
  name: 'cloudevents',
  note: 'The `component` of the data, else the subject, is the component.',
  matches: (envelope) => pick(envelope.detail, 'specversion') !== undefined,
  readEnvelope: (envelope, receivedAt) => readAll(envelope.detail, receivedAt),
  keeps: ATTRIBUTES.map((name) => `ce-${name}`),
  readBody({ body, headers, receivedAt }: Delivery) {
    if (headers['ce-specversion'] === undefined) return readAll(body, receivedAt);
    const attributes = ATTRIBUTES.flatMap((name) => (headers[`ce-${name}`] === undefined ? [] : [[name, headers[`ce-${name}`]]]));
    return readAll({ ...(Object.fromEntries(attributes) as Fields), data: body }, receivedAt);
  },
};
