/** Records what an event of the bus sends, for each endpoint that gets it. What is recorded is delivered, now or by a later attempt. */
import { DELIVERY, type EndpointEvent, isEndpointEvent } from '../../declarations/endpoints.ts';
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { endpointEventBody, testEventBody } from '../../schemas/endpoint-events.ts';
import { TEST_EVENT } from '../../declarations/endpoints.ts';
import { digestText } from '../evidence/digest.ts';
import { matterOf } from '../messages/matter.ts';
import { isFor } from '../messages/recipients.ts';
import type { BusNotice } from '../messages/send-messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { EndpointDelivery, Endpoint, EndpointStatus, EndpointStores } from '../ports/endpoints.ts';
import type { Stores } from '../ports/stores.ts';

export interface Recording {
  readonly stores: Stores & EndpointStores;
  readonly clock: Clock;
  /** Where the API is. */
  readonly api: string;
}

export interface RecordedDelivery {
  readonly endpoint: Endpoint;
  readonly delivery: EndpointDelivery;
}

/** @returns what waits to be sent now. @throws when the event cannot be read, or could not be recorded for each of its endpoints. */
export async function recordDeliveries({ type, time, detail }: BusNotice, { stores, clock, api }: Recording): Promise<RecordedDelivery[]> {
  const now = clock();
  const at = parseInstant(time);
  if (at === undefined || typeof detail.id !== 'string') throw new Error(`an event ${type} has no time or no id`);
  if (!isEndpointEvent(type) || now - at > DELIVERY.stale) return [];
  const endpoints = await stores.endpoints.all();
  const matter = endpoints.length > 0 ? await matterOf(type, detail, stores) : undefined;
  const getting = matter ? endpoints.filter((endpoint) => isFor(endpoint, matter)) : [];
  if (getting.length === 0) return [];
  const statuses = await stores.endpoints.statuses();
  const recorded: RecordedDelivery[] = [];
  for (const endpoint of getting) {
    // An endpoint gets nothing of the time before it.
    if (formatInstant(at + 1000) <= endpoint.createdAt) continue;
    const delivery = deliveryOf(endpoint, statuses.get(endpoint.id), { type, at, id: detail.id, detail }, now, api);
    if ((await stores.deliveries.record(delivery)) && delivery.state === 'waiting') recorded.push({ endpoint, delivery });
  }
  return recorded;
}

interface Event {
  readonly type: EndpointEvent;
  readonly at: number;
  readonly id: string;
  readonly detail: BusNotice['detail'];
}

function deliveryOf(endpoint: Endpoint, status: EndpointStatus | undefined, event: Event, now: number, api: string): EndpointDelivery {
  const at = formatInstant(event.at);
  const rests = status?.restsUntil !== undefined && status.restsUntil > formatInstant(now) ? status.restsUntil : undefined;
  return {
    ...newDelivery(endpoint.id, event.type, event.id, at, endpointEventBody(event.type, at, event.detail, api)),
    ...(status?.state === 'disabled' ? { state: 'held' } : { state: 'waiting', nextAt: rests ?? formatInstant(now) }),
  };
}

const newDelivery = (
  endpoint: string,
  type: string,
  event: string,
  at: string,
  body: string,
): Omit<EndpointDelivery, 'state' | 'nextAt'> => ({
  // Ids have no full stop: the signature joins its parts by them.
  id: `msg_${digestText(JSON.stringify([endpoint, type, event])).slice(0, 32)}`,
  ...{ endpoint, type, at, body },
  ...{ tries: 0, attempted: 0, attempts: [] },
});

/** A delivery of a test event, which is due now. */
export const testDelivery = ({ id, name }: Endpoint, request: string, now: number): EndpointDelivery => ({
  ...newDelivery(id, TEST_EVENT, request, formatInstant(now), testEventBody(formatInstant(now), name)),
  state: 'waiting',
  nextAt: formatInstant(now),
});
