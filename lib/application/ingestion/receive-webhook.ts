/**
 * Receives a webhook: finds the vendor by the unguessable key, checks the signature where there is a secret, and puts the text of the body
 * on the bus. Keys, secrets and registrations are read for each delivery: what was removed is refused at once. The body is read here too, so that the answer has the result at once; a body that cannot be read is still stored.
 */
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { textOfDelivery } from '../../sources/delivery-text.ts';
import { headersFor, readDelivery } from '../../sources/read-delivery.ts';
import { verifySignature } from '../../sources/signature.ts';
import { type ChallengeAnswer, type Fields, type WebhookReader, isChecking } from '../../sources/source.ts';
import type { Directory } from '../registry/registry-cache.ts';
import { refusalOf } from './record-event.ts';
import { WEBHOOK_EVENT } from '../registry/sender-names.ts';
import { type WebhookRegistrations, webhookRegistrations } from '../registry/vendor-bindings.ts';
import type { WebhookDetail } from './identify-sender.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import type { RegistryStore, Webhook } from '../ports/registry.ts';
import type { DecryptedSecrets } from './decrypted-secrets.ts';

export interface WebhookAddress {
  readonly source: string;
  readonly key: string;
}

export interface WebhookInput extends WebhookAddress {
  /** The received bytes, or text where the gateway decoded them. */
  readonly body: Uint8Array | string;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The query fields of the address. */
  readonly query: Fields;
}

export type WebhookResult =
  | { readonly status: 'unknown' | 'bad-signature' | 'too-large' }
  /** The body cannot be decoded into text: nothing is stored. */
  | { readonly status: 'unsupported'; readonly issue: Issue }
  | { readonly status: 'challenge'; readonly answer: ChallengeAnswer }
  | { readonly status: 'accepted'; readonly facts: readonly { readonly type: string; readonly id: string; readonly component?: string }[] }
  | { readonly status: 'ignored'; readonly because: string }
  /** It is on the bus and will go from there into quarantine: it cannot be read, or its sender may not report it. */
  | { readonly status: 'quarantined'; readonly code: string; readonly message: string; readonly issues: readonly Issue[] };

/** A delivery as its source reads it. `signed`: a signature covers all of it. */
interface CheckedDelivery extends Pick<WebhookInput, 'headers' | 'query'> {
  readonly text: string;
  readonly signed: boolean;
}

/** @returns undefined where the webhook has secrets that its source checks, and the delivery passes the check with none of them. */
function checked(
  source: WebhookReader,
  input: WebhookInput,
  text: string,
  secrets: readonly string[],
  now: number,
): CheckedDelivery | undefined {
  const { signature, hasToken, readsUnsigned } = source;
  if (hasToken) return secrets.some((secret) => hasToken(text, secret, now)) ? { ...input, text, signed: false } : undefined;
  const { headers } = input;
  const bears = (signed: Uint8Array | string): boolean =>
    secrets.some((secret) => verifySignature(signature!, signed, headers, secret, now));
  const read = bears(input.body) ? textOfDelivery(input.body, without(headers, 'content-type')) : bears(text) && { text };
  if (!read || !('text' in read)) return undefined;
  return readsUnsigned ? { ...input, text, signed: false } : { text: read.text, headers: {}, query: {}, signed: true };
}

const without = (headers: WebhookInput['headers'], name: string): WebhookInput['headers'] => ({ ...headers, [name]: undefined });

/** The reader of a webhook whose mapping is deleted: deliveries go to quarantine and can be reprocessed when a mapping is put again. */
const unreadableSource = (name: string): WebhookReader => ({
  name,
  readBody: () => ({
    issues: [
      errorIssue('unknown-source', '', `there is no source "${name}"; put a mapping for it, and reprocess its events in quarantine`),
    ],
  }),
});

interface FoundWebhook extends WebhookRegistrations {
  readonly source: WebhookReader;
  readonly revision?: number;
  readonly webhook: Webhook;
}

/** A webhook without a registration has no rights: it is answered as one that does not exist. */
async function found(
  { source: name, key }: WebhookAddress,
  registry: RegistryStore,
  directory: Directory,
): Promise<FoundWebhook | undefined> {
  const [known, webhook] = await Promise.all([directory.webhookSource(name), registry.webhookByKey(key)]);
  if (webhook?.source !== name) return undefined;
  const registrations = await webhookRegistrations(webhook, registry);
  if (registrations.bindings.length === 0) return undefined;
  return { ...(known ?? { source: unreadableSource(name) }), webhook, ...registrations };
}

export async function receiveWebhook(
  input: WebhookInput,
  stores: Stores,
  directory: Directory,
  secrets: DecryptedSecrets,
  publisher: Publisher,
  clock: Clock,
): Promise<WebhookResult> {
  const known = await found(input, stores.registry, directory);
  if (!known) return { status: 'unknown' };
  const { source, revision, webhook, sender, bindings } = known;
  const read = textOfDelivery(input.body, input.headers);
  if ('tooLarge' in read) return { status: 'too-large' };
  if ('issue' in read) return { status: 'unsupported', issue: read.issue };
  const now = clock();
  const isChecked = isChecking(source) && webhook.secrets.length > 0;
  const delivery = isChecked
    ? checked(source, input, read.text, await secrets.of(webhook), now)
    : { ...input, text: read.text, signed: false };
  if (!delivery) return { status: 'bad-signature' };
  const { text, headers, query, signed } = delivery;
  if (source.challenge?.method === 'post') {
    const answer = await challengeIn(source, { text, headers, query, receivedAt: now, sender });
    if (answer) return { status: 'challenge', answer };
  }
  const detail: WebhookDetail = {
    source: source.name,
    ...(revision !== undefined && { revision }),
    vendor: webhook.vendor,
    as: webhook.as,
    class: signed ? 'signed' : 'secret-path',
    receivedAt: formatInstant(now),
    headers: headersFor(source, headers),
    ...(Object.keys(query).length > 0 && { query }),
    body: text,
  };
  await publisher.publish([{ type: WEBHOOK_EVENT.detailType, detail }]);
  const result = await readDelivery(source, { text, headers, query, receivedAt: now, sender });
  if ('ignored' in result) return { status: 'ignored', because: result.ignored };
  if ('issues' in result) return { status: 'quarantined', code: 'unreadable', message: 'the body cannot be read', issues: result.issues };
  const identified = { sender, bindings, class: detail.class, receivedAt: now, raw: text, result };
  const refusal = await refusalOf(identified, stores, directory);
  if (refusal) return { status: 'quarantined', code: refusal.code, message: refusal.message, issues: refusal.issues };
  return {
    status: 'accepted',
    facts: result.readings.map(({ type, id, component }) => ({ type, id, ...(component !== undefined && { component }) })),
  };
}

/** The answer to a challenge that is sent as a delivery. */
async function challengeIn(source: WebhookReader, received: Parameters<typeof readDelivery>[1]): Promise<ChallengeAnswer | undefined> {
  let answer: ChallengeAnswer | undefined;
  const asking: WebhookReader = {
    ...source,
    readBody: async (delivery) => {
      answer = await source.challenge!.answer(delivery);
      return { ignored: 'challenge' };
    },
  };
  await readDelivery(asking, received);
  return answer;
}

export type AddressCheck =
  | { readonly status: 'unknown' }
  | { readonly status: 'challenge'; readonly answer: ChallengeAnswer }
  /** The source does not answer this request. */
  | { readonly status: 'no-challenge'; readonly declared: boolean };

/** Answers a tool that verifies the address by GET, by the declaration of its source. */
export async function checkAddress(
  address: WebhookAddress & Pick<WebhookInput, 'headers' | 'query'>,
  registry: RegistryStore,
  directory: Directory,
  clock: Clock,
): Promise<AddressCheck> {
  const known = await found(address, registry, directory);
  if (!known) return { status: 'unknown' };
  const { sender } = known;
  const { challenge } = known.source;
  if (challenge?.method !== 'get') return { status: 'no-challenge', declared: false };
  const headers = headersFor(known.source, address.headers);
  const answer = await challenge.answer({ body: {}, headers, query: address.query, receivedAt: clock(), sender });
  return answer ? { status: 'challenge', answer } : { status: 'no-challenge', declared: true };
}
