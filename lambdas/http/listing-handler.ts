/** HTTP handlers of the functions that answer listings: their cursors are encrypted. Apart, so that the others do not carry what that takes. */
import type { ListingFunction } from '../../lib/declarations/routes.ts';
import type { PagingServices } from '../shared/services.ts';
import { type RoutesOf, httpHandler } from './http-handler.ts';
import { cursors } from './middleware/cursors.ts';
import type { HttpMiddleware } from './middleware/middleware.ts';

export const listingHandler = <F extends ListingFunction, S extends PagingServices>(
  of: F,
  routes: (given: () => S) => RoutesOf<F>,
  given: () => S,
  more: readonly HttpMiddleware[] = [],
) => httpHandler(of, routes, given, [cursors(given), ...more]);
