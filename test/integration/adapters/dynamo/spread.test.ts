/** Listings that a close writes: over several partitions, read as if they were one, with what earlier versions wrote in one. */
import { describe, expect, it } from 'vitest';
import type { ClaimEntry, OpenRemedy } from '../../../../lib/application/ports/claims.ts';
import type { LedgerEntry, LedgerItem } from '../../../../lib/application/ports/ledger.ts';
import type { ListedRevision } from '../../../../lib/application/ports/statements.ts';
import { type Key, SPREAD, keys, spreadPartitions } from '../../../../lib/adapters/dynamo/keys.ts';
import { spreadItems, spreadPage } from '../../../../lib/adapters/dynamo/spread.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { type Item, Table } from '../../../../lib/adapters/dynamo/table.ts';
import { everyItem } from '../../../../lib/application/ports/listing.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

const memory = (): Table => new Table(new MemoryClient().client, 'memory');

const claim = (i: number, state: ClaimEntry['state'] = 'due', transitions = 1): ClaimEntry => {
  const contract = `network-of-customer-${String(i).padStart(5, '0')}`;
  const id = `${contract}.2026-10.total`;
  const money = { currency: 'EUR', owed: '1.00' };
  return {
    id,
    contract,
    period: '2026-10',
    vendor: 'v',
    state,
    transitions,
    expiresAt: '2027-01-31T00:00:00.000Z',
    ...money,
  } as ClaimEntry;
};

const remedy = (i: number, open: boolean, revision = 1): OpenRemedy => {
  const lastDay = `2026-12-${String(1 + (i % 28)).padStart(2, '0')}`;
  const found = { contract: `c-${i}`, period: '2026-10', remedy: 'terminate', index: '0', vendor: 'v' };
  return { ...found, lastDay, revision, open } as unknown as OpenRemedy;
};

/** The second of a close at which a contract is closed: in another order than that of the contracts. */
const instant = (i: number): string => new Date(Date.UTC(2026, 10, 2, 12) + ((i * 7) % 1000) * 1000).toISOString();

const posting = (i: number): LedgerItem => ({
  at: instant(i),
  source: `c-${i}.2026-10#1`,
  contract: `c-${i}`,
  vendor: 'v',
  period: '2026-10',
  entries: [{ entry: `c-${i}.2026-10#1-1`, amount: '1.00' } as LedgerEntry],
});

const revision = (i: number): ListedRevision => ({
  id: `c-${i}.2026-10`,
  contract: `c-${i}`,
  vendor: 'v',
  period: '2026-10',
  revision: 1,
  issuedAt: instant(i),
  amount: '1.00',
  currency: 'EUR',
});

/** An entry as earlier versions wrote it. */
const asBefore = (table: Table, whole: string, item: Item): Promise<void> => table.put({ ...item, pk: whole });

/** The item of a listing that the store wrote, moved to where earlier versions wrote it. */
async function moveBack(from: MemoryClient, wholes: readonly string[]): Promise<MemoryClient> {
  const [now, before] = [new Table(from.client, 'memory'), new MemoryClient()];
  const table = new Table(before.client, 'memory');
  for (const whole of wholes) for (const item of await spreadItems(now, whole)) await asBefore(table, whole, item);
  return before;
}

/** Keeps what was just written in the former partition alone: as a process of the version before writes. */
async function byVersionBefore(client: MemoryClient, wholes: readonly string[], write: () => Promise<unknown>): Promise<void> {
  const table = new Table(client.client, 'memory');
  const spread = wholes.flatMap(spreadPartitions);
  const before = await Promise.all(spread.map((pk) => table.all(pk)));
  for (const item of before.flat()) await table.delete(item);
  await write();
  for (const [i, pk] of spread.entries())
    for (const item of await table.all(pk)) {
      const whole = wholes[Math.floor(i / SPREAD)]!;
      const { rank } = item;
      // Under the condition of that version.
      await (typeof rank === 'number' ? table.putNewest({ ...item, pk: whole, rank }) : asBefore(table, whole, item));
      await table.delete(item);
    }
  for (const item of before.flat()) await table.put(item);
}

async function sharesOf(table: Table, whole: string): Promise<number[]> {
  return Promise.all(spreadPartitions(whole).map(async (pk) => (await table.all(pk)).length));
}

describe('a listing that a close writes', () => {
  it.each([
    ['claims of all vendors', keys.claimListing()],
    ['claims of one vendor', keys.claimListing('v')],
    ['claims that expire in a month', keys.claimExpiries('2027-01')],
    ['remedies of all vendors', keys.remedyListing()],
    ['remedies of one vendor', keys.remedyListing('v')],
    ['watched senders', keys.watchPartition()],
    ['the ledger of a month', keys.ledgerListing('2026-11')],
    ['the ledger of a month as a vendor reads it', keys.ledgerListing('2026-11', 'v')],
    ['the revisions that were issued in a month', keys.changeListing('2026-11')],
    ['the revisions of a vendor', keys.changeListing('2026-11', 'v')],
  ])('given %s, then no partition has twice its share, and the former one gets none', async (_, whole) => {
    const table = memory();
    const { claims, registry, ledger, statements } = dynamoStores(table);
    for (let i = 0; i < 800; i += 1) {
      await ledger.post(posting(i));
      await statements.list(revision(i));
      await claims.list(claim(i));
      await claims.putRemedy(remedy(i, true));
      await registry.watch({
        sender: `webhook:pingdom:vendor-${i}`,
        vendor: `vendor-${i}`,
        expectEvery: 60_000,
        since: '2026-10-01',
      });
    }
    const shares = await sharesOf(table, whole);
    expect(shares.reduce((sum, count) => sum + count)).toBe(800);
    expect(Math.max(...shares)).toBeLessThan((2 * 800) / SPREAD);
    expect((await table.all(whole)).length).toBe(0);
  });

  it('given pages of any length, then they have every entry once, in one order', async () => {
    const { claims } = dynamoStores(memory());
    for (let i = 0; i < 450; i += 1) await claims.list(claim((i * 7) % 450));
    const ids = Array.from({ length: 450 }, (_, i) => claim(i).id);
    for (const limit of [1, 7, 200, 500]) {
      const found: string[] = [];
      for await (const { id } of everyItem((cursor) => claims.page({ state: 'due' }, cursor, limit))) found.push(id);
      expect(found).toEqual(ids);
    }
  });
});

describe('what a version up to 0.3 listed', () => {
  const wholes = [keys.claimListing(), keys.claimListing('v'), keys.claimExpiries('2027-01'), keys.remedyListing(), keys.watchPartition()];

  it('given claims, of which some were settled since, then each is listed once and as it is now, before and between those of this version', async () => {
    const now = new MemoryClient();
    const first = dynamoStores(new Table(now.client, 'memory'));
    for (let i = 0; i < 600; i += 2) await first.claims.list(claim(i));
    const before = await moveBack(now, wholes);
    const { claims } = dynamoStores(new Table(before.client, 'memory'));
    for (let i = 0; i < 600; i += 10) await claims.list(claim(i, 'settled', 2));
    for (let i = 1; i < 600; i += 2) await claims.list(claim(i));
    const idsOf = async (filter: object, limit: number): Promise<string[]> => {
      const found: string[] = [];
      for await (const { id } of everyItem((cursor) => claims.page(filter, cursor, limit))) found.push(id);
      return found;
    };
    const all = Array.from({ length: 600 }, (_, i) => i);
    for (const limit of [9, 100]) {
      expect(await idsOf({}, limit)).toEqual(all.map((i) => claim(i).id));
      expect(await idsOf({ state: 'settled' }, limit)).toEqual(all.filter((i) => i % 10 === 0).map((i) => claim(i).id));
      expect(await idsOf({ state: 'due', vendor: 'v' }, limit)).toEqual(all.filter((i) => i % 10 !== 0).map((i) => claim(i).id));
    }
    expect((await claims.expiringIn('2027-01')).map(({ id, transitions }) => `${id} ${transitions}`).sort()).toEqual(
      all.map((i) => `${claim(i).id} ${i % 10 === 0 ? 2 : 1}`),
    );
  });

  it('given remedies, of which one was closed since, then the others are listed by their last day', async () => {
    const now = new MemoryClient();
    const first = dynamoStores(new Table(now.client, 'memory'));
    for (let i = 0; i < 60; i += 1) await first.claims.putRemedy(remedy(i, true));
    const before = await moveBack(now, wholes);
    const { claims } = dynamoStores(new Table(before.client, 'memory'));
    await claims.putRemedy(remedy(5, false, 2));
    await claims.putRemedy(remedy(61, true));
    const listed = (await claims.remedies({ day: '2026-12-01' }, undefined, 100)).items;
    expect(listed.map(({ contract }) => contract).sort()).toEqual(
      [...Array.from({ length: 60 }, (_, i) => i), 61]
        .filter((i) => i !== 5)
        .map((i) => `c-${i}`)
        .sort(),
    );
    expect(listed.map(({ lastDay }) => lastDay)).toEqual(listed.map(({ lastDay }) => lastDay).sort());
  });

  it('given watched senders, of which one was seen and one ended since, then each is there as it is now', async () => {
    const now = new MemoryClient();
    const first = dynamoStores(new Table(now.client, 'memory')).registry;
    for (const sender of ['a', 'b', 'c']) {
      await first.watch({ sender, vendor: 'v', expectEvery: 60_000, since: '2026-10-01T00:00:00.000Z' });
      await first.recordSeen(sender, 'v', '2026-10-02T00:00:00.000Z');
    }
    const before = await moveBack(now, wholes);
    const { registry } = dynamoStores(new Table(before.client, 'memory'));
    await registry.recordSeen('a', 'v', '2026-10-03T00:00:00.000Z');
    await registry.unwatch('b', 'v');
    const seen = (await registry.watches()).map(({ sender, lastSeen }) => [sender, lastSeen]).sort();
    expect(seen).toEqual([
      ['a', '2026-10-03T00:00:00.000Z'],
      ['c', '2026-10-02T00:00:00.000Z'],
    ]);
  });

  it('given an entry that is written again between two queries of a page, then it is listed once', async () => {
    const client = new MemoryClient();
    const table = new Table(client.client, 'memory');
    const key = (sk: string): Key => ({ pk: 'WATCHES', sk });
    for (const sk of ['a', 'b']) await table.put({ ...key(sk), entity: 'watch', schema: 1 });
    const page = table.page.bind(table);
    table.page = async (pk, options) => {
      const again = spreadPartitions('WATCHES').map((one) => ({ pk: one, sk: 'b' }));
      if (pk.includes('##')) await table.put({ ...again[0]!, entity: 'watch', schema: 2 });
      return page(pk, options);
    };
    const { items } = await spreadPage(table, 'WATCHES', 'changing');
    expect(items.map(({ sk, schema }) => [sk, schema])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });
});

describe('the ledger and the revisions of a month', () => {
  const WHOLES = [undefined, 'v'].flatMap((vendor) => [keys.ledgerListing('2026-11', vendor), keys.changeListing('2026-11', vendor)]);
  const span = { from: '2026-11-02T12:00:00.000Z', until: '2026-11-03T00:00:00.000Z' };
  const inOrder = (n: number): string[] =>
    Array.from({ length: n }, (_, i) => i)
      .sort((a, b) => (instant(a) < instant(b) ? -1 : 1))
      .map((i) => `c-${i}`);

  it('given entries of an earlier version and of this one, then pages of any length have each once, in the order of recording', async () => {
    const client = new MemoryClient();
    const { ledger, statements, vendorListings } = dynamoStores(new Table(client.client, 'memory'));
    await vendorListings.takeOver(0, { settledMs: 0, mostMs: Infinity });
    await byVersionBefore(client, WHOLES, async () => {
      for (let i = 0; i < 300; i += 1) await Promise.all([ledger.post(posting(i)), statements.list(revision(i))]);
    });
    for (let i = 300; i < 500; i += 1) await Promise.all([ledger.post(posting(i)), statements.list(revision(i))]);
    for (const filter of [{}, { vendor: 'v' }])
      for (const limit of [7, 500]) {
        const posted: string[] = [];
        const view = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] => entries;
        for await (const { entry } of everyItem((cursor) => ledger.page(span, filter, cursor, limit, view)))
          posted.push(entry.slice(0, entry.indexOf('.')));
        expect(posted).toEqual(inOrder(500));
        const issued: string[] = [];
        for await (const { contract } of everyItem((cursor) => statements.changes(span.from, span.until, filter, cursor, limit)))
          issued.push(contract);
        expect(issued).toEqual(inOrder(500));
      }
  });

  it('given a posting of an earlier version that is posted again, then there is one, with the text of the first', async () => {
    const client = new MemoryClient();
    const table = new Table(client.client, 'memory');
    const { ledger } = dynamoStores(table);
    await byVersionBefore(client, WHOLES, () => ledger.post(posting(1)));
    await ledger.post({ ...posting(1), entries: [{ entry: 'another', amount: '2.00' } as LedgerEntry] });
    expect((await ledger.posted(posting(1)))!.entries).toEqual(posting(1).entries);
    expect((await sharesOf(table, keys.ledgerListing('2026-11'))).every((count) => count === 0)).toBe(true);
    expect((await ledger.page(span, {}, undefined, 10)).items).toEqual(posting(1).entries);
    expect((await ledger.page(span, { vendor: 'v' }, undefined, 10, (all) => all)).items).toEqual(posting(1).entries);
  });
});

describe('while a deployment replaces one version by another', () => {
  const WHOLES = [
    ...[undefined, 'v'].flatMap((vendor) => [keys.claimListing(vendor), keys.remedyListing(vendor)]),
    keys.claimExpiries('2027-01'),
    keys.watchPartition(),
  ];
  const idsIn = async (client: MemoryClient, filter: object): Promise<string[]> =>
    (await dynamoStores(new Table(client.client, 'memory')).claims.page(filter, undefined, 10)).items.map(
      ({ id, state, transitions }) => `${id} ${state} ${transitions}`,
    );

  it.each([
    ['before', 'after'],
    ['after', 'before'],
  ] as const)('given a claim that the version %s wrote, and then the one %s, then it is listed as it was last', async (first, second) => {
    const client = new MemoryClient();
    const { claims } = dynamoStores(new Table(client.client, 'memory'));
    const write = {
      before: (work: () => Promise<void>) => byVersionBefore(client, WHOLES, work),
      after: (work: () => Promise<void>) => work(),
    };
    await write[first](() => claims.list(claim(1)));
    await write[second](() => claims.list(claim(1, 'settled', 2)));
    const [id] = [claim(1).id];
    expect(await idsIn(client, {})).toEqual([`${id} settled 2`]);
    expect(await idsIn(client, { state: 'settled', vendor: 'v' })).toEqual([`${id} settled 2`]);
    expect(await idsIn(client, { state: 'due' })).toEqual([]);
    expect((await claims.expiringIn('2027-01')).map(({ transitions }) => transitions)).toEqual([2]);
    // A late writer of either version does not take it back.
    await write[first](() => claims.list(claim(1)));
    expect(await idsIn(client, {})).toEqual([`${id} settled 2`]);
  });

  it('given a remedy that the version before closed after this one opened it, then it is not listed', async () => {
    const client = new MemoryClient();
    const { claims } = dynamoStores(new Table(client.client, 'memory'));
    await claims.putRemedy(remedy(1, true));
    await byVersionBefore(client, WHOLES, () => claims.putRemedy(remedy(1, false, 2)));
    expect((await claims.remedies({ day: '2026-12-01' }, undefined, 10)).items).toEqual([]);
  });

  it('given a sender whose event the version before received last, then it was seen then', async () => {
    const client = new MemoryClient();
    const { registry } = dynamoStores(new Table(client.client, 'memory'));
    await registry.watch({ sender: 'a', vendor: 'v', expectEvery: 60_000, since: '2026-10-01T00:00:00.000Z' });
    await registry.recordSeen('a', 'v', '2026-10-02T00:00:00.000Z');
    await byVersionBefore(client, WHOLES, () => registry.recordSeen('a', 'v', '2026-10-03T00:00:00.000Z'));
    expect((await registry.watches()).map(({ lastSeen }) => lastSeen)).toEqual(['2026-10-03T00:00:00.000Z']);
  });
});
