/** Items that expire are deleted, whichever engine has them; nothing else has an expiry. */
import { describe, expect, it } from 'vitest';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { deleteExpired } from '../../../../local/dynamodb/expired-items.ts';
import { ensureTable, localClient, startEngine } from '../../../../local/dynamodb/engine.ts';
import { guardedClient } from '../../../../local/dynamodb/guarded-client.ts';
import { ENGINES } from '../../../support/engine.ts';
import { at } from '../../../support/facts.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

const START = at('2026-10-20T12:00:00Z');

describe.each(ENGINES)('in %s', (name) => {
  it('counts, kept answers and planned looks go at their instants, and all else stays', async () => {
    const engine = await startEngine(undefined, name);
    const client = localClient(engine.endpoint);
    await ensureTable(client, 'makegood');
    const { requests, watches, claims } = dynamoStores(new Table(client, 'makegood'));
    await requests.count('ana', '2026-10-20T12:00');
    await requests.begin('ana', 'POST /v1/disputes', 'k', { body: '', startedAt: '2026-10-20T12:00:00.000Z' });
    await watches.plan('c', '2026-10-20T12:00:00.000Z');
    await claims.markReminded('c.2026-10.credit', 'seven-days', '2026-10-20T12:00:00.000Z');
    const after = (minutes: number): Promise<number> => deleteExpired(client, 'makegood', START + minutes * 60_000);
    expect(await after(15)).toBe(0);
    expect(await after(17)).toBe(1);
    expect(await requests.count('ana', '2026-10-20T12:00')).toBe(1);
    expect(await after(24 * 60 + 1)).toBe(2);
    expect(await after(3 * 24 * 60 + 1)).toBe(1);
    expect(await after(4000 * 24 * 60)).toBe(0);
    expect(await claims.isReminded('c.2026-10.credit', 'seven-days')).toBe(true);
    client.destroy();
    await engine.stop();
  });
});

it('a function cannot give an expiry to what is kept', async () => {
  const table = new Table(guardedClient(new MemoryClient().client, 'manage-claims'), 'memory');
  const item = { pk: 'TRAIL#2026-10-20', sk: 's', entity: 'x', schema: 1, expiresAt: 1 };
  await expect(table.putNew(item)).rejects.toThrow('expire');
});
