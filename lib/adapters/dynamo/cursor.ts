/** Where a page goes on, as text. Callers of the API get it encrypted (lambdas/http/cursors.ts); it names no item that the page does not list. */
import { BadCursorError } from '../../application/ports/listing.ts';

/** Where the next entry is: in a partition, after a sort key, behind so many entries of the item that follows. */
export interface Place {
  readonly partition: string;
  readonly after: string | undefined;
  readonly skip: number;
}

const NOT_OURS = 'not a cursor of this listing';

export const encodePlace = ({ partition, after, skip }: Place): string => JSON.stringify([partition, after ?? null, skip]);

/** @throws BadCursorError for anything that is no place in these partitions. */
export function decodePlace(cursor: string, partitions: readonly string[], prefix = ''): Place {
  let parts: unknown;
  try {
    parts = JSON.parse(cursor);
  } catch {
    throw new BadCursorError(NOT_OURS);
  }
  const [partition, after, skip] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (!partitions.includes(partition as string)) throw new BadCursorError(NOT_OURS);
  if (after !== null && !(typeof after === 'string' && after.startsWith(prefix))) throw new BadCursorError(NOT_OURS);
  if (!Number.isInteger(skip) || (skip as number) < 0) throw new BadCursorError(NOT_OURS);
  return { partition: partition as string, after: after ?? undefined, skip: skip as number };
}

/** @throws BadCursorError for anything that is no sort key that begins with an instant. */
export function decodeNewest(cursor: string): string {
  if (!/^\d{4}-\d\d-\d\dT/.test(cursor)) throw new BadCursorError(NOT_OURS);
  return cursor;
}
