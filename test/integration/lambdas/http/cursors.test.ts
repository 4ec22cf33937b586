/** A cursor is good for its listing, its filters and its caller, for a day, over a change of keys; and `updatedSince` needs none. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import { at } from '../../../support/facts.ts';
import { KeyFileDataKeys } from '../../../../local/kms/key-file.ts';
import { testDataKeys } from '../../../support/harness.ts';
import { type TenantRequest, MINE, NOW, PERIOD, THEIRS, type TenantWorld, ask, makeWorld } from '../../../support/tenants.ts';

const HOUR = 3_600_000;
const [CLAIMS, DISPUTES, STATEMENTS] = ['/v1/claims', '/v1/disputes', '/v1/statements'].map((path) =>
  (ROUTES as readonly Route[]).find((route) => routeKey(route) === `GET ${path}`)!,
) as [Route, Route, Route];
const OWN: TenantRequest = { role: 'finance', vendor: MINE, query: { period: PERIOD, limit: '2' } };

let world: TenantWorld;
beforeAll(async () => {
  world = await makeWorld(3);
});

async function get(route: Route, asked: TenantRequest): Promise<{ status: number; body: any }> {
  const { status, text } = await ask(world, route, asked);
  return { status, body: JSON.parse(text) };
}
const cursorOf = async (route = CLAIMS, asked = OWN): Promise<string> => (await get(route, asked)).body.cursor as string;
const withCursor = (cursor: string, asked = OWN): TenantRequest => ({ ...asked, query: { ...asked.query, cursor } });

/** The answer to a cursor, in short. */
async function answered(cursor: string, route = CLAIMS, asked = OWN): Promise<string> {
  const { status, body } = await get(route, withCursor(cursor, asked));
  return status === 200 ? '200' : `${status} ${body.code}: ${body.detail}`;
}
const OTHER =
  /^400 bad-cursor: the cursor is of another listing, of other filters or of another caller; send it with .* or begin again without one$/;
const NONE = /^400 bad-cursor: the cursor is none that a page of this listing gave; begin again without one$/;

describe('a cursor', () => {
  it('is a compact JWE that names nothing but its algorithms and its key, each time another', async () => {
    const [one, two] = [await cursorOf(), await cursorOf()];
    expect(one.split('.').length).toBe(5);
    expect(JSON.parse(Buffer.from(one.split('.')[0]!, 'base64url').toString())).toEqual({ alg: 'dir', enc: 'A256GCM', kid: '2026-11' });
    expect(one).not.toBe(two);
    expect(await answered(one)).toBe('200');
  });

  it('is good with another limit, and with no other filter, listing, or caller', async () => {
    const cursor = await cursorOf();
    const query = OWN.query!;
    expect(await answered(cursor, CLAIMS, { ...OWN, query: { ...query, limit: '1' } })).toBe('200');
    expect(await answered(cursor, CLAIMS, { ...OWN, query: { ...query, state: 'due' } })).toMatch(OTHER);
    expect(await answered(cursor, CLAIMS, { ...OWN, query: { limit: '2' } })).toMatch(OTHER);
    expect(await answered(cursor, DISPUTES)).toMatch(OTHER);
    expect(await answered(cursor, CLAIMS, { ...OWN, role: 'auditor' })).toMatch(OTHER);
    expect(await answered(cursor, CLAIMS, { ...OWN, vendor: THEIRS })).toMatch(OTHER);
    expect(await answered(cursor, CLAIMS, { role: OWN.role, query })).toMatch(OTHER);
  });

  it('that is forged, changed, or of an earlier version is refused, with what to do', async () => {
    const cursor = await cursorOf();
    const parts = cursor.split('.');
    const header = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = [
      Buffer.from(JSON.stringify([0, 'm-own-1.2026-10.compensation', 0])).toString('base64url'),
      Buffer.from('2026-10-20T12:00:00.000Z#ab').toString('base64url'),
      'x',
      '....',
      [...parts.slice(0, 3), `${parts[3]!.startsWith('A') ? 'B' : 'A'}${parts[3]!.slice(1)}`, parts[4]].join('.'),
      [header({ alg: 'dir', enc: 'A256GCM', kid: '2026-12' }), ...parts.slice(1)].join('.'),
      [header({ alg: 'dir', enc: 'A256GCM' }), ...parts.slice(1)].join('.'),
      [header({ alg: 'none' }), ...parts.slice(1)].join('.'),
    ];
    for (const one of forged) expect([one, await answered(one)]).toEqual([one, expect.stringMatching(NONE)]);
  });

  it('of another installation is refused', async () => {
    const other = await makeWorld(0);
    const { text } = await ask(other, CLAIMS, OWN);
    expect(await answered((JSON.parse(text) as { cursor: string }).cursor)).toMatch(NONE);
  });

  it('expires after a day, by the clock and by its key', async () => {
    const cursor = await cursorOf();
    const begun = world.now;
    try {
      world.now = begun + 24 * HOUR - 1000;
      expect(await answered(cursor)).toBe('200');
      for (const later of [24 * HOUR + 1000, 90 * 24 * HOUR]) {
        world.now = begun + later;
        expect(await answered(cursor)).toMatch(
          /^400 cursor-expired: a cursor is good for 24 hours, and this one is older; begin again without one/,
        );
      }
    } finally {
      world.now = begun;
    }
  });

  it('outlives the key of its month for a day; each month has a key of its own, which is stored encrypted', async () => {
    const begun = world.now;
    try {
      world.now = at('2026-11-30T23:30:00Z');
      const cursor = await cursorOf();
      world.now = at('2026-12-01T00:30:00Z');
      expect(await answered(cursor)).toBe('200');
      const next = await cursorOf();
      expect(JSON.parse(Buffer.from(next.split('.')[0]!, 'base64url').toString()).kid).toBe('2026-12');
      const { cursorKeys } = world.stores;
      const stored = await Promise.all(['2026-11', '2026-12'].map((month) => cursorKeys.get(month)));
      const keys = await Promise.all(stored.map((encrypted) => testDataKeys().decrypt(encrypted!)));
      expect(keys.map((key) => key.length)).toEqual([32, 32]);
      expect(Buffer.from(keys[0]!).equals(Buffer.from(keys[1]!))).toBe(false);
      for (const [i, encrypted] of stored.entries()) expect(Buffer.from(encrypted!).includes(Buffer.from(keys[i]!))).toBe(false);
    } finally {
      world.now = begun;
    }
  });
});

describe('after the key that encrypts the keys of cursors was replaced', () => {
  it('a cursor of before says that the list is begun again, and listings go on under a new key', async () => {
    const before = await cursorOf();
    const original = world;
    try {
      for (const [n, byte] of [9, 10].entries()) {
        const dataKeys = new KeyFileDataKeys(Buffer.alloc(32, byte));
        world = { ...original, services: { ...original.services, dataKeys } };
        expect(await answered(before)).toMatch(
          /^400 cursor-expired: the key of cursors was replaced since the page .* begin again without one/,
        );
        const next = await cursorOf();
        expect(JSON.parse(Buffer.from(next.split('.')[0]!, 'base64url').toString()).kid).toBe(`2026-11.${n + 2}`);
        expect(await answered(next)).toBe('200');
      }
    } finally {
      world = original;
    }
    expect(await answered(before)).toBe('200');
  });
});

it('`updatedSince` goes on over a change of keys, from the newest that the client has', async () => {
  const begun = world.now;
  try {
    world.now = NOW + 60_000;
    const asked = (since: string): TenantRequest => ({ role: 'finance', vendor: MINE, query: { updatedSince: since, limit: '3' } });
    const first = (await get(STATEMENTS, asked('2026-11-01T00:00:00Z'))).body;
    world.now = at('2027-02-01T00:00:00Z');
    expect(await answered(first.cursor as string, STATEMENTS, asked('2026-11-01T00:00:00Z'))).toContain('`updatedSince`');
    const { status, body } = await get(STATEMENTS, asked(first.items.at(-1).issuedAt as string));
    expect([status, body.items[0].id, body.items.length]).toEqual([200, first.items.at(-1).id, 3]);
  } finally {
    world.now = begun;
  }
});
