/** The store of contracts: every put writes a revision of its own, which is never changed. */
import { keys, shards } from './keys.ts';
import { pageOverShards } from './pagination.ts';
import type { Item, Table } from './table.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { ContractEntry, ContractStore, StoredContract } from '../../application/ports/contracts.ts';

/** The vendor of a contract, also where the current rules refuse the contract. */
const vendorOf = (document: unknown): string =>
  String((document as { order?: { vendor?: { id?: unknown } } } | null)?.order?.vendor?.id ?? '');

export class DynamoContractStore implements ContractStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
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
    await this.table.putNewest({ ...keys.contractEntry(entry.id), entity: 'contract-entry', schema: 1, rank: entry.revision, ...entry });
  }

  page(cursor: string | undefined, limit: number, vendor?: string): Promise<Listing<ContractEntry>> {
    return pageOverShards(
      this.table,
      shards().map((shard) => keys.contractListing(shard)),
      cursor,
      limit,
      (item) => ({
        id: String(item.id),
        title: String(item.title),
        vendor: String(item.vendor),
        customer: String(item.customer),
        revision: Number(item.revision),
      }),
      vendor === undefined ? {} : { where: { vendor } },
    );
  }
}
