/** Every route by every role, in both directions: who has the scope gets through to the handler, who has not is refused before it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../lib/declarations/roles.ts';
import { ROUTE_NOW } from '../../../lib/declarations/renamed-routes.ts';
import { ANSWER_HEADERS } from '../../../lib/declarations/answer-headers.ts';
import { RATE_LIMIT } from '../../../lib/declarations/throttle.ts';
import { SCOPES } from '../../../lib/declarations/scopes.ts';
import { ROUTES, type Route, routeKey } from '../../../lib/declarations/routes.ts';
import type { System } from '../../../local/system.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { EXAMPLE_TEXT } from '../../support/harness.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const embedded = embeddedRun({ clock: () => NOW });
let system: System;
const tokens = new Map<string, string>();

interface Answer {
  readonly status: number;
  readonly body: any;
  readonly headers: Headers;
}

async function call(who: string, method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
  const token = tokens.get(who);
  const response = await fetch(system.url + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': body.startsWith('{') ? 'application/json' : 'application/yaml' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text, headers: response.headers };
}

/** A path and body that get as far as the handler. */
const PATHS: Readonly<Record<string, string>> = {
  '{source}': 'uptime-kuma',
  '{key}': 'k',
  '{vendor}': 'lumencast',
  '{contract}': 'live-streaming-network',
  '{period}': '2026-10',
};
function pathOf({ path }: Route): string {
  const id = path.includes('/contracts/')
    ? 'live-streaming-network'
    : path.includes('/claims/')
      ? 'live-streaming-network.2026-10.compensation'
      : path.includes('/statements/')
        ? 'live-streaming-network.2026-10'
        : 'none';
  return path.replace(/\{\w+\}/g, (name) => (name === '{id}' ? id : name === '{form}' ? 'csv' : PATHS[name]!));
}

beforeAll(async () => {
  ({ system } = embedded);
  const all = await system.authorizer.issue(SCOPES, { subject: 'everyone' });
  tokens.set('everything', all);
  tokens.set('nothing', await system.authorizer.issue([], { subject: 'nobody' }));
  for (const [role, scopes] of Object.entries(ROLES))
    tokens.set(role, await system.authorizer.issue(scopes, { subject: role, ...(role === 'vendor' && { vendor: 'lumencast' }) }));
  tokens.set('other finance', await system.authorizer.issue(ROLES.finance, { subject: 'other finance' }));
  tokens.set('other vendor', await system.authorizer.issue(ROLES.vendor, { subject: 'other', vendor: 'somebody' }));
  tokens.set('vendor with all', await system.authorizer.issue(SCOPES, { subject: 'greedy', vendor: 'lumencast' }));
  await call('everything', 'PUT', '/v1/contracts/live-streaming-network', EXAMPLE_TEXT);
  const accounts = JSON.stringify({
    Entries: [
      ['service.down.v1', '2026-10-20T00:00:00Z', 'd'],
      ['service.up.v1', '2026-10-20T03:00:00Z', 'u'],
    ].map(([type, occurredAt, id]) => ({
      EventBusName: 'makegood',
      Source: 'lumencast.noc',
      DetailType: type,
      Detail: JSON.stringify({ id, occurredAt, component: 'line-1', record: 'I-1' }),
    })),
  });
  await fetch(system.url, {
    method: 'POST',
    headers: {
      'x-amz-target': 'AWSEvents.PutEvents',
      'content-type': 'application/x-amz-json-1.1',
      authorization: 'AWS4-HMAC-SHA256 Credential=444455556666/20261110/local/events/aws4_request',
    },
    body: accounts,
  });
  await system.bus.drained();
  await call('everything', 'POST', '/v1/audits', JSON.stringify({ period: '2026-10' }));
  await system.bus.drained();
});

const guarded = (ROUTES as readonly Route[]).filter((route) => route.scope !== null);

describe('every route by every role', () => {
  const matrix = guarded.flatMap((route) => (Object.keys(ROLES) as Role[]).map((role) => [routeKey(route), role, route] as const));

  it.each(matrix)('%s is answered to %s as declared', async (_, role, route) => {
    const answer = await call(role, route.method, pathOf(route), route.method === 'GET' ? undefined : '{}');
    const has = (ROLES[role] as readonly string[]).includes(route.scope!);
    if (!has) expect([answer.status, answer.body]).toEqual([403, { message: 'Forbidden' }]);
    else if (role === 'vendor' && !route.vendors) expect([answer.status, answer.body.code]).toEqual([403, 'not-for-vendors']);
    // Beyond the door: an answer, or a problem of the request's own.
    else expect([401, 403, 500].includes(answer.status) ? `${answer.status} ${JSON.stringify(answer.body)}` : 'through').toBe('through');
  });

  it.each(guarded.map((route) => [routeKey(route), route] as const))(
    '%s is refused without a token, and without a scope',
    async (_, route) => {
      const body = route.method === 'GET' ? undefined : '{}';
      expect((await call('none', route.method, pathOf(route), body)).status).toBe(401);
      expect((await call('nothing', route.method, pathOf(route), body)).status).toBe(403);
    },
  );

  it('an old path is answered with the new one, to a token with the scope under its old name too', async () => {
    tokens.set('old scope', await system.authorizer.issue(['trail:read']));
    expect((await call('old scope', 'GET', '/v1/audit-trail?day=2026-11-10')).status).toBe(200);
    for (const [old, now] of ROUTE_NOW) {
      const [method, path] = old.split(' ') as [string, string];
      const { status, body } = await call('everything', method, path.replaceAll(/[{}]/g, ''), method === 'GET' ? undefined : '{}');
      expect([old, status, body.code]).toEqual([old, 410, 'route-renamed']);
      expect(body.detail).toContain(now);
      expect((await call('none', method, path.replaceAll(/[{}]/g, ''))).status).toBe(401);
    }
  });

  it('every scope belongs to some role, and every role has a permission', () => {
    expect([...new Set(Object.values(ROLES).flat())].sort()).toEqual([...SCOPES].sort());
  });
});

describe("a vendor's user sees that vendor only", () => {
  const seen = [
    '/v1/statements/live-streaming-network.2026-10',
    '/v1/contracts/live-streaming-network',
    '/v1/claims/live-streaming-network.2026-10.compensation',
    '/v1/statements/live-streaming-network.2026-10/bundle',
    '/v1/vendors/lumencast',
    '/v1/previews/live-streaming-network/2026-10',
  ];

  it.each(seen)('%s: found for its own vendor, not found for another', async (path) => {
    expect((await call('other vendor', 'GET', path)).status).toBe(404);
    if (!path.includes('vendors')) expect((await call('vendor', 'GET', path)).status).toBe(200);
  });

  it.each([
    '/v1/statements?period=2026-10',
    '/v1/statements?updatedSince=2026-11-01T00:00:00Z',
    '/v1/statements?contract=live-streaming-network',
    '/v1/claims',
    '/v1/ledger?from=2026-11-01T00:00:00Z',
    '/v1/contracts',
  ])('%s lists only its own entries', async (path) => {
    expect((await call('finance', 'GET', path)).body.items.length).toBeGreaterThan(0);
    const all = (await call('finance', 'GET', path)).body.items as Record<string, unknown>[];
    // Where the customer books it is not the vendor's.
    const withoutCostCentre = all.map(({ costCentre: _, ...item }) => item);
    expect((await call('vendor', 'GET', path)).body.items).toEqual(withoutCostCentre);
    expect((await call('other vendor', 'GET', path)).body.items).toEqual([]);
  });

  it('sees the package of a claim once it is submitted', async () => {
    const path = '/v1/claims/live-streaming-network.2026-10.compensation';
    expect((await call('finance', 'GET', `${path}/package`)).status).toBe(200);
    expect((await call('vendor', 'GET', `${path}/package`)).body).toMatchObject({
      code: 'nothing-to-claim',
      detail: expect.stringContaining('not submitted'),
    });
    expect((await call('finance', 'POST', `${path}/transitions`, '{"kind":"submitted"}')).status).toBe(200);
    expect((await call('vendor', 'GET', `${path}/package`)).status).toBe(200);
    // Two tokens: what the debtor states leaves all of it open, and what the creditor received settles it.
    const stated = async (who: string, body: string): Promise<string> => {
      const { state, open, code } = (await call(who, 'POST', `${path}/transitions`, body)).body;
      return code ?? `${state} ${open.amount}`;
    };
    const { body: claim } = await call('finance', 'GET', path);
    const owed = claim.owed.amount as string;
    expect(await stated('vendor', '{"kind":"accepted","amount":"-1.00"}')).toBe('bad-amount');
    expect(await stated('vendor', '{"kind":"credited","amount":"9999999.00","reference":"CN-1"}')).toBe('amount-too-large');
    expect(await stated('vendor', `{"kind":"received","amount":"${owed}"}`)).toBe('not-your-word');
    expect(await stated('vendor', '{"kind":"accepted"}')).toBe(`accepted ${owed}`);
    expect(await stated('vendor', `{"kind":"credited","amount":"${owed}","reference":"CN-1"}`)).toBe(`accepted ${owed}`);
    expect(await stated('finance', `{"kind":"received","amount":"${owed}","reference":"CN-1"}`)).toBe('settled 0.00');
    expect(await stated('vendor', '{"kind":"reversed","of":5,"note":"no"}')).toBe('not-your-word');
    expect(await stated('finance', '{"kind":"reversed","of":5,"note":"of another claim"}')).toBe(`accepted ${owed}`);
  });

  it('cannot read data of another vendor, cannot write beside its own routes with any scope, and records only what a vendor may record', async () => {
    expect((await call('vendor', 'GET', '/v1/statements?vendor=other')).body.code).toBe('other-vendor');
    expect((await call('vendor with all', 'PUT', '/v1/contracts/live-streaming-network', EXAMPLE_TEXT)).body.code).toBe('not-for-vendors');
    expect((await call('vendor with all', 'POST', '/v1/audits', '{"period":"2026-10"}')).body.code).toBe('not-for-vendors');
    const transitions = '/v1/claims/live-streaming-network.2026-10.compensation/transitions';
    expect((await call('vendor', 'POST', transitions, '{"kind":"submitted"}')).body.code).toBe('not-your-word');
    expect((await call('other vendor', 'POST', transitions, '{"kind":"acknowledged"}')).status).toBe(404);
    expect(
      (
        await call(
          'other vendor',
          'POST',
          '/v1/disputes',
          '{"contract":"live-streaming-network","period":"2026-10","amount":"1.00","reason":"not our outage"}',
        )
      ).body.code,
    ).toBe('unknown-contract');
  });
});

describe('writes, conditions and limits of the API', () => {
  it('every write, refused ones too, is in the audit trail with its subject, its route and its outcome', async () => {
    await call(
      'finance',
      'POST',
      '/v1/claims/live-streaming-network.2026-10.compensation/transitions',
      '{"kind":"rejected","reference":"R-1","note":"not due"}',
    );
    const { items } = (await call('auditor', 'GET', '/v1/audit-trail?day=2026-11-10&limit=200')).body;
    expect(items).toContainEqual(expect.objectContaining({ by: 'everyone', route: 'PUT /v1/contracts/{id}', status: 201 }));
    expect(items).toContainEqual(expect.objectContaining({ by: 'finance', route: 'POST /v1/claims/{id}/transitions', status: 422 }));
    expect(items.some(({ route }: { route: string }) => route.startsWith('GET'))).toBe(false);
    for (const { body, status, route } of items as { body?: string; status: number; route: string }[]) {
      expect([route, status >= 200]).toEqual([route, true]);
      // A body that cannot be read may have a secret anywhere.
      if (body === undefined) expect(ROUTES.find((one) => routeKey(one) === route)).toMatchObject({ secrets: true });
      else expect(body).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('finance reads its own writes in the audit trail, and those of no other subject', async () => {
    const transitions = '/v1/claims/live-streaming-network.2026-10.compensation/transitions';
    for (const who of ['finance', 'other finance', 'finance', 'vendor']) await call(who, 'POST', transitions, '{"kind":"acknowledged"}');
    for (const who of ['finance', 'other finance']) {
      const items: { by: string; route: string }[] = [];
      let cursor = '';
      do {
        const page = (await call(who, 'GET', `/v1/audit-trail/own?day=2026-11-10&limit=2${cursor && `&cursor=${cursor}`}`)).body;
        items.push(...page.items);
        cursor = (page.cursor ?? '') as string;
        if (cursor) expect(page.items.length).toBe(2);
      } while (cursor);
      expect(new Set(items.map(({ by }) => by))).toEqual(new Set([who]));
      expect(items.filter(({ route }) => route === 'POST /v1/claims/{id}/transitions').length).toBeGreaterThanOrEqual(
        who === 'finance' ? 2 : 1,
      );
      expect((await call(who, 'GET', '/v1/audit-trail?day=2026-11-10')).status).toBe(403);
    }
    expect((await call('finance', 'GET', '/v1/audit-trail/own?day=2026-11-10&by=other%20finance')).body.code).toBe('bad-query');
    expect((await call('vendor', 'GET', '/v1/audit-trail/own')).body.code).toBe('not-for-vendors');
  });

  it('a POST with an Idempotency-Key is done once: the same request again has the same answer, another body is refused', async () => {
    const body = '{"contract":"live-streaming-network","period":"2026-10","amount":"100.00","reason":"not our outage"}';
    const first = await call('finance', 'POST', '/v1/disputes', body, { 'idempotency-key': 'abc-1' });
    const again = await call('finance', 'POST', '/v1/disputes', body, { 'idempotency-key': 'abc-1' });
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
    const other = await call('finance', 'POST', '/v1/disputes', body.replace('not', 'never'), { 'idempotency-key': 'abc-1' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect((await call('finance', 'GET', '/v1/disputes?contract=live-streaming-network')).body.items.length).toBe(1);
    // A refusal is an answer like any other; the key of another caller is another key.
    const bad = () =>
      call('finance', 'POST', '/v1/disputes', '{"contract":"none","period":"2026-10","amount":"1.00","reason":"why not"}', {
        'idempotency-key': 'abc-2',
      });
    expect([(await bad()).status, (await bad()).headers.get('idempotency-replayed')]).toEqual([404, 'true']);
    const others = await call('everything', 'POST', '/v1/disputes', body, { 'idempotency-key': 'abc-1' });
    expect([others.status, others.body.id === first.body.id]).toEqual([201, false]);
  });

  it('a dispute is decided once, with its outcome, by the other party and never by the one that raised it', async () => {
    const [dispute] = (await call('finance', 'GET', '/v1/disputes?contract=live-streaming-network')).body.items;
    expect(dispute).toMatchObject({ openedBy: 'finance', raisedBy: 'customer' });
    const path = `/v1/disputes/${dispute.id}/decide`;
    const decision = '{"outcome":"rejected","note":"agreed with the vendor"}';
    const own = await call('finance', 'POST', path, decision);
    expect([own.status, own.body.code, own.body.detail]).toEqual([
      403,
      'same-person',
      'finance raised the dispute, and another person decides it; who raised it may withdraw it',
    ]);
    expect((await call('other finance', 'POST', path, decision)).body).toMatchObject({ status: 422, code: 'not-your-word' });
    expect((await call('other vendor', 'POST', path, decision)).body.code).toBe('unknown-dispute');
    expect((await call('vendor', 'POST', path, decision)).body).toMatchObject({
      status: 'decided',
      outcome: 'rejected',
      closedBy: 'vendor',
    });
    expect((await call('finance', 'POST', path, decision)).body.code).toBe('dispute-closed');
    expect((await call('finance', 'POST', path.replace('decide', 'settle'), decision)).status).toBe(410);
  });

  it('a request with the current ETag is answered with 304', async () => {
    const path = '/v1/statements/live-streaming-network.2026-10';
    const etag = (await call('finance', 'GET', path)).headers.get('etag')!;
    expect((await call('finance', 'GET', path, undefined, { 'if-none-match': etag })).status).toBe(304);
  });

  it('answers of the gateway itself have the headers of all answers', async () => {
    const asked = [
      await call('nobody', 'GET', '/v1/statements'),
      await call('vendor', 'PUT', '/v1/vendors/lumencast', '{}'),
      await call('nobody', 'GET', '/none'),
      await call('nobody', 'GET', '/.well-known/jwks.json'),
      await call('nobody', 'POST', '/', '{}', { 'x-amz-target': 'AWSEvents.PutEvents' }),
    ];
    for (const { headers } of asked)
      expect(Object.fromEntries(Object.keys(ANSWER_HEADERS).map((name) => [name, headers.get(name)]))).toEqual(ANSWER_HEADERS);
    expect(asked.map(({ status }) => status)).toEqual([401, 403, 404, 200, 400]);
  });

  it('a client with too many requests in a minute is answered with 429 and the time to wait', async () => {
    tokens.set('busy', await system.authorizer.issue(['statements:read'], { subject: 'busy' }));
    const answers = await Promise.all(Array.from({ length: RATE_LIMIT + 1 }, () => call('busy', 'GET', '/v1/remedies')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(1);
    expect(refused[0]!.body.code).toBe('too-many-requests');
    expect(refused[0]!.headers.get('retry-after')).toBe('60');
    expect((await call('finance', 'GET', '/v1/remedies')).headers.get('ratelimit-limit')).toBe(String(RATE_LIMIT));
  });
});
