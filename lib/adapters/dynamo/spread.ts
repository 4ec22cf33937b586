/**
 * Listings that many functions write at once when a month is closed: a partition takes 1,000 writes a second, so that entries are spread over
 * several by the hash of their sort key. They are read together, merged by sort key, as if they were one. Versions up to 0.3 wrote one
 * partition: what is there is read too, unless its entry was written again since.
 */
import { SPREAD, spreadKey, spreadPartitions } from './keys.ts';
import type { Item, Page, PageOptions, Table } from './table.ts';

/** Items of one query of the former partition, and of each of the others. */
const BATCH = 200;
const SHARE = BATCH / SPREAD;

/** The order of the database. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Of items in the former partition those that were not written again since. */
async function stillThere(table: Table, items: readonly Item[]): Promise<Item[]> {
  const found = await Promise.all(items.map(async (item) => ((await table.get(spreadKey(item))) ? [] : [item])));
  return found.flat();
}

/** A page in the order of sort keys, each of them once. Not backwards. */
export async function spreadPage(table: Table, whole: string, options: Omit<PageOptions, 'backwards' | 'limit'> = {}): Promise<Page> {
  const former = await table.page(whole, { ...options, limit: BATCH });
  const left = await stillThere(table, former.items);
  // What was found to be written again has to be in these.
  const consistent = former.items.length > 0 || options.consistent === true;
  const read = (pk: string): Promise<Page> => table.page(pk, { ...options, limit: SHARE, consistent });
  const pages = await Promise.all(spreadPartitions(whole).map(read));
  const nexts = [former, ...pages].flatMap(({ next }) => (next === undefined ? [] : [next]));
  // Behind it not every partition was read.
  const until = nexts.length === 0 ? undefined : nexts.reduce((least, next) => (compare(next, least) < 0 ? next : least));
  const found = new Map([...left, ...pages.flatMap(({ items }) => items)].map((item) => [item.sk, item]));
  const items = [...found.values()].filter(({ sk }) => until === undefined || compare(sk, until) <= 0);
  items.sort((a, b) => compare(a.sk, b.sk));
  return { items, ...(until !== undefined && { next: until }) };
}

/** Every item of a spread listing. */
export async function spreadItems(table: Table, whole: string): Promise<Item[]> {
  const former = await table.all(whole, { consistent: true });
  const pages = await Promise.all(spreadPartitions(whole).map((pk) => table.all(pk, { consistent: true })));
  const items = pages.flat();
  const again = new Set(items.map(({ sk }) => sk));
  return [...former.filter(({ sk }) => !again.has(sk)), ...items];
}
