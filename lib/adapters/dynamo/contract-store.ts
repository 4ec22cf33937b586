/** The store of contracts: every put writes a revision of its own, which is never changed. */
import { fullPage } from './full-page.ts';
import { keys, shards } from './keys.ts';
import { pageOverShards } from './pagination.ts';
import type { Item, Table } from './table.ts';
import { OwnListings, vendorContractItem } from './own-listings.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { ContractEntry, ContractStore, StoredContract } from '../../application/ports/contracts.ts';

/** The vendor of a contract, also where the current rules refuse the contract. */
const vendorOf = (document: unknown): string =>
  String((document as { order?: { vendor?: { id?: unknown } } } | null)?.order?.vendor?.id ?? '');

const toEntry = (item: Item): ContractEntry => ({
  id: String(item.id),
  title: String(item.title),
  vendor: String(item.vendor),
  customer: String(item.customer),
  revision: Number(item.revision),
});

export class DynamoContractStore implements ContractStore {
  private readonly table: Table;
  private readonly own: OwnListings;

  constructor(table: Table) {
    this.table = table;
    this.own = new OwnListings(table);
  }

  async latest(id: string): Promise<StoredContract | undefined> {
    const { items } = await this.table.page(keys.contractPartition(id), { backwards: true, limit: 1, consistent: true });
    return items[0] && this.toStored(id, items[0]);
  }

  async revision(id: string, revision: number): Promise<StoredContract | undefined> {
    const item = await this.table.get(keys.contract(id, revision));
    return item && this.toStored(id, item);
  }

  private async toStored(id: string, item: Item): Promise<StoredContract> {
    const document: unknown = JSON.parse((await this.table.unpack(item, 'document'))!);
    return {
      id,
      vendor: vendorOf(document),
      document,
      schema: item.schema,
      text: (await this.table.unpack(item, 'text')) ?? '',
      revision: Number(item.revision),
      digest: String(item.digest),
      recordedAt: String(item.recordedAt),
    };
  }

  async put(stored: StoredContract): Promise<boolean> {
    return this.table.putNew({
      ...keys.contract(stored.id, stored.revision),
      entity: 'contract',
      schema: stored.schema,
      revision: stored.revision,
      digest: stored.digest,
      recordedAt: stored.recordedAt,
      ...(await this.table.pack('document', JSON.stringify(stored.document))),
      ...(await this.table.pack('text', stored.text)),
    });
  }

  async list(entry: ContractEntry): Promise<void> {
    await this.table.putNew(vendorContractItem(entry.vendor, entry.id));
    await this.table.putNewest({ ...keys.contractEntry(entry.id), entity: 'contract-entry', schema: 1, rank: entry.revision, ...entry });
  }

  async page(cursor: string | undefined, limit: number, vendor?: string): Promise<Listing<ContractEntry>> {
    const { table } = this;
    const all = shards().map((shard) => keys.contractListing(shard));
    if (vendor === undefined) return pageOverShards(table, all, cursor, limit, toEntry);
    if ((await this.own.of(vendor)) === undefined)
      return fullPage({ table, partitions: all, read: (item) => [toEntry(item)], options: { where: { vendor } } }, cursor, limit);
    // A contract may have gone to another vendor since.
    const read = async ({ id }: Item): Promise<ContractEntry[]> => {
      const item = await table.get(keys.contractEntry(String(id)));
      return item?.vendor === vendor ? [toEntry(item)] : [];
    };
    return fullPage({ table, partitions: [keys.vendorContracts(vendor)], read }, cursor, limit);
  }
}
