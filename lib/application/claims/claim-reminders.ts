/** The scheduled check of claim deadlines: reminders before them, expiry after them. */
import { type Claim, claimOf, isExpired } from '../../domain/claims/claim.ts';
import { DAY, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { detailOf } from './claim-entry.ts';
import { expireClaim, listAndPost } from './claim-expiry.ts';

/** Days before a deadline on which a reminder is published, once each. */
const REMINDERS = [14, 7, 3, 1] as const;

/** Publishes reminders and records expiries, each once. @returns the number of each. */
export async function remindAndExpireClaims(
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
): Promise<{ reminded: number; expired: number }> {
  const now = clock();
  const at = formatInstant(now);
  const months = [...new Set([-31, 0, 14].map((days) => formatInstant(now + days * DAY).slice(0, 7)))];
  const done = { reminded: 0, expired: 0 };
  for (const month of months)
    for (const entry of await stores.claims.expiringIn(month)) {
      if (entry.state !== 'due') continue;
      const known = await stores.claims.get(entry.id);
      const claim = known && claimOf(known.head, known.transitions);
      if (!known || !claim) continue;
      if (claim.state !== 'due') {
        // A crash left the listing behind.
        await listAndPost(known.head, known.transitions, stores);
        continue;
      }
      if (isExpired(claim, at)) {
        await expireClaim(claim, known.head, at, stores, publisher);
        done.expired += 1;
      } else if (await remind(claim, now, stores, publisher)) done.reminded += 1;
    }
  return done;
}

async function remind(claim: Claim, now: number, stores: Stores, publisher: Publisher): Promise<boolean> {
  const left = parseInstant(claim.expiresAt!)! - now;
  const days = REMINDERS.findLast((before) => left <= before * DAY);
  if (days === undefined || (await stores.claims.isReminded(claim.id, `${days} days`))) return false;
  await publisher.publish([
    {
      type: 'claim.deadline-near.v1',
      detail: { id: `${claim.id}#${days}-days`, claim: claim.id, days, expiresAt: claim.expiresAt, ...detailOf(claim) },
    },
  ]);
  await stores.claims.markReminded(claim.id, `${days} days`, formatInstant(now));
  return true;
}
