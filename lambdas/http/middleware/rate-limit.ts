/**
 * Counts requests by the minute, says in headers how many are left, and refuses the rest: of a caller, or where no token is needed, or
 * a token has no subject, of the address that they come from.
 */
import { digestText } from '../../../lib/application/evidence/digest.ts';
import { ADDRESS_RATE_LIMIT, RATE_LIMIT } from '../../../lib/declarations/throttle.ts';
import { MINUTE, formatInstant } from '../../../lib/domain/time/instant.ts';
import type { Services } from '../../shared/services.ts';
import { type HttpEvent, HttpProblem, callerKey, hasSubject } from '../http.ts';
import { type HttpMiddleware, type HttpRequest, addHeaders, declaredRoute } from './middleware.ts';
import { networkOf } from './network.ts';
import { withinPatience } from '../patience.ts';
import { viewerAddress } from './viewer-address.ts';

interface Counted {
  readonly key: string;
  readonly limit: number;
  /** In the message. */
  readonly whose: string;
}

const ofAddress = (event: HttpEvent, proof: string | undefined): Counted => ({
  // A digest, as that of a caller, which is of three parts and never the same.
  key: digestText(JSON.stringify([networkOf(viewerAddress(event, proof))])),
  limit: ADDRESS_RATE_LIMIT,
  whose: 'an address without a token',
});

/** @returns undefined where no route is declared: nothing is done for it. */
function countedBy(request: HttpRequest, proof: string | undefined): Counted | undefined {
  const route = declaredRoute(request);
  if (!route) return undefined;
  if (route.scope === null || !hasSubject(request.event)) return ofAddress(request.event, proof);
  return { key: callerKey(request.event), limit: RATE_LIMIT, whose: 'a caller' };
}

/** Throws HttpProblem 429 that says when to come again. */
export const rateLimit = (given: () => Services): HttpMiddleware => ({
  before: async (request) => {
    const { stores, clock, environment } = given();
    const counted = countedBy(request, environment.EDGE_PROOF);
    if (!counted) return;
    const { key, limit, whose } = counted;
    const now = clock();
    const counting = stores.requests.count(key, formatInstant(now).slice(0, 16));
    const count = await withinPatience(counting, declaredRoute(request)?.patienceMs);
    const seconds = Math.ceil((MINUTE - (now % MINUTE)) / 1000);
    addHeaders(request, {
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': String(Math.max(0, limit - count)),
      'ratelimit-reset': String(seconds),
    });
    if (count > limit)
      throw new HttpProblem(429, 'too-many-requests', `${limit} requests a minute are taken of ${whose}; come again in ${seconds} s`, [], {
        'retry-after': String(seconds),
      });
  },
});
