/** The store of refused events, each in the received form with its reason. */
import { textOrMark } from './erased-text.ts';
import { type Key, keys, shards } from './keys.ts';
import { newestOverShards } from './pagination.ts';
import type { Item, Table } from './table.ts';
import { QUARANTINE_SCHEMA, toQuarantineEntry } from './upcast-quarantine.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { QuarantineEntry, QuarantineStore } from '../../application/ports/quarantine.ts';

/** An id is the instant of receipt and a digest: "2026-10-20T12:00:00.000Z-ab12..."; undefined for any other text. */
export function quarantineKey(id: string): Key | undefined {
  const [, receivedAt, digest] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)-([0-9a-f]{8,64})$/.exec(id) ?? [];
  return receivedAt === undefined ? undefined : keys.quarantine(receivedAt.slice(0, 7), receivedAt, digest!);
}

/** The payload is a text of its own, so that no piece of it is left when the entry changes. */
export async function quarantineItem(table: Table, { raw, erased, ...entry }: QuarantineEntry): Promise<Item> {
  return {
    ...quarantineKey(entry.id)!,
    entity: 'quarantine',
    schema: QUARANTINE_SCHEMA,
    code: entry.code,
    ...(erased && { erased: JSON.stringify(erased) }),
    ...(await table.pack('entry', JSON.stringify(entry))),
    ...(raw !== '' && (await table.pack('raw', raw))),
  };
}

export async function readQuarantine(table: Table, item: Item): Promise<QuarantineEntry> {
  const entry = toQuarantineEntry((await table.unpack(item, 'entry'))!, item.schema);
  const { text = '', erased } = await textOrMark(item, table.unpack(item, 'raw'));
  return { ...entry, raw: item.schema === QUARANTINE_SCHEMA ? text : entry.raw, ...(erased && { erased }) };
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
    await this.table.putNew(await quarantineItem(this.table, entry));
  }

  async update(entry: QuarantineEntry): Promise<void> {
    const item = await quarantineItem(this.table, entry);
    // Who read it before it was erased does not put the payload back.
    if (entry.erased) await this.table.put(item);
    else if (!(await this.table.putUnless(item, 'erased'))) throw new Error(`the entry ${entry.id} was erased meanwhile`);
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
    const key = quarantineKey(id);
    const item = key && (await this.table.get(key));
    return item && readQuarantine(this.table, item);
  }

  page(month: string, cursor: string | undefined, limit: number): Promise<Listing<QuarantineEntry>> {
    const partitions = shards().map((shard) => keys.quarantinePartition(month, shard));
    return newestOverShards(this.table, partitions, cursor, limit, (item) => readQuarantine(this.table, item));
  }
}
