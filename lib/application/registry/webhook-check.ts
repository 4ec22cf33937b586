/** What a delivery to a webhook must have, by its source and its secrets. */
import { hasWebhook, readsUnsigned } from '../../schemas/mapping.ts';
import { SIGNING_SOURCES, TOKEN_SOURCES, isWebhookSource } from '../../sources/names.ts';
import type { SecretCheck } from '../../sources/source.ts';
import type { Webhook } from '../ports/registry.ts';
import type { Stores } from '../ports/stores.ts';

export interface WebhookWays {
  readonly webhook: boolean;
  /** The check that uses a secret. */
  readonly check: SecretCheck;
}

/** Whether a source is read from webhooks, and what it checks; undefined when there is no such source. */
export async function waysOf(source: string, stores: Stores): Promise<WebhookWays | undefined> {
  if (isWebhookSource(source))
    return { webhook: true, check: SIGNING_SOURCES.has(source) ? 'signature' : TOKEN_SOURCES.has(source) ? 'token' : 'none' };
  const stored = await stores.sources.get(source);
  if (!stored) return undefined;
  const { mapping } = stored;
  return { webhook: hasWebhook(mapping), check: !mapping.signature ? 'none' : readsUnsigned(mapping) ? 'token' : 'signature' };
}

/** What a delivery to a webhook must have: a signature over its body, a token, or nothing but the address. */
export async function checkOf({ source, secrets }: Webhook, stores: Stores): Promise<SecretCheck> {
  return secrets.length === 0 ? 'none' : ((await waysOf(source, stores))?.check ?? 'none');
}
