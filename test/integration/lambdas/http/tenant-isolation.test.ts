/**
 * Route by role by tenant: what a vendor reads is the same, byte for byte and page for page, whether other vendors have nothing or much; and
 * nothing of others is in an answer, a header, or what can be read in a cursor.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { Cursors, cursorAudience } from '../../../../lambdas/http/cursors.ts';
import { ROLES, type Role } from '../../../../lib/declarations/roles.ts';
import { ROUTES, type Route, type RouteKey, routeKey } from '../../../../lib/declarations/routes.ts';
import { ROUTE_SPECS } from '../../../../lib/schemas/route-specs.ts';
import { testDataKeys } from '../../../support/harness.ts';
import {
  type TenantRequest,
  FOREIGN,
  POST_DISPUTE,
  MINE,
  OWN_COUNT,
  PERIOD,
  type SeenPage,
  THEIRS,
  type TenantWorld,
  ask,
  endpointOf,
  eventOf,
  foreignContract,
  makeWorld,
  ownContract,
  pagesOf,
  readable,
} from '../../../support/tenants.ts';

const OTHERS = 12;
let alone: TenantWorld;
let among: TenantWorld;

beforeAll(async () => {
  [alone, among] = [await makeWorld(0), await makeWorld(OTHERS)];
});

const all = ROUTES as readonly Route[];
/** Whatever takes a cursor: a listing that is added is here by itself, and fails where the worlds have nothing for it. */
const listings = all.filter((route) => 'cursor' in (ROUTE_SPECS[routeKey(route) as RouteKey].query?.shape ?? {}));
const roles = Object.keys(ROLES) as Role[];
const has = (role: Role, { scope }: Route): boolean => (ROLES[role] as readonly string[]).includes(scope!);

/** Queries of listings that need one, for a reader of one vendor or of all. */
const QUERIES: Readonly<Record<string, (vendor?: string) => readonly Readonly<Record<string, string>>[]>> = {
  '/v1/evidence': (vendor = MINE) => [{ month: PERIOD, vendor }],
  '/v1/statements': (vendor) => [
    { updatedSince: '2026-11-01T00:00:00Z' },
    { period: PERIOD },
    ...(vendor === undefined ? [] : [{ vendor }]),
  ],
  '/v1/ledger': () => [{ from: '2026-11-01T00:00:00Z' }],
};
const waysOf = (route: Route, role: Role, vendor?: string): TenantRequest[] =>
  (QUERIES[route.path]?.(vendor) ?? [{}]).map((query) => ({
    role,
    vendor,
    query,
    path: { period: PERIOD, name: endpointOf(vendor ?? MINE) },
  }));

/** All that can be compared of a cursor. The place in it is read with the key, which no caller has. */
async function comparable(world: TenantWorld, route: Route, asked: TenantRequest, page: SeenPage): Promise<unknown> {
  const { cursor, headers, ...rest } = page;
  const shown = { ...rest, headers: { ...headers, 'ratelimit-remaining': undefined } };
  if (cursor === undefined) return shown;
  const audience = cursorAudience(eventOf(route, asked));
  const place = await new Cursors(world.stores.cursorKeys, testDataKeys()).decrypt(cursor, audience, world.now);
  return { ...shown, length: cursor.length, readable: readable(cursor), place };
}

const seen = (pages: readonly SeenPage[]): string =>
  JSON.stringify(pages.map(({ cursor, ...page }) => [page, cursor, cursor && readable(cursor)]));

describe.each([
  ['until listings by vendor are complete', false],
  ['when they are', true],
])('%s', (_, isComplete) => {
  beforeAll(async () => {
    if (!isComplete) return;
    for (const { stores, now } of [alone, among])
      expect(await stores.vendorListings.takeOver(now, { settledMs: 0, mostMs: Infinity })).toBe(true);
  });

  const matrix = listings.flatMap((route) =>
    roles.filter((role) => has(role, route)).map((role) => [routeKey(route), role, route] as const),
  );

  it.each(matrix)('%s as %s of a vendor: the same whether others have 0 items or many', async (__, role, route) => {
    for (const asked of waysOf(route, role, MINE)) {
      const [own, same] = [await pagesOf(alone, route, asked), await pagesOf(among, route, asked)];
      if (!route.vendors) {
        expect(own.map(({ status }) => status)).toEqual([403]);
        continue;
      }
      expect(own.map(({ status }) => status)).toEqual(own.map(() => 200));
      // There is something to follow: more than one page, but of vendors, of whom there is one.
      expect(own.length).toBeGreaterThan(route.path === '/v1/vendors' ? 0 : 1);
      expect(seen(same)).not.toContain(FOREIGN);
      for (const page of same)
        if (page.cursor) expect(Object.keys(JSON.parse(readable(page.cursor))).sort()).toEqual(['alg', 'enc', 'kid']);
      const compared = async (world: TenantWorld, pages: readonly SeenPage[]): Promise<unknown[]> =>
        Promise.all(pages.map((page) => comparable(world, route, asked, page)));
      const places = await compared(among, same);
      expect(JSON.stringify(places)).not.toContain(FOREIGN);
      expect(places).toEqual(await compared(alone, own));
      // Nothing of this vendor's is read by the other one.
      for (const theirs of waysOf(route, role, THEIRS)) {
        const pages = await pagesOf(among, route, theirs);
        expect(seen(pages)).not.toContain('m-own-');
        expect(pages.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0);
      }
    }
  });

  it.each(matrix)('%s as %s of the customer: all of all vendors', async (__, role, route) => {
    const count = async (asked: TenantRequest): Promise<number> =>
      (await pagesOf(among, route, asked)).reduce((sum, page) => sum + (page.status === 200 ? page.count : 0), 0);
    for (const [i, asked] of waysOf(route, role).entries()) {
      const whole = await count(asked);
      expect(whole).toBeGreaterThan(0);
      // Approvals are of the party that asked; evidence is always of one vendor, and deliveries of one endpoint.
      if (!route.vendors || ['/v1/approvals', '/v1/evidence', '/v1/endpoints/{name}/deliveries'].includes(route.path)) continue;
      const parts = await Promise.all([MINE, THEIRS].map((vendor) => count(waysOf(route, role, vendor)[i]!)));
      const nobodys = route.path === '/v1/quarantine' ? OWN_COUNT : 0;
      expect([route.path, whole]).toEqual([route.path, parts[0]! + parts[1]! + nobodys]);
    }
  });
});

describe('what is another vendor’s, asked for by its id', () => {
  const asked = all.filter(({ vendors, path, scope }) => vendors && scope !== null && path.includes('{'));
  const paths = (contract: string, vendor: string): Record<string, string> => ({
    contract,
    vendor,
    period: PERIOD,
    form: 'csv',
    name: endpointOf(vendor),
  });
  const idsOf = (contract: string): string[] => [
    contract,
    `${contract}.${PERIOD}`,
    `${contract}.${PERIOD}.compensation`,
    `approval-${contract}`,
    `msg_${contract}`,
  ];
  const BODIES: Readonly<Record<string, (contract: string) => unknown>> = {
    '/v1/claims/{id}/transitions': () => ({ kind: 'acknowledged' }),
    '/v1/endpoints/{name}': () => ({ url: 'https://noc.example.com/' }),
    '/v1/endpoints/{name}/state': () => ({ state: 'disabled' }),
    '/v1/endpoints/{name}/secrets': () => ({}),
    '/v1/endpoints/{name}/tests': () => ({}),
    '/v1/endpoints/{name}/replays': (contract) => ({ delivery: `msg_${contract}` }),
  };

  it('is asked for by every part of a path, so that a route with another part is no exception', () => {
    const parts = asked.flatMap(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part!));
    expect([...new Set(parts)].sort()).toEqual([...Object.keys(paths('', '')), 'id'].sort());
  });

  it.each(asked.map((route) => [routeKey(route), route] as const))('%s answers as if it were not there', async (_, route) => {
    for (const id of idsOf(foreignContract(0))) {
      const body = route.method === 'GET' ? undefined : (BODIES[route.path]?.(id) ?? { note: 'none' });
      const query = route.path.startsWith('/v1/ledger') ? { from: '2026-11-01T00:00:00Z' } : {};
      const request: TenantRequest = { role: 'vendor', vendor: MINE, path: { ...paths(foreignContract(0), THEIRS), id }, query, body };
      const [nowhere, there] = [await ask(alone, route, request), await ask(among, route, request)];
      const bare = ({ headers, ...answer }: typeof there): unknown => ({
        ...answer,
        headers: { ...headers, 'ratelimit-remaining': undefined },
      });
      expect(bare(there)).toEqual(bare(nowhere));
      if (!route.path.startsWith('/v1/ledger')) expect(there.status).toBeGreaterThanOrEqual(400);
    }
  });

  it.each(asked.filter(({ path }) => path.includes('{name}')).map((route) => [routeKey(route), route] as const))(
    '%s: the name of another vendor’s endpoint is free for its own, and says nothing of the other',
    async (_, route) => {
      const name = `noc-${THEIRS}`;
      const request: TenantRequest = {
        role: 'vendor',
        vendor: MINE,
        path: { name, id: `msg_${foreignContract(0)}` },
        body: route.method === 'GET' ? undefined : BODIES[route.path]?.(foreignContract(0)),
      };
      // What is made anew each time is compared by its length.
      const bare = ({ status, text }: Awaited<ReturnType<typeof ask>>) => [
        status,
        text.replaceAll(/whsec_[\w+/=]+|"fingerprint":"\w+"/g, (made) => '*'.repeat(made.length)),
      ];
      expect(bare(await ask(among, route, request))).toEqual(bare(await ask(alone, route, request)));
      const theirs = await among.services.endpoints!.endpoints.get(endpointOf(THEIRS));
      expect(theirs).toMatchObject({ id: `ep_${THEIRS}`, url: `https://${THEIRS}.example.com/` });
    },
  );

  it('and its own is there', async () => {
    const route = all.find(({ path, method }) => path === '/v1/statements/{id}' && method === 'GET')!;
    const own = { role: 'vendor', vendor: MINE, path: { id: `${ownContract(0)}.${PERIOD}` } } as const;
    expect((await ask(among, route, own)).status).toBe(200);
  });
});

describe('what is another vendor’s, named by a filter or a body', () => {
  const NAMED: Readonly<Record<string, readonly string[]>> = {
    vendor: [THEIRS],
    contract: [foreignContract(0)],
    by: ['vendor', 'contract'],
  };
  const NEEDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    '/v1/evidence': { month: PERIOD, vendor: MINE },
    '/v1/ledger': { from: '2026-11-01T00:00:00Z' },
    '/v1/ledger/documents/{form}': { from: '2026-11-01T00:00:00Z' },
    '/v1/ledger/balances': { from: '2026-11-01T00:00:00Z' },
  };
  const filters = all.flatMap((route) =>
    Object.keys((route.vendors && ROUTE_SPECS[routeKey(route) as RouteKey].query?.shape) || {})
      .filter((name) => name in NAMED)
      .map((name) => [routeKey(route), name, route] as const),
  );
  const answers = async (route: Route, request: TenantRequest): Promise<unknown[]> =>
    Promise.all(
      [alone, among].map(async (world) => {
        const { headers, ...answer } = await ask(world, route, request);
        return { ...answer, headers: { ...headers, 'ratelimit-remaining': undefined } };
      }),
    );

  it.each(filters)('%s by %s: answers as if others had nothing', async (_, name, route) => {
    for (const value of NAMED[name]!) {
      const query = { ...NEEDED[route.path], [name]: value };
      const [nowhere, there] = await answers(route, { role: 'vendor', vendor: MINE, path: { form: 'csv' }, query });
      expect(there).toEqual(nowhere);
      // What is refused is refused for the vendor that was asked for, and for nothing else.
      expect([200, 403]).toContain((there as { status: number }).status);
    }
  });

  it('a dispute of a contract of another vendor: there is no such contract', async () => {
    const body = { contract: foreignContract(0), period: PERIOD, amount: '1.00', reason: 'not our outage' };
    const [nowhere, there] = await answers(POST_DISPUTE, { role: 'vendor', vendor: MINE, body });
    expect(there).toEqual(nowhere);
    expect(there).toMatchObject({ status: 404 });
  });

  it('every body that names a contract or a vendor is tried', () => {
    const naming = all.filter((route) => {
      const shape = (ROUTE_SPECS[routeKey(route) as RouteKey].body as any)?.schema?.shape ?? {};
      return route.vendors && ('contract' in shape || 'vendor' in shape || 'vendors' in shape);
    });
    // Of an endpoint: test/integration/application/endpoints/deliveries.test.ts.
    expect(naming.map(routeKey)).toEqual(['POST /v1/disputes', 'PUT /v1/endpoints/{name}']);
  });
});

it('what is declared as a listing takes a cursor, and nothing else does', () => {
  const inBodies = all.filter((route) => 'cursor' in ((ROUTE_SPECS[routeKey(route) as RouteKey].body as any)?.schema?.shape ?? {}));
  const declared = all.filter(({ lists }) => lists).map(routeKey);
  expect(declared.sort()).toEqual([...listings, ...inBodies].map(routeKey).sort());
  expect(inBodies.map(routeKey)).toEqual(['POST /v1/erasures/search', 'POST /v1/endpoints/{name}/replays']);
});
