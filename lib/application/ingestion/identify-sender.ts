/** Identifies the sender of an event by data that it cannot forge, and reads the payload by its source. */
import * as z from 'zod/mini';
import type { EvidenceClass } from '../../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { firstIssues, shownText } from '../../schemas/first-issues.ts';
import { fromZodError } from '../../schemas/zod-issues.ts';
import { DoubledNameError, jsonIssue } from '../../schemas/doubled-names.ts';
import { canonical } from '../../sources/canonical.ts';
import { parseJson } from '../../sources/json.ts';
import { readPlainEvent } from '../../sources/plain-event.ts';
import { readDelivery } from '../../sources/read-delivery.ts';
import { sourceOf } from '../../sources/registry.ts';
import type { Envelope, SourceResult } from '../../sources/source.ts';
import type { Directory } from '../registry/registry-cache.ts';
import type { Carried } from '../ports/evidence.ts';
import { WEBHOOK_EVENT, accountSender } from '../registry/sender-names.ts';
import { webhookRegistrations } from '../registry/vendor-bindings.ts';
import type { Binding } from '../ports/registry.ts';

/** The reason for which an event is refused. */
export class Refusal extends Error {
  readonly code: string;
  readonly issues: readonly Issue[];

  constructor(code: string, message: string, issues: readonly Issue[] = []) {
    super(shownText(message));
    this.code = code;
    this.issues = firstIssues(issues);
  }
}

export interface Received {
  /** The unchanged text of the event from the queue. */
  readonly text: string;
  /** When EventBridge accepted it (epoch ms); trusted. */
  readonly receivedAt: number;
  readonly ownAccount: string;
}

export interface IdentifiedEvent {
  readonly sender: string;
  readonly class: EvidenceClass;
  readonly bindings: readonly Binding[];
  readonly receivedAt: number;
  /** The unchanged payload. */
  readonly raw: string;
  /** For a webhook: headers and query fields that its source reads. */
  readonly carried?: Carried;
  readonly result: SourceResult;
}

const envelopeSchema = z.object({
  id: z.string(),
  source: z.string(),
  'detail-type': z.string(),
  account: z.string(),
  time: z.string(),
  region: z.optional(z.string()),
  resources: z.optional(z.array(z.string())),
  detail: z.unknown(),
});

const webhookDetailSchema = z.object({
  source: z.string(),
  vendor: z.string(),
  as: z.enum(['vendor', 'customer']),
  class: z.enum(['signed', 'secret-path']),
  /** The revision of the mapping by which the webhook was answered; absent for built-in sources. */
  revision: z.optional(z.int()),
  receivedAt: z.string(),
  headers: z._default(z.record(z.string(), z.string()), {}),
  query: z.optional(z.record(z.string(), z.unknown())),
  body: z.string(),
});

export type WebhookDetail = z.input<typeof webhookDetailSchema>;

/** @throws Refusal when the text is no event, or when the event uses a source of Makegood. */
export async function identify(received: Received, directory: Directory): Promise<IdentifiedEvent> {
  return (await identifyPlain(received, directory)) ?? identifyAny(received, directory);
}

/** An event of a public type, read from its text; undefined for any other, and for one that is not plain. */
async function identifyPlain({ text, receivedAt }: Received, directory: Directory): Promise<IdentifiedEvent | undefined> {
  const plain = readPlainEvent(text);
  if (!plain || plain.envelope.source === WEBHOOK_EVENT.source) return undefined;
  // A public type is read by no mapping, so that none is looked up.
  if (sourceOf({ ...plain.envelope, detail: undefined }) !== canonical) return undefined;
  const sender = accountSender(plain.envelope.account);
  const bindings = await directory.bindings(sender);
  return { sender, class: 'account', bindings, receivedAt, raw: text, result: { readings: [plain.reading] } };
}

async function identifyAny(received: Received, directory: Directory): Promise<IdentifiedEvent> {
  const event = parseEvent(received.text);
  const parsed = envelopeSchema.safeParse(event);
  if (!parsed.success) throw new Refusal('unreadable', 'this is no EventBridge event', fromZodError(parsed.error, event));
  const envelope = parsed.data as Envelope;
  if (envelope.source === WEBHOOK_EVENT.source) return identifyWebhook(envelope, received, directory);
  const sender = accountSender(envelope.account);
  const bindings = await directory.bindings(sender);
  // Mappings are read for registered senders only.
  const more = bindings.length > 0 ? [...(await directory.sources()).values()] : [];
  return {
    sender,
    class: 'account',
    bindings,
    receivedAt: received.receivedAt,
    raw: received.text,
    result: await sourceOf(envelope, more).readEnvelope!(envelope, received.receivedAt),
  };
}

function parseEvent(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof DoubledNameError)) throw new Refusal('not-json', 'the message is not JSON');
    throw new Refusal('unreadable', 'the event cannot be read', [jsonIssue(error, '')]);
  }
}

async function identifyWebhook(envelope: Envelope, received: Received, directory: Directory): Promise<IdentifiedEvent> {
  if (envelope.account !== received.ownAccount)
    throw new Refusal('not-yours-to-say', `account ${envelope.account} may not use the source ${WEBHOOK_EVENT.source}`);
  const detail = webhookDetailSchema.parse(envelope.detail);
  const { sender, bindings } = await webhookRegistrations(detail, directory);
  const receivedAt = parseInstant(detail.receivedAt) ?? received.receivedAt;
  const found = await directory.webhookSource(detail.source, detail.revision);
  const carried = carriedBy(detail);
  return {
    sender,
    class: detail.class,
    bindings,
    receivedAt,
    raw: detail.body,
    ...(carried && { carried }),
    result: found
      ? await readDelivery(found.source, {
          text: detail.body,
          headers: detail.headers,
          ...(detail.query && { query: detail.query }),
          receivedAt,
          sender,
        })
      : { issues: [errorIssue('unknown-source', '', `there is no source "${detail.source}"`)] },
  };
}

/** The headers and query fields to keep; the content type of JSON is not needed. */
function carriedBy({ headers: all = {}, query, body }: WebhookDetail): Carried | undefined {
  const { 'content-type': type, ...others } = all;
  const headers = { ...others, ...(type !== undefined && !/^\uFEFF?\s*[[{]/.test(body) && { 'content-type': type }) };
  if (Object.keys(headers).length === 0 && !query) return undefined;
  return { ...(Object.keys(headers).length > 0 && { headers }), ...(query && { query }) };
}
