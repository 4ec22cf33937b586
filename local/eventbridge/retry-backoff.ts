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

/** The work's result. @throws when it takes longer; the work itself goes on. */
export function withinTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), timeoutMs);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
