/** Listings of the API: all their pages, printed as one table or as JSON. */
import type { paths } from '../client/api.ts';
import { table } from '../lib/presentation/text/table.ts';
import type { ApiChoice, JsonChoice } from './options.ts';
import { print, printJson } from './output/print.ts';
import { type Session, connect, everything } from './session.ts';

/** The query of a route that lists in pages, and the entries that it lists. */
type Listing<P> = P extends {
  readonly get: {
    readonly parameters: { readonly query?: infer Q };
    readonly responses: { readonly 200: { readonly content: { readonly 'application/json': { items: (infer T)[]; cursor?: string } } } };
  };
}
  ? { readonly query: Omit<NonNullable<Q>, 'cursor' | 'limit'>; readonly item: T }
  : never;

type ListingPath = {
  [P in keyof paths]: Listing<paths[P]> extends never ? never : 'limit' extends QueryKey<paths[P]> ? P : never;
}[keyof paths];
type QueryKey<P> = P extends { readonly get: { readonly parameters: { readonly query?: infer Q } } } ? keyof NonNullable<Q> : never;
type Item<P extends ListingPath> = Listing<paths[P]>['item'];
/** The filters of a listing, as the API has them. */
export type Filters<P extends ListingPath> = Listing<paths[P]>['query'];

/** The most that a page holds. */
const PAGE = 200;

/** Everything that a listing has. */
export function itemsOf<P extends ListingPath>(session: Session, path: P, query: Filters<P>): Promise<Item<P>[]> {
  type Get = (path: P, init: object) => Promise<{ data?: { items: Item<P>[]; cursor?: string }; error?: unknown; response: Response }>;
  const get = session.api.GET as unknown as Get;
  return everything(session, (cursor) => get(path, { params: { query: { ...query, limit: PAGE, ...cursor } } }));
}

/** A column: its title, what stands in it of an item, and whether it is a number. */
export type Columns<T> = readonly (readonly [title: string, of: (item: T) => string, align?: 'right'])[];

export function printItems<T>(items: readonly T[], columns: Columns<T>, { json }: JsonChoice): void {
  if (json) return printJson(items);
  print(
    table(
      columns.map(([title]) => title),
      items.map((item) => columns.map(([, of]) => of(item))),
      columns.flatMap(([, , align], i) => (align === 'right' ? [i] : [])),
    ),
  );
}

/** Prints a listing whole. @param options of the command: those that say where the API is, and those that narrow the listing. */
export async function printListing<P extends ListingPath>(
  path: P,
  { json, api, token, data, ...query }: ApiChoice & JsonChoice & Filters<P>,
  columns: Columns<Item<P>>,
): Promise<void> {
  const session = connect({ api, data, ...(token !== undefined && { token }) });
  printItems(await itemsOf(session, path, query as unknown as Filters<P>), columns, json ? { json } : {});
}
