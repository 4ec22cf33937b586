/**
 * Listings that many functions write at once when a month is closed: a partition takes 1,000 writes a second, so that entries are spread over
 * several by the hash of their sort key. They are read together, merged by sort key, as if they were one. Earlier versions wrote one
 * partition: what is there is read too. While a deployment replaces one version by another, both write: of two forms of an entry the newer
 * counts.
 */
import { type Key, SPREAD, spreadKey, spreadPartitions } from './keys.ts';
import type { Item, Page, PageOptions, Table } from './table.ts';

/** How the entries of a listing are written: over each other, or once and never again. */
export type SpreadKind = 'changing' | 'once';

/** Items of one query of the former partition, and of each of the others. */
const BATCH = 200;
const SHARE = BATCH / SPREAD;

/** The order of the database. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Whether what is in the former partition was written after the same entry in one of the others: by a process of an earlier version. */
function isNewer(former: Item, { rank, at }: Item): boolean {
  if (typeof former.rank === 'number' && typeof rank === 'number') return former.rank > rank;
  return typeof former.at === 'string' && typeof at === 'string' && former.at > at;
}

/** A filter of the database, on what was read without it. */
const passes = (item: Item, where: PageOptions['where'] = {}): boolean =>
  Object.entries(where).every(([name, value]) => value === undefined || item[name] === value);

/** Of items in the former partition those that were not written again since. */
async function stillThere(table: Table, items: readonly Item[]): Promise<Item[]> {
  const found = await Promise.all(
    items.map(async (item) => {
      const again = await table.get(spreadKey(item));
      return again === undefined || isNewer(item, again) ? [item] : [];
    }),
  );
  return found.flat();
}

/** A page in the order of sort keys, each of them once. Not backwards. @param kind what is written once is the same in both places. */
export async function spreadPage(
  table: Table,
  whole: string,
  kind: SpreadKind,
  options: Omit<PageOptions, 'backwards' | 'limit'> = {},
): Promise<Page> {
  const { where, ...place } = options;
  // Without the filter: an entry that no longer passes it hides what an entry was before.
  const former = await table.page(whole, { ...place, limit: BATCH });
  const passing = former.items.filter((item) => passes(item, where));
  const left = kind === 'once' ? passing : await stillThere(table, passing);
  // What was found to be written again has to be in these.
  const consistent = former.items.length > 0 || options.consistent === true;
  const read = (pk: string): Promise<Page> => table.page(pk, { ...options, limit: SHARE, consistent });
  const pages = await Promise.all(spreadPartitions(whole).map(read));
  const nexts = [former, ...pages].flatMap(({ next }) => (next === undefined ? [] : [next]));
  // Behind it not every partition was read.
  const until = nexts.length === 0 ? undefined : nexts.reduce((least, next) => (compare(next, least) < 0 ? next : least));
  const before = new Map(former.items.map((item) => [item.sk, item]));
  const now = pages.flatMap(({ items }) => items).filter((item) => !isNewer(before.get(item.sk) ?? item, item));
  const found = new Map([...left, ...now].map((item) => [item.sk, item]));
  const items = [...found.values()].filter(({ sk }) => until === undefined || compare(sk, until) <= 0);
  items.sort((a, b) => compare(a.sk, b.sk));
  return { items, ...(until !== undefined && { next: until }) };
}

/** Every item of a spread listing. */
export async function spreadItems(table: Table, whole: string): Promise<Item[]> {
  const former = await table.all(whole, { consistent: true });
  const pages = await Promise.all(spreadPartitions(whole).map((pk) => table.all(pk, { consistent: true })));
  const found = new Map(pages.flat().map((item) => [item.sk, item]));
  for (const item of former) {
    const again = found.get(item.sk);
    if (again === undefined || isNewer(item, again)) found.set(item.sk, item);
  }
  return [...found.values()];
}

/** An entry of a listing that is written once, and where it is. @param key as it would be in one partition. */
export async function spreadItem(table: Table, key: Key): Promise<Item | undefined> {
  return (await table.get(spreadKey(key))) ?? table.get(key);
}
