/**
 * The close of a month on the embedded engine, with the declared workflow: a thousand contracts, then ten thousand, with two hundred events
 * each. The cost for each contract must be the same. A run that is killed and resumed twenty times must end with the same data as an
 * uninterrupted run.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { localClient, startEngine } from '../local/dynamodb/engine.ts';
import { CloseProcess, load, steadyMonth } from './close-runs.ts';
import { PRICES } from './cost/prices.ts';

/** Contracts of the first run, which warms the code and counts units. */
const WARM = 200;
/** Time of a function for one contract, as this bench measures it on one of its two processors. */
const SECONDS = 0.05;
const GOAL = 1.1;
const UNIT_GOALS = { writes: 12, reads: 20 } as const;

const verdict = (isMet: boolean): string => (isMet ? 'met' : 'NOT met');

const line = (text: string): void => void process.stdout.write(`  ${text}\n`);

/** SHA-256 over all data that an audit wrote: statements, bundles, listings, claims, marks, outcomes, its record. */
async function digestOf(client: DynamoDBClient, name: string): Promise<string> {
  const hashes: string[] = [];
  let start: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: name, ...(start && { ExclusiveStartKey: start }) }));
    for (const item of page.Items ?? [])
      if (!/^(FACT|CONTRACT|CONTRACTS)#/.test(item.pk!.S!))
        hashes.push(
          createHash('sha256')
            .update(
              JSON.stringify(
                Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)),
                (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value),
              ),
            )
            .digest('hex'),
        );
    start = page.LastEvaluatedKey as typeof start;
  } while (start);
  return createHash('sha256').update(hashes.sort().join('\n')).digest('hex');
}

/** The capacity units of a close, and of an evening without due periods, in dollars for 100,000 contract-months. */
async function units({ table, services, events }: CloseProcess, contracts: number, client: DynamoDBClient): Promise<void> {
  const first = { ...table.meter };
  const evening = new CloseProcess(client, services.environment.TABLE_NAME);
  await evening.audit('schedule:another');
  const closed = (await steadyMonth(contracts, client, services.environment.TABLE_NAME)).table.meter;
  const [writes, reads] = [closed.writes / contracts, closed.reads / contracts];
  const look = evening.table.meter.reads / contracts;
  const each = events / contracts;
  const tenth = (value: number): string => value.toFixed(1);
  line(
    `the first close takes ${tenth(first.writes / contracts)} write and ${tenth(first.reads / contracts)} read units a contract; one in a steady month ${tenth(writes)} and ${tenth(reads)} (goals <= ${UNIT_GOALS.writes} ${verdict(writes <= UNIT_GOALS.writes)}, <= ${UNIT_GOALS.reads} ${verdict(reads <= UNIT_GOALS.reads)}) and ${tenth(each)} events; a look with nothing due ${look.toFixed(2)} read units`,
  );
  const many = 100_000;
  const cost = {
    writes: many * writes * PRICES.writeUnit,
    reads: many * reads * PRICES.readUnit,
    looks: many * look * 30 * PRICES.readUnit,
    events: many * each * PRICES.eventChunk,
    workflow: many * PRICES.expressRun,
    functions: many * (PRICES.invocation + (1769 / 1024) * SECONDS * PRICES.gbSecond),
  };
  const shown = Object.entries(cost).map(([name, dollars]) => `${name} ${dollars.toFixed(2)}`);
  line(
    `100,000 contract-months: ${Object.values(cost)
      .reduce((sum, dollars) => sum + dollars, 0)
      .toFixed(2)} USD (${shown.join(', ')})`,
  );
}

async function timed(contracts: number, client: DynamoDBClient, round = ''): Promise<{ name: string; each: number; calls: number }> {
  const name = `close-${contracts}${round}`;
  await load(contracts, client, name);
  const process_ = new CloseProcess(client, name);
  const began = performance.now();
  await process_.audit();
  const each = (performance.now() - began) / contracts;
  await process_.expectIssued(contracts);
  line(
    `${String(contracts).padStart(6)} contracts: ${each.toFixed(1)} ms each, ${(process_.calls / contracts).toFixed(1)} calls to the table each`,
  );
  const { calls } = process_;
  if (contracts === WARM) await units(process_, contracts, client);
  return { name, each, calls };
}

/** Kills a run at random calls, twenty times, and continues it each time. */
async function killed(contracts: number, calls: number, client: DynamoDBClient): Promise<{ name: string; kills: number }> {
  const name = `killed-${contracts}`;
  await load(contracts, client, name);
  let [kills, seed] = [0, 20_261_102];
  for (;;) {
    const process_ = new CloseProcess(client, name);
    seed = (seed * 48_271) % 2_147_483_647;
    if (kills < 20) process_.killAt = 1 + (seed % Math.ceil(calls / 12));
    await process_.audit();
    if (!process_.dead) return { name, kills };
    kills += 1;
  }
}

export async function close(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-close-'));
  const engine = await startEngine(folder);
  const client = localClient(engine.endpoint);
  try {
    // Warm: code is compiled, connections are open.
    await timed(WARM, client);
    // Three rounds, because other work disturbs the machine; the median counts.
    const rounds = [await timed(1000, client, 'a'), await timed(1000, client, 'b'), await timed(1000, client, 'c')];
    const small = rounds.sort((a, b) => a.each - b.each)[1]!;
    const large = await timed(10_000, client);
    const ratio = large.each / small.each;
    line(
      `ten thousand against one thousand, per contract: ${ratio.toFixed(2)}x (goal <= ${GOAL}x ${verdict(ratio <= GOAL)}), on ${engine.name}`,
    );
    const clean = await digestOf(client, small.name);
    const again = await killed(1000, small.calls, client);
    const same = (await digestOf(client, again.name)) === clean;
    line(`killed and resumed ${again.kills} times: ${same ? 'every byte as in a clean run' : 'OTHER bytes than a clean run'}`);
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
