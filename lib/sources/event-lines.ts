/**
 * Evidence files: one JSON object a line. A line is an EventBridge event (as an archive or a rule's target has it), an entry
 * for PutEvents, a webhook's body with its source, a public event with its type, or a fact as stored.
 */
import type { Order } from '../domain/agreement/agreement.ts';
import type { Fact } from '../domain/evidence/fact.ts';
import { dayFacts } from '../domain/evidence/gathered.ts';
import { type Issue, errorIssue } from '../domain/issue.ts';
import { parseInstant } from '../domain/time/instant.ts';
import type { UnreadLine } from '../domain/statement/unread-lines.ts';
import type { Reading } from '../schemas/event.ts';
import { type StoredFact, fromStoredFact } from '../schemas/stored-fact.ts';
import { GATHERED_DETAIL_TYPE, detailTypeOf, entriesOf } from './gathered-events.ts';
import { parseJson } from './json.ts';
import { sourceOf, webhookSource } from './registry.ts';
import { type Envelope, type Fields, type SourceResult, isFields, textAt } from './source.ts';

/** How a line goes in by the front door. */
export type Outgoing =
  | {
      readonly via: 'bus';
      readonly account: string | undefined;
      /** The tool that a public event of a file comes from, where it names one. */
      readonly source?: string;
      readonly entry: { readonly Source: string; readonly DetailType: string; readonly Detail: unknown };
    }
  | { readonly via: 'forward'; readonly account: string | undefined; readonly event: Envelope }
  | {
      readonly via: 'webhook';
      readonly source: string;
      readonly body: unknown;
      readonly headers: Readonly<Record<string, string>>;
    };

const PLAIN_SENDER = 'file';

/** What a line is; undefined when it is none of the forms. */
export function outgoingOf(line: Fields): Outgoing | undefined {
  const account = textAt(line, 'account');
  if (isFields(line.entry))
    return {
      via: 'bus',
      account,
      entry: { Source: textAt(line.entry, 'Source') ?? '', DetailType: textAt(line.entry, 'DetailType') ?? '', Detail: line.entry.Detail },
    };
  if (isFields(line.event)) return { via: 'forward', account, event: line.event as unknown as Envelope };
  if (typeof line['detail-type'] === 'string') {
    const event = line as unknown as Envelope;
    if (event.source.startsWith('aws.')) return { via: 'forward', account, event };
    return { via: 'bus', account, entry: { Source: event.source, DetailType: event['detail-type'], Detail: event.detail } };
  }
  if (typeof line.source === 'string' && 'body' in line)
    return { via: 'webhook', source: line.source, body: line.body, headers: headersOf(line.headers) };
  if (typeof line.type === 'string') {
    const { type, ...detail } = line;
    const source = textAt(line, 'source');
    return {
      via: 'bus',
      account,
      ...(source !== undefined && { source }),
      entry: { Source: 'makegood-cli', DetailType: String(type).endsWith('.v1') ? String(type) : `${String(type)}.v1`, Detail: detail },
    };
  }
  return undefined;
}

const headersOf = (given: unknown): Record<string, string> =>
  isFields(given) ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)])) : {};

/** An entry for PutEvents has its detail as a text. Undefined when that is not JSON. */
function withDetail(outgoing: Outgoing): Outgoing | undefined {
  if (outgoing.via !== 'bus' || typeof outgoing.entry.Detail !== 'string') return outgoing;
  try {
    return { ...outgoing, entry: { ...outgoing.entry, Detail: parseJson(outgoing.entry.Detail) } };
  } catch {
    return undefined;
  }
}

async function read(outgoing: Outgoing, receivedAt: number): Promise<{ sender: string; result: SourceResult }> {
  if (outgoing.via === 'webhook') {
    const source = webhookSource(outgoing.source);
    return {
      sender: `webhook:${outgoing.source}`,
      result: source
        ? await source.readBody({ body: outgoing.body, headers: outgoing.headers, receivedAt })
        : { issues: [errorIssue('unknown-source', '/source', `there is no source "${outgoing.source}"`)] },
    };
  }
  const source = outgoing.via === 'bus' ? outgoing.source : undefined;
  const plain = source === undefined ? PLAIN_SENDER : `webhook:${source}`;
  const sender = outgoing.account === undefined ? plain : `aws:${outgoing.account}`;
  const { Source, DetailType, Detail } = outgoing.via === 'bus' ? outgoing.entry : { Source: '', DetailType: '', Detail: undefined };
  const envelope: Envelope =
    outgoing.via === 'forward'
      ? outgoing.event
      : {
          id: '',
          source: Source,
          'detail-type': DetailType,
          account: outgoing.account ?? '',
          time: '',
          detail: Detail,
        };
  return { sender, result: await sourceOf(envelope).readEnvelope!(envelope, receivedAt) };
}

const toFact = (reading: Reading, { sender, speaksFor }: Speaker, receivedAt: number): Fact => ({
  id: reading.id,
  type: reading.type,
  occurredAt: reading.occurredAt,
  receivedAt,
  sender,
  speaksFor,
  class: 'account',
  ...(reading.component !== undefined && { component: reading.component }),
  body: reading.body,
});

type Speaker = Pick<Fact, 'sender' | 'speaksFor'>;

/** Who speaks, as the order says it; a line that names nobody, and who is not in the order, speaks for the vendor. */
function speakerOf(sender: string, order: Order | undefined): Speaker {
  const [, name] = sender.split(':');
  const own = order?.senders?.find(({ account, webhook }) => name !== undefined && (account ?? webhook) === name);
  const full = order && sender.startsWith('webhook:') ? `${sender}:${order.vendor.id}` : sender;
  return { sender: full, speaksFor: own?.as ?? 'vendor' };
}

export interface EventLines {
  readonly facts: Fact[];
  /** Each with its line ("/12"). */
  readonly issues: Issue[];
  /** Lines, and entries of gathered events, of which no fact was made. */
  readonly unread: UnreadLine[];
}

/** Reads a file's text. A file knows no instant of receipt: what happened counts. */
export async function readEventLines(text: string, order?: Order): Promise<EventLines> {
  const [facts, gathered, issues]: [Fact[], Fact[], Issue[]] = [[], [], []];
  const unread: UnreadLine[] = [];
  for (const [i, lineText] of text.split('\n').entries()) {
    if (lineText.trim() === '') continue;
    for (const { entry, result } of await readLine(lineText, order)) {
      if (!('facts' in result)) {
        const place = entry === undefined ? `line ${i + 1}` : `line ${i + 1}, entry ${entry + 1}`;
        const path = entry === undefined ? `/${i + 1}` : `/${i + 1}/events/${entry}`;
        unread.push({ reason: 'issues' in result ? 'unreadable' : 'ignored', place });
        if ('issues' in result) issues.push(...result.issues.map((issue) => ({ ...issue, path: path + issue.path })));
      } else for (const fact of result.facts) (fact.type === 'probes.gathered' ? gathered : facts).push(fact);
    }
  }
  return { facts: facts.concat(dayFacts(gathered)), issues, unread };
}

const FORMS = 'an EventBridge event, { "type": "service.down.v1", ... }, or { "source": "pagerduty", "body": ... }';

type LineResult = { readonly facts: readonly Fact[] } | { readonly ignored: string } | { readonly issues: readonly Issue[] };

/** What a line gives, or each entry of events that were gathered into one. */
async function readLine(
  text: string,
  order: Order | undefined,
): Promise<readonly { readonly entry?: number; readonly result: LineResult }[]> {
  let line: unknown;
  try {
    line = parseJson(text);
  } catch {
    return [{ result: { issues: [errorIssue('not-json', '', 'the line is not JSON (cut short?)')] } }];
  }
  if (isFields(line) && line.schema === 1) return [{ result: { facts: [fromStoredFact(line as unknown as StoredFact)] } }];
  const told = isFields(line) ? outgoingOf(line) : undefined;
  if (!told) return [{ result: { issues: [errorIssue('unreadable', '', `the line is no event: ${FORMS}`)] } }];
  const outgoing = withDetail(told);
  if (!outgoing) return [{ result: { issues: [errorIssue('not-json', '/Detail', 'the detail is not JSON (cut short?)')] } }];
  const received = isFields(line) ? parseInstant(textAt(line, 'receivedAt') ?? '') : undefined;
  const factsOf = async (one: Outgoing): Promise<LineResult> => {
    const { sender, result } = await read(one, received ?? 0);
    if (!('readings' in result)) return result;
    return { facts: result.readings.map((reading) => toFact(reading, speakerOf(sender, order), received ?? reading.occurredAt)) };
  };
  const entries = separated(outgoing);
  if (!entries) return [{ result: await factsOf(outgoing) }];
  return Promise.all(entries.map(async (one, entry) => ({ entry, result: await factsOf(one) })));
}

/** Each entry of what a sender of the bus gathered goes its own way, as in the service. */
function separated(outgoing: Outgoing): readonly Outgoing[] | undefined {
  if (outgoing.via !== 'bus' || outgoing.entry.DetailType !== GATHERED_DETAIL_TYPE) return undefined;
  const { entry } = outgoing;
  const events = entriesOf(entry.Detail);
  return events?.map((event) => ({ ...outgoing, entry: { ...entry, DetailType: detailTypeOf(event), Detail: event } }));
}
