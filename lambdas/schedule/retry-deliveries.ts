/** Each minute: posts to endpoints again what failed, was cut off or was replayed, and is due. */
import { type DeliveredDue, deliverDue } from '../../lib/application/endpoints/deliver-due.ts';
import { deliveringWith } from '../shared/delivering.ts';
import { postingServices } from '../shared/endpoints.ts';
import { logger } from '../shared/logger.ts';
import { count } from '../shared/metrics.ts';
import type { DeliveryServices } from '../shared/services.ts';

export function retryingDeliveries(given: () => DeliveryServices = postingServices) {
  return async (): Promise<DeliveredDue> => {
    const services = given();
    let left = 0;
    const done = await deliverDue(deliveringWith(services), {
      progress: services.stores.progress,
      onError: ({ id }, error) => {
        left += 1;
        logger.warn('what is due to an endpoint could not be sent; the next run tries again', { endpoint: id, error });
      },
    });
    count({ EventsDelivered: done.delivered, DeliveryAttemptsFailed: done.failed, HousekeepingFailed: left });
    return done;
  };
}

export const handler = retryingDeliveries();
