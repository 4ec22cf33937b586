/** Opens and settles disputes. Until it is settled, a dispute holds the first statement of its period where the terms say so. */
import { formatInstant } from '../../domain/time/instant.ts';
import { digestText } from '../evidence/digest.ts';
import type { Dispute } from '../ports/disputes.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';

export interface DisputeRequest {
  readonly contract: string;
  readonly period: string;
  readonly about: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly requestId: string;
}

/** @returns undefined when there is no such contract, or when the caller's vendor may not see it. */
export async function openDispute(
  request: DisputeRequest,
  vendor: string | undefined,
  stores: Stores,
  clock: Clock,
): Promise<Dispute | undefined> {
  const { contract, period, about, reason, by, requestId } = request;
  const stored = await stores.contracts.latest(contract);
  const own = stored?.vendor;
  if (own === undefined || (vendor !== undefined && vendor !== own)) return undefined;
  const openedAt = formatInstant(clock());
  const id = `${contract}.${period}.${digestText(`${openedAt}|${requestId}|${reason}`).slice(0, 12)}`;
  const dispute: Dispute = { id, contract, vendor: own, period, about, reason, openedBy: by, openedAt, status: 'open' };
  await stores.disputes.open(dispute);
  return dispute;
}

export async function settleDispute(
  id: string,
  by: string,
  note: string,
  stores: Stores,
  clock: Clock,
): Promise<Dispute | 'unknown' | 'settled'> {
  const dispute = await stores.disputes.get(id.split('.')[0]!, id);
  if (!dispute) return 'unknown';
  if (dispute.status === 'settled') return 'settled';
  const settled: Dispute = { ...dispute, status: 'settled', settledBy: by, settledAt: formatInstant(clock()), note };
  await stores.disputes.settle(settled);
  return settled;
}
