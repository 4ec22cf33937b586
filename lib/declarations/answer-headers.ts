/** The headers of every answer, from every source: functions, streams, the gateway of the embedded run. */

/** What is answered is data: no browser runs it, frames it, guesses its type or hands on its address. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
} as const;

/** No cache keeps an answer that does not say itself how long it may. */
export const ANSWER_HEADERS = { ...SECURITY_HEADERS, 'cache-control': 'no-store' } as const;

/** Of answers that are the same for everybody. */
export const PUBLIC_CACHE = { 'cache-control': 'public, max-age=300' } as const;
