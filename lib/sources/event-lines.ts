/**
 * Reads evidence files: one JSON object in each line. A line is an EventBridge event (in the form of an archive or a rule's target), an entry
 * for PutEvents, a webhook's body with its source, a public event with its type, or a stored fact.
 */
import type { Order } from '../domain/contract/terms.ts';
import type { Fact, Reporter } from '../domain/evidence/fact.ts';
import { dayFacts } from '../domain/evidence/batched-checks.ts';
import { type Arrival, turnsOf } from '../domain/evidence/receipt.ts';
import { DomainError, type Issue, errorIssue } from '../domain/issue.ts';
import { parseInstant } from '../domain/time/instant.ts';
import type { UnreadLine } from '../domain/statement/evidence-account/unread-lines.ts';
import type { Reading } from '../schemas/event.ts';
import { type StoredFact, fromStoredFact } from '../schemas/stored-fact.ts';
import { jsonIssue } from '../schemas/doubled-names.ts';
import { parseJson } from './json.ts';
import { type Outgoing, outgoingOf, separated, withDetail } from './outgoing.ts';
import { sourceOf, webhookSource } from './registry.ts';
import { type Envelope, type SourceResult, isFields, textAt } from './source.ts';

const PLAIN_SENDER = 'file';

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

const toFact = (reading: Reading, { sender, speaksFor }: Reporter, receivedAt: number): Fact => ({
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

/** The name of a sender in a line; undefined for a line without one. */
const nameOf = (sender: string): string | undefined => sender.split(':')[1];

const listed = (name: string | undefined, order: Order | undefined): NonNullable<Order['senders']>[number] | undefined =>
  order?.senders?.find(({ account, webhook }) => name !== undefined && (account ?? webhook) === name);

/** The sender with its party by the order; a line without a sender, or with one that is not in the order, counts for the vendor. */
function reporterOf(sender: string, order: Order | undefined): Reporter {
  const own = listed(nameOf(sender), order);
  const full = order && sender.startsWith('webhook:') ? `${sender}:${order.vendor.id}` : sender;
  return { sender: full, speaksFor: own?.as ?? 'vendor' };
}

export interface EventLines {
  readonly facts: Fact[];
  /** Issues; each path begins with the line ("/12"). */
  readonly issues: Issue[];
  /** Lines, and entries of batched events, that gave no fact. */
  readonly unread: UnreadLine[];
  /** Senders in lines that are not in an order with senders, each with the number of its events. */
  readonly unlisted: ReadonlyMap<string, number>;
}

/**
 * Reads a file's text. A line without an instant of receipt was received after the lines before it, at the instant of its event.
 */
export async function readEventLines(text: string, order?: Order): Promise<EventLines> {
  const arrivals: Arrival<readonly Fact[]>[] = [];
  const issues: Issue[] = [];
  const unread: UnreadLine[] = [];
  const unlisted = new Map<string, number>();
  for (const [i, lineText] of text.split('\n').entries()) {
    if (lineText.trim() === '') continue;
    const { receivedAt, results } = await readLine(lineText, order);
    const facts: Fact[] = [];
    for (const { entry, result } of results) {
      if (!('facts' in result)) {
        const place = entry === undefined ? `line ${i + 1}` : `line ${i + 1}, entry ${entry + 1}`;
        const path = entry === undefined ? `/${i + 1}` : `/${i + 1}/events/${entry}`;
        unread.push({ reason: 'issues' in result ? 'unreadable' : 'ignored', place });
        if ('issues' in result) issues.push(...result.issues.map((issue) => ({ ...issue, path: path + issue.path })));
      } else {
        facts.push(...result.facts);
        const name = result.sender === undefined ? undefined : nameOf(result.sender);
        if (name !== undefined && order?.senders?.length && !listed(name, order)) unlisted.set(name, (unlisted.get(name) ?? 0) + 1);
      }
    }
    arrivals.push({ receivedAt, of: facts });
  }
  const [facts, batched]: [Fact[], Fact[]] = [[], []];
  for (const fact of inTurn(arrivals)) (fact.type === 'probes.batched' ? batched : facts).push(fact);
  return { facts: facts.concat(dayFacts(batched)), issues, unread, unlisted };
}

function* inTurn(arrivals: readonly Arrival<readonly Fact[]>[]): Generator<Fact> {
  const turns = turnsOf(arrivals);
  for (const arrival of arrivals) for (const fact of arrival.of) yield turns ? { ...fact, turn: turns.get(arrival)! } : fact;
}

const NO_INSTANT = 'is no instant with a zone: write 2026-10-01T08:00:00.000Z or 2026-10-01T16:00:00+08:00';
/** Marks a missing instant of receipt. */
const UNSAID = parseInstant('0001-01-01T00:00:00.001Z')!;

const FORMS = 'an EventBridge event, { "type": "service.down.v1", ... }, or { "source": "pagerduty", "body": ... }';

/** The result of a line; a stored fact has its sender and party already. */
type LineResult =
  { readonly facts: readonly Fact[]; readonly sender?: string } | { readonly ignored: string } | { readonly issues: readonly Issue[] };

interface LineRead {
  readonly receivedAt: number | undefined;
  /** The result of the line, or of each entry of a batched event. */
  readonly results: readonly { readonly entry?: number; readonly result: LineResult }[];
}

const refusedFor = (issue: Issue): LineRead => ({ receivedAt: undefined, results: [{ result: { issues: [issue] } }] });

const refused = (code: string, path: string, message: string): LineRead => refusedFor(errorIssue(code, path, message));

async function readLine(text: string, order: Order | undefined): Promise<LineRead> {
  let line: unknown;
  try {
    line = parseJson(text);
  } catch (error) {
    return refusedFor(jsonIssue(error, 'the line is not JSON (cut short?)'));
  }
  if (!isFields(line)) return refused('unreadable', '', `the line is no event: ${FORMS}`);
  const receivedAt = parseInstant(textAt(line, 'receivedAt') ?? '');
  if (line.receivedAt !== undefined && receivedAt === undefined) return refused('bad-value', '/receivedAt', NO_INSTANT);
  if (line.schema === 1) return storedLine(line as unknown as StoredFact);
  const outgoingLine = outgoingOf(line);
  if (!outgoingLine) return refused('unreadable', '', `the line is no event: ${FORMS}`);
  const outgoing = withDetail(outgoingLine);
  if ('issue' in outgoing) return refusedFor(outgoing.issue);
  const entries = separated(outgoing);
  const results = entries
    ? await Promise.all(entries.map(async (one, entry) => ({ entry, result: await factsOf(one, receivedAt, order) })))
    : [{ result: await factsOf(outgoing, receivedAt, order) }];
  return { receivedAt, results };
}

function storedLine(line: StoredFact): LineRead {
  try {
    const fact = fromStoredFact(line);
    return { receivedAt: fact.receivedAt, results: [{ result: { facts: [fact] } }] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refused('unreadable', '', `the line is no fact as Makegood stores it: ${error.message}`);
  }
}

async function factsOf(outgoing: Outgoing, receivedAt: number | undefined, order: Order | undefined): Promise<LineResult> {
  const { sender, result } = await read(outgoing, receivedAt ?? UNSAID);
  if (!('readings' in result)) return result;
  // The tool sends no instants, so that only the instant of receipt is known.
  if (result.readings.some(({ occurredAt }) => occurredAt === UNSAID))
    return { issues: [errorIssue('bad-value', '/receivedAt', 'the event has no instant of its own: give its instant of receipt here')] };
  return { facts: result.readings.map((reading) => toFact(reading, reporterOf(sender, order), receivedAt ?? reading.occurredAt)), sender };
}
