/** On a schedule: packs the batched checks of days that have ended, a fact for each component. */
import { HOUR } from '../../lib/domain/time/instant.ts';
import { type Services, services } from '../shared/services.ts';

/** A day is packed when it has been over for so long: what comes still later packs it again. */
const SETTLED = HOUR;

export function packingSamples(given: () => Services = services) {
  return async (): Promise<{ days: number }> => {
    const { stores, clock } = given();
    return { days: await stores.samples.pack(clock() - SETTLED) };
  };
}

export const handler = packingSamples();
