/**
 * The EventBridge endpoint: JSON 1.1 at "/", as the SDK and the CLI speak it. The request's access key id stands for the
 * sender's account. Limits and per-entry errors are EventBridge's.
 */
import { randomUUID } from 'node:crypto';
import { entryBytes } from '../../lib/declarations/aws-figures.ts';
import { AWS_LIMITS } from '../../lib/declarations/aws-limits.ts';
import { BUS_NAME } from '../../lib/declarations/events.ts';
import { formatInstant, parseInstant } from '../../lib/domain/time/instant.ts';
import { jsonIssue, parseUniqueNames } from '../../lib/schemas/doubled-names.ts';
import { type BusEvent, OWN_ACCOUNT, REGION } from './bus-event.ts';
import type { Bus } from './bus.ts';

export interface PutEventsAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const MAX_ENTRIES = AWS_LIMITS.putEntries.value;

const failure = (status: number, type: string, message: string): PutEventsAnswer => ({ status, body: { __type: type, message } });

interface Entry {
  readonly Source?: unknown;
  readonly DetailType?: unknown;
  readonly Detail?: unknown;
  readonly EventBusName?: unknown;
  readonly Time?: unknown;
  readonly Resources?: unknown;
}

/** The access key id of a Signature Version 4 header; the signature itself is not checked here, as no secret is shared. */
export const accountOf = (authorization: string | undefined): string | undefined =>
  /Credential=([A-Za-z0-9]{3,128})\//.exec(authorization ?? '')?.[1];

export async function handleEventBridge(
  target: string,
  authorization: string | undefined,
  raw: string,
  bus: Bus,
): Promise<PutEventsAnswer> {
  const account = accountOf(authorization);
  if (account === undefined)
    return failure(
      400,
      'MissingAuthenticationTokenException',
      'Missing Authentication Token: sign the request; the access key id stands for your account',
    );
  if (account === OWN_ACCOUNT)
    return failure(400, 'AccessDeniedException', `account ${OWN_ACCOUNT} is the embedded run itself; use another access key id`);
  let input: unknown;
  try {
    input = parseUniqueNames(raw);
  } catch (error) {
    return failure(400, 'SerializationException', jsonIssue(error, 'the body is not JSON').message);
  }
  if (target === 'AWSEvents.PutEvents') return putEvents(input, account, bus);
  if (target === 'Makegood.ForwardEvents') return forwardEvents(input, account, bus);
  if (target === 'Makegood.ReplayArchive') return replayArchive(input, bus);
  if (target === 'Makegood.RedriveDeadLetters') return { status: 200, body: { Redriven: await bus.redrive() } };
  return failure(400, 'UnknownOperationException', `"${target}" is not supported here; only PutEvents is`);
}

async function putEvents(input: unknown, account: string, bus: Bus): Promise<PutEventsAnswer> {
  const entries = (input as { Entries?: unknown } | null)?.Entries;
  if (!Array.isArray(entries) || entries.length < 1 || entries.length > MAX_ENTRIES) {
    return failure(
      400,
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${MAX_ENTRIES}`,
    );
  }
  if (entries.reduce((sum: number, entry: Entry) => sum + entryBytes(entry), 0) > AWS_LIMITS.putBytes.value)
    return failure(400, 'ValidationException', 'Total size of the entries in the request is over the limit.');
  const now = new Date();
  const results = (entries as Entry[]).map((entry) => readEntry(entry, account, now));
  await bus.accept(
    results.flatMap((result) => ('event' in result ? [result.event] : [])),
    now.toISOString(),
  );
  const answers = results.map((result) => ('event' in result ? { EventId: result.event.id } : result.error));
  return { status: 200, body: { FailedEntryCount: results.filter((result) => 'error' in result).length, Entries: answers } };
}

type Checked = { readonly event: BusEvent } | { readonly error: { readonly ErrorCode: string; readonly ErrorMessage: string } };

function readEntry(entry: Entry, account: string, now: Date): Checked {
  const refuse = (ErrorCode: string, ErrorMessage: string): Checked => ({ error: { ErrorCode, ErrorMessage } });
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (typeof entry?.[name] !== 'string' || entry[name] === '')
      return refuse('InvalidArgument', `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);
  }
  const { Source: source, DetailType: detailType, Detail: text } = entry as { Source: string; DetailType: string; Detail: string };
  if (source.startsWith('aws.')) return refuse('NotAuthorizedForSourceException', `Not authorized for the source ${source}.`);
  const name = typeof entry.EventBusName === 'string' ? entry.EventBusName.replace(/^arn:.*:event-bus\//, '') : 'default';
  if (name !== BUS_NAME) return refuse('ResourceNotFoundException', `Event bus ${name} does not exist.`);
  let detail: unknown;
  try {
    detail = JSON.parse(text);
  } catch {
    return refuse('MalformedDetail', 'Detail is malformed.');
  }
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return refuse('MalformedDetail', 'Detail is malformed.');
  const time = typeof entry.Time === 'number' ? new Date(entry.Time * 1000) : now;
  const resources = Array.isArray(entry.Resources) ? entry.Resources.map(String) : [];
  return {
    event: {
      version: '0',
      id: randomUUID(),
      'detail-type': detailType,
      source,
      account,
      time: time.toISOString().slice(0, 19) + 'Z',
      region: REGION,
      resources,
      detail,
      detailText: text,
    },
  };
}

/**
 * Stands for a rule in the sender's account that forwards events of AWS services to our bus: the whole event arrives, with its
 * own source and id, under the sender's account. AWS does this between accounts; there is no public call for it.
 */
async function forwardEvents(input: unknown, account: string, bus: Bus): Promise<PutEventsAnswer> {
  const events = (input as { Events?: unknown } | null)?.Events;
  if (!Array.isArray(events) || events.length < 1 || events.length > MAX_ENTRIES)
    return failure(400, 'ValidationException', `Events must be a list of 1 to ${MAX_ENTRIES}`);
  const whole = events.map((event: Partial<BusEvent>) => ({
    version: '0' as const,
    id: String(event.id ?? randomUUID()),
    'detail-type': String(event['detail-type'] ?? ''),
    source: String(event.source ?? ''),
    account,
    time: String(event.time ?? ''),
    region: String(event.region ?? REGION),
    resources: event.resources ?? [],
    detail: event.detail,
  }));
  if (whole.some((event) => event.source.startsWith('makegood.')))
    return failure(400, 'ValidationException', 'sources of Makegood itself cannot be forwarded');
  await bus.accept(whole, new Date().toISOString());
  return { status: 200, body: { Accepted: whole.length } };
}

/** Stands for EventBridge's StartReplay, which goes to the same bus and its rules. */
async function replayArchive(input: unknown, bus: Bus): Promise<PutEventsAnswer> {
  const { From: from, Until: until } = (input ?? {}) as { From?: unknown; Until?: unknown };
  const [first, last] = [from, until].map((text) => (typeof text === 'string' ? parseInstant(text) : undefined));
  if (first === undefined || last === undefined || first >= last)
    return failure(400, 'ValidationException', 'From and Until are instants of receipt such as 2026-10-01T00:00:00Z, From before Until');
  return { status: 200, body: { Replayed: await bus.replay(formatInstant(first), formatInstant(last)) } };
}
