/** An answer of a route that is declared with `readsBack`. */
import { LIMITS } from '../../lib/declarations/limits.ts';
import { type HttpResult, json } from './http.ts';

/** A body is JSON within the JSON of an answer: its quotes and backslashes take two bytes, and no other sign takes more. */
const QUOTED = 2;

/**
 * @param path of the GET that gives the same.
 * @returns 303 with that address when the answer is larger than a function sends. What was done is done, and a repeat under the same
 * `Idempotency-Key` is answered with the address again: it is not signed and does not end.
 */
export function readBack(result: HttpResult, path: string): HttpResult {
  const bytes = Buffer.byteLength(result.body ?? '');
  return bytes * QUOTED <= LIMITS.documentBytes.value ? result : json(303, { path, bytes }, { location: path });
}
