/** The ledger over HTTP: for finance whole, for a vendor its own and without cost centres; CSV streams, in the cloud by a signed address. */
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledgerRoutes } from '../../../../lambdas/http/ledger.ts';
import { ledgerStream } from '../../../../lambdas/http/ledger-stream.ts';
import { type StreamUrl, streamUrl } from '../../../../lambdas/shared/stream-url.ts';
import type { PagingServices, PublishingServices } from '../../../../lambdas/shared/services.ts';
import { recordTransition } from '../../../../lib/application/claims/record-transition.ts';
import { at, outage } from '../../../support/facts.ts';
import { SILENT, exampleDocument, memoryStores, putDocument, testDataKeys } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';

const stores = memoryStores();
let now = at('2026-11-05T00:00:00Z');
const clock = (): number => now;
const services: PublishingServices & PagingServices = {
  dataKeys: testDataKeys(),
  stores,
  clock,
  environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
  publisher: SILENT,
};
const SPAN = { from: '2026-11-01T00:00:00Z' };

interface Asked {
  readonly vendor?: string;
  readonly accept?: string;
  readonly address?: StreamUrl;
}

async function get(path: string, query: Record<string, string>, { vendor, accept = 'application/json', address }: Asked = {}) {
  const event = {
    routeKey: `GET /v1/ledger${path}`,
    headers: { accept },
    requestContext: {
      requestId: 'r',
      authorizer: { jwt: { claims: { sub: vendor ?? 'finance', ...(vendor && { makegood_vendor: vendor }) } } },
    },
    queryStringParameters: query,
  } as unknown as APIGatewayProxyEventV2;
  const result = await ledgerRoutes(() => ({ ...services, ...(address && { streamUrl: address }) }))(event, {} as Context);
  const csv = result.stream ? await text(result.stream) : result.body!;
  const type = String(result.headers?.['content-type'] ?? '');
  return {
    status: result.statusCode!,
    headers: result.headers ?? {},
    csv,
    json: type.includes('json') ? JSON.parse(csv) : undefined,
  };
}

beforeAll(async () => {
  for (const vendor of ['north', 'south']) {
    const document = exampleDocument();
    const id = `contract-${vendor}`;
    await putDocument(stores, { ...document, order: { ...document.order, id, vendor: { ...document.order.vendor, id: vendor } } }, clock);
    for (const component of ['line-1', 'line-2'])
      for (const one of outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T02:00:00Z'), { component, body: { record: `I-${component}` } }))
        await stores.facts.record(vendor, one, undefined);
    await issueOne(id, '2026-10', stores, SILENT, clock);
    now += 1000;
    const claim = `contract-${vendor}.2026-10.compensation`;
    await recordTransition(claim, { kind: 'submitted', by: 'fiona' }, undefined, stores, SILENT, clock);
    await recordTransition(claim, { kind: 'received', by: 'fiona', amount: '1.01' }, undefined, stores, SILENT, clock);
    now += 1000;
  }
});

describe('finance', () => {
  it('names a span by days, which begin at 00:00 UTC, or by instants; other texts are refused', async () => {
    const count = async (query: Record<string, string>): Promise<unknown> => {
      const { status, json } = await get('', query);
      return status === 200 ? json.items.length : `${json.code} ${json.issues[0].path}`;
    };
    const all = await count(SPAN);
    expect(all).toBeGreaterThan(4);
    expect(await count({ from: '2026-11-01' })).toBe(all);
    expect([await count({ from: '2026-11-05' }), await count({ from: '2026-11-06' })]).toEqual([all, 0]);
    expect(await count({ from: '2026-11-01', until: '2026-11-05' })).toBe(0);
    for (const wrong of ['2026-11', '2026', '2026-11-1', '2026-02-30', '01.11.2026', '2026-11-01T00:00'])
      expect([wrong, await count({ from: wrong })]).toEqual([wrong, 'bad-query /from']);
    const { json: missing } = await get('', {});
    expect(missing.issues).toMatchObject([{ path: '/from', message: expect.stringMatching(/^is missing; write it as "2026-11-01"/) }]);
    const { json } = await get('/balances', { from: '2026-11-06' });
    expect(json).toEqual((await get('/balances', { from: '2026-11-06T00:00:00Z' })).json);
  });

  it('filters entries by amount, in pages that are full or the last one', async () => {
    const every = (await get('', SPAN)).json.items.map(({ amount }: any) => Number(amount)) as number[];
    const wanted = every.filter((amount) => amount >= 0.01 && amount <= 1.01);
    // A receipt of 1.01 is spread over two cost centres, for each of two vendors.
    expect([wanted.length, wanted.reduce((sum, amount) => sum + amount, 0)]).toEqual([4, 2.02]);
    const query = { ...SPAN, currency: 'CNY', atLeast: '0.01', atMost: '1.01' };
    expect((await get('', query)).json.items.map(({ amount }: any) => Number(amount))).toEqual(wanted);
    const page = (await get('', { ...query, limit: '3' })).json;
    const last = (await get('', { ...query, limit: '3', cursor: page.cursor })).json;
    expect([page.items.length, last.items.length, last.cursor]).toEqual([3, 1, undefined]);
    expect((await get('', { ...SPAN, atLeast: '1.00' })).json.code).toBe('bad-query');
  });

  it('sees the entries of every vendor, filtered by any member', async () => {
    const { json } = await get('', SPAN);
    expect(new Set(json.items.map(({ vendor }: any) => vendor))).toEqual(new Set(['north', 'south']));
    expect(json.items.some(({ costCentre }: any) => costCentre !== undefined)).toBe(true);
    const narrowed = await get('', {
      ...SPAN,
      customer: 'harbour-tv',
      vendor: 'south',
      account: 'received',
      currency: 'CNY',
      period: '2026-10',
    });
    expect(narrowed.json.items.reduce((sum: number, { amount }: any) => sum + Number(amount), 0)).toBeCloseTo(1.01);
    expect((await get('', { ...SPAN, customer: 'other' })).json).toEqual({ items: [] });
  });

  it('gets balances and ages by group, as JSON and as CSV', async () => {
    const { json } = await get('/balances', { by: 'vendor,costCentre' });
    expect(json.items.map(({ vendor, costCentre }: any) => [vendor, costCentre])).toEqual([
      ['north', 'CC-4100'],
      ['north', 'CC-4200'],
      ['south', 'CC-4100'],
      ['south', 'CC-4200'],
    ]);
    const { csv } = await get('/balances', { by: 'vendor' }, { accept: 'text/csv' });
    const [head, north] = csv.split('\r\n').map((row) => row.split(','));
    expect(head).toEqual([
      ...['vendor', 'creditor', 'currency', 'opening', 'owed', 'claimed', 'accepted', 'credited', 'received'],
      ...['written-off', 'over-credited', 'expired', 'closing'],
    ]);
    expect(Number(north![3]) + Number(north![4]) - Number(north![8])).toBeCloseTo(Number(north!.at(-1)));
    const ages = await get('/ageing', { on: '2027-01-01', bands: '10,50', by: 'vendor' });
    expect(ages.json.items[0].bands).toEqual([
      { from: 0, to: 10, open: '0.00' },
      { from: 11, to: 50, open: '0.00' },
      { from: 51, open: north!.at(-1) },
    ]);
    // They are always apart by creditor and currency.
    const whole = (await get('/balances', { by: 'currency' })).json.items;
    expect(whole).toMatchObject([{ creditor: 'customer', currency: 'CNY' }]);
    expect(whole).toEqual((await get('/balances', { by: 'creditor,currency' })).json.items);
    expect((await get('/balances', { by: 'currency,vendor' })).json).toEqual((await get('/balances', { by: 'vendor' })).json);
    expect((await get('/ageing', { by: 'currency' }, { accept: 'text/csv' })).csv).toMatch(/^creditor,currency,open,/);
    expect((await get('/ageing', { bands: '50,10' })).json).toMatchObject({ code: 'bad-query' });
    expect((await get('/balances', { by: 'colour' })).json).toMatchObject({ code: 'bad-query' });
  });
});

describe('a token that is bound to a vendor', () => {
  it('sees its own entries without cost centres, and may request neither cost centres nor another vendor', async () => {
    const vendor = 'north';
    const { json } = await get('', SPAN, { vendor });
    expect(json.items.length).toBeGreaterThan(3);
    expect(json.items.every((entry: any) => entry.vendor === vendor && !('costCentre' in entry))).toBe(true);
    const { csv } = await get('', SPAN, { vendor, accept: 'text/csv' });
    expect(csv).not.toMatch(/costCentre|CC-4|south/);
    for (const [path, query, code] of [
      ['', { ...SPAN, costCentre: 'CC-4100' }, 'not-for-vendors'],
      ['/balances', { by: 'costCentre' }, 'not-for-vendors'],
      ['/ageing', { by: 'vendor,costCentre' }, 'not-for-vendors'],
      ['/balances', { vendor: 'south' }, 'other-vendor'],
    ] as const)
      expect(await get(path, query, { vendor })).toMatchObject({ status: 403, json: { code } });
    expect((await get('/balances', {}, { vendor })).json.items.map((row: any) => row.vendor)).toEqual([vendor]);
  });
});

describe('CSV', () => {
  it('has every entry of the span, not only a page', async () => {
    const { csv, headers } = await get('', { ...SPAN, limit: '1' }, { accept: 'text/csv' });
    const { json } = await get('', { ...SPAN, limit: '200' });
    expect(headers['content-type']).toContain('text/csv');
    expect(
      csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',')[0]),
    ).toEqual(json.items.map(({ entry }: any) => entry));
  });

  it('is in the cloud at an address that is signed for a minute, for one reader', async () => {
    const config = {
      credentials: () => Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' }),
      region: () => Promise.resolve('eu-central-1'),
    };
    const address = streamUrl('https://abc.lambda-url.eu-central-1.on.aws/', config, () => new Date('2026-11-05T00:01:00Z'));
    const { status, headers, csv: body } = await get('', SPAN, { vendor: 'north', accept: 'text/csv', address });
    expect([status, body, headers['cache-control']]).toEqual([307, undefined, 'no-store']);
    const url = new URL(String(headers.location));
    const query = Object.fromEntries(url.searchParams);
    expect([url.host, query['X-Amz-Expires'], query.vendor, query.seenBy]).toEqual([
      'abc.lambda-url.eu-central-1.on.aws',
      '60',
      'north',
      'vendor',
    ]);
    expect(query['X-Amz-Signature']).toMatch(/^[0-9a-f]{64}$/);
    expect(query['X-Amz-Credential']).toBe('AKIDEXAMPLE/20261105/eu-central-1/lambda/aws4_request');

    const streamed = ledgerStream(() => services)({ queryStringParameters: query } as unknown as APIGatewayProxyEventV2);
    const csv = await text(streamed.stream);
    expect(streamed.statusCode).toBe(200);
    expect(csv).toBe((await get('', { ...SPAN, until: query.until! }, { vendor: 'north', accept: 'text/csv' })).csv);
    expect(csv).not.toContain('CC-4');
    const wrong = ledgerStream(() => services)({
      queryStringParameters: { from: 'x' },
      requestContext: {},
    } as unknown as APIGatewayProxyEventV2);
    expect([wrong.statusCode, await text(wrong.stream)]).toEqual([400, expect.stringContaining('bad-query')]);
  });
});
