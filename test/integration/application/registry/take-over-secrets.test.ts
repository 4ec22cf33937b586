/** Webhooks that earlier versions stored with their keys and secrets in clear: their addresses stay valid, and nothing stays in clear. */
import { createHmac } from 'node:crypto';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeOverSecrets } from '../../../../lib/application/registry/take-over-secrets.ts';
import { type Desk, openDesk } from '../../../support/evidence-desk.ts';

const KEY = 'AT3HVV-rH_910GyyozpsaHIOwlUJXJXL';
const SECRET = 'secret-of-the-past';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

/** As version 0.2 wrote it. */
async function storeAsBefore(source: string, secrets: readonly string[] = []): Promise<string> {
  const { table } = desk.table;
  const head = { vendor: 'lumencast', source };
  const keys = JSON.stringify([{ key: KEY, since: '2026-09-01T00:00:00.000Z' }]);
  await table.put({
    pk: 'WEBHOOK#lumencast',
    sk: source,
    entity: 'webhook',
    schema: 2,
    ...head,
    as: 'vendor',
    keys,
    signingSecrets: JSON.stringify(secrets),
  });
  await table.put({ pk: `WEBHOOKKEY#${KEY}`, sk: 'KEY', entity: 'webhook-key', schema: 2, ...head });
  return `https://api/v1/webhooks/${source}/${KEY}`;
}

async function inTable(): Promise<string> {
  const { client } = desk.table.table as unknown as { client: DynamoDBClient };
  const { Items: items = [] } = await client.send(new ScanCommand({ TableName: 'makegood' }));
  return JSON.stringify(items, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value));
}

const takeOver = (): Promise<void> => takeOverSecrets(desk.table.stores, desk.services.secrets, desk.services.clock);
const ping = JSON.stringify({ zen: 'Keep it logically awesome.' });
const deliver = async (url: string, secret = SECRET): Promise<number> => {
  const signature = createHmac('sha256', secret).update(ping).digest('hex');
  return (await desk.post(url, ping, { 'x-hub-signature-256': `sha256=${signature}` })).status;
};

it('an old address is valid before and after the conversion, with its secret, and nothing of them stays in clear', async () => {
  const url = await storeAsBefore('github', [SECRET]);
  expect([await deliver(url), await deliver(url, 'another-secret')]).toEqual([202, 401]);
  const { body } = await desk.call('GET /v1/vendors/{vendor}', { vendor: 'lumencast' });
  expect(JSON.stringify(body)).not.toMatch(new RegExp(`${KEY}|${SECRET}`));
  await takeOver();
  expect([await deliver(url), await deliver(url, 'another-secret')]).toEqual([202, 401]);
  expect(await inTable()).not.toMatch(new RegExp(`${KEY}|${SECRET}`));
  expect(await desk.table.stores.registry.bindings('webhook:github:lumencast')).toEqual([
    { vendor: 'lumencast', contract: '*', as: 'vendor' },
  ]);
});

it('the next change of a webhook converts it too', async () => {
  const url = await storeAsBefore('github', [SECRET]);
  await desk.call(
    'PUT /v1/vendors/{vendor}/webhooks/{source}',
    { vendor: 'lumencast', source: 'github' },
    { signingSecret: 'next-secret' },
  );
  expect([await deliver(url), await deliver(url, 'next-secret')]).toEqual([202, 202]);
  expect(await inTable()).not.toMatch(new RegExp(`${KEY}|${SECRET}|next-secret`));
});

it('an old address whose sender was removed is refused, and ends', async () => {
  const url = await storeAsBefore('canonical');
  await desk.table.stores.registry.unbind('webhook:canonical:lumencast', 'lumencast', '');
  const body = JSON.stringify({ type: 'service.down.v1', id: 'a', occurredAt: '2026-10-20T10:00:00Z', component: 'line-1' });
  expect((await desk.post(url, body)).status).toBe(404);
  await takeOver();
  expect((await desk.post(url, body)).status).toBe(404);
  expect(await desk.table.stores.registry.webhook('lumencast', 'canonical')).toBeUndefined();
  expect(await inTable()).not.toContain(KEY);
});

it('the conversion runs once, and may be interrupted at any point', async () => {
  await storeAsBefore('github', [SECRET]);
  const { stores } = desk.table;
  const cutOff = {
    ...stores,
    registry: Object.assign(Object.create(stores.registry) as typeof stores.registry, {
      deleteClearKeys: () => Promise.reject(new Error('cut off')),
    }),
  };
  await expect(takeOverSecrets(cutOff, desk.services.secrets, desk.services.clock)).rejects.toThrow('cut off');
  await takeOver();
  expect(await deliver(`https://api/v1/webhooks/github/${KEY}`)).toBe(202);
  expect(await inTable()).not.toMatch(new RegExp(`${KEY}|${SECRET}`));
  expect(await stores.registry.areSecretsTakenOver()).toBe(true);
});
