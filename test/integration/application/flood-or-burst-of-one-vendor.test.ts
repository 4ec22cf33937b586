/** One vendor floods: what another one reads is the same, byte for byte. How fast it is answered: `npm run bench isolation`. */
import { expect, it } from 'vitest';
import { DynamoErasureStore } from '../../../lib/adapters/dynamo/erasure-store.ts';
import { dynamoStores } from '../../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../../lib/adapters/dynamo/table.ts';
import { LIMITS } from '../../../lib/declarations/limits.ts';
import { type FloodSize, type Installation, QUIET, VIEWS, installation, viewer } from '../../support/flood.ts';
import { EXAMPLE_EVENTS, exampleDocument, testDataKeys, testSecrets } from '../../support/harness.ts';
import { MemoryClient } from '../../support/memory-client.ts';

const SIZE: FloodSize = { events: 400, disputes: LIMITS.disputes.value + 10, refused: 300, bytes: 20_000 };

function made(size?: FloodSize): Promise<Installation> {
  const table = new Table(new MemoryClient().client, 'memory');
  const environment = { TABLE_NAME: 'm', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 't' };
  const given = {
    stores: dynamoStores(table),
    erasures: new DynamoErasureStore(table),
    secrets: testSecrets(),
    dataKeys: testDataKeys(),
    environment,
  };
  return installation(given, { document: exampleDocument(), events: EXAMPLE_EVENTS }, size);
}

/** All pages of a view as one list of bytes; the text of a cursor is not what is read. */
async function whole(view: string, read: ReturnType<typeof viewer>): Promise<string[]> {
  const entries: string[] = [];
  let cursor: string | undefined;
  do {
    const { statusCode, body } = await read(view, cursor);
    expect(statusCode).toBe(200);
    const { items, cursor: next, ...rest } = JSON.parse(body) as { items?: unknown[]; cursor?: string };
    entries.push(...(items ?? [rest]).map((item) => JSON.stringify(item)));
    cursor = next;
  } while (cursor !== undefined);
  return entries;
}

it('every view of the other vendor, and every warning, is as if there were no flood', async () => {
  const [calm, flooded] = [await made(), await made(SIZE)];
  const loud = (await flooded.services.stores.disputes.of('flooding')).length;
  expect(loud).toBe(LIMITS.disputes.value);
  expect(flooded.warnings.length).toBeGreaterThan(0);
  expect(flooded.warnings).toEqual(calm.warnings);
  const [before, after] = [viewer(calm), viewer(flooded)];
  const counts: Record<string, number> = {};
  for (const view of Object.keys(VIEWS)) {
    const expected = await whole(view, before);
    expect([view, await whole(view, after)]).toEqual([view, expected]);
    expect(JSON.stringify(expected)).not.toContain('flooding');
    counts[view] = expected.length;
  }
  // Nothing is compared with nothing.
  for (const [view, count] of Object.entries(counts)) expect([view, count > 0]).toEqual([view, true]);
  const issued = await Promise.all([calm, flooded].map(({ services }) => services.stores.statements.latest(QUIET, '2026-10')));
  expect(issued[1]).toEqual(issued[0]);
});
