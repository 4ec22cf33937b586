/** The registrations of a sender for one vendor: the same AWS account may report for several. */
import type { Binding, RegistryStore, Webhook } from '../ports/registry.ts';
import { webhookSender } from './sender-names.ts';

/** The store of registrations, or its cache. */
type Registrations = Pick<RegistryStore, 'bindings'>;

export const vendorBindings = async (sender: string, vendor: string, registry: Registrations): Promise<Binding[]> =>
  (await registry.bindings(sender)).filter((binding) => binding.vendor === vendor);

export interface WebhookRegistrations {
  readonly sender: string;
  readonly bindings: readonly Binding[];
}

/** The sender of a webhook with its registrations; without any it has no rights. */
export async function webhookRegistrations(
  { source, vendor }: Pick<Webhook, 'source' | 'vendor'>,
  registry: Registrations,
): Promise<WebhookRegistrations> {
  const sender = webhookSender(source, vendor);
  return { sender, bindings: await vendorBindings(sender, vendor, registry) };
}
