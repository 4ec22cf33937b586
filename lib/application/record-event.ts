/**
 * Records one event from the bus: who speaks, what it says, whether it is theirs to say; then one write. What cannot be
 * taken goes to quarantine with its reason; a failure of ours throws, so that the queue tries again.
 */
import * as z from 'zod';
import type { EvidenceClass, Fact } from '../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../domain/issue.ts';
import { DAY, formatInstant, parseDay, parseInstant } from '../domain/time/instant.ts';
import { fromZodError } from '../schemas/zod-issues.ts';
import type { Reading } from '../schemas/event.ts';
import { sourceOf, webhookSource } from '../sources/registry.ts';
import type { Envelope, SourceResult } from '../sources/source.ts';
import { digestText } from './digest.ts';
import type { Binding, Clock, KnownName, Stores } from './ports.ts';
import { WEBHOOK_EVENT, accountSender, webhookSender } from './senders.ts';

export type RecordOutcome = 'stored' | 'repeat' | 'ignored' | 'quarantined';

/** Clocks differ; an event further ahead than this is not believed. */
const AHEAD = DAY;
/** What began before the contract may run into it. */
const BEFORE = 31 * DAY;
/** Longest payload kept whole; EventBridge takes 1 MB, an item 400 KB. */
const MOST_RAW = 1_100_000;

const envelopeSchema = z.object({
  id: z.string(),
  source: z.string(),
  'detail-type': z.string(),
  account: z.string(),
  time: z.string(),
  region: z.string().optional(),
  resources: z.array(z.string()).optional(),
  detail: z.unknown(),
});

const webhookDetailSchema = z.object({
  source: z.string(),
  vendor: z.string(),
  as: z.enum(['vendor', 'customer']),
  class: z.enum(['signed', 'secret-path']),
  receivedAt: z.string(),
  body: z.string(),
});

export interface Received {
  /** The event as the queue carried it. */
  readonly event: unknown;
  /** When EventBridge took it in: ours, trusted. */
  readonly receivedAt: number;
  readonly ownAccount: string;
}

interface Speaker {
  readonly sender: string;
  readonly class: EvidenceClass;
  readonly bindings: readonly Binding[];
  readonly receivedAt: number;
  readonly raw: string;
  readonly result: SourceResult;
}

class Refusal extends Error {
  readonly code: string;
  readonly issues: readonly Issue[];

  constructor(code: string, message: string, issues: readonly Issue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}

/** Registrations are few and change seldom: each process keeps them for a while, and asks again before it refuses. */
export class Directory {
  private readonly stores: Stores;
  private readonly clock: Clock;
  private readonly names = new Map<string, { at: number; known: Map<string, KnownName[]> }>();
  private readonly senders = new Map<string, { at: number; bindings: Binding[] }>();

  constructor(stores: Stores, clock: Clock) {
    this.stores = stores;
    this.clock = clock;
  }

  async bindings(sender: string): Promise<Binding[]> {
    const now = this.clock();
    const kept = this.senders.get(sender);
    if (kept && kept.bindings.length > 0 && now - kept.at < FRESH) return kept.bindings;
    const bindings = await this.stores.registry.bindings(sender);
    this.senders.set(sender, { at: now, bindings });
    return bindings;
  }

  async registered(vendor: string, name: string): Promise<readonly KnownName[]> {
    const now = this.clock();
    const kept = this.names.get(vendor);
    if (kept && now - kept.at < FRESH && kept.known.has(name)) return kept.known.get(name)!;
    if (kept && now - kept.at < STALE) return kept.known.get(name) ?? [];
    const known = new Map<string, KnownName[]>();
    for (const entry of await this.stores.registry.names(vendor)) known.set(entry.name, [...(known.get(entry.name) ?? []), entry]);
    this.names.set(vendor, { at: now, known });
    return known.get(name) ?? [];
  }
}

const FRESH = 60_000;
/** How long a missing name is believed missing: one read a second at most, however many events are refused. */
const STALE = 1000;

export async function recordEvent(received: Received, stores: Stores, directory: Directory): Promise<RecordOutcome> {
  const raw = JSON.stringify(received.event) ?? '';
  let sender = 'unknown';
  let receivedAt = received.receivedAt;
  try {
    const speaker = await identify(received, raw, directory);
    sender = speaker.sender;
    receivedAt = speaker.receivedAt;
    if ('ignored' in speaker.result) return 'ignored';
    if ('issues' in speaker.result) throw new Refusal('unreadable', 'the event cannot be read', speaker.result.issues);
    if (speaker.bindings.length === 0)
      throw new Refusal('unknown-sender', `no contract names the sender "${sender}"; add it under \`senders\``);
    let outcome: RecordOutcome = 'repeat';
    for (const reading of speaker.result.readings)
      if ((await recordReading(reading, speaker, stores, directory)) === 'stored') outcome = 'stored';
    return outcome;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await quarantine(error, sender, receivedAt, raw, stores);
    return 'quarantined';
  }
}

/** A message of the queue that is no event at all. */
export async function quarantineMessage(text: string, receivedAt: number, stores: Stores): Promise<void> {
  await quarantine(new Refusal('not-json', 'the message is not JSON'), 'unknown', receivedAt, text, stores);
}

async function quarantine(refusal: Refusal, sender: string, receivedAt: number, raw: string, stores: Stores): Promise<void> {
  const [binding] = sender === 'unknown' ? [] : await stores.registry.bindings(sender);
  await stores.quarantine.put({
    id: digestText(`${refusal.code}|${sender}|${raw}`),
    code: refusal.code,
    message: refusal.message,
    issues: refusal.issues,
    sender,
    ...(binding && { vendor: binding.vendor }),
    receivedAt: formatInstant(receivedAt),
    raw: raw.length > MOST_RAW ? raw.slice(0, MOST_RAW) : raw,
  });
}

async function identify(received: Received, raw: string, directory: Directory): Promise<Speaker> {
  const parsed = envelopeSchema.safeParse(received.event);
  if (!parsed.success) throw new Refusal('unreadable', 'this is no EventBridge event', fromZodError(parsed.error, received.event));
  const envelope = parsed.data as Envelope;
  if (envelope.source === WEBHOOK_EVENT.source) return identifyWebhook(envelope, received, directory);
  const sender = accountSender(envelope.account);
  return {
    sender,
    class: 'account',
    bindings: await directory.bindings(sender),
    receivedAt: received.receivedAt,
    raw,
    result: sourceOf(envelope).readEnvelope!(envelope),
  };
}

async function identifyWebhook(envelope: Envelope, received: Received, directory: Directory): Promise<Speaker> {
  if (envelope.account !== received.ownAccount)
    throw new Refusal('not-yours-to-say', `account ${envelope.account} may not use the source ${WEBHOOK_EVENT.source}`);
  const detail = webhookDetailSchema.parse(envelope.detail);
  const source = webhookSource(detail.source);
  const sender = webhookSender(detail.source, detail.vendor);
  const bindings = (await directory.bindings(sender)).filter((binding) => binding.vendor === detail.vendor);
  return {
    sender,
    class: detail.class,
    bindings: bindings.length > 0 ? bindings : [{ vendor: detail.vendor, contract: '', as: detail.as }],
    receivedAt: parseInstant(detail.receivedAt) ?? received.receivedAt,
    raw: detail.body,
    result: source
      ? readJson(detail.body, source.readBody)
      : { issues: [errorIssue('unknown-source', '', `there is no source "${detail.source}"`)] },
  };
}

function readJson(text: string, read: (body: unknown) => SourceResult): SourceResult {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { issues: [errorIssue('not-json', '', 'the body is not JSON (cut short?)')] };
  }
  return read(body);
}

async function recordReading(reading: Reading, speaker: Speaker, stores: Stores, directory: Directory): Promise<RecordOutcome> {
  const binding = await bindingFor(reading, speaker, directory);
  believable(reading, speaker.receivedAt);
  const fact: Fact = {
    id: reading.id,
    type: reading.type,
    occurredAt: reading.occurredAt,
    receivedAt: speaker.receivedAt,
    sender: speaker.sender,
    speaksFor: binding.as,
    class: speaker.class,
    ...(reading.component !== undefined && { component: reading.component }),
    body: reading.body,
  };
  const recorded = await stores.facts.record(binding.vendor, fact, speaker.raw);
  if (recorded === 'contradiction')
    throw new Refusal(
      'contradiction',
      `an event with the id "${fact.id}" and other content is stored already; send a correction that names it`,
    );
  return recorded;
}

/** The vendor whose evidence this is: the sender's own, or of several the one that has the component. */
async function bindingFor(reading: Reading, speaker: Speaker, directory: Directory): Promise<Binding> {
  const vendors = [...new Map(speaker.bindings.map((binding) => [binding.vendor, binding])).values()];
  if (reading.component === undefined) {
    if (vendors.length === 1) return vendors[0]!;
    throw new Refusal(
      'ambiguous-vendor',
      `the sender speaks of several vendors (${vendors.map((binding) => binding.vendor).join(', ')}); the event must name a component`,
    );
  }
  for (const binding of vendors) {
    const known = await directory.registered(binding.vendor, reading.component);
    if (known.length === 0) continue;
    const first = known.map((entry) => entry.from).sort()[0]!;
    if (reading.occurredAt < parseDay(first)! * DAY - BEFORE)
      throw new Refusal(
        'before-contract',
        `the event is of ${formatInstant(reading.occurredAt)}, long before the contract begins on ${first}`,
      );
    return binding;
  }
  throw new Refusal(
    'component-not-yours',
    `"${reading.component}" is no component of the sender's; the contract lists it as a component or under \`known-as\``,
  );
}

function believable(reading: Reading, receivedAt: number): void {
  if (reading.occurredAt > receivedAt + AHEAD)
    throw new Refusal(
      'in-the-future',
      `the event says it happened at ${formatInstant(reading.occurredAt)}, after it was received at ${formatInstant(receivedAt)}; check the sender's clock`,
    );
}
