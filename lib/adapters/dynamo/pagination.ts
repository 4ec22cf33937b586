/** Pages over a listing that is spread over partitions, without a filter: nothing is read that is not shown. */
import type { Item, PageOptions, Table } from './table.ts';
import { decodeNewest, decodePlace, encodePlace } from './cursor.ts';
import type { Listing } from '../../application/ports/listing.ts';

/** One partition after another. */
export async function pageOverShards<T>(
  table: Table,
  partitions: readonly string[],
  cursor: string | undefined,
  limit: number,
  read: (item: Item) => T | Promise<T>,
  options: Pick<PageOptions, 'prefix'> = {},
): Promise<Listing<T>> {
  const items: T[] = [];
  const start = cursor === undefined ? undefined : decodePlace(cursor, partitions, options.prefix);
  let [i, after] = [start ? partitions.indexOf(start.partition) : 0, start?.after];
  while (i < partitions.length) {
    const page = await table.page(partitions[i]!, {
      limit: limit - items.length,
      ...options,
      ...(after !== undefined && { after }),
    });
    items.push(...(await Promise.all(page.items.map(read))));
    after = page.next;
    if (after === undefined) i += 1;
    if (items.length >= limit) break;
  }
  return { items, ...(i < partitions.length && { cursor: encodePlace({ partition: partitions[i]!, after, skip: 0 }) }) };
}

/**
 * A page of all partitions together, newest first by sort key, for listings that are short enough to ask each of them. The cursor is the
 * sort key of the last item: sort keys of different partitions must differ, and begin with an instant.
 */
export async function newestOverShards(
  table: Table,
  partitions: readonly string[],
  cursor: string | undefined,
  limit: number,
): Promise<Listing<Item>> {
  const after = cursor === undefined ? undefined : decodeNewest(cursor);
  const pages = await Promise.all(
    partitions.map((pk) => table.page(pk, { limit, backwards: true, ...(after !== undefined && { after }) })),
  );
  const items = pages.flatMap((page) => page.items).sort((a, b) => (a.sk > b.sk ? -1 : 1));
  // Items older than the last item of an unfinished partition are not complete yet.
  const known = pages.reduce((until, { next = '' }) => (next > until ? next : until), '');
  const shown = items.filter(({ sk }) => sk >= known).slice(0, limit);
  const more = known !== '' || items.length > shown.length;
  return { items: shown, ...(more && { cursor: shown.at(-1)!.sk }) };
}
