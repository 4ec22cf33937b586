/** Filters of lists, one by one and two together, against a plain filter over everything; pages are full or the last one. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { approvalRoutes } from '../../../../lambdas/http/approvals.ts';
import { claimRoutes } from '../../../../lambdas/http/claims.ts';
import { readingRoutes } from '../../../../lambdas/http/statements.ts';
import type { ErasingServices, PagingServices, PublishingServices } from '../../../../lambdas/shared/services.ts';
import { at, outage } from '../../../support/facts.ts';
import { SILENT, exampleDocument, memoryStores, putDocument, testDataKeys } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';

const stores = memoryStores();
const NOW = at('2026-11-05T00:00:00Z');
let now = NOW + 60_000;
const services: PublishingServices & PagingServices = {
  dataKeys: testDataKeys(),
  stores,
  clock: () => now,
  environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
  publisher: SILENT,
};
const routes = {
  statements: readingRoutes(() => services),
  claims: claimRoutes(() => services),
  approvals: approvalRoutes(() => services as ErasingServices & PagingServices),
};
const routesOf = (route: string) =>
  route.includes('/statements') ? routes.statements : route.includes('/approvals') ? routes.approvals : routes.claims;

type Query = Readonly<Record<string, string>>;

async function call(
  route: string,
  query: Query,
  { vendor, body }: { vendor?: string; body?: object } = {},
): Promise<{ status: number; body: any }> {
  const event = {
    routeKey: route,
    rawPath: route,
    headers: {},
    requestContext: {
      requestId: JSON.stringify(body ?? {}),
      authorizer: { jwt: { claims: { sub: 'f', ...(vendor && { makegood_vendor: vendor }) } } },
    },
    pathParameters: {},
    queryStringParameters: query,
    ...(body && { body: JSON.stringify(body) }),
  } as unknown as APIGatewayProxyEventV2;
  const result = await routesOf(route)(event, {} as Context);
  return { status: result.statusCode!, body: JSON.parse(result.body!) };
}

/** Every item, in pages of three that are full but for the last. */
async function listed(route: string, query: Query): Promise<any[]> {
  const items: any[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(`GET ${route}`, { ...query, limit: '3', ...(cursor !== undefined && { cursor }) });
    expect(page.status, JSON.stringify(page.body)).toBe(200);
    if (page.body.cursor !== undefined) expect(page.body.items.length).toBe(3);
    items.push(...page.body.items);
    cursor = page.body.cursor as string | undefined;
  } while (cursor !== undefined);
  return items;
}

/** What is known of each contract that its entries do not say. */
const facts = new Map<string, { customer: string; centres: Set<string> }>();

beforeAll(async () => {
  for (let i = 0; i < 18; i += 1) {
    const id = `contract-${String(i).padStart(2, '0')}`;
    const currency = i % 2 === 0 ? 'CNY' : 'EUR';
    const document = JSON.parse(JSON.stringify(exampleDocument()).replaceAll('CNY', currency));
    const order = {
      ...document.order,
      id,
      vendor: { ...document.order.vendor, id: `vendor-${i % 3}` },
      customer: { ...document.order.customer, id: `customer-${i % 4}` },
      'cost-centre': `CC-${i % 5}`,
    };
    if (i % 7 === 0) delete order['cost-centre'];
    await putDocument(stores, { ...document, order }, () => NOW);
    const down = (component: string, hours: number) =>
      outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T00:00:00Z') + hours * 3_600_000, { component, body: { record: component } });
    for (const fact of [...down('line-1', 1 + (i % 6) * 5), ...(i % 3 === 0 ? down('line-2', 2) : [])])
      await stores.facts.record(`vendor-${i % 3}`, fact, undefined);
    await issueOne(id, '2026-10', stores, SILENT, () => NOW);
    const { lines } = (await stores.statements.latest(id, '2026-10'))!.statement;
    facts.set(id, { customer: `customer-${i % 4}`, centres: new Set(lines.flatMap(({ costCentre }) => costCentre ?? [])) });
    const about = i % 3 === 0 ? [{ credit: lines[0]!.credit, index: lines[0]!.index }] : [];
    await call(
      'POST /v1/disputes',
      {},
      { body: { contract: id, period: '2026-10', lines: about, amount: `${i + 1}.00`, reason: 'too high' } },
    );
    if (i % 2 === 0)
      await stores.claims.add({ id: `${id}.2026-10.compensation` } as never, 2, {
        kind: 'submitted',
        by: 'f',
        at: '2026-11-05T00:00:00.000Z',
      } as never);
  }
});

type Passes = (entry: any, value: string) => boolean;
const own = (entry: any) => facts.get(entry.contract as string)!;
const COMMON: Readonly<Record<string, readonly [values: readonly string[], passes: Passes]>> = {
  contract: [['contract-04', 'contract-99'], ({ contract }, value) => contract === value],
  vendor: [['vendor-1'], ({ vendor }, value) => vendor === value],
  customer: [['customer-2', 'nobody'], (entry, value) => own(entry).customer === value],
};
const AMOUNTS = (amountOf: (entry: any) => string): Readonly<Record<string, readonly [readonly string[], Passes]>> => ({
  'currency+atLeast': [
    ['EUR 6000.00', 'CNY 7.5', 'CNY 30000'],
    (entry, value) => currencyOf(entry) === value.slice(0, 3) && Number(amountOf(entry)) >= Number(value.slice(4)),
  ],
  'currency+atMost': [
    ['CNY 10000.00', 'EUR 9'],
    (entry, value) => currencyOf(entry) === value.slice(0, 3) && Number(amountOf(entry)) <= Number(value.slice(4)),
  ],
});
const currencyOf = (entry: any): string => (entry.total ?? entry).currency;

/** The query of a filter; two that belong together are one. */
const queryOf = (name: string, value: string): Query =>
  name.startsWith('currency+') ? { currency: value.slice(0, 3), [name.slice(9)]: value.slice(4) } : { [name]: value };

const LISTS = {
  '/v1/statements': {
    base: { updatedSince: '2026-11-01T00:00:00Z' },
    filters: {
      ...COMMON,
      costCentre: [['CC-1', 'CC-4200'], (entry: any, value: string) => own(entry).centres.has(value)],
      state: [['certain', 'provisional'], (entry: any, value: string) => (value === 'provisional') === (entry.provisional === true)],
      ...AMOUNTS(({ total }) => total.amount),
    },
  },
  '/v1/claims': {
    base: {},
    filters: {
      ...COMMON,
      period: [['2026-10', '2026-09'], (entry: any, value: string) => entry.period === value],
      costCentre: [['CC-1', 'CC-4200'], (entry: any, value: string) => own(entry).centres.has(value)],
      state: [['due', 'settled'], (entry: any, value: string) => entry.state === value],
      lastDayFrom: [['2026-11-30', '2026-12-01'], (entry: any, value: string) => entry.lastDay >= value],
      lastDayThrough: [['2026-11-29', '2026-11-30'], (entry: any, value: string) => entry.lastDay <= value],
      ...AMOUNTS(({ owed }) => owed),
    },
  },
  '/v1/disputes': {
    base: {},
    filters: {
      ...COMMON,
      status: [['open', 'decided'], (entry: any, value: string) => entry.status === value],
      ...AMOUNTS(({ amount }) => amount),
    },
  },
} as const satisfies Readonly<Record<string, { base: Query; filters: Readonly<Record<string, readonly [readonly string[], Passes]>> }>>;

describe.each(Object.entries(LISTS))('%s', (route, { base, filters }) => {
  const all = (Object.entries(filters) as [string, readonly [readonly string[], Passes]][]).flatMap(([name, [values, passes]]) =>
    values.map((value) => ({ name, value, passes: (entry: any) => passes(entry, value) })),
  );

  it('by one filter and by two', async () => {
    const everything = await listed(route, base);
    expect(everything.length).toBe(18);
    let found = 0;
    for (const [i, one] of all.entries())
      for (const other of [one, ...all.slice(i + 1)]) {
        if (one !== other && (one.name === other.name || (one.name.includes('+') && other.name.includes('+')))) continue;
        const query: Query = { ...base, ...queryOf(one.name, one.value), ...queryOf(other.name, other.value) };
        // Ends the wrong way round are refused: empty-filters.test.ts.
        if ((query.lastDayFrom ?? '') > (query.lastDayThrough ?? '9999')) continue;
        const items = await listed(route, query);
        const wanted = everything.filter((entry) => one.passes(entry) && other.passes(entry));
        expect(items.map(({ id }) => id as string).sort(), JSON.stringify(query)).toEqual(wanted.map(({ id }) => id as string).sort());
        found += items.length;
      }
    expect(found).toBeGreaterThan(80);
  });

  it('refuses an unknown filter, and names its own', async () => {
    const { status, body } = await call(`GET ${route}`, { ...base, costCenter: 'CC-1' });
    expect([status, body.code, body.issues[0].code]).toEqual([400, 'bad-query', 'unknown-key']);
    expect(body.detail).toMatch(
      /"costCenter" is no parameter of this route; it has period, contract, vendor, customer, costCentre, currency, atLeast, atMost, /,
    );
  });

  it('compares no amounts of different currencies', async () => {
    const { status, body } = await call(`GET ${route}`, { ...base, atLeast: '1.00' });
    expect([status, body.detail]).toEqual([400, expect.stringContaining('currency is needed with atLeast and atMost')]);
    expect((await call(`GET ${route}`, { ...base, currency: 'CNY', atMost: 'much' })).status).toBe(400);
  });

  it('gives a vendor nothing by cost centre, and nothing of other vendors', async () => {
    expect((await call(`GET ${route}`, { ...base, costCentre: 'CC-1' }, { vendor: 'vendor-1' })).body.code).toBe('not-for-vendors');
    expect((await call(`GET ${route}`, { ...base, vendor: 'vendor-2' }, { vendor: 'vendor-1' })).body.code).toBe('other-vendor');
    const { body } = await call(`GET ${route}`, { ...base, limit: '200' }, { vendor: 'vendor-1' });
    expect([body.items.length, new Set(body.items.map(({ vendor }: any) => vendor as string))]).toEqual([6, new Set(['vendor-1'])]);
  });
});

describe('a dispute about lines', () => {
  it('is found only by the cost centre of these lines', async () => {
    for (const costCentre of ['CC-0', 'CC-1', 'CC-2', 'CC-3', 'CC-4', 'CC-4200']) {
      const found = (await listed('/v1/disputes', { costCentre })).map(({ contract }) => contract as string);
      const wanted = [];
      for (const { contract, lines } of await listed('/v1/disputes', {})) {
        const { statement } = (await stores.statements.latest(contract as string, '2026-10'))!;
        const meant =
          lines.length === 0
            ? statement.lines
            : statement.lines.filter(({ credit, index }) => credit === lines[0].credit && index === lines[0].index);
        if (meant.some((line) => line.costCentre === costCentre)) wanted.push(contract as string);
      }
      expect(found).toEqual(wanted);
    }
  });
});

describe('claims', () => {
  it('are compared by the account that is named', async () => {
    const open = await listed('/v1/claims', { account: 'open', currency: 'CNY', atLeast: '0.01' });
    expect(open.length).toBe(9);
    expect(await listed('/v1/claims', { account: 'received', currency: 'CNY', atLeast: '0.01' })).toEqual([]);
    expect((await call('GET /v1/claims', { account: 'gone' })).status).toBe(400);
  });
});

describe('remedies and approvals', () => {
  const ids = (items: readonly any[]): string[] => items.map(({ contract, id }) => (contract ?? id) as string).sort();
  const all = (): string[] => [...facts.keys()];
  const withCustomer = (customer: string): string[] => all().filter((id) => facts.get(id)!.customer === customer);
  const withCentre = (centre: string): string[] => all().filter((id) => facts.get(id)!.centres.has(centre));
  const both = (customer: string, centre: string): string[] => withCustomer(customer).filter((id) => withCentre(centre).includes(id));

  beforeAll(async () => {
    // The next minute: the number of requests of a caller in a minute has a bound.
    now += 60_000;
    for (const [i, id] of all().entries()) {
      await stores.claims.putRemedy({
        remedy: 'terminate',
        right: 'terminate',
        to: 'customer',
        index: '',
        open: true,
        since: '2026-11-01',
        statement: `${id}.2026-10`,
        contract: id,
        vendor: `vendor-${i % 3}`,
        period: '2026-10',
        revision: 1,
      });
      await stores.approvals.open({
        id,
        kind: 'write-off',
        summary: 'write off',
        entry: { claim: `${id}.2026-10.compensation`, amount: `${i + 1}.00`, transitions: 1, revision: 1 },
        currency: i % 2 === 0 ? 'CNY' : 'EUR',
        party: 'customer',
        request: { route: 'POST /v1/claims/{id}/transitions', path: '', pathParameters: {}, headers: {}, body: '{}' },
        requestedBy: 'f',
        requestedAt: `2026-11-05T00:00:${String(i).padStart(2, '0')}.000Z`,
        state: 'waiting',
      });
    }
    await stores.approvals.open({
      id: 'of-no-claim',
      kind: 'contract',
      summary: 'put a contract',
      party: 'customer',
      request: { route: 'PUT /v1/contracts/{id}', path: '', pathParameters: {}, headers: {}, body: '{}' },
      requestedBy: 'f',
      requestedAt: '2026-11-05T00:01:00.000Z',
      state: 'waiting',
    });
  });

  it.each(['/v1/remedies', '/v1/approvals'])('%s are found by customer and by cost centre, and by both', async (route) => {
    for (const customer of ['customer-0', 'customer-2', 'nobody'])
      expect(ids(await listed(route, { customer })), customer).toEqual(withCustomer(customer));
    for (const costCentre of ['CC-1', 'CC-4200', 'CC-99'])
      expect(ids(await listed(route, { costCentre })), costCentre).toEqual(withCentre(costCentre));
    expect(withCentre('CC-1').length).toBeGreaterThan(2);
    expect(ids(await listed(route, { customer: 'customer-2', costCentre: 'CC-1' }))).toEqual(both('customer-2', 'CC-1'));
  });

  it.each(['/v1/remedies', '/v1/approvals'])('%s by cost centre are refused to a vendor', async (route) => {
    expect((await call(`GET ${route}`, { costCentre: 'CC-1' }, { vendor: 'vendor-1' })).body.code).toBe('not-for-vendors');
  });

  it('an approval is found by the last day of its claim, and one without a claim only without a filter', async () => {
    const { items } = (await call('GET /v1/claims', { limit: '100' })).body;
    const lastDay = new Map<string, string>(items.map((claim: any) => [claim.contract as string, claim.lastDay as string]));
    const days = [...new Set(lastDay.values())].sort();
    for (const day of [days[0]!, '2027-01-01']) {
      const from = await listed('/v1/approvals', { lastDayFrom: day });
      expect(ids(from)).toEqual(all().filter((id) => lastDay.get(id)! >= day));
      const through = await listed('/v1/approvals', { lastDayThrough: day });
      expect(ids(through)).toEqual(all().filter((id) => lastDay.get(id)! <= day));
      expect(from.length + through.length).toBeGreaterThan(0);
    }
    expect(ids(await listed('/v1/approvals', {}))).toContain('of-no-claim');
  });
});
