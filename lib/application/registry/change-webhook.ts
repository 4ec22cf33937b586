/** Makes, changes and deletes webhooks, and reports whether the deliveries of each are checked. ./rotate-secret.ts rotates keys and secrets. */
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { hasWebhook } from '../../schemas/mapping.ts';
import { SIGNING_SOURCES, isWebhookSource } from '../../sources/names.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { Webhook } from '../ports/registry.ts';
import { keysAfter, secretsAfter } from './rotate-secret.ts';

export interface WebhookChange {
  readonly vendor: string;
  readonly source: string;
  readonly as: 'vendor' | 'customer';
  /** A new signing secret; the one before stays valid until the next. Null: none from now on. */
  readonly signingSecret?: string | null;
  /** `add` makes a new key and keeps the newest old one; `replace` makes a new key and invalidates the others at once. */
  readonly key?: 'add' | 'replace';
}

export type WebhookChanged = { readonly webhook: Webhook; readonly isNew: boolean; readonly signed: boolean } | { readonly failure: Issue };

interface Ways {
  readonly webhook: boolean;
  /** Whether it defines the signature of the tool. */
  readonly signing: boolean;
}

/** Whether a source is read from webhooks, from the bus, and with a signature; undefined when there is no such source. */
async function waysOf(source: string, stores: Stores): Promise<Ways | undefined> {
  if (isWebhookSource(source)) return { webhook: true, signing: SIGNING_SOURCES.has(source) };
  const stored = await stores.sources.get(source);
  return stored && { webhook: hasWebhook(stored.mapping), signing: stored.mapping.signature !== undefined };
}

/** Whether a webhook's deliveries are refused without a valid signature: it has a secret, and its source defines the signature. */
export async function isChecked({ source, signingSecrets }: Webhook, stores: Stores): Promise<boolean> {
  return signingSecrets.length > 0 && ((await waysOf(source, stores))?.signing ?? false);
}

/** A vendor is known when it is registered, or a contract is with it. */
export async function isKnownVendor(vendor: string, { registry }: Stores): Promise<boolean> {
  return (await registry.vendor(vendor)) !== undefined || (await registry.names(vendor)).length > 0;
}

export async function changeWebhook(change: WebhookChange, stores: Stores, clock: Clock, newKey: () => string): Promise<WebhookChanged> {
  const { vendor, source, as } = change;
  const found = await waysOf(source, stores);
  if (!found?.webhook)
    return {
      failure: errorIssue(
        'unknown-source',
        '/source',
        found
          ? `"${source}" comes over the bus and takes no webhooks`
          : `no source "${source}" takes webhooks; put a mapping for it first (PUT /v1/sources/${source})`,
      ),
    };
  if (!(await isKnownVendor(vendor, stores)))
    return {
      failure: errorIssue(
        'unknown-vendor',
        '/vendor',
        `no vendor "${vendor}" is known; check the name, or put a contract with it or the vendor itself first (PUT /v1/vendors/${vendor})`,
      ),
    };
  if (change.signingSecret !== undefined && change.signingSecret !== null && !found.signing)
    return {
      failure: errorIssue(
        'not-signing',
        '/signingSecret',
        `"${source}" defines no signature, so that a secret would check nothing; ${
          isWebhookSource(source)
            ? 'the tool does not sign: leave the secret out, the address is the secret'
            : 'add `signature` to its mapping, or leave the secret out'
        }`,
      ),
    };
  const fresh = { key: newKey(), since: formatInstant(clock()) };
  const known = await stores.registry.makeWebhook({ vendor, source, as, keys: [fresh], signingSecrets: [] });
  const webhook: Webhook = {
    ...known,
    keys: keysAfter(known, fresh, change.key),
    signingSecrets: secretsAfter(known, change.signingSecret),
  };
  await stores.registry.putWebhook(webhook);
  return { webhook, isNew: known.keys[0]?.key === fresh.key, signed: found.signing && webhook.signingSecrets.length > 0 };
}

/** Deletes a webhook: its addresses become invalid at once. It is made again when a registration or a contract that lists it is put again. */
export async function deleteWebhook(vendor: string, source: string, { registry }: Stores): Promise<boolean> {
  if (!(await registry.webhook(vendor, source))) return false;
  await registry.endWebhook(vendor, source);
  return true;
}
