/** On a schedule: moves the evidence of months that were closed long ago to object storage. */
import { moveOldEvidence } from '../../lib/application/closing/move-old-evidence.ts';
import { EVIDENCE_DAYS } from '../../lib/declarations/retention.ts';
import { movingServices } from '../shared/evidence.ts';
import { logger } from '../shared/logger.ts';
import { count } from '../shared/metrics.ts';
import type { MovingServices } from '../shared/services.ts';

export function movingOldEvidence(given: () => MovingServices = movingServices) {
  return async (): Promise<{ moved: number; expiring: number; left: number }> => {
    const { stores, oldEvidence, clock, environment } = given();
    if (!oldEvidence) return { moved: 0, expiring: 0, left: 0 };
    const { failed, left, moved, expiring } = await moveOldEvidence(
      stores,
      oldEvidence,
      clock(),
      environment.EVIDENCE_DAYS ?? EVIDENCE_DAYS.moved,
    );
    for (const { item, error } of failed)
      logger.warn('evidence of a vendor could not be moved to object storage; it stays in the table, and the next run tries again', {
        place: item,
        error,
      });
    count({ HousekeepingFailed: failed.length, HousekeepingLeft: left, EvidenceMoved: moved });
    return { moved, expiring, left };
  };
}

export const handler = movingOldEvidence();
