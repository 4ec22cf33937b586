/** Takes a webhook: finds the vendor by its unguessable key, checks the signature where there is a secret, and puts the body on the bus as it came. */
import { formatInstant } from '../domain/time/instant.ts';
import { webhookSource } from '../sources/registry.ts';
import type { Clock, Publisher, RegistryStore } from './ports.ts';
import { WEBHOOK_EVENT } from './senders.ts';

export interface WebhookInput {
  readonly source: string;
  readonly key: string;
  readonly raw: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export type WebhookResult = 'accepted' | 'unknown' | 'bad-signature' | 'too-large';

/** EventBridge takes 1 MB an event; the envelope needs some of it. */
const MOST = 900_000;

export async function receiveWebhook(
  input: WebhookInput,
  registry: RegistryStore,
  publisher: Publisher,
  clock: Clock,
): Promise<WebhookResult> {
  const source = webhookSource(input.source);
  const webhook = source && (await registry.webhookByKey(input.key));
  if (!source || !webhook || webhook.source !== input.source) return 'unknown';
  if (Buffer.byteLength(input.raw) > MOST) return 'too-large';
  const signed = source.verify !== undefined && webhook.signingSecret !== undefined;
  if (signed && !source.verify(input.raw, input.headers, webhook.signingSecret, clock())) return 'bad-signature';
  const detail = {
    source: source.name,
    vendor: webhook.vendor,
    as: webhook.as,
    class: signed ? 'signed' : 'secret-path',
    receivedAt: formatInstant(clock()),
    body: input.raw,
  };
  await publisher.publish([{ type: WEBHOOK_EVENT.detailType, detail }]);
  return 'accepted';
}
