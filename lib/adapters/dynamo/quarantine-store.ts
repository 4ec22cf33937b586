/** What could not be taken, kept as received with its reason. */
import type { Listing, QuarantineEntry, QuarantineStore } from '../../application/ports.ts';
import { keys, shards } from './keys.ts';
import { pageOverShards } from './listing.ts';
import type { Table } from './table.ts';

export class DynamoQuarantineStore implements QuarantineStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async put(entry: QuarantineEntry): Promise<void> {
    const key = keys.quarantine(entry.receivedAt.slice(0, 7), entry.receivedAt, entry.id);
    await this.table.putNew({
      ...key,
      entity: 'quarantine',
      schema: 1,
      code: entry.code,
      ...(await this.table.pack('entry', JSON.stringify(entry))),
    });
  }

  page(month: string, cursor: string | undefined, limit: number): Promise<Listing<QuarantineEntry>> {
    const partitions = shards().map((shard) => keys.quarantinePartition(month, shard));
    return pageOverShards(
      this.table,
      partitions,
      cursor,
      limit,
      async (item) => JSON.parse((await this.table.unpack(item, 'entry'))!) as QuarantineEntry,
      { backwards: true },
    );
  }
}
