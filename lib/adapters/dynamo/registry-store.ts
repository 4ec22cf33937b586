/** The store of registrations: senders, component names, vendors, webhooks, watched senders. An ended entry is kept with a mark. */
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { keys } from './keys.ts';
import { pageOverShards } from './pagination.ts';
import type { Item, Table } from './table.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type {
  Binding,
  KnownName,
  RegistryStore,
  Vendor,
  VendorEntry,
  SenderHeartbeat,
  Webhook,
  WebhookKey,
} from '../../application/ports/registry.ts';

/** Reads a webhook; an item from before the rotation of keys has one `key`. */
const toWebhook = (item: Item): Webhook => ({
  vendor: String(item.vendor),
  source: String(item.source),
  as: item.as === 'customer' ? 'customer' : 'vendor',
  keys: typeof item.keys === 'string' ? (JSON.parse(item.keys) as WebhookKey[]) : [{ key: String(item.key), since: formatInstant(0) }],
  signingSecrets: typeof item.signingSecrets === 'string' ? (JSON.parse(item.signingSecrets) as string[]) : [],
});

const fromWebhook = ({ vendor, source, as, keys: valid, signingSecrets }: Webhook): Item => ({
  ...keys.webhook(vendor, source),
  entity: 'webhook',
  schema: 2,
  vendor,
  source,
  as,
  keys: JSON.stringify(valid),
  signingSecrets: JSON.stringify(signingSecrets),
});

/** From this schema on, a webhook is listed by its source too; an older one is listed at its next use. */
const LISTED = 3;

const toBinding = (item: Item): Binding => ({
  vendor: String(item.vendor),
  contract: String(item.contract),
  as: item.as === 'customer' ? 'customer' : 'vendor',
  ...(typeof item.components === 'string' && { components: JSON.parse(item.components) as string[] }),
  ...(typeof item.expectEvery === 'number' && { expectEvery: item.expectEvery }),
});

export class DynamoRegistryStore implements RegistryStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async bind(sender: string, { components, ...binding }: Binding): Promise<void> {
    await this.table.put({
      ...keys.sender(sender, binding.vendor, binding.contract),
      entity: 'sender',
      schema: 1,
      ...binding,
      ...(components && { components: JSON.stringify(components) }),
    });
  }

  async unbind(sender: string, vendor: string, contract: string): Promise<void> {
    await this.table.put({ ...keys.sender(sender, vendor, contract), entity: 'sender', schema: 1, vendor, contract, ended: true });
  }

  async bindings(sender: string): Promise<Binding[]> {
    const items = await this.table.all(keys.senderPartition(sender));
    return items.filter((item) => item.ended !== true).map(toBinding);
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

  async vendor(id: string): Promise<Vendor | undefined> {
    const { items } = await this.table.page(keys.vendorPartition(id), { backwards: true, limit: 1, consistent: true });
    return items[0] && (JSON.parse((await this.table.unpack(items[0], 'vendor'))!) as Vendor);
  }

  async putVendor(vendor: Vendor): Promise<boolean> {
    return this.table.putNew({
      ...keys.vendor(vendor.id, vendor.revision),
      entity: 'vendor',
      schema: 1,
      ...(await this.table.pack('vendor', JSON.stringify(vendor))),
    });
  }

  async listVendor({ id, name, revision }: VendorEntry): Promise<void> {
    await this.table.putNewest({ ...keys.listedVendor(id), entity: 'vendor-entry', schema: 1, rank: revision, id, name, revision });
  }

  vendors(cursor: string | undefined, limit: number): Promise<Listing<VendorEntry>> {
    return pageOverShards(this.table, [keys.vendorsPartition()], cursor, limit, (item) => ({
      id: String(item.id),
      name: String(item.name),
      revision: Number(item.revision),
    }));
  }

  async webhook(vendor: string, source: string): Promise<Webhook | undefined> {
    const item = await this.table.get(keys.webhook(vendor, source));
    return item && item.ended !== true ? toWebhook(item) : undefined;
  }

  async endWebhook(vendor: string, source: string): Promise<void> {
    await this.table.put({ ...keys.webhook(vendor, source), entity: 'webhook', schema: 2, vendor, source, ended: true });
    await this.table.put({ ...keys.webhookOf(source, vendor), entity: 'webhook-of', schema: 1, vendor, ended: true });
  }

  async makeWebhook(webhook: Webhook): Promise<Webhook> {
    const { vendor, source } = webhook;
    if (!(await this.table.putNew(fromWebhook(webhook))) && !(await this.webhook(vendor, source)))
      await this.table.put(fromWebhook(webhook));
    const known = toWebhook((await this.table.get(keys.webhook(webhook.vendor, webhook.source)))!);
    await this.index(known);
    return known;
  }

  /** Writes the index of keys before the webhook, so that after a crash no key that a caller received is refused. */
  async putWebhook(webhook: Webhook): Promise<void> {
    await this.index(webhook);
    await this.table.put(fromWebhook(webhook));
  }

  private async index({ vendor, source, keys: valid }: Webhook): Promise<void> {
    await this.table.put({ ...keys.webhookOf(source, vendor), entity: 'webhook-of', schema: 1, vendor });
    for (const { key } of valid) await this.table.put({ ...keys.webhookKey(key), entity: 'webhook-key', schema: LISTED, vendor, source });
  }

  async webhooks(vendor: string): Promise<Webhook[]> {
    const items = await this.table.all(keys.webhookPartition(vendor), { consistent: true });
    return items.filter((item) => item.ended !== true).map(toWebhook);
  }

  async vendorsOf(source: string): Promise<string[]> {
    const items = await this.table.all(keys.webhooksOfPartition(source), { consistent: true });
    return items.filter((item) => item.ended !== true).map((item) => String(item.vendor));
  }

  /** Finds a webhook by the index of keys; the webhook itself has the list of valid keys. */
  async webhookByKey(key: string): Promise<Webhook | undefined> {
    const found = await this.table.get(keys.webhookKey(key));
    const webhook = found && (await this.webhook(String(found.vendor), String(found.source)));
    if (!found || !webhook?.keys.some((valid) => valid.key === key)) return undefined;
    if (found.schema < LISTED) await this.index(webhook);
    return webhook;
  }

  async recordSeen(sender: string, vendor: string, at: string): Promise<void> {
    await this.table.putNewest({ ...keys.seen(sender, vendor), entity: 'seen', schema: 2, sender, vendor, at, rank: parseInstant(at)! });
  }

  async watch({ lastSeen: _, ...watch }: SenderHeartbeat): Promise<void> {
    await this.table.put({ ...keys.watch(watch.sender, watch.vendor), entity: 'watch', schema: 1, ...watch });
  }

  async unwatch(sender: string, vendor: string): Promise<void> {
    await this.table.put({ ...keys.watch(sender, vendor), entity: 'watch', schema: 1, sender, vendor, ended: true });
  }

  async watches(): Promise<SenderHeartbeat[]> {
    const items = await this.table.all(keys.watchPartition(), { consistent: true });
    const who = (item: Item): string => `${String(item.sender)}#${String(item.vendor)}`;
    // In schema 1 the entity is called "heard".
    const seen = new Map(items.filter(({ entity }) => entity === 'seen' || entity === 'heard').map((item) => [who(item), String(item.at)]));
    return items
      .filter((item) => item.entity === 'watch' && item.ended !== true)
      .map((item) => {
        const lastSeen = seen.get(who(item));
        return {
          sender: String(item.sender),
          vendor: String(item.vendor),
          expectEvery: Number(item.expectEvery),
          since: String(item.since),
          ...(lastSeen !== undefined && { lastSeen }),
          ...(typeof item.silentSince === 'string' && { silentSince: item.silentSince }),
        };
      });
  }
}
