/** A filter that nothing can pass is refused on every route that has its parameters, and the refusal says what to write instead. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SINCE_PARAMETERS } from '../../../../lambdas/http/http.ts';
import { ROUTES, type Route, type RouteKey, routeKey } from '../../../../lib/declarations/routes.ts';
import { FILTER_ENDS } from '../../../../lib/schemas/request-parts.ts';
import { ROUTE_SPECS } from '../../../../lib/schemas/route-specs.ts';
import { type TenantWorld, MINE, ask, makeWorld } from '../../../support/tenants.ts';

type Query = Readonly<Record<string, string>>;

/** What each pair of ends is tried with: ends in order, the same value twice, and ends the wrong way round. */
const VALUES: Readonly<Record<string, readonly [low: string, high: string]>> = {
  from: ['2026-10-01', '2026-11-01T08:00:00+08:00'],
  lastDayFrom: ['2026-09-30', '2026-10-01'],
  atLeast: ['9.5', '10.00'],
};

/** Parameters without which a route refuses every query. */
const NEEDED: Readonly<Record<string, Query>> = {
  '/v1/statements': { vendor: MINE },
  '/v1/ledger': { from: '2026-10-01' },
  '/v1/ledger/documents/{form}': { from: '2026-10-01' },
};

const shapeOf = (route: Route): object => ROUTE_SPECS[routeKey(route) as RouteKey].query?.shape ?? {};
const routes = (ROUTES as readonly Route[]).filter(({ method }) => method === 'GET');
const filtered = routes.flatMap((route) =>
  FILTER_ENDS.flatMap(({ ends: [first, last] }) => {
    const named = [first, last].filter((name) => name in shapeOf(route));
    expect([route.path, ...named].length, `${route.path} has one end of ${first}, ${last}`).not.toBe(2);
    return named.length === 2 ? [[route.path, first, last, route] as const] : [];
  }),
);
const since = routes.flatMap((route) =>
  SINCE_PARAMETERS.flatMap((name) => (name in shapeOf(route) ? [[route.path, name, route] as const] : [])),
);

let world: TenantWorld;
beforeAll(async () => {
  world = await makeWorld(0);
});

async function answerOf(route: Route, query: Query): Promise<{ status: number; text: string }> {
  const all = { ...NEEDED[route.path], ...query };
  const { status, text } = await ask(world, route, { role: 'finance', query: all, path: { form: 'csv' } });
  return { status, text };
}

describe('filters with two ends', () => {
  it.each(filtered)('%s refuses %s and %s the wrong way round, names both and says what to write', async (path, first, last, route) => {
    const [low, high] = VALUES[first]!;
    const more = first === 'atLeast' ? { currency: 'CNY' } : {};
    const wrong = await answerOf(route, { ...more, [first]: high, [last]: low });
    expect(wrong.status, path).toBe(400);
    const { code, detail, issues } = JSON.parse(wrong.text) as { code: string; detail: string; issues: { path: string }[] };
    expect([code, issues.map((issue) => issue.path)]).toEqual(['bad-query', [`/${last}`]]);
    for (const name of [first, last, 'write']) expect(detail).toContain(name);
    expect((await answerOf(route, { ...more, [first]: low, [last]: high })).status).toBe(200);
    // What is at `until` is not included; the other ends are.
    expect((await answerOf(route, { ...more, [first]: low, [last]: low })).status).toBe(last === 'until' ? 400 : 200);
  });

  it.each(filtered)('%s refuses a %s and a %s that are no values, and does not fail', async (_, first, last, route) => {
    const more = NEEDED[route.path] ?? {};
    const currency = first === 'atLeast' ? { currency: 'CNY' } : {};
    for (const [one, other] of [
      ['\u0013Ã', 'x'],
      ['-', '1.00'],
      ['1.00', '.'],
    ] as const)
      expect([route.path, (await answerOf(route, { ...more, ...currency, [first]: one, [last]: other })).status]).toEqual([
        route.path,
        400,
      ]);
  });

  it('are those of the ledger, its balances and files, and of the lists of claims, disputes, approvals, rows of bills and remedies', () => {
    const names = filtered.map(([path, first]) => `${path} ${first}`);
    for (const path of ['/v1/ledger', '/v1/ledger/balances', '/v1/ledger/documents/{form}']) expect(names).toContain(`${path} from`);
    for (const path of ['/v1/claims', '/v1/approvals', '/v1/bill-credits', '/v1/remedies']) expect(names).toContain(`${path} lastDayFrom`);
    for (const path of ['/v1/statements', '/v1/claims', '/v1/disputes', '/v1/ledger']) expect(names).toContain(`${path} atLeast`);
  });
});

describe('what was recorded since an instant', () => {
  it.each(since)('%s refuses a %s of more than a day ahead, and takes the next day', async (path, name, route) => {
    const ahead = await answerOf(route, { [name]: '2027-01-01T00:00:00Z' });
    expect([path, ahead.status]).toEqual([path, 400]);
    expect(ahead.text).toContain(`${name} is in the future`);
    expect((await answerOf(route, { [name]: '2026-11-06T00:00:00Z' })).status).toBe(200);
  });

  it('is asked of the ledger in each form, and of statements', () => {
    expect(since.map(([path, name]) => `${path} ${name}`).sort()).toEqual([
      '/v1/ledger from',
      '/v1/ledger/balances from',
      '/v1/ledger/documents/{form} from',
      '/v1/statements updatedSince',
    ]);
  });
});
