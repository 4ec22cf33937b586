/** Binds senders to a vendor, makes their webhooks, and unbinds senders that are no longer named. Every step may be repeated. */
import { parseElapsed } from '../../domain/contract/literal.ts';
import { type Issue, errorIssue, pointer } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { WEBHOOK_SOURCES, isWebhookSource } from '../../sources/names.ts';
import { senderName } from './sender-names.ts';
import { vendorBindings, webhookRegistrations } from './vendor-bindings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import { BY_ITSELF, type RegisteredSender, type Webhook } from '../ports/registry.ts';
import { type NewKey, keyDigest } from './webhook-keys.ts';

/** Issues of a list of senders; `base` is its JSON pointer. */
export async function checkSenders(senders: readonly RegisteredSender[], base: string, stores: Stores): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const [i, sender] of senders.entries()) {
    const path = base + pointer(i);
    if ((sender.account === undefined) === (sender.webhook === undefined))
      issues.push(errorIssue('one-of', path, 'a sender is either an `account` or a `webhook`'));
    const { webhook } = sender;
    if (webhook !== undefined && !isWebhookSource(webhook) && !(await stores.sources.get(webhook)))
      issues.push(
        errorIssue(
          'unknown-source',
          `${path}/webhook`,
          `no source "${webhook}" takes webhooks (${WEBHOOK_SOURCES.join(', ')}, or a mapping of your own: see docs/how-to/connect-a-tool.md)`,
        ),
      );
    if (sender['expect-every'] !== undefined && !parseElapsed(sender['expect-every']))
      issues.push(errorIssue('bad-value', `${path}/expect-every`, 'must be a span such as "15 min" or "1 h"'));
  }
  return issues;
}

export interface Registrar {
  readonly vendor: string;
  /** The contract that names the senders; "" for the vendor's own registration. */
  readonly contract: string;
  readonly senders: readonly RegisteredSender[];
  /** The senders of earlier revisions: those that are no longer named end. */
  readonly before: readonly RegisteredSender[];
}

/** A webhook, and its key where this call made it. */
export interface KeyedWebhook {
  readonly webhook: Webhook;
  readonly key?: string;
}

/** @param newKey absent: a new webhook has no address until a caller who may see it requests one. */
export async function registerSenders(
  registrar: Registrar,
  stores: Stores,
  clock: Clock,
  newKey: NewKey | undefined,
): Promise<KeyedWebhook[]> {
  const { vendor, contract, senders, before } = registrar;
  const webhooks: KeyedWebhook[] = [];
  for (const sender of senders) {
    const name = senderName(sender, vendor);
    const expectEvery = sender['expect-every'] === undefined ? undefined : parseElapsed(sender['expect-every']);
    await stores.registry.bind(name, {
      vendor,
      contract,
      as: sender.as,
      ...(sender.components && { components: sender.components }),
      ...(expectEvery !== undefined && { expectEvery }),
    });
    if (expectEvery !== undefined) await stores.registry.watch({ sender: name, vendor, expectEvery, since: formatInstant(clock()) });
    if (sender.webhook === undefined) continue;
    // From now on the webhook has the rights of the lists that name it, and no others.
    const isByItself = (await vendorBindings(name, vendor, stores.registry)).some((one) => one.contract === BY_ITSELF);
    if (isByItself) await stores.registry.unbind(name, vendor, BY_ITSELF);
    const key = newKey?.();
    const keys = key === undefined ? [] : [{ digest: keyDigest(key), since: formatInstant(clock()) }];
    const made = await stores.registry.makeWebhook({ vendor, source: sender.webhook, as: sender.as, keys, secrets: [] });
    webhooks.push({ webhook: made.webhook, ...(made.isNew && key !== undefined && { key }) });
  }
  const kept = new Set(senders.map((sender) => senderName(sender, vendor)));
  for (const sender of before) {
    const name = senderName(sender, vendor);
    if (kept.has(name)) continue;
    await stores.registry.unbind(name, vendor, contract);
    await stores.registry.unwatch(name, vendor);
    if (sender.webhook !== undefined) await endUnnamed(vendor, sender.webhook, stores);
  }
  return webhooks;
}

/** Ends a webhook that no list names any more. Its addresses stay invalid even if a list names it again. */
async function endUnnamed(vendor: string, source: string, { registry }: Stores): Promise<void> {
  const { bindings } = await webhookRegistrations({ source, vendor }, registry);
  if (bindings.length > 0) return;
  const webhook = await registry.webhook(vendor, source);
  if (webhook) await registry.endWebhook(webhook);
}
