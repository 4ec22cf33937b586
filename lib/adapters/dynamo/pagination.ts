/** Pages over a listing that is spread over partitions, one partition after another. */
import type { Item, PageOptions, Table } from './table.ts';
import { decodeCursor, decodeNewest, encodeCursor, encodeNewest } from './cursor.ts';
import type { Listing } from '../../application/ports/listing.ts';

export async function pageOverShards<T>(
  table: Table,
  partitions: readonly string[],
  cursor: string | undefined,
  limit: number,
  read: (item: Item) => T | Promise<T>,
  options: Pick<PageOptions, 'backwards' | 'prefix' | 'from' | 'where'> = {},
): Promise<Listing<T>> {
  const items: T[] = [];
  let { partition, after } =
    cursor === undefined ? { partition: 0, after: undefined } : decodeCursor(cursor, partitions.length, options.prefix);
  while (partition < partitions.length) {
    const page = await table.page(partitions[partition]!, {
      limit: limit - items.length,
      ...options,
      ...(after !== undefined && { after }),
    });
    items.push(...(await Promise.all(page.items.map(read))));
    after = page.next;
    if (after === undefined) partition += 1;
    if (items.length >= limit) break;
  }
  return { items, ...(partition < partitions.length && { cursor: encodeCursor(partition, after) }) };
}

/**
 * A page of all partitions together, newest first by sort key, for listings that are short enough to ask each of them. The cursor is the
 * sort key of the last item: sort keys of different partitions must differ.
 */
export async function newestOverShards<T>(
  table: Table,
  partitions: readonly string[],
  cursor: string | undefined,
  limit: number,
  read: (item: Item) => T | Promise<T>,
): Promise<Listing<T>> {
  const after = cursor === undefined ? undefined : decodeNewest(cursor);
  const pages = await Promise.all(
    partitions.map((pk) => table.page(pk, { limit, backwards: true, ...(after !== undefined && { after }) })),
  );
  const items = pages.flatMap((page) => page.items).sort((a, b) => (a.sk > b.sk ? -1 : 1));
  // Items older than the last item of an unfinished partition are not complete yet.
  const known = pages.reduce((until, { next = '' }) => (next > until ? next : until), '');
  const shown = items.filter(({ sk }) => sk >= known).slice(0, limit);
  const more = known !== '' || items.length > shown.length;
  return {
    items: await Promise.all(shown.map(read)),
    ...(more && { cursor: encodeNewest(shown.at(-1)!.sk) }),
  };
}
