/** Registers a vendor: its AWS accounts and webhooks, the components each may speak of, and what is expected of them. */
import { type Issue, errorIssue } from '../domain/issue.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { RegisteredSender, Vendor, Webhook } from './evidence-ports.ts';
import type { Clock, Stores } from './ports.ts';
import { checkSenders, registerSenders } from './register-senders.ts';

export type PutVendorResult =
  | { readonly vendor: Vendor; readonly webhooks: readonly Webhook[] }
  | { readonly failure: 'invalid' | 'conflict'; readonly issues: readonly Issue[] };

export async function putVendor(
  input: { readonly id: string; readonly name: string; readonly senders: readonly RegisteredSender[] },
  stores: Stores,
  clock: Clock,
  newKey: () => string,
): Promise<PutVendorResult> {
  const issues = await checkSenders(input.senders, '/senders', stores);
  if (issues.length > 0) return { failure: 'invalid', issues };
  const before = await stores.registry.vendor(input.id);
  const vendor: Vendor = { ...input, revision: (before?.revision ?? 0) + 1 };
  if (!(await stores.registry.putVendor(vendor)))
    return {
      failure: 'conflict',
      issues: [errorIssue('revision-conflict', '', 'somebody else changed the vendor just now; read it and put again')],
    };
  const webhooks = await registerSenders(
    { vendor: input.id, contract: '', senders: input.senders, before: before?.senders ?? [] },
    stores,
    clock,
    newKey,
  );
  return { vendor, webhooks };
}

/** How many keys of a webhook are valid at once: one to move from, one to move to. */
const MOST_KEYS = 2;

export interface WebhookChange {
  readonly vendor: string;
  readonly source: string;
  readonly as: 'vendor' | 'customer';
  /** A new signing secret; the one before stays valid until the next. */
  readonly signingSecret?: string;
  /** `add` makes a new key and keeps the newest old one; `replace` makes a new one and the others stop at once. */
  readonly key?: 'add' | 'replace';
}

/** Makes a webhook, gives it a signing secret, or rotates its key. */
export async function changeWebhook(change: WebhookChange, stores: Stores, clock: Clock, newKey: () => string): Promise<Webhook> {
  const { vendor, source, as } = change;
  const fresh = { key: newKey(), since: formatInstant(clock()) };
  const known = await stores.registry.makeWebhook({ vendor, source, as, keys: [fresh], signingSecrets: [] });
  const isNew = known.keys[0]?.key === fresh.key;
  const keys =
    change.key === undefined || isNew ? known.keys : change.key === 'replace' ? [fresh] : [fresh, ...known.keys].slice(0, MOST_KEYS);
  const signingSecrets =
    change.signingSecret === undefined || known.signingSecrets[0] === change.signingSecret
      ? known.signingSecrets
      : [change.signingSecret, ...known.signingSecrets].slice(0, MOST_KEYS);
  const webhook: Webhook = { ...known, keys, signingSecrets };
  await stores.registry.putWebhook(webhook);
  return webhook;
}
