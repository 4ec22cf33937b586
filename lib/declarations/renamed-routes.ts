/** Renamed routes and scopes. An old path is answered with the new one; a token with an old scope stays valid. */
import { ROUTES, type Route, type RouteKey, routeKey } from './routes.ts';

interface RenamedRoute {
  readonly path: string;
  /** The current route for the old one. */
  readonly now: RouteKey;
}

const RENAMED: readonly RenamedRoute[] = [
  { path: '/v1/trail', now: 'GET /v1/audit-trail' },
  { path: '/v1/rights', now: 'GET /v1/remedies' },
  { path: '/v1/claims/{id}/steps', now: 'POST /v1/claims/{id}/transitions' },
  { path: '/v1/quarantine/{id}/release', now: 'POST /v1/quarantine/{id}/reprocess' },
  { path: '/v1/disputes/{id}/settle', now: 'POST /v1/disputes/{id}/decide' },
  { path: '/v1/sources/{source}/reprocess', now: 'POST /v1/sources/{source}/remap' },
];

const routes = new Map((ROUTES as readonly Route[]).map((route) => [routeKey(route), route]));

/** Old routes, each with the function and the scope of its current route. */
export const RENAMED_ROUTES: readonly Route[] = RENAMED.map(({ path, now }) => ({ ...routes.get(now)!, path }));

/** By the key of an old route: the key of the current one. */
export const ROUTE_NOW: ReadonlyMap<string, RouteKey> = new Map(RENAMED.map(({ now }, i) => [routeKey(RENAMED_ROUTES[i]!), now]));

const OLD_SCOPES: Readonly<Record<string, readonly string[]>> = { 'audit-trail:read': ['trail:read'] };

/** A scope and its old names: a token with any of them may use the route. */
export const namesOfScope = (scope: string): readonly string[] => [scope, ...(OLD_SCOPES[scope] ?? [])];
