/** Every listing: a page whose items would pass the bound in bytes ends early, its cursor goes on, and no item is left out or given twice. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../lib/declarations/limits.ts';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import { MINE, PERIOD, type TenantWorld, ask, endpointOf, makeWorld } from '../../../support/tenants.ts';

const REAL = LIMITS.pageBytes.value;
const setBound = (bytes: number): void => void ((LIMITS.pageBytes as { value: number }).value = bytes);

const LISTINGS = (ROUTES as readonly Route[]).filter(({ lists, method }) => lists && method === 'GET');
const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/v1/evidence': { month: PERIOD, vendor: MINE },
  '/v1/statements': { period: PERIOD },
  '/v1/ledger': { from: '2026-11-01T00:00:00Z' },
};

let world: TenantWorld;

beforeAll(async () => {
  world = await makeWorld(3);
});
afterEach(() => setBound(REAL));

const sizeOf = (item: unknown): number => Buffer.byteLength(JSON.stringify(item)) + 1;

/** The items of each page, to the end of the listing. */
async function pages(route: Route): Promise<unknown[][]> {
  const found: unknown[][] = [];
  let cursor: string | undefined;
  do {
    const query = { ...QUERIES[route.path], limit: '200', ...(cursor !== undefined && { cursor }) };
    const { status, text } = await ask(world, route, { role: 'administrator', query, path: { period: PERIOD, name: endpointOf(MINE) } });
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    const body = JSON.parse(text) as { items?: unknown[]; outcomes?: unknown[]; cursor?: string };
    found.push((body.items ?? body.outcomes)!);
    cursor = body.cursor;
  } while (cursor !== undefined && found.length < 200);
  return found;
}

describe('a page past the bound in bytes', () => {
  it.each(LISTINGS.map((route) => [routeKey(route), route] as const))('of %s ends early, and the next goes on', async (_, route) => {
    const whole = await pages(route);
    expect(whole.length).toBe(1);
    const all = whole[0]!;
    expect(all.length).toBeGreaterThan(1);
    for (const bound of [1, Math.max(...all.map(sizeOf)) * 2]) {
      setBound(bound);
      const parts = await pages(route);
      expect(parts.flat()).toEqual(all);
      for (const items of parts)
        if (items.length > 1) expect(items.reduce((sum: number, one) => sum + sizeOf(one), 0)).toBeLessThanOrEqual(bound);
      if (bound === 1) expect(parts.map(({ length }) => length)).toEqual(all.map(() => 1));
    }
  });
});
