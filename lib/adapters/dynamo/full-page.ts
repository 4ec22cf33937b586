/**
 * Full pages over partitions, one after another in the order of their sort keys: a page is short only where the listing ends, whatever is
 * filtered out. An item may hold several entries of the listing, or none that passes the filter.
 */
import type { Listing } from '../../application/ports/listing.ts';
import { type Place, decodePlace, encodePlace } from './cursor.ts';
import { type SpreadKind, spreadPage } from './spread.ts';
import type { Item, PageOptions, Table } from './table.ts';

export interface Walk<T> {
  readonly table: Table;
  readonly partitions: readonly string[];
  /** Each partition is spread over several (./spread.ts); not with `backwards`. */
  readonly spread?: SpreadKind;
  /** The entries of the listing in an item. */
  readonly read: (item: Item) => readonly T[] | Promise<readonly T[]>;
  readonly options?: Pick<PageOptions, 'backwards' | 'prefix' | 'from' | 'where'>;
  /** The sort key at which reading ends, in every partition; not with `backwards`. */
  readonly until?: string;
}

/** Items of one query. */
const BATCH = 200;

/** Items that are read at once: what is listed may be kept elsewhere. */
const MAX_ITEMS_AHEAD = 20;

/** @throws BadCursorError */
export async function fullPage<T>(walk: Walk<T>, cursor: string | undefined, limit: number): Promise<Listing<T>> {
  const items: T[] = [];
  for await (const { entry, place } of entriesFrom(walk, cursor)) {
    if (items.length === limit) return { items, cursor: encodePlace(place) };
    items.push(entry);
  }
  return { items };
}

/** Every entry from a cursor on, with its position: a page that begins at this position begins with this entry. */
export async function* entriesFrom<T>(
  { table, partitions, spread, read, options = {}, until }: Walk<T>,
  cursor?: string,
): AsyncGenerator<{ readonly entry: T; readonly place: Place }> {
  const start = cursor === undefined ? undefined : decodePlace(cursor, partitions, options.prefix);
  let skip = start?.skip ?? 0;
  for (const partition of start ? partitions.slice(partitions.indexOf(start.partition)) : partitions) {
    // A place names the last item that was read. What the database left out is never named: it may be another vendor's.
    let after = partition === start?.partition ? start.after : undefined;
    let next = after;
    do {
      const place = { ...options, ...(next !== undefined && { after: next }) };
      const page = await (spread ? spreadPage(table, partition, spread, place) : table.page(partition, { limit: BATCH, ...place }));
      const end = until === undefined ? -1 : page.items.findIndex(({ sk }) => sk >= until);
      const items = end < 0 ? page.items : page.items.slice(0, end);
      next = end < 0 ? page.next : undefined;
      for (let i = 0; i < items.length; i += MAX_ITEMS_AHEAD) {
        const chunk = items.slice(i, i + MAX_ITEMS_AHEAD);
        const found = await Promise.all(chunk.map(async (item) => read(item)));
        for (const [k, item] of chunk.entries()) {
          for (const [n, entry] of found[k]!.entries()) if (n >= skip) yield { entry, place: { partition, after, skip: n } };
          [after, skip] = [item.sk, 0];
        }
      }
    } while (next !== undefined);
    skip = 0;
  }
}
