/** The opaque cursor of a page: the next partition, and the sort key after which to read. */
import { BadCursorError } from '../../application/ports/listing.ts';

export const encodeCursor = (partition: number, after: string | undefined): string =>
  Buffer.from(JSON.stringify([partition, after ?? null])).toString('base64url');

/** @throws BadCursorError for anything that is no cursor over these partitions. */
export function decodeCursor(cursor: string, partitions: number, prefix = ''): { partition: number; after: string | undefined } {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new BadCursorError('not JSON');
  }
  const [partition, after] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const known = Number.isInteger(partition) && (partition as number) >= 0 && (partition as number) < partitions;
  if (!known || (after !== null && !(typeof after === 'string' && after.startsWith(prefix))))
    throw new BadCursorError('not a cursor of this listing');
  return { partition: partition as number, after: after ?? undefined };
}

/** The cursor of a full page: in addition to the above, the number of entries of the next item that were shown already. */
export const encodePlace = ({ partition, after, skip }: { partition: number; after: string | undefined; skip: number }): string =>
  Buffer.from(JSON.stringify([partition, after ?? null, skip])).toString('base64url');

/** @throws BadCursorError for anything that is no cursor over these partitions. */
export function decodePlace(
  cursor: string,
  partitions: number,
  prefix = '',
): { partition: number; after: string | undefined; skip: number } {
  const place = decodeCursor(cursor, partitions, prefix);
  const [, , skip = 0] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
  if (!Number.isInteger(skip) || (skip as number) < 0) throw new BadCursorError('not a cursor of this listing');
  return { ...place, skip: skip as number };
}

/** The cursor of a page of several partitions together: the sort key of its last item, which begins with an instant. */
export const encodeNewest = (sortKey: string): string => Buffer.from(sortKey).toString('base64url');

/** @throws BadCursorError for anything that is no such sort key. */
export function decodeNewest(cursor: string): string {
  const after = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^\d{4}-\d\d-\d\dT/.test(after)) throw new BadCursorError('not a cursor of this listing');
  return after;
}
