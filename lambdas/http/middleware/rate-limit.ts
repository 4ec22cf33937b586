/** Counts the requests of a caller by the minute, says in headers how many are left, and refuses the rest. */
import { RATE_LIMIT } from '../../../lib/declarations/throttle.ts';
import { formatInstant } from '../../../lib/domain/time/instant.ts';
import type { Services } from '../../shared/services.ts';
import { HttpProblem, callerOf } from '../http.ts';
import { type HttpMiddleware, addHeaders, guardedRoute } from './middleware.ts';

const MINUTE_MS = 60_000;

/** Throws HttpProblem 429 that says when to come again. */
export const rateLimit = (given: () => Services): HttpMiddleware => ({
  before: async (request) => {
    if (!guardedRoute(request)) return;
    const { stores, clock } = given();
    const now = clock();
    const count = await stores.requests.count(callerOf(request.event).subject, formatInstant(now).slice(0, 16));
    const seconds = Math.ceil((MINUTE_MS - (now % MINUTE_MS)) / 1000);
    addHeaders(request, {
      'ratelimit-limit': String(RATE_LIMIT),
      'ratelimit-remaining': String(Math.max(0, RATE_LIMIT - count)),
      'ratelimit-reset': String(seconds),
    });
    if (count > RATE_LIMIT)
      throw new HttpProblem(
        429,
        'too-many-requests',
        `${RATE_LIMIT} requests a minute are taken of a caller; come again in ${seconds} s`,
        [],
        { 'retry-after': String(seconds) },
      );
  },
});
