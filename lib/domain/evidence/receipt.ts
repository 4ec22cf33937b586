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

/**
 * The turn of each line of a file, by its place; undefined when all lines have an instant of receipt. A line without one came directly after
 * the line before it.
 * @param receivedAt the instant of receipt of each line, in order; NaN for a line without one.
 */
export function turnsOf(receivedAt: readonly Instant[]): ((place: number) => number) | undefined {
  if (!receivedAt.some(Number.isNaN)) return undefined;
  let since = -Infinity;
  const sinces = receivedAt.map((at) => (since = Number.isNaN(at) ? since : at));
  // Lines with an instant come before those that follow without one.
  const follows = (place: number): number => (Number.isNaN(receivedAt[place]!) ? 1 : 0);
  const order = (a: number, b: number): number => (sinces[a]! < sinces[b]! ? -1 : sinces[a]! > sinces[b]! ? 1 : follows(a) - follows(b));
  const places = receivedAt.map((_, place) => place);
  if (places.some((place) => place > 0 && order(place - 1, place) > 0)) places.sort(order);
  const turns: number[] = Array.from({ length: places.length }, () => 0);
  let [turn, last] = [0, -1];
  for (const place of places) {
    // Two equal instants have no order of receipt: their ids decide, as in the service.
    const isSame = last >= 0 && sinces[last] === sinces[place] && follows(last) + follows(place) === 0;
    if (!isSame) turn += 1;
    turns[place] = turn;
    last = place;
  }
  return (place) => turns[place]!;
}
