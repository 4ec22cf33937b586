/** Sends deliveries again, under their ids, so that a receiver that has them can drop them. */
import { LIMITS } from '../../declarations/limits.ts';
import type { Clock } from '../ports/clock.ts';
import type { Endpoint, EndpointStores } from '../ports/endpoints.ts';

export interface Replayed {
  readonly replayed: number;
  /** What the next request goes on from; absent: all are replayed. */
  readonly cursor?: string;
}

/** Makes all deliveries due whose event is not before an instant, up to a bound. */
export async function replaySince(
  { id }: Endpoint,
  from: string,
  cursor: string | undefined,
  { deliveries }: Pick<EndpointStores, 'deliveries'>,
  clock: Clock,
): Promise<Replayed> {
  const { items, cursor: next } = await deliveries.since(id, from, cursor, LIMITS.replayedDeliveries.value);
  for (const delivery of items) await deliveries.replay(delivery.id, clock());
  return { replayed: items.length, ...(next !== undefined && { cursor: next }) };
}
