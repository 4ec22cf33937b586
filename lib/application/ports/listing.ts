/** Pages of a listing. */

/** A cursor that is not from a page of the listing. */
export class BadCursorError extends Error {}

export interface Listing<T> {
  readonly items: T[];
  readonly cursor?: string;
}

/** Listings of one vendor each. Versions before 0.3 did not write them. */
export interface VendorListings {
  /**
   * Makes up what is not listed by vendor; may be repeated, and goes on where the last call stopped. Until it is done, listings of a vendor are
   * those of all, filtered.
   * @param now epoch ms. @returns whether they are complete.
   */
  takeOver(
    now: number,
    bounds: {
      /** Ms after the first call before which nothing is begun: a process of the version before may still write. */
      readonly settledMs: number;
      /** Ms after which no further item is begun. */
      readonly mostMs: number;
    },
  ): Promise<boolean>;
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
  /** A cost centre in which some line of it is booked, or would be once missing facts are known. */
  readonly costCentre?: string | undefined;
  readonly currency?: string | undefined;
  /** Decimals, both included. */
  readonly atLeast?: string | undefined;
  readonly atMost?: string | undefined;
}
