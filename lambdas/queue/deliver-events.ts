/**
 * Sends events to endpoints: records what an event sends, which is then delivered whatever happens, and makes the first attempts. A message is
 * done when that is recorded; attempts that fail are repeated by `retry-deliveries`.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { attemptDelivery } from '../../lib/application/endpoints/attempt-delivery.ts';
import { deliverDueTo } from '../../lib/application/endpoints/deliver-due.ts';
import { recordDeliveries } from '../../lib/application/endpoints/record-deliveries.ts';
import type { ProgressStore } from '../../lib/application/ports/progress.ts';
import { written } from '../../lib/presentation/written.ts';
import { DELIVERIES_REQUESTED } from '../../lib/declarations/endpoints.ts';
import { deliveringWith } from '../shared/delivering.ts';
import { postingServices } from '../shared/endpoints.ts';
import { logger } from '../shared/logger.ts';
import { count } from '../shared/metrics.ts';
import type { DeliveryServices } from '../shared/services.ts';
import { withEndpointStores } from '../shared/with-endpoint-stores.ts';

/** An event of the bus, unchanged. */
const eventSchema = z.object({ 'detail-type': z.string(), time: z.string(), detail: z.record(z.string(), z.unknown()) });

interface Counts {
  delivered: number;
  failed: number;
}

async function deliverEvent(text: string, services: DeliveryServices): Promise<Counts> {
  const { 'detail-type': type, time, detail } = eventSchema.parse(JSON.parse(text));
  const delivering = deliveringWith(services);
  const stores = withEndpointStores(services);
  if (type === DELIVERIES_REQUESTED) {
    const endpoint = await stores.endpoints.get(String(detail.endpoint));
    return endpoint ? deliverDueTo(endpoint, delivering, { progress: readOnly(stores.progress) }) : { delivered: 0, failed: 0 };
  }
  const { clock, environment } = services;
  const recorded = await recordDeliveries({ type, time, detail }, { stores, clock, api: environment.API_URL });
  for (const { delivery } of recorded) written(delivery.body);
  const outcomes = await Promise.allSettled(recorded.map(({ endpoint, delivery }) => attemptDelivery(delivery.id, endpoint, delivering)));
  const isOf = (outcome: (typeof outcomes)[number], value: string): boolean => outcome.status === 'fulfilled' && outcome.value === value;
  for (const outcome of outcomes)
    if (outcome.status === 'rejected')
      logger.warn('an attempt to deliver failed within Makegood; it is repeated', { error: outcome.reason });
  const delivered = outcomes.filter((outcome) => isOf(outcome, 'delivered')).length;
  return { delivered, failed: outcomes.filter((outcome) => !isOf(outcome, 'none')).length - delivered };
}

/** How far deliveries went is recorded by the schedule alone. */
const readOnly = (progress: ProgressStore): ProgressStore => ({ get: (task) => progress.get(task), put: () => Promise.resolve() });

export function deliveringEvents(given: () => DeliveryServices = postingServices) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const services = given();
    const failures: string[] = [];
    const counts = { delivered: 0, failed: 0 };
    for (const { messageId, body } of event.Records)
      try {
        const { delivered, failed } = await deliverEvent(body, services);
        counts.delivered += delivered;
        counts.failed += failed;
      } catch (error) {
        logger.warn('what an event sends to endpoints could not be recorded; it comes again', { messageId, error });
        failures.push(messageId);
      }
    count({ EventsDelivered: counts.delivered, DeliveryAttemptsFailed: counts.failed });
    return { batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

export const handler = deliveringEvents();
