/** The audit trail has the digest of each body, and none by which a secret or a text of a person in it could be guessed. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import { digestText } from '../../../../lib/application/evidence/digest.ts';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import { ROUTE_SPECS } from '../../../../lib/schemas/route-specs.ts';
import { at } from '../../../support/facts.ts';
import { handlerServices } from '../../../support/handler-services.ts';

const DAY = '2026-11-03';
const WRITES = (ROUTES as readonly Route[]).filter(({ scope, method }) => scope !== null && method !== 'GET');
const CASES = WRITES.flatMap((route) => (route.undigested ?? []).map((member) => [routeKey(route), member, route] as const));

/** Texts without a closed form that name a thing, a day or an amount: what readers of the audit trail may know. A text that is in neither place fails. */
const NAMES = new Set(
  'amount claim component components contract credit currency cursor day delivery effectiveOn events expect-every id index name reference sender since statement vendor vendors'.split(
    ' ',
  ),
);

interface JsonSchema {
  readonly [key: string]: any;
}

/** The names of members of a body that are text of any content. */
function freeTexts(schema: JsonSchema, name = ''): string[] {
  const { anyOf = [], oneOf = [], allOf = [], properties = {}, items } = schema;
  const inner = [
    ...[...anyOf, ...oneOf, ...allOf, ...(items ? [items] : [])].flatMap((one: JsonSchema) => freeTexts(one, name)),
    ...Object.entries(properties as Record<string, JsonSchema>).flatMap(([member, one]) => freeTexts(one, member)),
  ];
  const isClosed = schema.enum !== undefined || schema.const !== undefined || (schema.pattern !== undefined && schema.pattern !== '\\S');
  return schema.type === 'string' && (!isClosed || schema.format === 'email') ? [name, ...inner] : inner;
}

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

it.each(CASES)('of %s does not depend on %s, wherever and of whatever kind it stands', async (_, member, route) => {
  const filled = (value: unknown): string[] => [
    JSON.stringify({ as: 'customer', [member]: value }),
    JSON.stringify({ as: 'customer', [member]: { x: value } }),
    JSON.stringify({ webhooks: [{ [member]: value }] }),
  ];
  for (const [one, other] of filled('Anna Weiss').map((text, i) => [text, filled('Ben Schwarz')[i]!] as const)) {
    const [first, second] = [await noted(route, one), await noted(route, other)];
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(first).toBe(second);
    expect(first).not.toBe(digestText(one));
  }
  expect(await noted(route, `{"as":"customer","${member}":"Anna Weiss",}`)).toBeUndefined();
  expect(await noted(route, '{"as":"customer"}')).toBe(digestText('{"as":"customer"}'));
  expect(await noted(route, '')).toBe(digestText(''));
});

it.each(WRITES.map((route) => [routeKey(route), route] as const))(
  'of %s covers no text of any content, unless it names a thing, a day or an amount',
  (key, { undigested = [] }) => {
    const { body } = ROUTE_SPECS[key as keyof typeof ROUTE_SPECS];
    // A mapping has no secret and no person, and who may read the audit trail may read it.
    if (!body || key === 'PUT /v1/sources/{source}') return;
    const schema = z.toJSONSchema(body.schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
    expect(freeTexts(schema).filter((name) => !NAMES.has(name) && !undigested.includes(name))).toEqual([]);
  },
);
