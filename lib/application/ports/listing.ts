/** Pages of a listing. */

/** A cursor that is not from a page of the listing. */
export class BadCursorError extends Error {}

export interface Listing<T> {
  readonly items: T[];
  readonly cursor?: string;
}
