/** What pages of other origins may send to the API and read of its answers, where a deployment names their origins. */
export const CORS = {
  /** Of requests. */
  headers: ['accept', 'authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match', 'prefer'],
  /** Of answers, beside those that every page may read. */
  exposed: [
    'content-disposition',
    'etag',
    'idempotency-replayed',
    'location',
    'preference-applied',
    'ratelimit-limit',
    'ratelimit-remaining',
    'ratelimit-reset',
    'retry-after',
    'www-authenticate',
  ],
  /** Seconds that a browser remembers what it may. */
  maxAgeSeconds: 3600,
} as const;
