/**
 * The close of a month on the embedded engine, with the declared workflow: a thousand contracts, then ten thousand, with two hundred events
 * each. Ten customers of a vendor share its evidence, as those of a cloud do. The cost for each contract must be the same. A run that is
 * killed and resumed twenty times must end with the same data as an uninterrupted run.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { assessContract } from '../lambdas/workflow/assess-contract.ts';
import { closeAudits } from '../lambdas/workflow/close-audit.ts';
import { planAudits } from '../lambdas/workflow/plan-audit.ts';
import type { AllServices } from '../lambdas/shared/services.ts';
import { KeyFileDataKeys, KeyFileSecrets } from '../local/kms/key-file.ts';
import { DynamoErasureStore } from '../lib/adapters/dynamo/erasure-store.ts';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { CONTRACT_SCHEMA } from '../lib/schemas/upcast-contract.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import type { Fact } from '../lib/domain/evidence/fact.ts';
import { HOUR, parseInstant } from '../lib/domain/time/instant.ts';
import { digestOfContract } from '../lib/application/evidence/digest.ts';
import { ensureTable, localClient, startEngine } from '../local/dynamodb/engine.ts';
import { runWorkflow } from '../local/step-functions/workflow.ts';
import { PRICES } from './cost/prices.ts';
import { contractOfMonth } from './contract-month.ts';

const at = (text: string): number => parseInstant(text)!;
const NOW = at('2026-11-02T12:00:00Z');
const SHARING = 10;
/** Contracts of the first run, which warms the code and counts units. */
const WARM = 200;
/** Time of a function for one contract, as this bench measures it on one of its two processors. */
const SECONDS = 0.05;
const EVENTS = 200;
const GOAL = 1.1;

const line = (text: string): void => void process.stdout.write(`  ${text}\n`);

/** A hundred outages of a minute to five in October. */
function eventsOf(vendor: string): Fact[] {
  return Array.from({ length: EVENTS }, (_, i): Fact => {
    const outage = Math.floor(i / 2);
    const start = at('2026-10-01T00:00:00Z') + outage * 7 * HOUR;
    const occurredAt = i % 2 === 0 ? start : start + (1 + (outage % 5)) * 60_000;
    return {
      id: `${vendor}-${i}`,
      type: i % 2 === 0 ? 'service.down' : 'service.up',
      occurredAt,
      receivedAt: occurredAt,
      sender: 'aws:444455556666',
      speaksFor: 'vendor',
      class: 'account',
      component: 'edge',
      body: { record: `I-${outage}` },
    };
  });
}

class Killed extends Error {}

/** A process with a table that can be killed at a call: no later call reaches the table. */
class Process {
  readonly services: AllServices;
  readonly table: Table;
  private readonly flying = new Set<Promise<unknown>>();
  calls = 0;
  events = 0;
  killAt = Infinity;
  dead = false;

  constructor(client: DynamoDBClient, name: string) {
    const send = async (command: Parameters<DynamoDBClient['send']>[0]): Promise<unknown> => {
      this.calls += 1;
      if (this.calls >= this.killAt) this.dead = true;
      if (this.dead) throw new Killed();
      const flight = client.send(command);
      this.flying.add(flight);
      return flight.finally(() => this.flying.delete(flight));
    };
    this.table = new Table({ send } as unknown as DynamoDBClient, name, true);
    this.services = {
      secrets: new KeyFileSecrets(Buffer.alloc(32)),
      dataKeys: new KeyFileDataKeys(Buffer.alloc(32)),
      erasures: new DynamoErasureStore(this.table),
      stores: dynamoStores(this.table),
      clock: () => NOW,
      environment: { TABLE_NAME: name, BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'bench' },
      publisher: {
        publish: (events) => {
          this.events += events.length;
          return this.dead ? Promise.reject(new Killed()) : Promise.resolve();
        },
      },
    };
  }

  async audit(id = 'audit-request:2026-10#bench'): Promise<void> {
    const assess = assessContract(() => this.services);
    const steps = { Plan: planAudits(() => this.services), Assess: assess, NoteFailure: assess, Close: closeAudits(() => this.services) };
    await runWorkflow({ audit: '2026-10', id }, steps, { retrySeconds: 0 }).catch((error: unknown) => {
      if (!this.dead) throw error;
    });
    // Calls that were in flight when the process was killed end, with or without effect, before the next process begins.
    await Promise.allSettled(this.flying);
  }
}

async function load(contracts: number, client: DynamoDBClient, name: string): Promise<void> {
  await ensureTable(client, name);
  const stores = dynamoStores(new Table(client, name));
  const { order, terms } = contractOfMonth().contract;
  const work: (() => Promise<unknown>)[] = [];
  for (let v = 0; v < contracts / SHARING; v += 1) {
    const vendor = { id: `vendor-${v}`, name: `Vendor ${v}` };
    for (const fact of eventsOf(vendor.id)) work.push(() => stores.facts.record(vendor.id, fact, undefined));
    for (let c = 0; c < SHARING; c += 1) {
      const id = `contract-${v}-${c}`;
      const contract = { makegood: 1 as const, order: { ...order, id, vendor }, terms };
      work.push(async () => {
        await stores.contracts.put({
          id,
          vendor: vendor.id,
          document: contract,
          revision: 1,
          digest: digestOfContract(contract),
          schema: CONTRACT_SCHEMA,
          text: '',
          recordedAt: '2026-09-01T00:00:00.000Z',
        });
        await stores.contracts.list({ id, title: order.title, vendor: vendor.id, customer: order.customer.id, revision: 1 });
      });
    }
  }
  let next = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let i = next++; i < work.length; i = next++) await work[i]!();
    }),
  );
}

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
async function units({ table, services, events }: Process, contracts: number, client: DynamoDBClient): Promise<void> {
  const closed = { ...table.meter };
  const evening = new Process(client, services.environment.TABLE_NAME);
  await evening.audit('schedule:another');
  const [writes, reads] = [closed.writes / contracts, closed.reads / contracts];
  const look = evening.table.meter.reads / contracts;
  const each = events / contracts;
  const tenth = (value: number): string => value.toFixed(1);
  line(
    `a close takes ${tenth(writes)} write and ${tenth(reads)} read units and ${tenth(each)} events a contract; a look with nothing due ${look.toFixed(2)} read units`,
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
  const process_ = new Process(client, name);
  const began = performance.now();
  await process_.audit();
  const each = (performance.now() - began) / contracts;
  const { report } = (await process_.services.stores.audits.get('2026-10'))!;
  if (report!.counts.issued !== contracts) throw new Error(`${report!.counts.issued} of ${contracts} were issued`);
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
    const process_ = new Process(client, name);
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
      `ten thousand against one thousand, per contract: ${ratio.toFixed(2)}x (goal <= ${GOAL}x ${ratio <= GOAL ? 'met' : 'NOT met'}), on ${engine.name}`,
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
