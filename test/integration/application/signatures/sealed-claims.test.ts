/** What parties stated of claims is held by the ledger, and so by its seals: a transition that is changed in the store is found. */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { DynamoErasureStore } from '../../../../lib/adapters/dynamo/erasure-store.ts';
import { keys } from '../../../../lib/adapters/dynamo/keys.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { recordTransition } from '../../../../lib/application/claims/record-transition.ts';
import { sealBooks } from '../../../../lib/application/signatures/seal-books.ts';
import { checkSeal } from '../../../../lib/application/signatures/seal-check.ts';
import { HOUR } from '../../../../lib/domain/time/instant.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { at } from '../../../support/facts.ts';
import { EXAMPLE_EVENTS, SILENT, exampleDocument, putDocument } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

const [CONTRACT, PERIOD] = ['live-streaming-network', '2026-10'];
const CLAIM = `${CONTRACT}.${PERIOD}.compensation`;
const key = (n: number) => keys.claimTransition(CONTRACT, PERIOD, 'compensation', n);

let memory: MemoryClient;
let now = at('2026-11-03T00:00:00Z');
const clock = (): number => now;
const over = (client: MemoryClient) => {
  const table = new Table(client.client, 'memory');
  return { table, stores: dynamoStores(table, clock) };
};

/** By number, the transitions that are not what the ledger has of them. */
async function different(client: MemoryClient): Promise<number[]> {
  const { seals } = over(client).stores;
  const checks = await Promise.all([1, 2].map(async (number) => checkSeal((await seals.get(number))!, seals)));
  for (const { seal, ledger } of checks) expect(ledger).toEqual(seal.ledger);
  return checks.flatMap(({ differentTransitions }) => differentTransitions.map(({ claim, n }) => (expect(claim).toBe(CLAIM), n)));
}

beforeAll(async () => {
  memory = new MemoryClient();
  const { stores } = over(memory);
  await putDocument(stores, exampleDocument(), clock);
  for (const fact of (await readEventLines(EXAMPLE_EVENTS)).facts) await stores.facts.record('lumencast', fact, undefined);
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  now += HOUR;
  await sealBooks('first', stores, clock, undefined);
  for (const given of [
    { kind: 'submitted', reference: 'T-1', note: 'as agreed with Anna Weiss' },
    { kind: 'received', amount: '333.33', reference: 'bill 1' },
  ] as const) {
    now += 1000;
    const result = await recordTransition(CLAIM, { ...given, by: 'ana' }, undefined, stores, SILENT, clock);
    if ('failure' in result) throw new Error(JSON.stringify(result));
  }
  now += HOUR;
  await sealBooks('second', stores, clock, undefined);
});

describe('a transition of a claim whose posting is sealed', () => {
  it('is what the ledger has of it, as long as no one changes it', async () => {
    expect(await different(memory)).toEqual([]);
  });

  it.each([
    ['an amount that was received', 3, 'transition', '"333.33"', '"16000.00"'],
    ['the person who stated it', 2, 'transition', '"ana"', '"ben"'],
    ['the kind of what was stated', 2, 'transition', '"submitted"', '"withdrawn"'],
    ['the words of a note', 2, 'transition', 'as agreed', 'as refused'],
    ['the last day of the claim', 1, 'head', '2026-11-30', '2026-12-30'],
  ])('is found when it was changed: %s', async (_, n, name, before, after) => {
    const copy = memory.copy();
    const { table } = over(copy);
    const item = (await table.get(key(n)))!;
    const text = (await table.unpack(item, name))!;
    expect(text).toContain(before);
    const { [name]: __, [`${name}Deflated`]: ___, ...rest } = item;
    await table.put({ ...(rest as typeof item), ...(await table.pack(name, text.replace(before, after))) });
    expect(await different(copy)).toEqual([n]);
  });

  it.each([1, 2, 3])('is found when it was taken away: transition %i of the claim', async (n) => {
    const copy = memory.copy();
    const { pk, sk } = key(n);
    await copy.send(new DeleteItemCommand({ TableName: 'memory', Key: { pk: { S: pk }, sk: { S: sk } } }));
    expect(await different(copy)).toEqual([n]);
  });

  it('is the same after its note was erased by request', async () => {
    const copy = memory.copy();
    const erasures = new DynamoErasureStore(over(copy).table);
    const [result] = await erasures.erase([{ kind: 'transition', claim: CLAIM, n: 2 }], {
      at: '2026-11-04T00:00:00.000Z',
      by: 'dora',
      reason: 'request DSR-7',
    });
    expect(result!.state).toBe('erased');
    expect(await different(copy)).toEqual([]);
  });
});
