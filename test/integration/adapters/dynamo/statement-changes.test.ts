/** How many months a reader of changed statements may make the database read. */
import { expect, it } from 'vitest';
import { SPREAD } from '../../../../lib/adapters/dynamo/keys.ts';
import type { StatementEntry } from '../../../../lib/application/ports/statements.ts';
import { MemoryClient } from '../../../support/memory-client.ts';
import { NOW, makeWorld } from '../../../support/tenants.ts';
import { formatInstant } from '../../../../lib/domain/time/instant.ts';

it('reads no month before the first statement was issued, whatever instant it is asked from, and finds all that was issued', async () => {
  const client = new MemoryClient();
  const { statements } = (await makeWorld(1, client)).stores;
  const until = formatInstant(NOW + 60 * 60_000);
  const asked = async (since: string): Promise<{ readonly queries: number; readonly items: readonly StatementEntry[] }> => {
    const before = client.calls.QueryCommand ?? 0;
    const { items } = await statements.changes(since, until, {}, undefined, 200);
    return { queries: client.calls.QueryCommand! - before, items };
  };
  const recent = await asked('2026-10-01T00:00:00.000Z');
  // A month is one query of the former partition, and one of each of those over which it is spread.
  const ofMonth = 1 + SPREAD;
  expect([recent.queries, recent.items.length > 0]).toEqual([2 * ofMonth, true]);
  // From January 2024 to November 2026.
  const MONTHS = 35;
  for (const since of ['2024-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z'])
    expect(await asked(since)).toEqual({ queries: MONTHS * ofMonth, items: recent.items });
  expect((await asked('2026-12-01T00:00:00.000Z')).items).toEqual([]);
});
