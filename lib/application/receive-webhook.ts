/**
 * Takes a webhook: finds the vendor by its unguessable key, checks the signature where there is a secret, and puts the body on the bus
 * as it came. It is read here too, so that the sender is told at once what was understood; what cannot be read is still kept.
 */
import type { Issue } from '../domain/issue.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { verifySignature } from '../sources/signature.ts';
import type { WebhookReader } from '../sources/source.ts';
import type { Directory } from './directory.ts';
import type { RegistryStore, Webhook } from './evidence-ports.ts';
import type { Clock, Publisher } from './ports.ts';
import { WEBHOOK_EVENT } from './senders.ts';
import { type WebhookDetail, readDelivery } from './speaker.ts';

export interface WebhookInput {
  readonly source: string;
  readonly key: string;
  readonly raw: string;
  /** Lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export type WebhookResult =
  | { readonly status: 'unknown' | 'bad-signature' | 'too-large' }
  | { readonly status: 'accepted'; readonly facts: readonly { readonly type: string; readonly id: string; readonly component?: string }[] }
  | { readonly status: 'ignored'; readonly because: string }
  /** On the bus, and from there into quarantine. */
  | { readonly status: 'unreadable'; readonly issues: readonly Issue[] };

/** EventBridge takes 1 MB an event; the envelope needs some of it. */
const MOST = 900_000;

const canSign = (source: WebhookReader): boolean => source.signature !== undefined || source.verify !== undefined;

const isSigned = (source: WebhookReader, input: WebhookInput, secret: string, now: number): boolean =>
  source.verify
    ? source.verify(input.raw, input.headers, secret, now)
    : verifySignature(source.signature!, input.raw, input.headers, secret, now);

export async function receiveWebhook(
  input: WebhookInput,
  registry: RegistryStore,
  directory: Directory,
  publisher: Publisher,
  clock: Clock,
): Promise<WebhookResult> {
  const [source, webhook] = await Promise.all([directory.webhookSource(input.source), registry.webhookByKey(input.key)]);
  if (!source || !webhook || webhook.source !== input.source) return { status: 'unknown' };
  if (Buffer.byteLength(input.raw) > MOST) return { status: 'too-large' };
  const now = clock();
  const signed = canSign(source) && webhook.signingSecrets.length > 0;
  if (signed && !webhook.signingSecrets.some((secret) => isSigned(source, input, secret, now))) return { status: 'bad-signature' };
  const detail = detailOf(source, webhook, input, signed, now);
  await publisher.publish([{ type: WEBHOOK_EVENT.detailType, detail }]);
  const result = await readDelivery(source, input.raw, detail.headers ?? {}, now);
  if ('ignored' in result) return { status: 'ignored', because: result.ignored };
  if ('issues' in result) return { status: 'unreadable', issues: result.issues };
  return {
    status: 'accepted',
    facts: result.readings.map(({ type, id, component }) => ({ type, id, ...(component !== undefined && { component }) })),
  };
}

/** The headers that belong to what the tool says: the content type, and those that its source reads. */
function detailOf(source: WebhookReader, webhook: Webhook, input: WebhookInput, signed: boolean, now: number): WebhookDetail {
  const kept = ['content-type', ...(source.keeps ?? [])].flatMap((name) => {
    const value = input.headers[name];
    return value === undefined ? [] : [[name, value.slice(0, 1000)] as const];
  });
  return {
    source: source.name,
    vendor: webhook.vendor,
    as: webhook.as,
    class: signed ? 'signed' : 'secret-path',
    receivedAt: formatInstant(now),
    headers: Object.fromEntries(kept),
    body: input.raw,
  };
}
