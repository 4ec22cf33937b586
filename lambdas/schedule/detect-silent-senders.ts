/** On a schedule: says when a sender of whom something is expected is silent, and when it is seen again. */
import { detectSilentSenders } from '../../lib/application/monitoring/detect-silent-senders.ts';
import { logger } from '../shared/logger.ts';
import { count } from '../shared/metrics.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PublishingServices } from '../shared/services.ts';

export function silentSenderDetection(given: () => PublishingServices = publishingServices) {
  return async (): Promise<{ silent: number }> => {
    const { stores, publisher, clock } = given();
    const { silent, failed } = await detectSilentSenders(stores, publisher, clock);
    for (const { item, error } of failed)
      logger.warn('a silent sender could not be published; the next run tries again', { sender: item, error });
    count({ SendersSilent: silent, HousekeepingFailed: failed.length });
    return { silent };
  };
}

export const handler = silentSenderDetection();
