/** Delivers what is due: to one endpoint in the order in which it became due, to several at once. */
import { DELIVERY } from '../../declarations/endpoints.ts';
import { MINUTE, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import type { Endpoint } from '../ports/endpoints.ts';
import type { ProgressStore } from '../ports/progress.ts';
import { type AttemptOutcome, type Delivering, attemptDelivery } from './attempt-delivery.ts';

export interface DeliveredDue {
  delivered: number;
  failed: number;
}

/** A writer that was slow may list what was due a little before: the list is read again from so much earlier. */
const LATE_MS = 2 * MINUTE;

/** Entries of one query. */
const PAGE = 200;

/** Endpoints that are delivered to at once. */
const AT_ONCE = 10;

const taskOf = (id: string): string => `deliveries ${id}`;

export interface DueOptions {
  readonly progress: ProgressStore;
  readonly mostMs?: number;
  /** Monotonic ms. */
  readonly timer?: () => number;
  /** An endpoint failed in a way that is no fault of it; the next run tries again. */
  readonly onError?: (endpoint: Endpoint, error: unknown) => void;
}

/** To all endpoints. */
export async function deliverDue(delivering: Delivering, options: DueOptions): Promise<DeliveredDue> {
  const sum: DeliveredDue = { delivered: 0, failed: 0 };
  const endpoints = await delivering.stores.endpoints.all();
  for (let i = 0; i < endpoints.length; i += AT_ONCE)
    await Promise.all(
      endpoints.slice(i, i + AT_ONCE).map(async (endpoint) => {
        try {
          const { delivered, failed } = await deliverDueTo(endpoint, delivering, options);
          sum.delivered += delivered;
          sum.failed += failed;
        } catch (error) {
          options.onError?.(endpoint, error);
        }
      }),
    );
  return sum;
}

/**
 * To one endpoint, until nothing more is due, it is down, or the time is used up. What is left stays due. While an endpoint rests, one attempt
 * each time that its rest ends says whether it is back.
 */
export async function deliverDueTo(endpoint: Endpoint, delivering: Delivering, options: DueOptions): Promise<DeliveredDue> {
  const { stores, clock } = delivering;
  const { progress, mostMs = DELIVERY.run, timer = () => performance.now() } = options;
  const began = timer();
  const counts: DeliveredDue = { delivered: 0, failed: 0 };
  const now = formatInstant(clock());
  const { state, restsUntil } = await stores.endpoints.status(endpoint.id);
  if (state === 'enabled' && restsUntil !== undefined && restsUntil > now) return counts;
  const task = taskOf(endpoint.id);
  const start = (await progress.get(task))?.after;
  let [reached, after]: (string | undefined)[] = [start];
  for (let isOver = false; !isOver;) {
    const from = { ...(start !== undefined && { at: start }), ...(after !== undefined && { after }) };
    const due = await stores.deliveries.due(endpoint.id, from, now, PAGE);
    for (const { id, dueAt, place } of due) {
      isOver = timer() - began > mostMs;
      if (isOver) break;
      const outcome = await attemptDelivery(id, endpoint, delivering);
      count(counts, outcome);
      isOver = outcome === 'down';
      if (isOver) break;
      [reached, after] = [dueAt, place];
    }
    isOver ||= due.length < PAGE;
  }
  const mark = reached && earlier(reached, formatInstant(clock() - LATE_MS));
  if (mark !== undefined && mark !== start) await progress.put(task, { after: mark });
  return counts;
}

function count(counts: DeliveredDue, outcome: AttemptOutcome): void {
  if (outcome === 'delivered') counts.delivered += 1;
  else if (outcome !== 'none') counts.failed += 1;
}

const earlier = (a: string, b: string): string => (parseInstant(a)! < parseInstant(b)! ? a : b);
