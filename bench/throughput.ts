/** PutEvents until stored, through the whole embedded run, against conditional puts straight into the same engine with the same client. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { TABLE } from '../lib/adapters/dynamo/keys.ts';
import { ensureTable, localClient, startEngine } from '../local/dynamodb/engine.ts';
import { embedded } from './embedded.ts';

const EVENTS = 4000;
const PARALLEL = 32;

const detail = (round: number, i: number): string =>
  JSON.stringify({ id: `r${round}-${i}`, occurredAt: '2026-11-01T00:00:00.000Z', component: 'edge', incident: `INC-${round}-${i}` });

async function each(count: number, parallel: number, work: (i: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (let i = next++; i < count; i = next++) await work(i);
    }),
  );
  return performance.now() - start;
}

/** Conditional puts of items like those of Makegood, events a second. */
async function ceiling(folder: string): Promise<number> {
  const engine = await startEngine(folder);
  const client = localClient(engine.endpoint);
  await ensureTable(client, 'ceiling');
  const milliseconds = await each(EVENTS, PARALLEL, async (i) => {
    const text = { S: detail(0, i) };
    try {
      await client.send(
        new PutItemCommand({
          TableName: 'ceiling',
          Item: {
            pk: { S: 'FACT#v#edge#2026-11' },
            sk: { S: `outage/INC-${i}#aws:444455556666#${i}` },
            entity: { S: 'fact' },
            schema: { N: '1' },
            fact: text,
            raw: text,
          },
          ConditionExpression: 'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': TABLE.partitionKey },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  });
  client.destroy();
  await engine.stop();
  return (EVENTS / milliseconds) * 1000;
}

async function wholeRun(folder: string): Promise<{ rate: number; engine: string }> {
  const { system, client } = await embedded(folder);
  const start = performance.now();
  await each(EVENTS / 10, PARALLEL, (i) =>
    client.send(
      new PutEventsCommand({
        Entries: Array.from({ length: 10 }, (_, n) => ({
          EventBusName: 'makegood',
          Source: 'bench',
          DetailType: 'service.down.v1',
          Detail: detail(1, i * 10 + n),
        })),
      }),
    ),
  );
  await system.bus.drained('ingest-queue');
  const milliseconds = performance.now() - start;
  const stored = await system.stores.facts.read('v', 'edge', '2026-11');
  if (stored.length !== EVENTS) throw new Error(`${stored.length} of ${EVENTS} events were stored`);
  client.destroy();
  await system.stop();
  return { rate: (EVENTS / milliseconds) * 1000, engine: system.engine };
}

export async function throughput(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-bench-'));
  try {
    const rounds: { ours: number; anchor: number }[] = [];
    let engine = '';
    for (let round = 0; round < 3; round += 1) {
      const anchor = await ceiling(join(folder, `ceiling-${round}`));
      const run = await wholeRun(join(folder, `run-${round}`));
      engine = run.engine;
      rounds.push({ ours: run.rate, anchor });
    }
    for (const { ours, anchor } of rounds)
      process.stdout.write(
        `  ${engine}: ${Math.round(ours)} events/s stored of ${Math.round(anchor)} conditional puts/s = ${((100 * ours) / anchor).toFixed(0)} %\n`,
      );
    const middle = rounds.map(({ ours, anchor }) => ours / anchor).sort((a, b) => a - b)[1]!;
    process.stdout.write(`  median ${(100 * middle).toFixed(0)} % (goal >= 70 % ${middle >= 0.7 ? 'met' : 'NOT met'})\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
