/** Pages of a listing. */

/** A cursor that no page gave. */
export class BadCursorError extends Error {}

export interface Listing<T> {
  readonly items: T[];
  readonly cursor?: string;
}
