/** The scheduled check of claim deadlines: reminders before them, expiry after them. */
import { LIMITS } from '../../declarations/limits.ts';
import { type Claim, claimOf, isPast, isUnclaimed } from '../../domain/claims/claim.ts';
import { DAY, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { type FailedItem, workThrough } from '../monitoring/work-through.ts';
import type { ClaimEntry } from '../ports/claims.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { detailOf } from './claim-entry.ts';
import { expireClaim, listAndPost } from './claim-expiry.ts';

/** Days before a deadline on which a reminder is published, once each. */
const REMINDERS = [14, 7, 3, 1] as const;

export interface RemindedClaims {
  readonly reminded: number;
  readonly expired: number;
  /** Claims that failed; the next run tries them again. */
  readonly failed: readonly FailedItem[];
  /** Claims that wait for the next run. */
  readonly left: number;
}

/** Claims between two progress marks. */
const MARK_EVERY = 25;

/** Publishes reminders and records expiries, each once. A claim that fails does not stop the others. */
export async function remindAndExpireClaims(
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
  limits: { readonly mostMs?: number; readonly timer?: () => number } = {},
): Promise<RemindedClaims> {
  const now = clock();
  const months = [...new Set([-31, 0, 14].map((days) => formatInstant(now + days * DAY).slice(0, 7)))];
  const due = new Map<string, ClaimEntry>();
  for (const month of months)
    for (const entry of await stores.claims.expiringIn(month)) if (mayBeUnclaimed(entry)) due.set(`${month} ${entry.id}`, entry);
  const done = { reminded: 0, expired: 0 };
  const { failed, left } = await workThrough({
    mostMs: LIMITS.claimsTimeMs.value,
    ...limits,
    task: 'claims',
    positions: [...due.keys()].sort(),
    progress: stores.progress,
    markEvery: MARK_EVERY,
    work: async (position) => {
      const outcome = await followDeadline(due.get(position)!, now, stores, publisher);
      if (outcome) done[outcome] += 1;
    },
  });
  return { ...done, failed: failed.map(({ item, error }) => ({ item: due.get(item)!.id, error })), left };
}

/** Whether a listed claim may have something that is not claimed; earlier versions did not list what. */
const mayBeUnclaimed = ({ state, open, notClaimed = open, reserved, expired }: ClaimEntry): boolean =>
  state === 'due' || (expired === undefined && state !== 'expired' && (/[1-9]/.test(notClaimed) || reserved !== undefined));

async function followDeadline(
  { id, transitions }: ClaimEntry,
  now: number,
  stores: Stores,
  publisher: Publisher,
): Promise<'reminded' | 'expired' | undefined> {
  const known = await stores.claims.get(id);
  const claim = known && claimOf(known.head, known.transitions);
  if (!known || !claim) return undefined;
  if (!isUnclaimed(claim) || claim.expired !== undefined || claim.state === 'expired') {
    // After a crash the listing may be older than the claim.
    if (transitions < known.transitions.length) await listAndPost(known.head, known.transitions, stores);
    return undefined;
  }
  const at = formatInstant(now);
  if (isPast(claim, at)) {
    await expireClaim(claim, known.head, at, stores, publisher);
    return 'expired';
  }
  return (await remind(claim, now, stores, publisher)) ? 'reminded' : undefined;
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
