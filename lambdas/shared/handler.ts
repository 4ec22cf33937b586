/** HTTP handlers: a table of routes behind a short middy chain. Errors become problem+json here and nowhere else. */
import middy, { type MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import { ROUTES, type Route, type RouteKey, routeKey } from '../../lib/declarations/routes.ts';
import { gated } from '../http/middleware/gate.ts';
import { type HttpEvent, HttpProblem, type HttpResult, type RouteHandler, asResult } from '../http/http.ts';
import type { Services } from './services.ts';

const DECLARED: ReadonlyMap<string, Route> = new Map((ROUTES as readonly Route[]).map((route) => [routeKey(route), route]));

/** First in the chain, so that it sees the real error last. */
const problems = (): MiddlewareObj<HttpEvent, HttpResult, Error, Context> => ({
  onError: (request) => {
    request.response = asResult(request.error, request.event);
  },
});

const securityHeaders = (): MiddlewareObj<HttpEvent, HttpResult, Error, Context> => ({
  after: (request) => {
    if (request.response)
      request.response.headers = {
        'x-content-type-options': 'nosniff',
        'strict-transport-security': 'max-age=31536000',
        ...request.response.headers,
      };
  },
});

export const httpHandler = (routes: Readonly<Partial<Record<RouteKey, RouteHandler>>>, given: () => Services) =>
  middy<HttpEvent, HttpResult, Error, Context>({ timeoutEarlyInMillis: 0 })
    .use(problems())
    .use(securityHeaders())
    .handler(async (event) => {
      const route = routes[event.routeKey as RouteKey];
      if (!route) throw new HttpProblem(404, 'no-such-route', `there is no ${event.routeKey}`);
      const declared = DECLARED.get(event.routeKey)!;
      return declared.scope === null ? route(event) : gated(event, declared, route, given());
    });
