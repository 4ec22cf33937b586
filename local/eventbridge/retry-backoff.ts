/** Retries: a message that its target did not take comes again after a back-off that doubles, so many times as its queue on AWS lets it. */

/** Milliseconds before the n-th retry. */
export type RedeliveryDelay = (receives: number) => number;

const doubling: RedeliveryDelay = (receives) => 500 * 2 ** receives;

/** Calls back when the next retry is due; the process does not stay up for it. */
export function retryAfter(receives: number, again: () => void, backoff: RedeliveryDelay = doubling): void {
  setTimeout(again, backoff(receives)).unref();
}
