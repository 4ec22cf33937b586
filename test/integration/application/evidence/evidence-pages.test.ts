/** A month of events is read in pages, and a ledger of ten thousand years by the months that have entries. */
import { expect, it } from 'vitest';
import { ledgerPage } from '../../../../lib/application/claims/ledger.ts';
import { openDesk, VENDOR_ACCOUNT } from '../../../support/evidence-desk.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

it('the pages of a month have each event once, and a foreign cursor is refused', async () => {
  const desk = await openDesk();
  const events = Array.from({ length: 120 }, (_, i) => ({
    type: i % 2 ? 'service.up.v1' : 'service.down.v1',
    detail: { id: `e-${i}`, component: 'line-1', occurredAt: new Date(Date.UTC(2026, 9, 20, 8, i)).toISOString() },
  }));
  await desk.send(VENDOR_ACCOUNT, ...events);
  const ids: string[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await desk.call('GET /v1/evidence', {}, undefined, {
      vendor: 'lumencast',
      month: '2026-10',
      ...(cursor && { cursor }),
    });
    sizes.push(body.items.length);
    ids.push(...body.items.map(({ event }: { event: { id: string } }) => event.id));
    cursor = body.cursor;
  } while (cursor !== undefined);
  expect(sizes).toEqual([50, 50, 20]);
  // By component, and by record within it.
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids)).toEqual(new Set(events.map(({ detail }) => detail.id)));
  const foreign = await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', month: '2026-10', cursor: 'bm9uZQ' });
  expect([foreign.status, foreign.body.code]).toEqual([400, 'bad-cursor']);
  await desk.stop();
});

it('reading the ledger from year 1 to 9999 takes as many queries as there are months with entries', async () => {
  const client = new MemoryClient();
  const stores = dynamoStores(new Table(client.client, 'memory'));
  const item = (at: string): object => ({
    at,
    source: at,
    vendor: 'v',
    contract: 'c',
    period: 'p',
    entries: [{ at, account: 'owed', amount: '1.00' }],
  });
  for (const at of ['2026-09-05T00:00:00.000Z', '2026-11-05T00:00:00.000Z']) await stores.ledger.post(item(at) as never);
  client.calls.QueryCommand = 0;
  const query = { from: '0001-01-01T00:00:00.000Z', until: '9999-12-31T00:00:00.000Z' };
  const page = await ledgerPage(query, undefined, 50, stores, () => Date.UTC(2026, 11, 1));
  expect(page.items.length).toBe(2);
  // A month is spread over eight partitions, beside the one of earlier versions.
  expect(client.calls.QueryCommand).toBeLessThan(2 * 9 + 2);
});
