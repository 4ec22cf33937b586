/** What closes months over the embedded engine by the declared workflow. Ten customers of a vendor share its evidence, as those of a cloud do. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { assessContract } from '../lambdas/workflow/assess-contract.ts';
import { closeAudits } from '../lambdas/workflow/close-audit.ts';
import { planAudits } from '../lambdas/workflow/plan-audit.ts';
import type { AllServices } from '../lambdas/shared/services.ts';
import { KeyFileDataKeys, KeyFileSecrets } from '../local/kms/key-file.ts';
import { DynamoErasureStore } from '../lib/adapters/dynamo/erasure-store.ts';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { CONTRACT_SCHEMA } from '../lib/schemas/upcast-contract.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import type { EvidenceObjects } from '../lib/application/ports/old-evidence.ts';
import type { Fact } from '../lib/domain/evidence/fact.ts';
import { HOUR, parseInstant } from '../lib/domain/time/instant.ts';
import { digestOfContract } from '../lib/application/evidence/digest.ts';
import { ensureTable, localClient, startEngine } from '../local/dynamodb/engine.ts';
import { runWorkflow } from '../local/step-functions/workflow.ts';
import { contractOfMonth } from './contract-month.ts';

const at = (text: string): number => parseInstant(text)!;
const [OCTOBER, NOVEMBER, DECEMBER] = ['2026-10', '2026-11', '2026-12'] as const;
/** When the audit of a month runs. */
const AUDITED = {
  [OCTOBER]: at('2026-11-02T12:00:00Z'),
  [NOVEMBER]: at('2026-12-02T12:00:00Z'),
  [DECEMBER]: at('2027-01-02T12:00:00Z'),
} as const;
type Month = keyof typeof AUDITED;
const SHARING = 10;
const EVENTS = 200;

/** A hundred outages of a minute to five in a month. */
function eventsOf(vendor: string, month: Month): Fact[] {
  return Array.from({ length: EVENTS }, (_, i): Fact => {
    const outage = Math.floor(i / 2);
    const start = at(`${month}-01T00:00:00Z`) + outage * 7 * HOUR;
    const occurredAt = i % 2 === 0 ? start : start + (1 + (outage % 5)) * 60_000;
    return {
      id: `${vendor}-${month}-${i}`,
      type: i % 2 === 0 ? 'service.down' : 'service.up',
      occurredAt,
      receivedAt: occurredAt,
      sender: 'aws:444455556666',
      speaksFor: 'vendor',
      class: 'account',
      component: 'edge',
      body: { record: `I-${month}-${outage}` },
    };
  });
}

/** The objects of each table, by its name. */
const buckets = new Map<string, Map<string, Uint8Array>>();

function objectsOf(table: string): EvidenceObjects {
  const bucket = buckets.get(table) ?? new Map<string, Uint8Array>();
  buckets.set(table, bucket);
  return {
    get: (name) => Promise.resolve(bucket.get(name)),
    put: (name, bytes) => Promise.resolve(void bucket.set(name, bytes)),
    delete: (name) => Promise.resolve(void bucket.delete(name)),
  };
}

class Killed extends Error {}

/** A process with a table that can be killed at a call: no later call reaches the table. */
export class CloseProcess {
  readonly services: AllServices;
  readonly table: Table;
  private readonly flying = new Set<Promise<unknown>>();
  calls = 0;
  events = 0;
  killAt = Infinity;
  dead = false;

  private readonly month: Month;

  constructor(client: DynamoDBClient, name: string, month: Month = OCTOBER) {
    this.month = month;
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
      stores: dynamoStores(this.table, undefined, { objects: objectsOf(name), clock: () => AUDITED[month] }),
      clock: () => AUDITED[month],
      environment: { TABLE_NAME: name, BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'bench' },
      publisher: {
        publish: (events) => {
          this.events += events.length;
          return this.dead ? Promise.reject(new Killed()) : Promise.resolve();
        },
      },
    };
  }

  async audit(id = `audit-request:${this.month}#bench`): Promise<void> {
    const assess = assessContract(() => this.services);
    const steps = { Plan: planAudits(() => this.services), Assess: assess, NoteFailure: assess, Close: closeAudits(() => this.services) };
    await runWorkflow({ audit: this.month, id }, steps, { retrySeconds: 0 }).catch((error: unknown) => {
      if (!this.dead) throw error;
    });
    // Calls that were in flight when the process was killed end, with or without effect, before the next process begins.
    await Promise.allSettled(this.flying);
  }

  async expectIssued(contracts: number): Promise<void> {
    const { report } = (await this.services.stores.audits.get(this.month))!;
    if (report!.counts.issued !== contracts) throw new Error(`${report!.counts.issued} of ${contracts} were issued`);
  }
}

export async function load(contracts: number, client: DynamoDBClient, name: string): Promise<void> {
  await ensureTable(client, name);
  const stores = dynamoStores(new Table(client, name));
  const { order, terms } = contractOfMonth().contract;
  const work: (() => Promise<unknown>)[] = [];
  for (let v = 0; v < contracts / SHARING; v += 1) {
    const vendor = { id: `vendor-${v}`, name: `Vendor ${v}` };
    for (const fact of eventsOf(vendor.id, OCTOBER)) work.push(() => stores.facts.record(vendor.id, fact, undefined));
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
          recordedAt: '2026-10-01T00:00:00.000Z',
        });
        await stores.contracts.list({ id, title: order.title, vendor: vendor.id, customer: order.customer.id, revision: 1 });
      });
    }
  }
  await allOf(work);
}

async function allOf(work: readonly (() => Promise<unknown>)[]): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let i = next++; i < work.length; i = next++) await work[i]!();
    }),
  );
}

/** A later month of the same contracts: nothing is read for the first time, and tickets may still change the month before. */
export async function steadyMonth(contracts: number, client: DynamoDBClient, name: string): Promise<CloseProcess> {
  await nextMonth(contracts, client, name, NOVEMBER);
  return nextMonth(contracts, client, name, DECEMBER);
}

async function nextMonth(contracts: number, client: DynamoDBClient, name: string, month: Month): Promise<CloseProcess> {
  const { facts } = dynamoStores(new Table(client, name));
  const vendors = Array.from({ length: contracts / SHARING }, (_, v) => `vendor-${v}`);
  await allOf(vendors.flatMap((vendor) => eventsOf(vendor, month).map((fact) => () => facts.record(vendor, fact, undefined))));
  const audited = new CloseProcess(client, name, month);
  await audited.audit();
  await audited.expectIssued(contracts);
  return audited;
}

/** What a contract costs. */
export interface CloseCount {
  readonly calls: number;
  readonly writes: number;
  readonly reads: number;
}

const countOf = ({ calls, table: { meter } }: CloseProcess, contracts: number): CloseCount => ({
  calls: calls / contracts,
  writes: meter.writes / contracts,
  reads: meter.reads / contracts,
});

/** The counts of the first close of contracts, of an evening after it, and of a steady month. */
export async function countCloses(contracts: number): Promise<Readonly<Record<'first' | 'evening' | 'steady', CloseCount>>> {
  const engine = await startEngine(undefined);
  const client = localClient(engine.endpoint);
  try {
    await load(contracts, client, 'counted');
    const first = new CloseProcess(client, 'counted');
    await first.audit();
    await first.expectIssued(contracts);
    const evening = new CloseProcess(client, 'counted');
    await evening.audit('schedule:another');
    const steady = await steadyMonth(contracts, client, 'counted');
    return { first: countOf(first, contracts), evening: countOf(evening, contracts), steady: countOf(steady, contracts) };
  } finally {
    client.destroy();
    await engine.stop();
  }
}
