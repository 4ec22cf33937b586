/** What reading costs: a statement is one key read, another for the contract with its clauses, and one query each for its claims and its disputes, a page of a list is one query, whatever is in the table beside it. */
import { SPREAD } from '../../../../lib/adapters/dynamo/keys.ts';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { readingRoutes } from '../../../../lambdas/http/statements.ts';
import { ledgerRoutes } from '../../../../lambdas/http/ledger.ts';
import { claimRoutes } from '../../../../lambdas/http/claims.ts';
import type { PagingServices, PublishingServices } from '../../../../lambdas/shared/services.ts';
import { at, outage } from '../../../support/facts.ts';
import { issueOne } from '../../../support/issue.ts';
import { MemoryClient } from '../../../support/memory-client.ts';
import { SILENT, exampleDocument, memoryStores, putDocument, testDataKeys } from '../../../support/harness.ts';

const memory = new MemoryClient();
const stores = memoryStores(memory);
const NOW = at('2026-11-05T00:00:00Z');
const services: PublishingServices & PagingServices = {
  dataKeys: testDataKeys(),
  stores,
  clock: () => NOW,
  environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
  publisher: SILENT,
};
// A minute after everything was issued.
const later: PublishingServices & PagingServices = { ...services, clock: () => NOW + 60_000 };
const routes = { read: readingRoutes(() => later), claims: claimRoutes(() => later), ledger: ledgerRoutes(() => later) };

async function get(
  route: string,
  path: Record<string, string>,
  query?: Record<string, string>,
  vendor?: string,
): Promise<{ status: number; body: any; reads: number }> {
  const before = (memory.calls.GetItemCommand ?? 0) + (memory.calls.QueryCommand ?? 0);
  const event = {
    routeKey: `GET ${route}`,
    headers: {},
    requestContext: {
      requestId: 'r',
      authorizer: { jwt: { claims: { sub: 'f', ...(vendor !== undefined && { makegood_vendor: vendor }) } } },
    },
    pathParameters: path,
    ...(query && { queryStringParameters: query }),
  } as unknown as APIGatewayProxyEventV2;
  const handler = /claims|remedies/.test(route) ? routes.claims : /ledger/.test(route) ? routes.ledger : routes.read;
  const result = await handler(event, {} as Context);
  const reads = (memory.calls.GetItemCommand ?? 0) + (memory.calls.QueryCommand ?? 0) - before;
  return { status: result.statusCode!, body: JSON.parse(result.body!), reads };
}

beforeAll(async () => {
  const document = exampleDocument();
  for (let i = 0; i < 30; i += 1) {
    const id = `contract-${String(i).padStart(2, '0')}`;
    const order = { ...document.order, id, vendor: { ...document.order.vendor, id: `vendor-${i % 3}` } };
    await putDocument(stores, { ...document, order }, () => NOW);
    for (const fact of outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T02:00:00Z'), { component: 'line-1', body: { record: 'I' } }))
      await stores.facts.record(`vendor-${i % 3}`, fact, undefined);
    await issueOne(id, '2026-09', stores, services.publisher, services.clock);
    await issueOne(id, '2026-10', stores, services.publisher, services.clock);
  }
  // A second revision of one.
  for (const fact of outage(at('2026-10-06T00:00:00Z'), at('2026-10-06T09:00:00Z'), { component: 'line-2', body: { record: 'late' } }))
    await stores.facts.record('vendor-0', fact, undefined, NOW);
  await issueOne('contract-00', '2026-10', stores, services.publisher, () => NOW + 1000);
  await stores.vendorListings.takeOver(NOW, { settledMs: 0, mostMs: Infinity });
});

describe('one key read each of statement and contract, and one query each for claims, disputes and the newest seal', () => {
  it('for the newest revision, and for a named one', async () => {
    expect(await get('/v1/statements/{id}', { id: 'contract-00.2026-10' })).toMatchObject({ status: 200, body: { revision: 2 }, reads: 5 });
    expect(await get('/v1/statements/{id}', { id: 'contract-00.2026-10' }, { revision: '1' })).toMatchObject({
      body: { revision: 1 },
      reads: 5,
    });
    expect(await get('/v1/statements/{id}', { id: 'contract-99.2026-10' })).toMatchObject({ status: 404, reads: 1 });
  });
});

describe('one query a page', () => {
  const walk = async (route: string, query: Record<string, string>, vendor?: string): Promise<{ ids: string[]; pages: number[] }> => {
    const [ids, pages]: [string[], number[]] = [[], []];
    let cursor: string | undefined;
    do {
      const page = await get(route, {}, { ...query, limit: '7', ...(cursor !== undefined && { cursor }) }, vendor);
      expect([page.status, page.body.items.length <= 7]).toEqual([200, true]);
      ids.push(...page.body.items.map((item: any) => (item.entry ?? item.id) as string));
      pages.push(page.reads);
      cursor = page.body.cursor as string | undefined;
    } while (cursor !== undefined);
    return { ids, pages };
  };

  it.each([
    ['a period', '/v1/statements', { period: '2026-10' }, 30, 1],
    ['a vendor', '/v1/statements', { vendor: 'vendor-1' }, 20, 1],
    ['a vendor and period', '/v1/statements', { vendor: 'vendor-1', period: '2026-10' }, 10, 1],
    ['a contract', '/v1/statements', { contract: 'contract-05' }, 2, 1],
    // The former partition, and those over which these are spread.
    ['what changed since', '/v1/statements', { updatedSince: '2026-11-01T00:00:00Z' }, 61, 1 + SPREAD],
    ['what changed since, of a vendor', '/v1/statements', { updatedSince: '2026-11-01T00:00:00Z', vendor: 'vendor-0' }, 21, 1 + SPREAD],
    ['claims', '/v1/claims', { state: 'due' }, 30, 1 + SPREAD],
    ['claims of a vendor', '/v1/claims', { vendor: 'vendor-2' }, 10, 1 + SPREAD],
  ])('a page takes as many queries as %s has partitions, whatever is stored', async (_, route, query, count, queries) => {
    // A process reads the key of cursors and the mark of listings by vendor once.
    await walk(route, query);
    const { ids, pages } = await walk(route, query);
    expect(ids.length).toBe(count);
    if (!('updatedSince' in query)) expect(new Set(ids).size).toBe(count);
    expect(pages.every((reads) => reads === queries)).toBe(true);
  });

  it('the ledger too; entries have ids of their own, and a page is full or the last one', async () => {
    await walk('/v1/ledger', { from: '2026-11-01T00:00:00Z', account: 'owed' }, 'vendor-0');
    const { ids, pages } = await walk('/v1/ledger', { from: '2026-11-01T00:00:00Z', costCentre: 'CC-4200', contract: 'contract-00' });
    expect(ids).toEqual(['contract-00.2026-10#2-1']);
    // One more query says which months have entries.
    expect(pages).toEqual([2 + SPREAD]);
    const all = await walk('/v1/ledger', { from: '2026-11-01T00:00:00Z', account: 'owed' }, 'vendor-0');
    expect(all.ids.length).toBe(11);
    expect(all.pages.every((reads) => reads === 2 + SPREAD)).toBe(true);
  });

  it('updatedSince continues after the last revision that was read, also over the end of a month', async () => {
    const { body } = await get('/v1/statements', {}, { updatedSince: '2026-10-20T00:00:00Z', limit: '200' });
    // October has nothing: the page goes on into November.
    expect([body.items.length, body.cursor]).toEqual([61, undefined]);
    expect((await get('/v1/statements', {}, { updatedSince: '2026-11-05T00:00:00.001Z' })).body.items.map((item: any) => item.id)).toEqual([
      'contract-00.2026-10',
    ]);
    expect((await get('/v1/statements', {}, { updatedSince: 'yesterday' })).status).toBe(400);
  });
});

describe('audits of the last months', () => {
  it('are those that were asked for, newest first, without their outcomes; one read for each month, and no month is an error', async () => {
    const record = { status: 'closed', startedAt: '2026-11-01T00:00:00.000Z', runs: 1, run: 'r-1' } as const;
    const counts = {
      planned: 0,
      waiting: 0,
      held: 1,
      issued: 2,
      unchanged: 0,
      restated: 0,
      failed: 0,
      refused: 0,
      unplaced: 0,
      unassigned: 0,
    };
    const report = { counts, money: [], changed: [], refused: [], unplaced: [], billRows: [], mappings: [] };
    await stores.audits.change('2026-10', () => ({ ...record, period: '2026-10', report }));
    await stores.audits.change('2026-08', () => ({ ...record, period: '2026-08', status: 'running' }));
    const { run: _, ...shown } = record;
    const { status, body, reads } = await get('/v1/audits', {});
    expect([status, reads]).toEqual([200, 12]);
    expect(body.items).toEqual([
      { ...shown, period: '2026-10', counts, billRows: 0, mappings: 0 },
      { ...shown, period: '2026-08', status: 'running' },
    ]);
    expect((await get('/v1/audits', {}, { months: '2' })).body.items).toHaveLength(1);
    for (const months of ['0', '37', 'all']) expect((await get('/v1/audits', {}, { months })).status).toBe(400);
  });
});
