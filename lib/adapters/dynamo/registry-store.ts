/** Who may speak, and of what: senders, component names, webhooks. */
import type { Binding, KnownName, RegistryStore, Webhook } from '../../application/ports.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const toWebhook = (item: Item): Webhook => ({
  vendor: String(item.vendor),
  source: String(item.source),
  as: item.as === 'customer' ? 'customer' : 'vendor',
  key: String(item.key),
  ...(typeof item.signingSecret === 'string' && { signingSecret: item.signingSecret }),
});

export class DynamoRegistryStore implements RegistryStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async bind(sender: string, binding: Binding): Promise<void> {
    await this.table.put({ ...keys.sender(sender, binding.vendor, binding.contract), entity: 'sender', schema: 1, ...binding });
  }

  async bindings(sender: string): Promise<Binding[]> {
    const items = await this.table.all(keys.senderPartition(sender));
    return items.map((item) => ({
      vendor: String(item.vendor),
      contract: String(item.contract),
      as: item.as === 'customer' ? 'customer' : 'vendor',
    }));
  }

  async register(vendor: string, names: readonly KnownName[]): Promise<void> {
    await Promise.all(
      names.map((known) =>
        this.table.put({ ...keys.vendorName(vendor, known.name, known.contract), entity: 'component-name', schema: 1, ...known }),
      ),
    );
  }

  async names(vendor: string): Promise<KnownName[]> {
    const items = await this.table.all(keys.vendorNames(vendor));
    return items.map((item) => ({ name: String(item.name), contract: String(item.contract), from: String(item.from) }));
  }

  async webhook(vendor: string, source: string, as: 'vendor' | 'customer', key: string): Promise<Webhook> {
    const place = keys.webhook(vendor, source);
    await this.table.putNew({ ...place, entity: 'webhook', schema: 1, vendor, source, as, key });
    const webhook = toWebhook((await this.table.get(place))!);
    await this.index(webhook);
    return webhook;
  }

  async putWebhook(webhook: Webhook): Promise<void> {
    await this.index(webhook);
    await this.table.put({ ...keys.webhook(webhook.vendor, webhook.source), entity: 'webhook', schema: 1, ...webhook });
  }

  private async index(webhook: Webhook): Promise<void> {
    await this.table.put({ ...keys.webhookKey(webhook.key), entity: 'webhook-key', schema: 1, ...webhook });
  }

  async webhookByKey(key: string): Promise<Webhook | undefined> {
    const item = await this.table.get(keys.webhookKey(key));
    return item && toWebhook(item);
  }
}
