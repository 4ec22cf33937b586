/** A database that does not answer: every route that reads it says 503 with the seconds to wait, and none calls it a failure of its own. */
import { expect, it } from 'vitest';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { messageStores } from '../../../../lib/adapters/dynamo/message-store.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { reached } from '../../../../lib/adapters/dynamo/unreachable.ts';
import { UnreachableError } from '../../../../lib/application/ports/unreachable.ts';
import { ROUTES, routeKey } from '../../../../lib/declarations/routes.ts';
import { handlerServices } from '../../../support/handler-services.ts';

const refused = (): Error => Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
const table = new Table({ send: () => Promise.reject(refused()) } as never, 'none');
const services = handlerServices({ stores: dynamoStores(table), messages: messageStores(table) });

/** They answer from the code alone. */
const WITHOUT_DATABASE = ['GET /openapi.json'];

const routes = ROUTES.filter((route) => route.method === 'GET' && !WITHOUT_DATABASE.includes(routeKey(route)));

it.each(routes.map((route) => [routeKey(route), route] as const))('%s is answered with 503 and Retry-After', async (key, route) => {
  const handler = (
    HANDLERS[route.function] as (
      given: () => unknown,
    ) => (event: unknown, context: unknown) => Promise<{ statusCode: number; headers: Record<string, string> }>
  )(() => services);
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const { statusCode, headers } = await handler(
    {
      routeKey: key,
      rawPath: '/',
      headers: {},
      queryStringParameters: { month: '2026-10', vendor: 'lumencast', contract: 'c', period: '2026-10', from: '2026-10-01' },
      pathParameters: Object.fromEntries(names.map((name) => [name, name === 'period' || name === 'month' ? '2026-10' : 'c.2026-10.x'])),
      requestContext: { requestId: 'r', http: { sourceIp: '192.0.2.1' }, authorizer: { jwt: { claims: { sub: 'ines' } } } },
    },
    {},
  );
  expect([key, statusCode, headers['retry-after']]).toEqual([key, 503, '5']);
});

it.each([
  ['a connection that is refused', refused(), true],
  ['several addresses that all refuse', Object.assign(new AggregateError([refused(), refused()]), {}), true],
  ['a throttled request', Object.assign(new Error('slow down'), { name: 'ThrottlingException' }), true],
  ['a condition that does not hold', Object.assign(new Error('no'), { name: 'ConditionalCheckFailedException' }), false],
  ['a fault of the code', new TypeError('x is not a function'), false],
])('%s counts as a database that does not answer only where it is one', async (_, error, expected) => {
  expect(await reached(Promise.reject(error)).catch((thrown: unknown) => thrown instanceof UnreachableError)).toBe(expected);
});

type Answer = { readonly statusCode: number; readonly body: string };

const ask = (given: ReturnType<typeof handlerServices>, route: string): Promise<Answer> =>
  (HANDLERS['manage-vendors'](() => given) as unknown as (event: unknown, context: unknown) => Promise<Answer>)(
    { routeKey: route, rawPath: '/', headers: {}, requestContext: { requestId: 'r', http: { sourceIp: '192.0.2.1' } } },
    {},
  );

it('health is answered with 503 within two seconds while the database stands still', async () => {
  const still = new Table({ send: () => new Promise(() => undefined) } as never, 'none');
  const given = handlerServices({ stores: dynamoStores(still) });
  const late = new Promise((resolve) => setTimeout(() => resolve('late'), 2000).unref());
  expect(await Promise.race([ask(given, 'GET /v1/health'), late])).toMatchObject({ statusCode: 503 });
});

it('another service that refuses a connection is a failure of our own, and none of the database', async () => {
  const stores = dynamoStores(new Table({ send: () => Promise.resolve({}) } as never, 'none'));
  const given = handlerServices({ stores, publisher: { publish: () => Promise.reject(refused()) } });
  const answer = await (HANDLERS['start-audit'](() => given) as unknown as (event: unknown, context: unknown) => Promise<Answer>)(
    {
      routeKey: 'POST /v1/audits',
      rawPath: '/',
      headers: { 'content-type': 'application/json' },
      body: '{"period":"2026-10"}',
      requestContext: { requestId: 'r', http: { sourceIp: '192.0.2.1' }, authorizer: { jwt: { claims: { sub: 'ines' } } } },
    },
    {},
  );
  expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([500, expect.objectContaining({ code: 'internal' })]);
});
