/** What the middlewares of HTTP functions share: the declared route of a request, and headers that every answer carries. */
import type { MiddlewareObj, Request } from '@middy/core';
import type { Context } from 'aws-lambda';
import { ROUTES, type Route, routeKey } from '../../../lib/declarations/routes.ts';
import type { HttpEvent, HttpResult } from '../http.ts';

/** What middlewares leave for one another while a request is answered. */
export interface RequestState extends Record<string, unknown> {
  /** For every answer, whatever becomes of the request. */
  headers?: Readonly<Record<string, string>>;
}

export type HttpRequest = Request<HttpEvent, HttpResult, Error, Context, RequestState>;
export type HttpMiddleware = MiddlewareObj<HttpEvent, HttpResult, Error, Context, RequestState>;

const DECLARED: ReadonlyMap<string, Route> = new Map((ROUTES as readonly Route[]).map((route) => [routeKey(route), route]));

/** The declaration of a request's route; undefined of unknown ones. */
export const declaredRoute = ({ event }: HttpRequest): Route | undefined => DECLARED.get(event.routeKey);

/** The declaration of a request's route when it needs a token; undefined for open and unknown routes. */
export function guardedRoute(request: HttpRequest): Route | undefined {
  const route = declaredRoute(request);
  return route === undefined || route.scope === null ? undefined : route;
}

export const isWrite = ({ event }: HttpRequest): boolean => !event.routeKey.startsWith('GET ');

/** Adds headers to the answer, whichever it will be. */
export function addHeaders({ internal }: HttpRequest, headers: Readonly<Record<string, string>>): void {
  internal.headers = { ...internal.headers, ...headers };
}

/** An answer with the headers that middlewares added; its own win. */
export const withHeaders = ({ internal }: HttpRequest, result: HttpResult): HttpResult => ({
  ...result,
  headers: { ...internal.headers, ...result.headers },
});
