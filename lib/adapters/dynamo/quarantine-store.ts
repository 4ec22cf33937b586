/** What could not be taken, kept as received with its reason. */
import type { QuarantineEntry, QuarantineStore } from '../../application/evidence-ports.ts';
import type { Listing } from '../../application/ports.ts';
import { type Key, keys, shards } from './keys.ts';
import { pageOverShards } from './listing.ts';
import type { Item, Table } from './table.ts';

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
    await this.table.putNew(await this.toItem(entry));
  }

  async update(entry: QuarantineEntry): Promise<void> {
    await this.table.put(await this.toItem(entry));
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
      schema: 1,
      code: entry.code,
      ...(await this.table.pack('entry', JSON.stringify(entry))),
    };
  }

  private async fromItem(item: Item): Promise<QuarantineEntry> {
    return JSON.parse((await this.table.unpack(item, 'entry'))!) as QuarantineEntry;
  }

  page(month: string, cursor: string | undefined, limit: number): Promise<Listing<QuarantineEntry>> {
    const partitions = shards().map((shard) => keys.quarantinePartition(month, shard));
    return pageOverShards(this.table, partitions, cursor, limit, (item) => this.fromItem(item), { backwards: true });
  }
}
