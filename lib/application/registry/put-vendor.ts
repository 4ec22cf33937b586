/** Registers a vendor: its AWS accounts and webhooks, the components on which each may report, and their expected intervals. */
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { type KeyedWebhook, checkSenders, registerSenders } from './register-senders.ts';
import type { NewKey } from './webhook-keys.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { RegisteredSender, Vendor } from '../ports/registry.ts';

export type PutVendorResult =
  | { readonly vendor: Vendor; readonly isNew: boolean; readonly webhooks: readonly KeyedWebhook[] }
  | { readonly failure: 'invalid' | 'conflict'; readonly issues: readonly Issue[] };

export async function putVendor(
  input: { readonly id: string; readonly name: string; readonly senders: readonly RegisteredSender[] },
  stores: Stores,
  clock: Clock,
  newKey: NewKey,
): Promise<PutVendorResult> {
  const issues = await checkSenders(input.senders, '/senders', stores);
  if (issues.length > 0) return { failure: 'invalid', issues };
  const before = await stores.registry.vendor(input.id);
  const vendor: Vendor = { ...input, revision: (before?.revision ?? 0) + 1 };
  if (!(await stores.registry.putVendor(vendor)))
    return {
      failure: 'conflict',
      issues: [errorIssue('revision-conflict', '', 'another request changed the vendor just now; read it and put again')],
    };
  await stores.registry.listVendor(vendor);
  // The previous put may have been interrupted before it ended its senders.
  const earlier = before && (await stores.registry.vendor(input.id, before.revision - 1));
  const ended = [...(before?.senders ?? []), ...(earlier?.senders ?? [])];
  const webhooks = await registerSenders({ vendor: input.id, contract: '', senders: input.senders, before: ended }, stores, clock, newKey);
  return { vendor, isNew: before === undefined, webhooks };
}
