/** The audit trail has the digest of each body, and none by which a secret in it could be guessed. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { expect, it } from 'vitest';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import { digestText } from '../../../../lib/application/evidence/digest.ts';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import { at } from '../../../support/facts.ts';
import { handlerServices } from '../../../support/handler-services.ts';

const DAY = '2026-11-03';
const SECRET_ROUTES = (ROUTES as readonly Route[]).filter(({ secrets, method }) => secrets === true && method !== 'DELETE');

/** The digest that the audit trail has of a request. */
async function noted(route: Route, body: string): Promise<string | undefined> {
  const services = handlerServices({ clock: () => at(`${DAY}T00:00:00Z`) });
  const event = {
    routeKey: routeKey(route),
    rawPath: route.path,
    headers: { 'content-type': 'application/json' },
    requestContext: { requestId: 'r', http: { sourceIp: '192.0.2.1' }, authorizer: { jwt: { claims: { iss: 'i', sub: 'ana' } } } },
    pathParameters: { vendor: 'v', source: 'uptime-kuma', id: 'c' },
    body,
  } as unknown as APIGatewayProxyEventV2;
  const handler = HANDLERS[route.function](() => services) as unknown as (
    event: APIGatewayProxyEventV2,
    context: Context,
  ) => Promise<unknown>;
  await handler(event, {} as Context);
  const { items } = await services.stores.requests.auditTrail(DAY, undefined, undefined, 10);
  expect(items.length).toBe(1);
  return items[0]!.body;
}

it.each(SECRET_ROUTES.map((route) => [routeKey(route), route] as const))(
  'does not depend on a secret, wherever and of whatever kind it stands, and is absent of a body that cannot be read: %s',
  async (_, route) => {
    for (const [one, other] of [
      ['{"as":"customer","signingSecret":"weakpass1"}', '{"as":"customer","signingSecret":"weakpass2"}'],
      ['{"as":"customer","signingSecret":{"x":"weakpass1"}}', '{"as":"customer","signingSecret":{"x":"weakpass2"}}'],
      ['{"webhooks":[{"signingSecret":"weakpass1"}]}', '{"webhooks":[{"signingSecret":"weakpass2"}]}'],
    ] as const) {
      const [first, second] = [await noted(route, one), await noted(route, other)];
      expect(first).toMatch(/^[0-9a-f]{64}$/);
      expect(first).toBe(second);
      expect(first).not.toBe(digestText(one));
    }
    expect(await noted(route, '{"as":"customer","signingSecret":"weakpass1",}')).toBeUndefined();
    expect(await noted(route, '{"as":"customer"}')).toBe(digestText('{"as":"customer"}'));
  },
);

it('covers every route whose request has a secret', () => {
  expect(SECRET_ROUTES.map(routeKey)).toContain('PUT /v1/vendors/{vendor}/webhooks/{source}');
});
