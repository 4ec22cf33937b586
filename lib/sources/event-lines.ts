/**
 * Reads evidence files: one JSON object in each line. A line is an EventBridge event (in the form of an archive or a rule's target), an entry
 * for PutEvents, a webhook's body with its source, a public event with its type, or a stored fact.
 */
import type { Order } from '../domain/contract/terms.ts';
import { dayFacts } from '../domain/evidence/batched-checks.ts';
import type { Fact } from '../domain/evidence/fact.ts';
import { turnsOf } from '../domain/evidence/receipt.ts';
import { ReceivedFacts } from '../domain/evidence/received-facts.ts';
import { DomainError, type Issue, errorIssue } from '../domain/issue.ts';
import { parseInstant } from '../domain/time/instant.ts';
import type { UnreadLine } from '../domain/statement/evidence-account/unread-lines.ts';
import { type StoredFact, fromStoredFact } from '../schemas/stored-fact.ts';
import { jsonIssue } from '../schemas/doubled-names.ts';
import { parseJson } from './json.ts';
import { LineSenders, UNSAID, reporterOf, senderOf, toFact } from './line-senders.ts';
import { type Outgoing, outgoingOf, separated, withDetail } from './outgoing.ts';
import { PlainLines } from './plain-lines.ts';
import { sourceOf, webhookSource } from './registry.ts';
import { type Envelope, type SourceResult, isFields, textAt } from './source.ts';

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
  const sender = senderOf(outgoing.account, outgoing.via === 'bus' ? outgoing.source : undefined);
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

export interface EventLines {
  /** The facts, packed: what an assessment reads. */
  readonly received: ReceivedFacts;
  /** The same facts, made anew at each look: first those that are not packed, in the order of their lines. */
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
  const lines = new Lines(order);
  for (let [at, number] = [0, 1]; at < text.length; number += 1) {
    const next = lines.takePlain(text, at);
    if (next !== undefined) {
      at = next;
      continue;
    }
    const end = text.indexOf('\n', at);
    const lineText = text.slice(at, end < 0 ? text.length : end);
    if (lineText.trim() !== '') lines.take(await readLine(lineText, order), number);
    at = end < 0 ? text.length : end + 1;
  }
  return lines.finish();
}

/** The lines of a file while they are read. */
class Lines {
  private readonly senders: LineSenders;
  private readonly plain: PlainLines;
  private readonly received = new ReceivedFacts();
  private readonly batched: { readonly fact: Fact; readonly place: number }[] = [];
  private readonly receivedAt: number[] = [];
  private readonly issues: Issue[] = [];
  private readonly unread: UnreadLine[] = [];

  constructor(order: Order | undefined) {
    this.senders = new LineSenders(order);
    this.plain = new PlainLines(this.senders, this.received);
  }

  /** Reads a line that needs no schema. @returns the position of the next line; undefined for any other line. */
  takePlain(text: string, at: number): number | undefined {
    const next = this.plain.take(text, at, this.receivedAt.length);
    if (next !== undefined) this.receivedAt.push(this.plain.receivedAt);
    return next;
  }

  take({ receivedAt, results }: LineRead, number: number): void {
    const place = this.receivedAt.length;
    this.receivedAt.push(receivedAt ?? NaN);
    for (const { entry, result } of results) {
      if (!('facts' in result)) {
        const where = entry === undefined ? `line ${number}` : `line ${number}, entry ${entry + 1}`;
        const path = entry === undefined ? `/${number}` : `/${number}/events/${entry}`;
        this.unread.push({ reason: 'issues' in result ? 'unreadable' : 'ignored', place: where });
        if ('issues' in result) this.issues.push(...result.issues.map((issue) => ({ ...issue, path: path + issue.path })));
        continue;
      }
      for (const fact of result.facts)
        if (fact.type === 'probes.batched') this.batched.push({ fact, place });
        else this.received.add(fact, place);
      if (result.sender !== undefined) this.senders.countUnlisted(result.sender);
    }
  }

  finish(): EventLines {
    const { received, issues, unread, senders } = this;
    const turnOf = turnsOf(this.receivedAt);
    received.settle(turnOf);
    received.others.push(...dayFacts(this.batched.map(({ fact, place }) => (turnOf ? { ...fact, turn: turnOf(place) } : fact))));
    return {
      received,
      get facts() {
        return [...received];
      },
      issues,
      unread,
      unlisted: senders.unlisted,
    };
  }
}

const NO_INSTANT = 'is no instant with a zone: write 2026-10-01T08:00:00.000Z or 2026-10-01T16:00:00+08:00';
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
