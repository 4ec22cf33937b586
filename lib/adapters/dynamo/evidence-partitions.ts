/**
 * Reads of partitions that may be old: what is in the table, and what ./partition-mover.ts moved to object storage, as if all of it were
 * in the table. An item that expires is in an object; an item that does not is newer than its copy in one.
 */
import { mayContain } from '../../application/evidence/id-filter.ts';
import type { ObjectStorage } from '../../application/ports/old-evidence.ts';
import { EVIDENCE_DAYS } from '../../declarations/retention.ts';
import { DAY, parseDay } from '../../domain/time/instant.ts';
import { NoObjectsError, bySortKey, fromObject } from './evidence-object.ts';
import { EXPIRY } from './expiry.ts';
import { type Key, keys } from './keys.ts';
import type { Item, Page, Table } from './table.ts';

/** An object of a partition. */
export interface EvidencePart {
  readonly name: string;
  readonly items: number;
}

/** What was moved of a partition. Where the same sort key is in several parts, the last one has it. */
export interface EvidenceParts {
  readonly item: Item;
  readonly parts: readonly EvidencePart[];
}

/** Items of objects that a process keeps, some 100 MB: contracts of one vendor read the same ones after each other. */
const KEPT_ITEMS = 100_000;

/** What the sort keys of a record begin with. */
export const groupIn = (sk: string): string => sk.split('#')[0]!;

/** The end of the month or the day of a partition, epoch ms; undefined of one that is never moved. */
function endOf(pk: string): number | undefined {
  const [, month, day] = /#(\d{4}-\d\d)(-\d\d)?$/.exec(pk) ?? [];
  if (month === undefined) return undefined;
  if (day !== undefined) return (parseDay(month + day)! + 1) * DAY;
  const [year, number] = month.split('-').map(Number);
  return Date.UTC(year!, number, 1);
}

/** Whether what is stored of a time may be in object storage by an instant (epoch ms). */
export function mayBeMoved(pk: string, now: number): boolean {
  const end = endOf(pk);
  return end !== undefined && end + EVIDENCE_DAYS.least * DAY <= now;
}

export class EvidencePartitions {
  private readonly table: Table;
  private readonly storage: ObjectStorage | undefined;
  private readonly kept = new Map<string, ReadonlyMap<string, Item>>();
  private keptItems = 0;

  /** @param storage absent: nothing is moved, and nothing was. */
  constructor(table: Table, storage: ObjectStorage | undefined) {
    this.table = table;
    this.storage = storage;
  }

  async all(
    pk: string,
    { prefix, consistent = true }: { readonly prefix?: string | undefined; readonly consistent?: boolean } = {},
  ): Promise<Item[]> {
    const items = await this.table.all(pk, { ...(prefix !== undefined && { prefix }), consistent });
    const found = await this.partsOf(pk);
    if (!found) return items;
    const old = mayHave(found, prefix) ? await this.inParts(pk, found.parts) : new Map<string, Item>();
    const merged = new Map([...old].filter(([sk]) => prefix === undefined || sk.startsWith(prefix)));
    for (const item of items) if (item[EXPIRY] === undefined) merged.set(item.sk, item);
    return [...merged.values()].sort(bySortKey);
  }

  async page(pk: string, { limit, after }: { readonly limit: number; readonly after?: string | undefined }): Promise<Page> {
    if (!(await this.partsOf(pk))) return this.table.page(pk, { limit, consistent: true, ...(after !== undefined && { after }) });
    const all = await this.all(pk);
    const behind = after === undefined ? all : all.filter((item) => bySortKey(item, { sk: after }) > 0);
    const items = behind.slice(0, limit);
    return { items, ...(behind.length > limit && { next: items.at(-1)!.sk }) };
  }

  async get(key: Key): Promise<Item | undefined> {
    const item = await this.table.get(key);
    if (item && item[EXPIRY] === undefined) return item;
    return (await this.inObject(key)) ?? item;
  }

  /** Writes an item that is neither in the table nor in object storage. @returns false when it is. */
  async putNew(item: Item): Promise<boolean> {
    return (await this.inObject(item)) === undefined && this.table.putNew(item);
  }

  /** The item as object storage has it. */
  async inObject({ pk, sk }: Key): Promise<Item | undefined> {
    const found = await this.partsOf(pk);
    if (!found || !mayHave(found, `${groupIn(sk)}#`)) return undefined;
    return (await this.inParts(pk, found.parts)).get(sk);
  }

  /** The parts of a partition; undefined when none of it was moved. */
  async partsOf(pk: string): Promise<EvidenceParts | undefined> {
    if (!this.storage || !mayBeMoved(pk, this.storage.clock())) return undefined;
    const item = await this.table.get(keys.moved(pk));
    return item && { item, parts: JSON.parse(String(item.parts)) as EvidencePart[] };
  }

  /** The items of parts by their sort keys. @throws DamagedEvidenceError */
  async inParts(pk: string, parts: readonly EvidencePart[]): Promise<Map<string, Item>> {
    const items = new Map<string, Item>();
    for (const { name } of parts) for (const [sk, item] of await this.itemsOf(pk, name)) items.set(sk, item);
    return items;
  }

  private async itemsOf(pk: string, name: string): Promise<ReadonlyMap<string, Item>> {
    const known = this.kept.get(name);
    if (known) return known;
    const objects = this.storage?.objects;
    if (!objects) throw new NoObjectsError(`old evidence is in object storage, and this function has no access to it: ${name}`);
    const items = new Map(fromObject(pk, name, await objects.get(name)).map((item) => [item.sk, item]));
    this.kept.set(name, items);
    this.keptItems += items.size;
    for (const [oldest, { size }] of this.kept) {
      if (this.keptItems <= KEPT_ITEMS) break;
      this.kept.delete(oldest);
      this.keptItems -= size;
    }
    return items;
  }
}

/** Whether objects may have an item whose sort key begins so. */
const mayHave = ({ item: { groups } }: EvidenceParts, prefix: string | undefined): boolean =>
  !(groups instanceof Uint8Array) || prefix?.includes('#') !== true || mayContain(groups, groupIn(prefix));
