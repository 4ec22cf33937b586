/** Bodies that are made to take long: each route takes what it needs and no more, and what it lists of a body is bounded. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import { LIMITS } from '../../../../lib/declarations/limits.ts';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import type { Issue } from '../../../../lib/domain/issue.ts';
import { handlerServices } from '../../../support/handler-services.ts';

const services = handlerServices();
const guarded = (ROUTES as readonly Route[]).filter(({ scope, method }) => scope !== null && method !== 'GET');
const DISPUTES = guarded.find((route) => routeKey(route) === 'POST /v1/disputes')!;
const CONTRACTS = guarded.find((route) => routeKey(route) === 'PUT /v1/contracts/{id}')!;
const SOURCES = guarded.find((route) => routeKey(route) === 'PUT /v1/sources/{source}')!;

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly issues: readonly Issue[];
  readonly length: number;
}

async function send(route: Route, body: string, claims: object = { sub: 'ana' }): Promise<Answer> {
  const event = {
    routeKey: routeKey(route),
    rawPath: route.path,
    headers: { 'content-type': 'application/json' },
    requestContext: { requestId: 'r', http: { sourceIp: '192.0.2.1' }, authorizer: { jwt: { claims } } },
    pathParameters: { id: 'zz', source: 'zz', vendor: 'zz', period: '2026-10', fingerprint: 'zz' },
    body,
  } as unknown as APIGatewayProxyEventV2;
  const handler = HANDLERS[route.function](() => services) as unknown as (
    event: APIGatewayProxyEventV2,
    context: Context,
  ) => Promise<APIGatewayProxyStructuredResultV2>;
  const { statusCode, body: answer = '{}' } = await handler(event, {} as Context);
  return { ...(JSON.parse(answer) as Answer), status: statusCode!, length: answer.length };
}

/** How long the process was held at a time, in ms, while something was answered. */
async function heldBy<T>(answer: () => Promise<T>): Promise<{ readonly answer: T; readonly longest: number }> {
  let [longest, last] = [0, performance.now()];
  const tick = (): void => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(tick, 5);
  const given = await answer();
  tick();
  clearInterval(timer);
  return { answer: given, longest };
}

const keys = (count: number): string => `{${Array.from({ length: count }, (_, i) => `"k${i}":1`).join(',')}}`;
const nested = (levels: number): string => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;

describe('a body', () => {
  it.each(guarded.map((route) => [routeKey(route), route] as const))(
    'of %s that is larger than its bound is answered 413',
    async (_, route) => {
      const most = route.mostBytes ?? LIMITS.bodyBytes.value;
      expect(await send(route, 'x'.repeat(most + 1))).toMatchObject({ status: 413, code: 'too-large' });
      // Of characters that have three bytes there are fewer.
      expect(await send(route, '。'.repeat(Math.ceil(most / 3) + 1))).toMatchObject({ status: 413 });
      expect((await send(route, ' '.repeat(most))).status).not.toBe(413);
    },
  );

  it.each([
    ['a contract', CONTRACTS],
    ['a dispute of a vendor', DISPUTES],
  ])('of 5 MB with 500,000 keys in place of %s does not hold the process', async (_, route) => {
    const body = keys(500_000);
    const { answer, longest } = await heldBy(() => send(route, body, { sub: 'ana', makegood_vendor: 'lumencast' }));
    expect(answer.status).toBeGreaterThanOrEqual(403);
    expect(longest).toBeLessThan(1500);
  });

  it.each([
    ['a contract', CONTRACTS, 422, 'contract-invalid'],
    ['a mapping', SOURCES, 422, 'mapping-invalid'],
    ['a dispute', DISPUTES, 400, 'bad-body'],
  ])(
    'with 20,000 unknown keys in place of %s has the first hundred in the answer, and the number of the others',
    async (_, route, status, code) => {
      const answer = await send(route, keys(20_000));
      expect(answer).toMatchObject({ status, code });
      expect(answer.issues.length).toBe(101);
      const [, ...words] = answer.issues.at(-1)!.message.match(/^(\d+) more are not shown, (\d+) of them errors/)!;
      const missing = answer.issues.filter((issue) => issue.code !== 'unknown-key').length - 1;
      const shown = 100 - missing;
      expect(Number(words[0])).toBeGreaterThanOrEqual(20_000 - shown);
      expect(Number(words[0])).toBeLessThan(20_020);
      expect(words[1]).toBe(words[0]);
    },
  );

  it('with a name and a text of 60 KB has both in the answer by their beginning and their end', async () => {
    const long = `a${'b'.repeat(60_000)}c`;
    for (const route of [DISPUTES, CONTRACTS]) {
      const answer = await send(route, JSON.stringify({ [long]: 1, period: long, makegood: long }));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.issues.some(({ path }) => /^\/ab+ \[\d+ characters\] b+c$/.test(path))).toBe(true);
      expect(answer.length).toBeLessThan(20_000);
    }
  });

  it.each([
    ['a contract', CONTRACTS, 422, 'contract-invalid'],
    ['a dispute', DISPUTES, 400, 'bad-body'],
  ])('as JSON nests as deep as YAML in place of %s, and no deeper', async (_, route, status, code) => {
    const most = LIMITS.uploadDepth.value;
    for (const levels of [most + 1, 100_000])
      expect(await send(route, nested(levels))).toMatchObject({ status, code, issues: [{ code: 'too-deep' }] });
    expect((await send(route, nested(most))).issues.map((issue) => issue.code)).not.toContain('too-deep');
  });

  it('as JSON has as many characters and entries as YAML in place of a contract, and no more', async () => {
    const most = LIMITS.uploadCharacters.value;
    expect(await send(CONTRACTS, `"${'x'.repeat(most - 1)}"`)).toMatchObject({ status: 422, issues: [{ code: 'too-large' }] });
    expect((await send(CONTRACTS, `"${'x'.repeat(most - 2)}"`)).issues).toMatchObject([{ code: 'wrong-type' }]);
    expect(await send(CONTRACTS, `[${'1,'.repeat(LIMITS.uploadEntries.value)}1]`)).toMatchObject({
      status: 422,
      issues: [{ code: 'too-large' }],
    });
  });

  it('that is no JSON in place of a contract is answered 400, and a name that stands twice is named', async () => {
    expect(await send(CONTRACTS, '{"a": ')).toMatchObject({ status: 400, code: 'not-json' });
    expect(await send(CONTRACTS, '{"a": 1, "a": 2}')).toMatchObject({ status: 400, code: 'doubled-name', issues: [{ path: '/a' }] });
  });

  it.each([
    ['a contract', CONTRACTS, 422],
    ['a mapping', SOURCES, 422],
    ['a dispute', DISPUTES, 400],
  ])('with a member "__proto__" in place of %s is refused, which would be dropped without a word', async (_, route, status) => {
    const answer = await send(route, '{"a": [{"__proto__": "x"}]}');
    expect(answer).toMatchObject({ status, issues: [{ code: 'bad-name' }] });
  });
});
