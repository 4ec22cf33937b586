/** The store of refused events, each in the received form with its reason. */
import { type Key, keys, shards } from './keys.ts';
import { newestOverShards } from './pagination.ts';
import type { Item, Table } from './table.ts';
import { QUARANTINE_SCHEMA, toQuarantineEntry } from './upcast-quarantine.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { QuarantineEntry, QuarantineStore } from '../../application/ports/quarantine.ts';

/** An id is the instant of receipt and a digest: "2026-10-20T12:00:00.000Z-ab12..."; undefined for any other text. */
function keyOf(id: string): Key | undefined {
  const [, receivedAt, digest] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)-([0-9a-f]{8,64})$/.exec(id) ?? [];
  return receivedAt === undefined ? undefined : keys.quarantine(receivedAt.slice(0, 7), receivedAt, digest!);
}

export class DynamoQuarantineStore implements QuarantineStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async put(entry: QuarantineEntry): Promise<void> {
    // The note is written first: if the entry is not stored, the next delivery repairs it.
    if (entry.status === 'held' && entry.vendor !== undefined)
      await this.table.putNew({ ...keys.held(entry.vendor, entry.id), entity: 'held', schema: 1, state: 'held' });
    await this.table.putNew(await this.toItem(entry));
  }

  async update(entry: QuarantineEntry): Promise<void> {
    await this.table.put(await this.toItem(entry));
    if ((entry.status === 'reprocessed' || entry.status === 'dismissed') && entry.vendor !== undefined)
      await this.table.put({ ...keys.held(entry.vendor, entry.id), entity: 'held', schema: 1, state: entry.status });
  }

  async heldOf(vendor: string, from: string, until: string): Promise<string[]> {
    const items = await this.table.all(keys.heldPartition(vendor), { from, consistent: true });
    return items.filter(({ sk, state }) => sk < until && state === 'held').map(({ sk }) => sk);
  }

  async recordReprocessed(vendor: string, facts: readonly string[], id: string): Promise<void> {
    for (const fact of facts) await this.table.put({ ...keys.reprocessed(vendor, fact), entity: 'reprocessed', schema: 1, from: id });
  }

  async reprocessedFrom(vendor: string, fact: string): Promise<string | undefined> {
    const item = await this.table.get(keys.reprocessed(vendor, fact));
    return item && String(item.from);
  }

  async get(id: string): Promise<QuarantineEntry | undefined> {
    const key = keyOf(id);
    const item = key && (await this.table.get(key));
    return item && this.fromItem(item);
  }

  private async toItem(entry: QuarantineEntry): Promise<Item> {
    return {
      ...keyOf(entry.id)!,
      entity: 'quarantine',
      schema: QUARANTINE_SCHEMA,
      code: entry.code,
      ...(await this.table.pack('entry', JSON.stringify(entry))),
    };
  }

  private async fromItem(item: Item): Promise<QuarantineEntry> {
    return toQuarantineEntry((await this.table.unpack(item, 'entry'))!, item.schema);
  }

  page(month: string, cursor: string | undefined, limit: number): Promise<Listing<QuarantineEntry>> {
    const partitions = shards().map((shard) => keys.quarantinePartition(month, shard));
    return newestOverShards(this.table, partitions, cursor, limit, (item) => this.fromItem(item));
  }
}
