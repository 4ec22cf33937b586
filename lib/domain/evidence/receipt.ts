/** Which of two facts was received first. A file that does not say when its lines were received was received line by line. */
import type { Instant } from '../time/instant.ts';

export interface Receipt {
  readonly receivedAt: Instant;
  /** Its turn among what a file holds; absent where the instants of receipt are all that is known. */
  readonly turn?: number | undefined;
}

/** Below 0 when the first of two was received first; 0 when nobody can tell, and the ids decide. */
export const byReceipt = (a: Receipt, b: Receipt): number =>
  a.turn === b.turn ? (a.turn === undefined ? a.receivedAt - b.receivedAt : 0) : (a.turn ?? 0) - (b.turn ?? 0);

/** What came in the order in which it stands; `receivedAt` is absent where a line does not say it. */
export interface Arrival<T> {
  readonly receivedAt: Instant | undefined;
  readonly of: T;
}

/**
 * The turn of each arrival; undefined when all say their instant. One that does not say it came right after the one before it.
 */
export function turnsOf<T>(arrivals: readonly Arrival<T>[]): ReadonlyMap<Arrival<T>, number> | undefined {
  if (arrivals.every(({ receivedAt }) => receivedAt !== undefined)) return undefined;
  let since = -Infinity;
  const placed = arrivals.map((arrival) => ({ arrival, since: (since = arrival.receivedAt ?? since) }));
  const turns = new Map<Arrival<T>, number>();
  let turn = 0;
  let last: (typeof placed)[number] | undefined;
  for (const one of placed.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : order(a.arrival) - order(b.arrival)))) {
    // Of two instants that are the same nobody can tell: their ids decide, as in the service.
    const isSame = last?.since === one.since && order(last.arrival) + order(one.arrival) === 0;
    if (!isSame) turn += 1;
    turns.set(one.arrival, turn);
    last = one;
  }
  return turns;
}

/** Lines that say an instant come before those that follow them. */
const order = ({ receivedAt }: Arrival<unknown>): number => (receivedAt === undefined ? 1 : 0);
