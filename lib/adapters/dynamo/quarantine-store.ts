/**
 * The store of refused events, each in the received form with its reason. A note beside each says whose it is and what became of it: by the
 * notes a vendor's entries are listed, and by those that are held its statements wait.
 */
import { textOrMark } from './erased-text.ts';
import { type Key, keys, shards } from './keys.ts';
import { fullPage } from './full-page.ts';
import { newestOverShards } from './pagination.ts';
import type { Item, Table } from './table.ts';
import { QUARANTINE_SCHEMA, toQuarantineEntry } from './upcast-quarantine.ts';
import { OwnListings } from './own-listings.ts';
import { isOfOneVendor } from '../../application/registry/sender-names.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { QuarantineEntry, QuarantineStore } from '../../application/ports/quarantine.ts';

/** An id is the instant of receipt and a digest: "2026-10-20T12:00:00.000Z-ab12..."; undefined for any other text. */
export function quarantineKey(id: string): Key | undefined {
  const [, receivedAt, digest] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)-([0-9a-f]{8,64})$/.exec(id) ?? [];
  return receivedAt === undefined ? undefined : keys.quarantine(receivedAt.slice(0, 7), receivedAt, digest!);
}

/** `elsewhere`: the vendor of the entry is another one, or became certain, or turned out not to be. */
const noteOf = (vendor: string | undefined, id: string, state: QuarantineEntry['status'] | 'elsewhere'): Item => ({
  ...keys.held(vendor, id),
  entity: 'held',
  schema: 1,
  state,
});

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
  private readonly own: OwnListings;

  constructor(table: Table) {
    this.table = table;
    this.own = new OwnListings(table);
  }

  async put(entry: QuarantineEntry): Promise<void> {
    // The note is written first: if the entry is not stored, the next delivery repairs it.
    await this.table.putNew(noteOf(entry.vendor, entry.id, entry.status));
    await this.table.putNew(await quarantineItem(this.table, entry));
  }

  async update(entry: QuarantineEntry): Promise<void> {
    const { vendor, id, status } = entry;
    await this.table.putNew(noteOf(vendor, id, 'held'));
    const item = await quarantineItem(this.table, entry);
    // A writer that read it before it was erased does not put the payload back.
    if (entry.erased) await this.table.put(item);
    else if (!(await this.table.putUnless(item, 'erased'))) throw new Error(`the entry ${entry.id} was erased meanwhile`);
    if (status !== 'held') await this.table.put(noteOf(vendor, id, status));
    if (vendor !== undefined && (await this.table.get(keys.held(undefined, id)))) await this.table.put(noteOf(undefined, id, 'elsewhere'));
  }

  /** Writes the note of an entry where an earlier version did not, or gave it to a vendor that is not certain. */
  async relist(item: Item): Promise<void> {
    const [entry, stored] = [await this.fromItem(item), await this.stored(item)];
    await this.table.putNew(noteOf(entry.vendor, entry.id, entry.status));
    if (entry.vendor !== stored.vendor) await this.table.put(noteOf(stored.vendor, entry.id, 'elsewhere'));
  }

  async heldOf(vendor: string | undefined, from: string, until: string): Promise<string[]> {
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
    return item && this.fromItem(item);
  }

  private stored(item: Item): Promise<QuarantineEntry> {
    return readQuarantine(this.table, item);
  }

  /** Up to schema 2 the entry of a sender of several vendors has the first of them: it may be none of its. */
  private async fromItem(item: Item): Promise<QuarantineEntry> {
    const entry = await this.stored(item);
    if (entry.vendor === undefined || item.schema >= QUARANTINE_SCHEMA || isOfOneVendor(entry.sender)) return entry;
    // Also those that have ended: the entry may be from before.
    const bindings = await this.table.all(keys.senderPartition(entry.sender), { consistent: true });
    if (bindings.every(({ vendor }) => vendor === entry.vendor)) return entry;
    const { vendor: _, ...uncertain } = entry;
    return uncertain;
  }

  async page(month: string, cursor: string | undefined, limit: number, vendor?: string): Promise<Listing<QuarantineEntry>> {
    const partitions = shards().map((shard) => keys.quarantinePartition(month, shard));
    if (vendor === undefined) {
      const page = await newestOverShards(this.table, partitions, cursor, limit);
      return { ...page, items: await Promise.all(page.items.map((item) => this.fromItem(item))) };
    }
    if ((await this.own.of(vendor)) === undefined) return this.filtered(partitions, vendor, cursor, limit);
    const read = async ({ sk }: Item): Promise<QuarantineEntry[]> => {
      const entry = await this.get(sk);
      return entry?.vendor === vendor ? [entry] : [];
    };
    const options = { prefix: month, backwards: true };
    return fullPage({ table: this.table, partitions: [keys.heldPartition(vendor)], read, options }, cursor, limit);
  }

  /** A full page of a vendor's entries out of all; its cursor is the sort key of the last one. */
  private async filtered(
    partitions: readonly string[],
    vendor: string,
    cursor: string | undefined,
    limit: number,
  ): Promise<Listing<QuarantineEntry>> {
    const found: { sk: string; entry: QuarantineEntry }[] = [];
    let next = cursor;
    do {
      const page = await newestOverShards(this.table, partitions, next, Math.max(limit, 25));
      for (const item of page.items) {
        const entry = await this.fromItem(item);
        if (entry.vendor === vendor) found.push({ sk: item.sk, entry });
      }
      next = page.cursor;
    } while (next !== undefined && found.length <= limit);
    const shown = found.slice(0, limit);
    return { items: shown.map(({ entry }) => entry), ...(found.length > limit && { cursor: shown.at(-1)!.sk }) };
  }
}
