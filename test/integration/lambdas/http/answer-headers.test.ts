/** Every answer has the headers of security, and is kept by no cache but where it is public or has an ETag. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import { ledgerStream } from '../../../../lambdas/http/ledger-stream.ts';
import type { AllServices } from '../../../../lambdas/shared/services.ts';
import { putContract } from '../../../../lib/application/registry/put-contract.ts';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';
import { at } from '../../../support/facts.ts';
import { NO_ERASURES, EXAMPLE_TEXT, SILENT, memoryStores, testDataKeys, testSecrets } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';

const SECURITY = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
};
/** Of good answers; all others, and every problem, are not stored. */
const CACHED: Readonly<Record<string, string>> = {
  'GET /v1/health': 'no-cache',
  'GET /openapi.json': 'public, max-age=300',
  'GET /v1/signing-keys': 'public, max-age=300',
  'GET /v1/contracts/{id}': 'private, no-store',
  'GET /v1/statements/{id}': 'private, no-store',
  'GET /v1/statements/{id}/bundle': 'private, no-store',
  'GET /v1/statements/{id}/documents/{form}': 'private, no-store',
};

const CONTRACT = 'live-streaming-network';
const NOW = at('2026-11-03T00:00:00Z');
const services: AllServices = {
  secrets: testSecrets(),
  dataKeys: testDataKeys(),
  erasures: NO_ERASURES,
  stores: memoryStores(),
  clock: () => NOW,
  environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
  publisher: SILENT,
};

const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/v1/statements': { contract: CONTRACT },
  '/v1/ledger': { from: '2026-11-01T00:00:00Z' },
};

const pathOf = ({ path }: Route): Record<string, string> => {
  const id = path.includes('/contracts/') ? CONTRACT : path.includes('/statements/') ? `${CONTRACT}.2026-10` : 'none';
  return { id, vendor: 'lumencast', contract: CONTRACT, period: '2026-10', form: 'csv', source: 'none', key: 'none', number: '1' };
};

async function ask(route: Route, more: { headers?: Record<string, string>; query?: Record<string, string>; vendor?: string } = {}) {
  const claims = { iss: 'i', sub: 'ines', ...(more.vendor !== undefined && { makegood_vendor: more.vendor }) };
  const event = {
    routeKey: routeKey(route),
    rawPath: route.path,
    headers: { 'content-type': 'application/json', ...more.headers },
    requestContext: { requestId: 'r', http: { sourceIp: '192.0.2.1' }, ...(route.scope !== null && { authorizer: { jwt: { claims } } }) },
    pathParameters: pathOf(route),
    queryStringParameters: more.query ?? QUERIES[route.path] ?? {},
    ...(route.method !== 'GET' && { body: '{}' }),
  } as unknown as APIGatewayProxyEventV2;
  const handler = HANDLERS[route.function](() => services) as unknown as (
    event: APIGatewayProxyEventV2,
    context: Context,
  ) => Promise<APIGatewayProxyStructuredResultV2>;
  const { statusCode, headers } = await handler(event, {} as Context);
  return { status: statusCode!, headers: headers! };
}

beforeAll(async () => {
  const result = await putContract(
    { id: CONTRACT, document: readYaml(EXAMPLE_TEXT).document, text: EXAMPLE_TEXT },
    services.stores,
    () => NOW,
    () => 'key',
  );
  expect(result).not.toHaveProperty('failure');
  await issueOne(CONTRACT, '2026-10', services.stores, SILENT, () => NOW);
});

const ALL = ROUTES as readonly Route[];
const routeOf = (key: string): Route => ALL.find((route) => routeKey(route) === key)!;

describe('the headers of an answer', () => {
  it.each(ALL.map((route) => [routeKey(route), route] as const))('of %s are those of every answer', async (key, route) => {
    const { status, headers } = await ask(route);
    expect(headers).toMatchObject(SECURITY);
    expect(headers['cache-control']).toBe((status < 300 ? CACHED[key] : undefined) ?? 'no-store');
    if (CACHED[key] !== undefined) expect(status).toBe(200);
    // A request that is wrong, and one that is refused before its handler.
    for (const more of [
      { query: { nonsense: '1' }, headers: { accept: 'image/png' } },
      ...(route.vendors || !route.scope ? [] : [{ vendor: 'lumencast' }]),
    ]) {
      const problem = await ask(route, more);
      expect(problem.headers).toMatchObject(SECURITY);
      if (problem.status >= 400) expect(problem.headers['cache-control']).toBe('no-store');
    }
  });

  it('of 304 are those of the answer', async () => {
    for (const key of ['GET /v1/contracts/{id}', 'GET /v1/statements/{id}']) {
      const { status, headers } = await ask(routeOf(key), { headers: { 'if-none-match': '*' } });
      expect(status).toBe(304);
      expect(headers).toMatchObject({ ...SECURITY, 'cache-control': 'private, no-store' });
    }
  });

  it('of an unknown route are the same', async () => {
    const { status, headers } = await ask({ ...routeOf('GET /v1/statements'), path: '/v1/none' });
    expect(status).toBe(404);
    expect(headers).toMatchObject({ ...SECURITY, 'cache-control': 'no-store' });
  });

  it.each([[{ from: '2026-11-01T00:00:00Z' }, 200] as const, [{ nonsense: '1' }, 400] as const])(
    'of the ledger as a stream: %j',
    (query, expected) => {
      const event = { queryStringParameters: query, requestContext: { requestId: 'r' } } as unknown as APIGatewayProxyEventV2;
      const { statusCode, headers } = ledgerStream(() => services)(event);
      expect(statusCode).toBe(expected);
      expect(headers).toMatchObject({ ...SECURITY, 'cache-control': 'no-store' });
    },
  );
});
