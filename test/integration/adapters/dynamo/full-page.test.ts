/** Pages that are full or the last one, whatever is filtered out, over items that hold several entries. */
import { describe, expect, it } from 'vitest';
import { type Walk, fullPage } from '../../../../lib/adapters/dynamo/full-page.ts';
import { type Item, Table } from '../../../../lib/adapters/dynamo/table.ts';
import { BadCursorError } from '../../../../lib/application/ports/listing.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

const ENTRIES = 450;

/** Two partitions of items with the entries `10 i ... 10 i + 4`; of these only each `step`-th is listed. */
async function walkOver(step: number): Promise<Walk<number>> {
  const table = new Table(new MemoryClient().client, 'memory');
  for (let i = 0; i < ENTRIES; i += 1)
    await table.put({ pk: i < 300 ? 'A' : 'B', sk: String(i).padStart(4, '0'), entity: 'test', schema: 1, i });
  const read = ({ i }: Item): number[] => [0, 1, 2, 3, 4].map((n) => Number(i) * 10 + n).filter((n) => n % step === 0);
  return { table, partitions: ['A', 'B'], read };
}

async function pages(walk: Walk<number>, limit: number): Promise<number[][]> {
  const found: number[][] = [];
  let cursor: string | undefined;
  do {
    const page = await fullPage(walk, cursor, limit);
    found.push(page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

describe('a full page', () => {
  it.each([
    [1, 7],
    [3, 50],
    [1000, 2],
    [1000, 5],
    [999_999, 10],
  ])('is short only at the end when each %i-th entry is listed, %i a page', async (step, limit) => {
    const walk = await walkOver(step);
    const all = await pages(walk, 100_000);
    expect(all).toHaveLength(1);
    const found = await pages(walk, limit);
    expect(found.flat()).toEqual(all[0]);
    expect(found.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
    expect(found.length).toBe(Math.max(1, Math.ceil(all[0]!.length / limit)));
  });

  it('ends before a sort key', async () => {
    const walk = await walkOver(1);
    const { items } = await fullPage({ ...walk, until: '0002' }, undefined, 100);
    expect(items).toEqual([0, 1, 2, 3, 4, 10, 11, 12, 13, 14]);
  });

  it('refuses a cursor of another listing', async () => {
    const walk = await walkOver(1);
    const bad = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const cursor of ['?', bad([9, null, 0]), bad([0, null, -1]), bad([0, null, 'x'])])
      await expect(fullPage(walk, cursor, 5)).rejects.toThrow(BadCursorError);
  });
});
