/** The order of receipt of facts. The lines of a file without instants of receipt were received in their order. */
import type { Instant } from '../time/instant.ts';

export interface Receipt {
  readonly receivedAt: Instant;
  /** Its order in a file; absent where only instants of receipt are known. */
  readonly turn?: number | undefined;
}

/** Below 0 when the first of two was received first; 0 when the order is not known, and the ids decide. */
export const byReceipt = (a: Receipt, b: Receipt): number =>
  a.turn === b.turn ? (a.turn === undefined ? a.receivedAt - b.receivedAt : 0) : (a.turn ?? 0) - (b.turn ?? 0);

/** An entry of a file in its order; `receivedAt` is absent where the line has none. */
export interface Arrival<T> {
  readonly receivedAt: Instant | undefined;
  readonly of: T;
}

/**
 * The turn of each arrival; undefined when all have an instant. An arrival without one came directly after the one before it.
 */
export function turnsOf<T>(arrivals: readonly Arrival<T>[]): ReadonlyMap<Arrival<T>, number> | undefined {
  if (arrivals.every(({ receivedAt }) => receivedAt !== undefined)) return undefined;
  let since = -Infinity;
  const placed = arrivals.map((arrival) => ({ arrival, since: (since = arrival.receivedAt ?? since) }));
  const turns = new Map<Arrival<T>, number>();
  let turn = 0;
  let last: (typeof placed)[number] | undefined;
  for (const one of placed.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : order(a.arrival) - order(b.arrival)))) {
    // Two equal instants have no order of receipt: their ids decide, as in the service.
    const isSame = last?.since === one.since && order(last.arrival) + order(one.arrival) === 0;
    if (!isSame) turn += 1;
    turns.set(one.arrival, turn);
    last = one;
  }
  return turns;
}

/** Lines with an instant come before those that follow without one. */
const order = ({ receivedAt }: Arrival<unknown>): number => (receivedAt === undefined ? 1 : 0);
