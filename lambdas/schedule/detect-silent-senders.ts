/** On a schedule: says when a sender of whom something is expected is silent, and when it is seen again. */
import { detectSilentSenders } from '../../lib/application/monitoring/detect-silent-senders.ts';
import { count } from '../shared/metrics.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PublishingServices } from '../shared/services.ts';

export function silentSenderDetection(given: () => PublishingServices = publishingServices) {
  return async (): Promise<{ silent: number }> => {
    const { stores, publisher, clock } = given();
    const silent = await detectSilentSenders(stores, publisher, clock);
    count({ SendersSilent: silent });
    return { silent };
  };
}

export const handler = silentSenderDetection();
