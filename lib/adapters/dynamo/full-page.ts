/**
 * Full pages over partitions, one after another in the order of their sort keys: a page is short only where the listing ends, whatever is
 * filtered out. An item may hold several entries of the listing, or none that passes the filter.
 */
import type { Listing } from '../../application/ports/listing.ts';
import { decodePlace, encodePlace } from './cursor.ts';
import type { Item, PageOptions, Table } from './table.ts';

export interface Walk<T> {
  readonly table: Table;
  readonly partitions: readonly string[];
  /** The entries of the listing in an item. */
  readonly read: (item: Item) => readonly T[] | Promise<readonly T[]>;
  readonly options?: Pick<PageOptions, 'backwards' | 'prefix' | 'from' | 'where'>;
  /** The sort key at which reading ends, in every partition; not with `backwards`. */
  readonly until?: string;
}

/** The position of the next entry: a partition, a sort key after which to read, and the number of entries to skip in the item after it. */
export interface Place {
  readonly partition: number;
  readonly after: string | undefined;
  readonly skip: number;
}

/** Items of one query. */
const BATCH = 200;

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
  { table, partitions, read, options = {}, until }: Walk<T>,
  cursor?: string,
): AsyncGenerator<{ readonly entry: T; readonly place: Place }> {
  const start = cursor === undefined ? { partition: 0, after: undefined, skip: 0 } : decodePlace(cursor, partitions.length, options.prefix);
  let skip = start.skip;
  for (let partition = start.partition; partition < partitions.length; partition += 1) {
    let after = partition === start.partition ? start.after : undefined;
    let next: string | undefined;
    do {
      const from = after;
      const page = await table.page(partitions[partition]!, { limit: BATCH, ...options, ...(from !== undefined && { after: from }) });
      next = page.next;
      for (const item of page.items) {
        if (until !== undefined && item.sk >= until) {
          next = undefined;
          break;
        }
        const entries = await read(item);
        for (const [i, entry] of entries.entries()) if (i >= skip) yield { entry, place: { partition, after, skip: i } };
        [after, skip] = [item.sk, 0];
      }
      after = next ?? after;
    } while (next !== undefined);
    skip = 0;
  }
}
