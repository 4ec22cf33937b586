/** On a schedule: packs the batched checks of days that have ended, a fact for each component. */
import { packSamples } from '../../lib/application/evidence/pack-samples.ts';
import { HOUR } from '../../lib/domain/time/instant.ts';
import { withEvidence } from '../shared/evidence.ts';
import { logger } from '../shared/logger.ts';
import { count } from '../shared/metrics.ts';
import { type Services, services } from '../shared/services.ts';

/** A day is packed when it has been over for so long: what comes still later packs it again. */
const SETTLED = HOUR;

export function packingSamples(given: () => Services = withEvidence(services)) {
  return async (): Promise<{ days: number; left: number }> => {
    const { stores, clock } = given();
    const { days, failed, left } = await packSamples(stores, clock() - SETTLED);
    for (const { item, error } of failed)
      logger.warn('a day of batched checks could not be packed; the next run tries again', { day: item, error });
    count({ HousekeepingFailed: failed.length, HousekeepingLeft: left });
    return { days, left };
  };
}

export const handler = packingSamples();
