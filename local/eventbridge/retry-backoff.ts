/** Retries: a message that its target did not take comes again after a back-off that doubles, so many times as the queue on AWS lets it. */
import { INGEST } from '../../lib/declarations/events.ts';

/** Milliseconds before the n-th retry. */
export type RedeliveryDelay = (receives: number) => number;

const doubling: RedeliveryDelay = (receives) => 500 * 2 ** receives;

export const mayRetry = (receives: number): boolean => receives < INGEST.maxReceives;

/** Calls back when the next retry is due; the process does not stay up for it. */
export function retryAfter(receives: number, again: () => void, backoff: RedeliveryDelay = doubling): void {
  setTimeout(again, backoff(receives)).unref();
}
