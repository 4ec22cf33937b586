/** HTTP handlers: the declared routes of a function behind a chain of middlewares, one file each. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { FunctionName } from '../../lib/declarations/functions.ts';
import { ROUTE_NOW } from '../../lib/declarations/renamed-routes.ts';
import { storesForVendor } from '../../lib/application/statements/vendor-stores.ts';
import type { RouteKeyOf } from '../../lib/declarations/routes.ts';
import type { Services } from '../shared/services.ts';
import { type HttpEvent, HttpProblem, type HttpResult, type RouteHandler, callerOf } from './http.ts';
import { keyedRequest } from './keyed-request.ts';
import { answerHeaders } from './middleware/answer-headers.ts';
import { auditTrail } from './middleware/audit-trail.ts';
import { boundedBody } from './middleware/bounded-body.ts';
import { idempotency } from './middleware/idempotency.ts';
import { knownSubject } from './middleware/known-subject.ts';
import type { HttpMiddleware } from './middleware/middleware.ts';
import { problemJson } from './middleware/problem-json.ts';
import { rateLimit } from './middleware/rate-limit.ts';
import { tokenClaims } from './middleware/token-claims.ts';
import { usablePath } from './middleware/usable-path.ts';
import { vendorScope } from './middleware/vendor-scope.ts';

/** A handler for each route that is declared for a function; one too few or too many does not compile. */
export type RoutesOf<F extends FunctionName> = Readonly<Record<RouteKeyOf<F>, RouteHandler>>;

/**
 * The services that answer a caller: what a vendor's token reads comes from stores that hold back what is not for vendors. What it writes is
 * recorded beside all that is there. A request under an Idempotency-Key is carried out as of its first attempt.
 */
function servicesFor<S extends Services>(event: HttpEvent, given: S): S {
  const at = keyedRequest(event)?.at;
  const services = at === undefined ? given : { ...given, clock: () => at };
  const isSeenByVendor = callerOf(event).vendor !== undefined && event.routeKey.startsWith('GET ');
  return isSeenByVendor ? { ...services, stores: storesForVendor(services.stores) } : services;
}

/** @param routes the handlers of a request, over the services that may answer its caller. @param more what listings and large answers need: ./listing-handler.ts, ./middleware/links.ts. */
export const httpHandler = <F extends FunctionName, S extends Services>(
  _function: F,
  routes: (given: () => S) => RoutesOf<F>,
  given: () => S,
  more: readonly HttpMiddleware[] = [],
) =>
  middy<HttpEvent, HttpResult, Error, Context>({ timeoutEarlyInMillis: 0 })
    .use(answerHeaders())
    .use(problemJson())
    .use(tokenClaims(given))
    // Before all refusals, so that what is refused is counted too.
    .use(rateLimit(given))
    .use(usablePath())
    .use(boundedBody())
    .use(knownSubject())
    .use(vendorScope())
    .use(idempotency(given))
    .use(auditTrail(given))
    .use([...more])
    .handler((event) => {
      const own = routes(() => servicesFor(event, given()));
      const route = (own as Readonly<Record<string, RouteHandler>>)[event.routeKey];
      const now = ROUTE_NOW.get(event.routeKey);
      if (now !== undefined) throw new HttpProblem(410, 'route-renamed', `${event.routeKey} is ${now} now; nothing was done`);
      if (!route) throw new HttpProblem(404, 'no-such-route', `there is no ${event.routeKey}`);
      return route(event);
    });
