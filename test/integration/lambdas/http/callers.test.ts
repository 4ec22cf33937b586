/** Whose requests are counted and remembered together: those of one issuer, subject and vendor; without a token, those of one address. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { type HttpEvent, callerOf, maySee } from '../../../../lambdas/http/http.ts';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import type { AllServices } from '../../../../lambdas/shared/services.ts';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import { ADDRESS_RATE_LIMIT } from '../../../../lib/declarations/throttle.ts';
import { handlerServices } from '../../../support/handler-services.ts';

type Claims = Readonly<Record<string, unknown>>;

interface Asked {
  readonly claims?: Claims;
  readonly address?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly path?: Readonly<Record<string, string>>;
}

async function ask(services: AllServices, key: string, { claims, address = '192.0.2.1', headers, body, path }: Asked) {
  const route = (ROUTES as readonly Route[]).find((one) => routeKey(one) === key)!;
  const event = {
    routeKey: key,
    rawPath: route.path,
    headers: { 'content-type': 'application/json', ...headers },
    requestContext: { requestId: 'r', http: { sourceIp: address }, ...(claims && { authorizer: { jwt: { claims } } }) },
    pathParameters: { source: 'uptime-kuma', key: 'none', ...path },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  } as unknown as APIGatewayProxyEventV2;
  const handler = HANDLERS[route.function](() => services) as unknown as (
    event: APIGatewayProxyEventV2,
    context: Context,
  ) => Promise<APIGatewayProxyStructuredResultV2>;
  const { statusCode, headers: sent = {}, body: answer = '' } = await handler(event, {} as Context);
  return { status: statusCode!, headers: sent, code: (JSON.parse(answer) as { code?: string }).code };
}

const DISPUTE = { contract: 'none', period: '2026-10', amount: '1.00', reason: 'too much' };
const ANA = { iss: 'https://one.example', sub: 'ana', makegood_vendor: 'lumencast' };
const OTHERS: readonly [string, Claims][] = [
  ['with another vendor', { ...ANA, makegood_vendor: 'nimbus' }],
  ['with no vendor', { iss: ANA.iss, sub: ANA.sub }],
  ['of another issuer', { ...ANA, iss: 'https://two.example' }],
  ['of another subject', { ...ANA, sub: 'ben' }],
];
const post = (services: AllServices, claims: Claims) =>
  ask(services, 'POST /v1/disputes', { claims, body: DISPUTE, headers: { 'idempotency-key': 'one' } });
const left = async (services: AllServices, claims: Claims): Promise<unknown> =>
  (await ask(services, 'GET /v1/remedies', { claims })).headers['ratelimit-remaining'];

describe('the answer under an Idempotency-Key', () => {
  it('is the stored one for the same caller', async () => {
    const services = handlerServices();
    expect((await post(services, ANA)).headers['idempotency-replayed']).toBeUndefined();
    expect((await post(services, ANA)).headers['idempotency-replayed']).toBe('true');
  });

  it.each(OTHERS)('is not the stored one for a token %s', async (_, claims) => {
    const services = handlerServices();
    await post(services, ANA);
    expect((await post(services, claims)).headers['idempotency-replayed']).toBeUndefined();
  });
});

describe('the limit of a caller', () => {
  it.each(OTHERS)('is not used up by a token %s', async (_, claims) => {
    const services = handlerServices();
    const first = await left(services, ANA);
    expect(await left(services, claims)).toBe(first);
    expect(await left(services, ANA)).toBe(String(Number(first) - 1));
  });
});

describe('a token without a subject', () => {
  it.each([[undefined], [''], [' '], [7]])('is refused with its reason: %j', async (sub) => {
    const services = handlerServices();
    for (const key of ['GET /v1/remedies', 'POST /v1/disputes']) {
      const { status, code, headers } = await ask(services, key, { claims: { ...ANA, sub }, body: DISPUTE });
      expect([status, code]).toEqual([401, 'no-subject']);
      expect(headers['www-authenticate']).toContain('invalid_token');
    }
  });
});

const hook = (services: AllServices, address: string) => ask(services, 'POST /v1/webhooks/{source}/{key}', { address, body: {} });

describe('what is refused before anything is read', () => {
  it.each<[string, string, Asked]>([
    ['a path that no id has', 'POST /v1/webhooks/{source}/{key}', { path: { key: '\0' }, body: {} }],
    ['a token without a subject', 'GET /v1/remedies', { claims: { iss: ANA.iss } }],
    ['a route that is not for vendors', 'GET /v1/audit-trail', { claims: ANA }],
  ])('is counted all the same: %s', async (_, key, asked) => {
    const services = handlerServices();
    const [first, second] = [await ask(services, key, asked), await ask(services, key, asked)];
    expect(first.status).toBeGreaterThan(400);
    expect(Number(first.headers['ratelimit-remaining']) - Number(second.headers['ratelimit-remaining'])).toBe(1);
  });
});

describe('a vendor claim that is no text', () => {
  it.each([[['lumencast']], [{ vendor: 'lumencast' }], [null], [7]])(
    'is the name of no vendor, and its holder sees nothing: %j',
    (claim) => {
      const event = { requestContext: { authorizer: { jwt: { claims: { ...ANA, makegood_vendor: claim } } } } } as unknown as HttpEvent;
      expect(callerOf(event).vendor).toBe(JSON.stringify(claim));
      expect(maySee(event, 'lumencast')).toBe(false);
    },
  );
});

describe('requests without a token', () => {
  it('are accepted from an address up to the limit in a minute, without an effect on others and callers', async () => {
    const services = handlerServices();
    const statuses = new Map<number, number>();
    for (let i = 0; i < ADDRESS_RATE_LIMIT + 2; i += 1) {
      const { status } = await hook(services, '192.0.2.1');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [404, ADDRESS_RATE_LIMIT],
      [429, 2],
    ]);
    const refused = await hook(services, '192.0.2.1');
    expect([refused.code, refused.headers['retry-after']]).toEqual(['too-many-requests', '60']);
    expect((await hook(services, '192.0.2.2')).status).toBe(404);
    expect((await ask(services, 'GET /v1/remedies', { claims: ANA, address: '192.0.2.1' })).status).toBe(200);
  });

  it.each((ROUTES as readonly Route[]).filter(({ scope }) => scope === null).map(routeKey))('are counted by address: %s', async (key) => {
    const remaining = async (): Promise<number> => Number((await ask(services, key, { body: {} })).headers['ratelimit-remaining']);
    const services = handlerServices();
    expect([await remaining(), await remaining()]).toEqual([ADDRESS_RATE_LIMIT - 1, ADDRESS_RATE_LIMIT - 2]);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:DB8:1:2:ffff:0:0:9', true],
    ['2001:db8::1', '2001:db8:0:0:5::', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
  ])('%s and %s: one network of IPv6, one sender: %s', async (one, other, isSame) => {
    const services = handlerServices();
    await hook(services, one);
    expect((await hook(services, other)).headers['ratelimit-remaining']).toBe(String(ADDRESS_RATE_LIMIT - (isSame ? 2 : 1)));
  });

  describe('behind the distribution of the console', () => {
    const EDGE = '203.0.113.9';
    const proof = 's'.repeat(64);
    const hookBy = async (services: AllServices, headers: Readonly<Record<string, string>>, address = EDGE): Promise<number> => {
      const answer = await ask(services, 'POST /v1/webhooks/{source}/{key}', { address, headers, body: {} });
      return ADDRESS_RATE_LIMIT - Number(answer.headers['ratelimit-remaining']);
    };
    const behind = (): AllServices => {
      const services = handlerServices();
      return { ...services, environment: { ...services.environment, EDGE_PROOF: proof } };
    };
    const through = (viewer: string): Readonly<Record<string, string>> => ({ 'makegood-edge': proof, 'makegood-viewer': viewer });

    it('count by the address of the viewer, wherever its edge is', async () => {
      const services = behind();
      expect(await hookBy(services, through('198.51.100.1'))).toBe(1);
      expect(await hookBy(services, through('198.51.100.2'))).toBe(1);
      expect(await hookBy(services, through('198.51.100.1'), '203.0.113.10')).toBe(2);
      expect(await hookBy(services, {}, '198.51.100.1')).toBe(3);
    });

    it.each<[string, Readonly<Record<string, string>>]>([
      ['without a proof', { 'makegood-viewer': '198.51.100.1' }],
      ['with another proof', { 'makegood-edge': 'x'.repeat(64), 'makegood-viewer': '198.51.100.1' }],
      ['with a part of it', { 'makegood-edge': proof.slice(1), 'makegood-viewer': '198.51.100.1' }],
      ['with headers of proxies', { 'x-forwarded-for': '198.51.100.1', 'cloudfront-viewer-address': '198.51.100.1:443' }],
      ['with a proof and no viewer', { 'makegood-edge': proof }],
    ])('count by what the gateway sees, %s', async (_, headers) => {
      const services = behind();
      await hookBy(services, {});
      expect(await hookBy(services, headers)).toBe(2);
    });

    it('believe no header where there is no distribution', async () => {
      const services = handlerServices();
      await hookBy(services, {});
      expect(await hookBy(services, through('198.51.100.1'))).toBe(2);
    });
  });
});
