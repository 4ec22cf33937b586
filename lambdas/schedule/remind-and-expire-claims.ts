/** On a schedule: publishes reminders of claims whose deadline is near, and records the expiry of claims that were not submitted in time. */
import { remindAndExpireClaims } from '../../lib/application/claims/claim-reminders.ts';
import { logger } from '../shared/logger.ts';
import { count } from '../shared/metrics.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PublishingServices } from '../shared/services.ts';

export function remindingAndExpiringClaims(given: () => PublishingServices = publishingServices) {
  return async (): Promise<{ reminded: number; expired: number }> => {
    const { stores, publisher, clock } = given();
    const { failed, left, ...done } = await remindAndExpireClaims(stores, publisher, clock);
    for (const { item, error } of failed)
      logger.warn('a claim could not be reminded of or expired; the next run tries again', { claim: item, error });
    count({ ClaimsReminded: done.reminded, ClaimsExpired: done.expired, HousekeepingFailed: failed.length, HousekeepingLeft: left });
    return done;
  };
}

export const handler = remindingAndExpiringClaims();
