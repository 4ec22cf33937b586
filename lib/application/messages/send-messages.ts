/**
 * Sends what an event of the bus says to those who subscribed. Each mail has an id that follows from its event and its recipient, and is
 * claimed by a conditional write before it is sent: an event that comes twice sends nothing twice. After a failure the event comes again,
 * and those who have their mail are passed over.
 */
import { type MessageEvent, isMessageEvent } from '../../declarations/messages.ts';
import { MESSAGE_DAYS } from '../../declarations/retention.ts';
import { DAY, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { digestText } from '../evidence/digest.ts';
import type { Clock } from '../ports/clock.ts';
import type { EndpointStores } from '../ports/endpoints.ts';
import type { Attachment, Mailer, MessageStores, Subscription } from '../ports/messages.ts';
import type { Stores } from '../ports/stores.ts';
import type { AuditDigest } from './audit-digest.ts';
import { auditDigests } from './audit-digest.ts';
import { matterOf } from './matter.ts';
import { type Matter, type Recipient, recipientsOf } from './recipients.ts';

/** An event of Makegood as the bus hands it on. */
export interface BusNotice {
  readonly type: string;
  /** The instant of its publication; a replay keeps it. */
  readonly time: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A message as people read it. */
export interface WrittenMessage {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
}

/** What makes the texts. */
export interface Writer {
  audit(digest: AuditDigest, to: Recipient): Promise<WrittenMessage>;
  action(
    event: { readonly type: Exclude<MessageEvent, 'audit.closed.v1'>; readonly detail: BusNotice['detail'] },
    to: Recipient,
  ): WrittenMessage;
}

export interface Sending {
  readonly stores: Stores & MessageStores & Pick<EndpointStores, 'endpoints'>;
  readonly mailer: Mailer;
  readonly writer: Writer;
  readonly clock: Clock;
}

export interface SentMessages {
  readonly sent: number;
  /** Mails that were not taken; the event has to come again. */
  readonly failed: readonly { readonly message: string; readonly error: unknown }[];
}

const NOTHING: SentMessages = { sent: 0, failed: [] };

/** @throws when the event cannot be read; mails that fail are in the result, so that the others are sent. */
export async function sendMessages(notice: BusNotice, sending: Sending): Promise<SentMessages> {
  const { type, time, detail } = notice;
  const at = parseInstant(time);
  if (at === undefined || typeof detail.id !== 'string') throw new Error(`an event ${type} has no time or no id`);
  if (!isMessageEvent(type) || sending.clock() - at > MESSAGE_DAYS.stale * DAY) return NOTHING;
  const matter = await matterOf(type, detail, sending.stores);
  if (!matter) return NOTHING;
  const subscriptions = await sending.stores.subscriptions.all();
  const subscribed = recipientsOf([...subscriptions, ...(await contactOf(type, detail, sending.stores))], matter);
  const waiting: Recipient[] = [];
  for (const to of subscribed) if (!(await sending.stores.messages.isSent(idOf(detail.id, to)))) waiting.push(to);
  if (waiting.length === 0) return NOTHING;
  const written = await writerFor(type, detail, waiting, sending);
  let sent = 0;
  const failed: SentMessages['failed'][number][] = [];
  for (const [i, to] of waiting.entries()) {
    const message = await written(i);
    if (!message) continue;
    const id = idOf(detail.id, to);
    try {
      if (await sendOne(id, formatInstant(at), matter.kind, to, message, sending)) sent += 1;
    } catch (error) {
      failed.push({ message: id, error });
    }
  }
  return { sent, failed };
}

/** The contact of an endpoint gets the mail about it as if it had subscribed. */
async function contactOf(
  type: MessageEvent,
  { endpoint: name }: BusNotice['detail'],
  { endpoints }: Pick<EndpointStores, 'endpoints'>,
): Promise<Subscription[]> {
  const endpoint = type === 'endpoint.disabled.v1' && typeof name === 'string' ? await endpoints.get(name) : undefined;
  if (endpoint?.contact === undefined) return [];
  const { contact: address, language = 'en', role, vendors } = endpoint;
  return [{ name: '', address, language, role, kinds: ['endpoint'], ...(role === 'vendor' && { vendors }) }];
}

/** The same for one event, address and language. */
const idOf = (event: string, { address, language, party }: Recipient): string =>
  digestText(JSON.stringify([event, address.toLowerCase(), language, party])).slice(0, 32);

/** The text for each recipient, by its place; undefined where an audit has nothing new for it. */
async function writerFor(
  type: MessageEvent,
  detail: BusNotice['detail'],
  recipients: readonly Recipient[],
  { stores, writer }: Sending,
): Promise<(i: number) => Promise<WrittenMessage | undefined>> {
  if (type !== 'audit.closed.v1') return (i) => Promise.resolve(writer.action({ type, detail }, recipients[i]!));
  const scopes = new Map(
    recipients.map(({ party, vendors }) => [JSON.stringify([party, vendors]), { party, ...(vendors && { vendors }) }]),
  );
  const { counts } = detail as { readonly counts?: { readonly refused?: number } };
  const about = { month: String(detail.period), run: String(detail.run), refused: counts?.refused ?? 0 };
  const digests = await auditDigests(about, [...scopes.values()], stores);
  const digestOf = new Map([...scopes.keys()].map((key, i) => [key, digests[i]]));
  return async (i) => {
    const { party, vendors } = recipients[i]!;
    const digest = digestOf.get(JSON.stringify([party, vendors]));
    return digest && writer.audit(digest, recipients[i]!);
  };
}

async function sendOne(
  id: string,
  at: string,
  kind: Matter['kind'],
  { address: to, language }: Recipient,
  { subject, text, html, attachments }: WrittenMessage,
  { stores, mailer, clock }: Sending,
): Promise<boolean> {
  const attached = attachments.map(({ name }) => name);
  const claimed = await stores.messages.claim({ id, kind, to, language, at, subject, text, attached }, clock());
  if (claimed === 'sent') return false;
  if (claimed === 'busy') throw new Error('another attempt sends this mail just now, or was cut off less than a minute ago');
  try {
    await mailer.send({ id, to, language, subject, text, html, attachments });
  } catch (error) {
    await claimed.finish('failed');
    throw error;
  }
  await claimed.finish('sent');
  return true;
}
