/** Pages over a listing that is spread over partitions, one partition after another. A cursor is opaque to its holder. */
import type { Listing } from '../../application/ports.ts';
import type { Item, Table } from './table.ts';

const encode = (partition: number, after: string | undefined): string =>
  Buffer.from(JSON.stringify([partition, after ?? null])).toString('base64url');

/** Undefined for anything that is not a cursor of ours. */
export function decodeCursor(cursor: string): { partition: number; after: string | undefined } | undefined {
  try {
    const [partition, after] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
    return Number.isInteger(partition) && (partition as number) >= 0 && (after === null || typeof after === 'string')
      ? { partition: partition as number, after: after ?? undefined }
      : undefined;
  } catch {
    return undefined;
  }
}

export async function pageOverShards<T>(
  table: Table,
  partitions: readonly string[],
  cursor: string | undefined,
  limit: number,
  read: (item: Item) => T | Promise<T>,
  backwards = false,
): Promise<Listing<T>> {
  const items: T[] = [];
  let { partition, after } = (cursor === undefined ? undefined : decodeCursor(cursor)) ?? { partition: 0, after: undefined };
  while (partition < partitions.length) {
    const page = await table.page(partitions[partition]!, {
      limit: limit - items.length,
      backwards,
      ...(after !== undefined && { after }),
    });
    items.push(...(await Promise.all(page.items.map(read))));
    after = page.next;
    if (after === undefined) partition += 1;
    if (items.length >= limit) break;
  }
  return { items, ...(partition < partitions.length && { cursor: encode(partition, after) }) };
}
