/** Webhooks as items. Up to schema 2 the items contained the keys and signing secrets in clear. */
import { formatInstant } from '../../domain/time/instant.ts';
import { keyDigest } from '../../application/registry/webhook-keys.ts';
import { keys } from './keys.ts';
import type { Item } from './table.ts';
import type { SigningSecret, Webhook, WebhookKey } from '../../application/ports/registry.ts';

export const WEBHOOK_SCHEMA = 3;

/** The form of keys in earlier versions. */
export const CLEAR_KEY = /^[\w-]{1,64}$/;

const listIn = <T>(value: Item[string]): T[] => (typeof value === 'string' ? (JSON.parse(value) as T[]) : []);

export function toWebhook(item: Item): Webhook {
  const head = { vendor: String(item.vendor), source: String(item.source), as: item.as === 'customer' ? 'customer' : 'vendor' } as const;
  if (item.schema >= WEBHOOK_SCHEMA) return { ...head, keys: listIn<WebhookKey>(item.keys), secrets: listIn<SigningSecret>(item.secrets) };
  const unknown = formatInstant(0);
  // An item from before the rotation of keys has one `key`.
  const clearKeys =
    typeof item.keys === 'string' ? listIn<{ key: string; since: string }>(item.keys) : [{ key: String(item.key), since: unknown }];
  const secrets = listIn<string>(item.signingSecrets);
  return {
    ...head,
    keys: clearKeys.map(({ key, since }) => ({ digest: keyDigest(key), since })),
    secrets: secrets.map((_, i) => ({ fingerprint: `earlier-${i + 1}`, since: unknown })),
    clear: { keys: clearKeys.map(({ key }) => key), secrets },
  };
}

export const fromWebhook = ({ vendor, source, as, keys: valid, secrets }: Webhook): Item => ({
  ...keys.webhook(vendor, source),
  entity: 'webhook',
  schema: WEBHOOK_SCHEMA,
  vendor,
  source,
  as,
  keys: JSON.stringify(valid),
  secrets: JSON.stringify(secrets),
});
