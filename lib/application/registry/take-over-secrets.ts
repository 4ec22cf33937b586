/**
 * Converts keys and secrets that versions before 0.3 stored in clear: keys of webhooks become digests, signing secrets are encrypted, and
 * the items in clear are replaced or deleted. Addresses stay valid. The start of the embedded run calls it, the plan of an audit, and the
 * next change of a webhook. Every step may be repeated.
 */
import { formatInstant } from '../../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import { everyItem } from '../ports/listing.ts';
import { BY_ITSELF, type SigningSecret, type Webhook } from '../ports/registry.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Stores } from '../ports/stores.ts';
import { webhookRegistrations } from './vendor-bindings.ts';

/** Runs once: current versions write nothing in clear. */
export async function takeOverSecrets(stores: Stores, secrets: Secrets, clock: Clock): Promise<void> {
  const { registry } = stores;
  if (await registry.areSecretsTakenOver()) return;
  for await (const vendor of vendorsOf(stores))
    for (const webhook of await registry.webhooks(vendor)) await takeOverWebhook(webhook, stores, secrets, clock);
  await registry.markSecretsTakenOver();
}

/** Vendors that are listed, and those of contracts that were put before there was a list. */
async function* vendorsOf({ registry, contracts }: Stores): AsyncGenerator<string> {
  const seen = new Set<string>();
  for await (const { id } of everyItem((cursor) => registry.vendors(cursor, 100))) seen.add(id);
  yield* seen;
  for await (const { vendor } of everyItem((cursor) => contracts.page(cursor, 100))) {
    if (seen.has(vendor)) continue;
    seen.add(vendor);
    yield vendor;
  }
}

/** @returns the webhook in the current form; undefined where no registration names it any more, so that it ends. */
export async function takeOverWebhook(webhook: Webhook, stores: Stores, secrets: Secrets, clock: Clock): Promise<Webhook | undefined> {
  const { registry } = stores;
  const { clear, ...rest } = webhook;
  const { vendor, source, as } = webhook;
  const { sender, bindings } = await webhookRegistrations(webhook, registry);
  if (bindings.length === 0) {
    await registry.deleteClearKeys(clear?.keys ?? []);
    await registry.endWebhook(webhook);
    return undefined;
  }
  if (!clear) return webhook;
  // In data of earlier versions a webhook without any registration was made by itself; this is recorded before the registrations change.
  if (bindings.some((binding) => binding.contract === BY_ITSELF)) await registry.bind(sender, { vendor, contract: BY_ITSELF, as });
  const since = formatInstant(clock());
  const encrypted: SigningSecret[] = [];
  for (const secret of clear.secrets) {
    const fingerprint = await secrets.fingerprint(secret, { vendor, source });
    await registry.putEncryptedSecret(webhook, fingerprint, await secrets.encrypt(secret, { vendor, source }));
    encrypted.push({ fingerprint, since });
  }
  const taken: Webhook = { ...rest, secrets: encrypted };
  // The webhook's own item keeps the keys in clear until all others are deleted, so that an interrupted run can begin again.
  await registry.indexKeys(taken);
  await registry.deleteClearKeys(clear.keys);
  if (await registry.putWebhook(taken, webhook)) return taken;
  // Another request took it over just now, or ended it.
  const now = await registry.webhook(vendor, source);
  return now && takeOverWebhook(now, stores, secrets, clock);
}
