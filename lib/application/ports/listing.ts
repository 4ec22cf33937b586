/** Pages of a listing. */

/** A cursor that is not from a page of the listing. */
export class BadCursorError extends Error {}

export interface Listing<T> {
  readonly items: T[];
  readonly cursor?: string;
}

/** Every item of a listing, page after page. */
export async function* everyItem<T>(page: (cursor: string | undefined) => Promise<Listing<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { items, cursor: next } = await page(cursor);
    yield* items;
    cursor = next;
  } while (cursor !== undefined);
}

/** Filters of every listing of amounts. */
export interface AmountFilter {
  readonly customer?: string | undefined;
  /** A cost centre in which some line of it is booked. */
  readonly costCentre?: string | undefined;
  readonly currency?: string | undefined;
  /** Decimals, both included. */
  readonly atLeast?: string | undefined;
  readonly atMost?: string | undefined;
}
