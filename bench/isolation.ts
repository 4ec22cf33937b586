/**
 * One vendor floods: 64,000 flapping events, 10,000 disputes tried, 10 MB that cannot be read. What another vendor asks for is timed in two
 * installations of one run, with the flood and without, in turns.
 */
import { DynamoErasureStore } from '../lib/adapters/dynamo/erasure-store.ts';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import { prepareStatement } from '../lib/application/statements/prepare-statement.ts';
import { watchContract } from '../lib/application/monitoring/early-warning.ts';
import { type DatabaseEngine, ensureTable, localClient, startEngine } from '../local/dynamodb/engine.ts';
import { KeyFileDataKeys, KeyFileSecrets } from '../local/kms/key-file.ts';
import { type Installation, QUIET, VIEWS, installation, viewer } from '../test/support/flood.ts';
import { exampleFile } from '../test/support/contract-files.ts';
import { readFileSync } from 'node:fs';
import { readYaml } from '../lib/schemas/yaml-document.ts';

const SIZE = { events: 64_000, disputes: 10_000, refused: 1000, bytes: 10_000 };
const GOAL = 1.2;
const ROUNDS = 41;

const line = (text: string): void => void process.stdout.write(`  ${text}\n`);

async function made(engine: DatabaseEngine, name: string, size?: typeof SIZE): Promise<Installation> {
  const client = localClient(engine.endpoint);
  await ensureTable(client, name);
  const table = new Table(client, name);
  const file = exampleFile('live-streaming-network');
  const example = {
    document: readYaml(readFileSync(file, 'utf8')).document as object,
    events: readFileSync(file.replace('.yaml', '.events.jsonl'), 'utf8'),
  };
  const environment = { TABLE_NAME: name, BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'bench' };
  const given = {
    stores: dynamoStores(table),
    erasures: new DynamoErasureStore(table),
    secrets: new KeyFileSecrets(Buffer.alloc(32)),
    dataKeys: new KeyFileDataKeys(Buffer.alloc(32)),
    environment,
  };
  return installation(given, example, size);
}

/** What is timed of an installation. */
function tasksOf(given: Installation): Record<string, () => Promise<unknown>> {
  const { stores, clock, publisher } = given.services;
  const read = viewer(given);
  return {
    assessment: () => prepareStatement(QUIET, '2026-10', stores, clock()),
    warning: () => watchContract(QUIET, stores, publisher, clock),
    ...Object.fromEntries(Object.keys(VIEWS).map((view) => [view, () => read(view)])),
  };
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.round((sorted.length - 1) * share)]!;

export async function isolation(): Promise<void> {
  // An engine each: what the one keeps in memory is not the other's.
  const engines = [await startEngine(undefined), await startEngine(undefined)] as const;
  try {
    const began = performance.now();
    const [calm, flooded] = [await made(engines[0], 'calm'), await made(engines[1], 'flooded', SIZE)];
    line(
      `made in ${((performance.now() - began) / 1000).toFixed(0)} s: ${SIZE.events} events, ${SIZE.disputes} disputes tried, ${(SIZE.refused * SIZE.bytes) / 1e6} MB refused`,
    );
    const [before, after] = [tasksOf(calm), tasksOf(flooded)];
    for (const name of Object.keys(before)) {
      const times: { calm: number[]; flooded: number[] } = { calm: [], flooded: [] };
      for (let round = 0; round < ROUNDS + 10; round += 1)
        // The side that goes first may find a busier machine: they take turns.
        for (const side of round % 2 ? (['calm', 'flooded'] as const) : (['flooded', 'calm'] as const)) {
          const start = performance.now();
          await (side === 'calm' ? before : after)[name]!();
          if (round >= 10) times[side].push(performance.now() - start);
        }
      const [a, b] = [times.calm, times.flooded].map((all) => [...all].sort((x, y) => x - y)) as [number[], number[]];
      const quartiles = (all: number[]): string => [0.25, 0.5, 0.75].map((share) => at(all, share).toFixed(1)).join(' / ');
      const ratio = at(b, 0.5) / at(a, 0.5);
      line(
        `${name.padEnd(20)} ${ratio.toFixed(2)}x ${ratio <= GOAL ? 'met' : 'NOT met'}   without ${quartiles(a)} ms, with ${quartiles(b)} ms (quartiles)`,
      );
    }
  } finally {
    for (const engine of engines) await engine.stop();
  }
}
