/**
 * Pages of a bounded size: a page that would pass the bound is asked for again with as many items as fit, so that its cursor goes on behind
 * the last of them. It is rare, and the only place that does it for all listings.
 */
import { LIMITS } from '../../lib/declarations/limits.ts';
import type { HttpEvent, PageBody, RouteHandler } from './http.ts';

/** What a page lists: audits name it `outcomes`. */
function itemsOf(page: PageBody): readonly unknown[] {
  const { items, outcomes } = page as { readonly items?: readonly unknown[]; readonly outcomes?: readonly unknown[] };
  const listed = items ?? outcomes;
  if (!listed) throw new Error('a page has neither items nor outcomes');
  return listed;
}

/** How many of the first items stay within the bound; at least one, so that a caller gets on. */
function countThatFits(items: readonly unknown[]): number {
  let bytes = 0;
  const past = items.findIndex((item) => (bytes += Buffer.byteLength(JSON.stringify(item)) + 1) > LIMITS.pageBytes.value);
  return past < 0 ? items.length : Math.max(1, past);
}

const withLimit = (event: HttpEvent, limit: number): HttpEvent => ({
  ...event,
  queryStringParameters: { ...event.queryStringParameters, limit: String(limit) },
});

/** @param handler of a listing; the search for a text, which is a POST, has bounds of its own. */
export const boundedPage =
  (handler: RouteHandler): RouteHandler =>
  async (event) => {
    let result = await handler(event);
    if (!event.routeKey.startsWith('GET ')) return result;
    // What is listed may change in between: then the second page may be too large too.
    for (let page = result.page; page; page = result.page) {
      const items = itemsOf(page);
      const fitting = countThatFits(items);
      if (fitting === items.length) break;
      result = await handler(withLimit(event, fitting));
    }
    return result;
  };
