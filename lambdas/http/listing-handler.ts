/** HTTP handlers of the functions that answer listings: their cursors are encrypted. Apart, so that the others do not carry what that takes. */
import { type ListingFunction, ROUTES, type Route, routeKey } from '../../lib/declarations/routes.ts';
import type { PagingServices } from '../shared/services.ts';
import { boundedPage } from './bounded-page.ts';
import type { RouteHandler } from './http.ts';
import { type RoutesOf, httpHandler } from './http-handler.ts';
import { cursors } from './middleware/cursors.ts';
import type { HttpMiddleware } from './middleware/middleware.ts';

const LISTINGS: ReadonlySet<string> = new Set((ROUTES as readonly Route[]).filter(({ lists }) => lists).map(routeKey));

/** Listings with pages of a bounded size. */
const inBounds = <T extends Readonly<Record<string, RouteHandler>>>(routes: T): T =>
  Object.fromEntries(Object.entries(routes).map(([key, handler]) => [key, LISTINGS.has(key) ? boundedPage(handler) : handler])) as T;

export const listingHandler = <F extends ListingFunction, S extends PagingServices>(
  of: F,
  routes: (given: () => S) => RoutesOf<F>,
  given: () => S,
  more: readonly HttpMiddleware[] = [],
) => httpHandler(of, (services) => inBounds(routes(services)), given, [cursors(given), ...more]);
