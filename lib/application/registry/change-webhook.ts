/**
 * Makes, changes and ends webhooks. ./rotate-secret.ts rotates keys and secrets. A key is returned once, when it is made; a given secret is
 * never returned.
 */
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { isWebhookSource } from '../../sources/names.ts';
import type { SecretCheck } from '../../sources/source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Stores } from '../ports/stores.ts';
import { BY_ITSELF, type SigningSecret, type Webhook } from '../ports/registry.ts';
import { keysAfter, secretsAfter } from './rotate-secret.ts';
import { webhookSender } from './sender-names.ts';
import { webhookRegistrations } from './vendor-bindings.ts';
import { takeOverWebhook } from './take-over-secrets.ts';
import { type WebhookWays, checkOf, waysOf } from './webhook-check.ts';
import { type NewKey, keyDigest, keyFingerprint } from './webhook-keys.ts';

export interface WebhookChange {
  readonly vendor: string;
  readonly source: string;
  readonly as: 'vendor' | 'customer';
  /** A new signing secret; the previous one stays valid until the next change. Null: no secrets from now on. */
  readonly signingSecret?: string | null;
  /** `add` makes a new key and keeps the newest old one; `replace` makes a new key and invalidates the others at once. */
  readonly key?: 'add' | 'replace';
}

export type WebhookChanged =
  | { readonly webhook: Webhook; readonly isNew: boolean; readonly check: SecretCheck; /** The key that was made. */ readonly key?: string }
  | { readonly failure: Issue };

/** A vendor is known when it is registered, or when a contract names it. */
export async function isKnownVendor(vendor: string, { registry }: Stores): Promise<boolean> {
  return (await registry.vendor(vendor)) !== undefined || (await registry.names(vendor)).length > 0;
}

export async function changeWebhook(
  change: WebhookChange,
  stores: Stores,
  secrets: Secrets,
  clock: Clock,
  newKey: NewKey,
): Promise<WebhookChanged> {
  const { vendor, source } = change;
  const found = await waysOf(source, stores);
  const failure = refusalOf(change, found) ?? ((await isKnownVendor(vendor, stores)) ? undefined : unknownVendor(vendor));
  if (failure) return { failure };
  const since = formatInstant(clock());
  for (;;) {
    const before = await liveWebhook(vendor, source, stores, secrets, clock);
    const known = before ?? (await stores.registry.makeWebhook({ vendor, source, as: change.as, keys: [], secrets: [] })).webhook;
    if (!before) await bindIfUnnamed(known, stores);
    // A webhook without keys has no address, so that it gets one.
    const key = known.keys.length === 0 || change.key !== undefined ? newKey() : undefined;
    const secret = await encryptedSecret(change, stores, secrets, since);
    const webhook: Webhook = {
      ...known,
      keys: key === undefined ? known.keys : keysAfter(known, { digest: keyDigest(key), since }, change.key ?? 'add'),
      secrets: secretsAfter(known, secret),
    };
    // Another request changed or ended it just now: the change begins again with what that one left.
    if (!(await stores.registry.putWebhook(webhook, known))) continue;
    await endDropped(known, webhook, stores);
    return { webhook, isNew: !before, check: await checkOf(webhook, stores), ...(key !== undefined && { key }) };
  }
}

/** Ends the secrets that a change left out. */
async function endDropped(before: Webhook, webhook: Webhook, { registry }: Stores): Promise<void> {
  const kept = new Set(webhook.secrets.map(({ fingerprint }) => fingerprint));
  for (const { fingerprint } of before.secrets) if (!kept.has(fingerprint)) await registry.endSecret(webhook, fingerprint);
}

/** The webhook, if it is registered. One without a registration has ended: none of its addresses and secrets becomes valid again. */
async function liveWebhook(vendor: string, source: string, stores: Stores, secrets: Secrets, clock: Clock): Promise<Webhook | undefined> {
  const found = await stores.registry.webhook(vendor, source);
  return found && takeOverWebhook(found, stores, secrets, clock);
}

/** Encrypts a new secret. It is stored before the webhook names it. */
async function encryptedSecret(
  { vendor, source, signingSecret }: WebhookChange,
  { registry }: Stores,
  secrets: Secrets,
  since: string,
): Promise<SigningSecret | null | undefined> {
  if (typeof signingSecret !== 'string') return signingSecret;
  const owner = { vendor, source };
  const fingerprint = await secrets.fingerprint(signingSecret, owner);
  await registry.putEncryptedSecret(owner, fingerprint, await secrets.encrypt(signingSecret, owner));
  return { fingerprint, since };
}

/** A webhook that neither a contract nor the vendor's registration names is registered by itself. */
async function bindIfUnnamed({ vendor, source, as }: Webhook, { registry }: Stores): Promise<void> {
  const { sender, bindings } = await webhookRegistrations({ source, vendor }, registry);
  if (bindings.length > 0) return;
  await registry.bind(sender, { vendor, contract: BY_ITSELF, as });
}

function refusalOf({ source, signingSecret }: WebhookChange, found: WebhookWays | undefined): Issue | undefined {
  if (!found?.webhook)
    return errorIssue(
      'unknown-source',
      '/source',
      found
        ? `"${source}" comes over the bus and takes no webhooks`
        : `no source "${source}" takes webhooks; put a mapping for it first (PUT /v1/sources/${source})`,
    );
  if (signingSecret !== undefined && signingSecret !== null && found.check === 'none')
    return errorIssue(
      'not-signing',
      '/signingSecret',
      `"${source}" defines no signature, so that a secret would check nothing; ${
        isWebhookSource(source)
          ? 'the tool does not sign: leave the secret out, the address is the secret'
          : 'add `signature` to its mapping, or leave the secret out'
      }`,
    );
  return undefined;
}

const unknownVendor = (vendor: string): Issue =>
  errorIssue(
    'unknown-vendor',
    '/vendor',
    `no vendor "${vendor}" is known; check the name, or put a contract with it or the vendor itself first (PUT /v1/vendors/${vendor})`,
  );

/** Ends a webhook: its addresses become invalid at once. It is made again when a registration or a contract that lists it is put again. */
export async function deleteWebhook(vendor: string, source: string, { registry }: Stores): Promise<boolean> {
  const webhook = await registry.webhook(vendor, source);
  if (!webhook) return false;
  await registry.deleteClearKeys(webhook.clear?.keys ?? []);
  await registry.endWebhook(webhook);
  await registry.unbind(webhookSender(source, vendor), vendor, BY_ITSELF);
  return true;
}

/** Revokes one key of a webhook by its fingerprint; the others stay valid. */
export async function revokeKey(
  vendor: string,
  source: string,
  fingerprint: string,
  stores: Stores,
  secrets: Secrets,
  clock: Clock,
): Promise<'revoked' | 'unknown-webhook' | 'unknown-key'> {
  for (;;) {
    const webhook = await liveWebhook(vendor, source, stores, secrets, clock);
    if (!webhook) return 'unknown-webhook';
    const keys = webhook.keys.filter((key) => keyFingerprint(key) !== fingerprint);
    if (keys.length === webhook.keys.length) return 'unknown-key';
    if (await stores.registry.putWebhook({ ...webhook, keys }, webhook)) return 'revoked';
  }
}
