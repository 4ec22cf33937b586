/** What an earlier version listed for all vendors is listed by vendor: in steps, once, and the same as what this version writes at once. */
import { expect, it } from 'vitest';
import type { VendorListings } from '../../../../lib/application/ports/listing.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { keys, spreadPartitions } from '../../../../lib/adapters/dynamo/keys.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { ROUTES, type Route } from '../../../../lib/declarations/routes.ts';
import { guardedClient } from '../../../../local/dynamodb/guarded-client.ts';
import { MemoryClient, MemoryPartition } from '../../../support/memory-client.ts';
import { MINE, NOW, THEIRS, type TenantWorld, makeWorld, ownContract, pagesOf } from '../../../support/tenants.ts';

const AT_ONCE = { settledMs: 0, mostMs: Infinity };
const MONTHS = ['2026-10', '2026-11'];

/** Partitions that versions before 0.3 did not write. */
const added = [MINE, THEIRS].flatMap((vendor) => [
  keys.vendorContracts(vendor),
  ...spreadPartitions(keys.claimListing(vendor)),
  keys.disputeListing(vendor),
  ...spreadPartitions(keys.remedyListing(vendor)),
  keys.billListing(vendor),
  keys.heldPartition(vendor),
  ...MONTHS.flatMap((month) => [keys.changeListing(month, vendor), keys.ledgerListing(month, vendor)]),
]);

interface Stored {
  readonly client: MemoryClient;
  readonly world: TenantWorld;
}

async function written(): Promise<Stored> {
  const client = new MemoryClient();
  return { client, world: await makeWorld(3, client) };
}

const partitionsOf = (client: MemoryClient): Map<string, Map<string, unknown>> =>
  (client as unknown as { partitions: Map<string, Map<string, unknown>> }).partitions;
const contents = (client: MemoryClient): unknown => added.map((pk) => [pk, [...(partitionsOf(client).get(pk) ?? [])].sort()]);

/** Versions up to 0.3 did not spread a listing. */
function asOnePartition(client: MemoryClient, whole: string): void {
  const partitions = partitionsOf(client);
  const items = spreadPartitions(whole).flatMap((pk) => [...((partitions.get(pk) ?? new Map()) as Map<string, object>)]);
  for (const pk of spreadPartitions(whole)) partitions.delete(pk);
  partitions.set(whole, new MemoryPartition(items.map(([sk, item]) => [sk, { ...item, pk: { S: whole } }])));
}

const countOf = (client: MemoryClient, whole: string): number =>
  spreadPartitions(whole).reduce((sum, pk) => sum + (partitionsOf(client).get(pk)?.size ?? 0), 0);

function asBefore({ client, world }: Stored): Stored {
  const copy = client.copy();
  for (const pk of added) partitionsOf(copy).delete(pk);
  for (const whole of [keys.claimListing(), keys.remedyListing()]) asOnePartition(copy, whole);
  const stores = dynamoStores(new Table(copy.client, 'memory'));
  return { client: copy, world: { ...world, stores, services: { ...world.services, stores } } };
}

const vendorRoutes = (ROUTES as readonly Route[]).filter(({ lists, vendors }) => lists && vendors);
const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/v1/evidence': { month: '2026-10', vendor: MINE },
  '/v1/statements': { updatedSince: '2026-11-01T00:00:00Z' },
  '/v1/ledger': { from: '2026-11-01T00:00:00Z' },
};
const readBy = async (world: TenantWorld): Promise<unknown> =>
  Promise.all(
    vendorRoutes.map(async (route) =>
      (await pagesOf(world, route, { role: 'auditor', vendor: MINE, query: QUERIES[route.path] ?? {} })).map(({ text, count }) => [
        text,
        count,
      ]),
    ),
  );

it('makes up every entry, also when it is cut off again and again, and what is read stays the same', async () => {
  const now = await written();
  const expected = await readBy(now.world);
  const old = asBefore(now);
  expect(contents(old.client)).not.toEqual(contents(now.client));
  expect(await readBy(old.world)).toEqual(expected);
  const listings: VendorListings = old.world.stores.vendorListings;
  let calls = 0;
  while (!(await listings.takeOver(NOW, { settledMs: 0, mostMs: calls < 4 ? 0.01 : 2 })))
    if ((calls += 1) > 5000) throw new Error('it does not end');
  expect(calls).toBeGreaterThan(3);
  expect(contents(old.client)).toEqual(contents(now.client));
  expect(await readBy(old.world)).toEqual(expected);
  // Done once: what is taken away is not made up again.
  for (const pk of spreadPartitions(keys.claimListing(MINE))) partitionsOf(old.client).delete(pk);
  expect(await listings.takeOver(NOW, AT_ONCE)).toBe(true);
  expect(countOf(old.client, keys.claimListing(MINE))).toBe(0);
});

it('is allowed to the plan of an audit, which notes how far it came when its time is over', async () => {
  const [now, old] = [await written(), asBefore(await written())];
  const planning = new Table(guardedClient(old.client.client, 'plan-audit'), 'memory');
  const { vendorListings } = dynamoStores(planning);
  const marks = new Set<string>();
  for (let calls = 0; !(await vendorListings.takeOver(NOW, { settledMs: 0, mostMs: Math.max(0.01, calls - 3) })); calls += 1) {
    const { partition, after } = (await planning.get(keys.progress('list-by-vendor')))!;
    marks.add(`${String(partition)} ${String(after)}`);
  }
  expect(marks.size).toBeGreaterThan(2);
  expect(contents(old.client)).toEqual(contents(now.client));
});

it('begins when no process of the version before writes any more', async () => {
  const { world, client } = asBefore(await written());
  const wait = { settledMs: 1000, mostMs: Infinity };
  expect(await world.stores.vendorListings.takeOver(NOW, wait)).toBe(false);
  expect(await world.stores.vendorListings.takeOver(NOW + 999, wait)).toBe(false);
  expect(countOf(client, keys.claimListing(MINE))).toBe(0);
  expect(await world.stores.vendorListings.takeOver(NOW + 1000, wait)).toBe(true);
  expect(countOf(client, keys.claimListing(MINE))).toBe(5);
});

it('does not undo what was written since', async () => {
  const { world } = asBefore(await written());
  const { claims, billCredits, vendorListings } = world.stores;
  const { items } = await claims.page({ vendor: MINE }, undefined, 1);
  await claims.list({ ...items[0]!, state: 'settled', transitions: 9 });
  const row = (await billCredits.page({ vendor: MINE }, undefined, 1)).items[0]!;
  await billCredits.mark(row, false);
  await vendorListings.takeOver(NOW, AT_ONCE);
  expect((await claims.page({ vendor: MINE, state: 'settled' }, undefined, 10)).items.map(({ id }) => id)).toEqual([items[0]!.id]);
  expect((await billCredits.page({ vendor: MINE, isOpen: false }, undefined, 10)).items).toEqual([row]);
});

it('a contract that goes to another vendor leaves the listing of the one before', async () => {
  const { world } = await written();
  const { contracts, vendorListings } = world.stores;
  await vendorListings.takeOver(NOW, AT_ONCE);
  const idsOf = async (vendor: string): Promise<string[]> => (await contracts.page(undefined, 50, vendor)).items.map(({ id }) => id);
  expect(await idsOf(MINE)).toContain(ownContract(0));
  await contracts.list({ id: ownContract(0), title: 't', vendor: THEIRS, customer: 'c', revision: 2 });
  expect(await idsOf(MINE)).not.toContain(ownContract(0));
  expect(await idsOf(THEIRS)).toContain(ownContract(0));
});

it('what a vendor reads of the ledger is what was posted, also when a writer was cut off before it was', async () => {
  const { world } = await written();
  const { ledger, vendorListings } = world.stores;
  await vendorListings.takeOver(NOW, AT_ONCE);
  const entries = async (): Promise<unknown[]> => {
    const page = await ledger.page({ until: '2027-01-01T00:00:00.000Z' }, { vendor: MINE }, undefined, 500, (all) => all);
    return page.items;
  };
  const before = await entries();
  const first = before[0] as { postedAt: string; statement: string; revision: number; contract: string; period: string };
  const source = `${first.statement}#${String(first.revision).padStart(4, '0')}`;
  const known = await ledger.posted({ at: first.postedAt, source });
  expect(known).toBeDefined();
  const { contract, period } = first;
  await ledger.post({ at: first.postedAt, source, contract, vendor: MINE, period, entries: [] });
  expect(await entries()).toEqual(before);
});
