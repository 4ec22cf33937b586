/** The store of registrations: senders, component names, vendors, webhooks, watched senders. An ended entry is kept with a mark. */
import { canonicalJson } from '../../domain/statement/statement.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { digestText } from '../../application/evidence/digest.ts';
import { keyDigest } from '../../application/registry/webhook-keys.ts';
import { keys } from './keys.ts';
import { pageOverShards } from './pagination.ts';
import { spreadItems } from './spread.ts';
import type { Item, Table } from './table.ts';
import { CLEAR_KEY, WEBHOOK_SCHEMA, fromWebhook, toWebhook } from './webhook-item.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { SecretOwner } from '../../application/ports/secrets.ts';
import {
  BY_ITSELF,
  type Binding,
  type KnownName,
  type RegistryStore,
  type SenderHeartbeat,
  type Vendor,
  type VendorEntry,
  type Webhook,
} from '../../application/ports/registry.ts';

const toBinding = (item: Item): Binding => ({
  vendor: String(item.vendor),
  contract: String(item.contract),
  as: item.as === 'customer' ? 'customer' : 'vendor',
  ...(typeof item.components === 'string' && { components: JSON.parse(item.components) as string[] }),
  ...(typeof item.expectEvery === 'number' && { expectEvery: item.expectEvery }),
});

const toEntry = (item: Item): VendorEntry => ({ id: String(item.id), name: String(item.name), revision: Number(item.revision) });

export class DynamoRegistryStore implements RegistryStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async bind(sender: string, { components, ...binding }: Binding): Promise<void> {
    await this.putSender({
      ...keys.sender(sender, binding.vendor, binding.contract),
      entity: 'sender',
      schema: 1,
      ...binding,
      ...(components && { components: JSON.stringify(components) }),
    });
  }

  async unbind(sender: string, vendor: string, contract: string): Promise<void> {
    await this.putSender({ ...keys.sender(sender, vendor, contract), entity: 'sender', schema: 1, vendor, contract, ended: true });
  }

  /** The version is written after the sender: a reader of the new version therefore reads the new registration. */
  private async putSender(item: Item): Promise<void> {
    await this.table.put(item);
    await this.renewVersion(JSON.stringify(item));
  }

  private async renewVersion(change: string): Promise<void> {
    const version = digestText(`${await this.version()} ${change}`);
    await this.table.put({ ...keys.registrationVersion(), entity: 'registration-version', schema: 1, version });
  }

  async version(): Promise<string> {
    return String((await this.table.get(keys.registrationVersion()))?.version ?? '');
  }

  async bindings(sender: string): Promise<Binding[]> {
    const items = await this.table.all(keys.senderPartition(sender), { consistent: true });
    if (items.length === 0) return this.boundByItself(sender);
    return items.filter((item) => item.ended !== true).map(toBinding);
  }

  /** A webhook that a version before 0.3 made by itself has no binding until it is converted. It permits all components of its vendor. */
  private async boundByItself(sender: string): Promise<Binding[]> {
    const [kind, source, ...rest] = sender.split(':');
    if (kind !== 'webhook' || source === undefined || rest.length === 0) return [];
    const webhook = await this.webhook(rest.join(':'), source);
    return webhook?.clear ? [{ vendor: webhook.vendor, contract: BY_ITSELF, as: webhook.as }] : [];
  }

  async register(vendor: string, names: readonly KnownName[]): Promise<void> {
    await Promise.all(
      names.map((known) =>
        this.table.put({ ...keys.vendorName(vendor, known.name, known.contract), entity: 'component-name', schema: 1, ...known }),
      ),
    );
    await this.renewVersion(JSON.stringify([vendor, names]));
  }

  async names(vendor: string): Promise<KnownName[]> {
    const items = await this.table.all(keys.vendorNames(vendor), { consistent: true });
    return items.map((item) => ({ name: String(item.name), contract: String(item.contract), from: String(item.from) }));
  }

  async vendor(id: string, revision?: number): Promise<Vendor | undefined> {
    const newest = async (): Promise<Item | undefined> =>
      (await this.table.page(keys.vendorPartition(id), { backwards: true, limit: 1, consistent: true })).items[0];
    const item = await (revision === undefined ? newest() : this.table.get(keys.vendor(id, revision)));
    return item && (JSON.parse((await this.table.unpack(item, 'vendor'))!) as Vendor);
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
    return pageOverShards(this.table, [keys.vendorsPartition()], cursor, limit, toEntry);
  }

  async listed(vendor: string): Promise<VendorEntry | undefined> {
    const item = await this.table.get(keys.listedVendor(vendor));
    return item && toEntry(item);
  }

  async webhook(vendor: string, source: string): Promise<Webhook | undefined> {
    const item = await this.table.get(keys.webhook(vendor, source));
    return item && item.ended !== true ? toWebhook(item) : undefined;
  }

  async endWebhook({ vendor, source }: SecretOwner): Promise<void> {
    const ended = { ...keys.webhook(vendor, source), entity: 'webhook', schema: WEBHOOK_SCHEMA, vendor, source, ended: true };
    let known = await this.table.get(keys.webhook(vendor, source));
    // A change just now may have added a secret, which must end too.
    while (known && known.ended !== true && !(await this.table.replace(ended, known)))
      known = await this.table.get(keys.webhook(vendor, source));
    await this.table.put({ ...keys.webhookOf(source, vendor), entity: 'webhook-of', schema: 1, vendor, ended: true });
    if (!known || known.ended === true) return;
    for (const { fingerprint } of toWebhook(known).secrets) await this.endSecret({ vendor, source }, fingerprint);
  }

  async makeWebhook(webhook: Webhook): Promise<{ webhook: Webhook; isNew: boolean }> {
    for (;;) {
      const item = await this.table.get(keys.webhook(webhook.vendor, webhook.source));
      if (item && item.ended !== true) return { webhook: toWebhook(item), isNew: false };
      await this.indexKeys(webhook);
      const made = fromWebhook(webhook);
      if (await (item ? this.table.replace(made, item) : this.table.putNew(made))) return { webhook, isNew: true };
    }
  }

  /** Writes the index of keys before the webhook, so that after a crash no key that a caller received is refused. */
  async putWebhook(webhook: Webhook, before: Webhook): Promise<boolean> {
    const item = await this.table.get(keys.webhook(webhook.vendor, webhook.source));
    if (!item || item.ended === true || canonicalJson(toWebhook(item)) !== canonicalJson(before)) return false;
    await this.indexKeys(webhook);
    return this.table.replace(fromWebhook(webhook), item);
  }

  async indexKeys({ vendor, source, keys: valid }: Webhook): Promise<void> {
    await this.table.put({ ...keys.webhookOf(source, vendor), entity: 'webhook-of', schema: 1, vendor });
    for (const { digest } of valid) await this.table.put({ ...keys.webhookKey(digest), entity: 'webhook-key', schema: 1, vendor, source });
  }

  async putEncryptedSecret({ vendor, source }: SecretOwner, fingerprint: string, encrypted: Uint8Array): Promise<void> {
    await this.table.put({ ...keys.encryptedSecret(vendor, source, fingerprint), entity: 'signing-secret', schema: 1, encrypted });
  }

  async encryptedSecret({ vendor, source }: SecretOwner, fingerprint: string): Promise<Uint8Array | undefined> {
    const encrypted = (await this.table.get(keys.encryptedSecret(vendor, source, fingerprint)))?.encrypted;
    return encrypted instanceof Uint8Array ? encrypted : undefined;
  }

  async endSecret({ vendor, source }: SecretOwner, fingerprint: string): Promise<void> {
    await this.table.put({ ...keys.encryptedSecret(vendor, source, fingerprint), entity: 'signing-secret', schema: 1, ended: true });
  }

  async deleteClearKeys(clear: readonly string[]): Promise<void> {
    for (const key of clear) await this.table.delete(keys.clearWebhookKey(key));
  }

  async areSecretsTakenOver(): Promise<boolean> {
    return (await this.table.get(keys.secretsTakenOver())) !== undefined;
  }

  async markSecretsTakenOver(): Promise<void> {
    await this.table.put({ ...keys.secretsTakenOver(), entity: 'secrets-taken-over', schema: 1 });
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
    const digest = keyDigest(key);
    const found = (await this.table.get(keys.webhookKey(digest))) ?? (await this.byClearKey(key));
    const webhook = found && (await this.webhook(String(found.vendor), String(found.source)));
    return webhook?.keys.some((valid) => valid.digest === digest) ? webhook : undefined;
  }

  private async byClearKey(key: string): Promise<Item | undefined> {
    return CLEAR_KEY.test(key) ? this.table.get(keys.clearWebhookKey(key)) : undefined;
  }

  async recordSeen(sender: string, vendor: string, at: string): Promise<void> {
    await this.table.putNewest({
      ...keys.seen(sender, vendor),
      entity: 'seen',
      schema: 2,
      sender,
      vendor,
      at,
      rank: parseInstant(at)!,
    });
  }

  async watch({ lastSeen: _, ...watch }: SenderHeartbeat): Promise<void> {
    await this.table.put({ ...keys.watch(watch.sender, watch.vendor), entity: 'watch', schema: 1, ...watch });
  }

  async unwatch(sender: string, vendor: string): Promise<void> {
    await this.table.put({ ...keys.watch(sender, vendor), entity: 'watch', schema: 1, sender, vendor, ended: true });
  }

  async watches(): Promise<SenderHeartbeat[]> {
    const items = await spreadItems(this.table, keys.watchPartition());
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
