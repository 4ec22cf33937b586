/**
 * Ingestion under faults: the ingestion function over an embedded engine, fed by a queue with the ways of SQS (at least once, in no order,
 * batches, a dead-letter queue), while calls to the store are throttled, lose their answers, or the function dies in mid-batch. What the
 * store holds at the end must be what a clean run leaves, byte for byte.
 */
import { packSamples } from '../../lib/application/evidence/pack-samples.ts';
import { createHash } from 'node:crypto';
import { type DynamoDBClient, ProvisionedThroughputExceededException, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ingestEvents } from '../../lambdas/queue/ingest-events.ts';
import type { PublishingServices } from '../../lambdas/shared/services.ts';
import { dynamoStores } from '../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../lib/adapters/dynamo/table.ts';
import { putContract } from '../../lib/application/registry/put-contract.ts';
import type { FunctionName } from '../../lib/declarations/functions.ts';
import type { DatabaseEngine } from '../../local/dynamodb/engine.ts';
import { guardedClient } from '../../local/dynamodb/guarded-client.ts';
import { ensureTable, localClient } from '../../local/dynamodb/engine.ts';
import { faultContract, faultEvents } from './fault-events.ts';
import { at } from './facts.ts';

export const FAULTS = ['throttled', 'answer-lost', 'killed-before', 'killed-after', 'publish-failed'] as const;
export type Fault = (typeof FAULTS)[number];

/** What happens at which call to the store, and how the queue behaves. */
export interface Schedule {
  /** Whether a fault strikes at a call (counted from 0 over the whole run). */
  readonly strikes: (call: number) => Fault | undefined;
  /** A number in [0, 1), the next of the schedule's own. */
  readonly random: () => number;
  /** Deliver in order, once, in whole batches: the clean run. */
  readonly clean?: boolean;
  /** A queue that forgets what failed: the control, which must not end as the clean run. */
  readonly forgets?: boolean;
}

export interface FaultReport {
  /** SHA-256 over every item of the table. */
  readonly digest: string;
  readonly items: number;
  readonly calls: number;
  readonly struck: Readonly<Record<Fault, number>>;
  readonly redelivered: number;
  readonly deadLetters: number;
}

const NOW = at('2026-10-20T12:00:00Z');
/** SQS gives a message so many times before it becomes a dead letter. */
const MAX_RECEIVES = 5;

class Killed extends Error {}

interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
}

let tables = 0;

export class FaultRun {
  private readonly client: DynamoDBClient;
  private readonly name: string;
  private readonly schedule: Schedule;
  private calls = 0;
  /** The function is dead: it makes no more calls until it is started again. */
  private dead = false;
  private faultless = true;
  private readonly struck: Record<Fault, number> = {
    throttled: 0,
    'answer-lost': 0,
    'killed-before': 0,
    'killed-after': 0,
    'publish-failed': 0,
  };
  private redelivered = 0;
  private deadLetters = 0;

  private constructor(engine: DatabaseEngine, schedule: Schedule) {
    this.client = localClient(engine.endpoint);
    this.name = `faults-${(tables += 1)}`;
    this.schedule = schedule;
  }

  static async run(engine: DatabaseEngine, schedule: Schedule): Promise<FaultReport> {
    const run = new FaultRun(engine, schedule);
    try {
      return await run.play();
    } finally {
      run.client.destroy();
    }
  }

  private async play(): Promise<FaultReport> {
    await ensureTable(this.client, this.name);
    const put = await putContract(
      { id: 'faults', document: faultContract, text: '' },
      this.services('manage-contracts').stores,
      () => NOW,
      () => 'key',
    );
    if ('failure' in put) throw new Error(JSON.stringify(put.issues));
    this.calls = 0;
    this.faultless = false;
    const ingesting = this.services('ingest-events');
    for (const phase of faultEvents(NOW)) await this.deliver(phase, ingesting);
    await this.pack(this.services('pack-samples'));
    return {
      ...(await this.dump()),
      calls: this.calls,
      struck: this.struck,
      redelivered: this.redelivered,
      deadLetters: this.deadLetters,
    };
  }

  /** Packing is tried again as its schedule would; in the end without faults. */
  private async pack(services: PublishingServices): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      this.faultless = attempt >= 10;
      this.dead = false;
      const packed = await packSamples(services.stores, NOW + 100 * 86_400_000).catch(() => undefined);
      if (packed?.failed.length === 0 && packed.left === 0) return;
    }
  }

  private services(name: FunctionName): PublishingServices {
    const send = this.client.send.bind(this.client);
    const faulty = { send: async (command: Parameters<typeof send>[0]) => this.call(() => send(command)) } as unknown as DynamoDBClient;
    return {
      stores: dynamoStores(new Table(guardedClient(faulty, name), this.name)),
      clock: () => NOW,
      environment: {
        TABLE_NAME: this.name,
        BUS_NAME: 'makegood',
        OWN_ACCOUNT: '000000000000',
        API_URL: '',
        AUDIT_ZONE: 'UTC',
        VERSION: 'test',
      },
      publisher: {
        publish: async () => {
          if (!this.faultless && this.schedule.strikes(this.calls) === 'publish-failed') {
            this.struck['publish-failed'] += 1;
            throw new Error('EventBridge refused');
          }
        },
      },
    };
  }

  private async call<T>(send: () => Promise<T>): Promise<T> {
    if (this.faultless) return send();
    if (this.dead) throw new Killed();
    const fault = this.schedule.strikes(this.calls);
    this.calls += 1;
    if (fault === undefined || fault === 'publish-failed') return send();
    this.struck[fault] += 1;
    if (fault === 'throttled') throw new ProvisionedThroughputExceededException({ message: 'throttled', $metadata: {} });
    if (fault === 'killed-before') {
      this.dead = true;
      throw new Killed();
    }
    await send().catch(() => undefined);
    if (fault === 'killed-after') this.dead = true;
    throw fault === 'killed-after' ? new Killed() : new Error('socket hang up');
  }

  /** Delivers until nothing is left, dead letters redriven. */
  private async deliver(bodies: readonly string[], services: PublishingServices): Promise<void> {
    const { random, clean } = this.schedule;
    const queue: Message[] = bodies.map((body, i) => ({ id: `m${i}`, body, receives: 0 }));
    if (!clean) for (const message of [...queue]) if (random() < 0.3) queue.push({ ...message, id: `${message.id}-again` });
    const buried: Message[] = [];
    let handler = ingestEvents(() => ({ ...services }));
    while (queue.length > 0 || buried.length > 0) {
      if (queue.length === 0) {
        // An operator redrives when the store is well again.
        queue.push(...buried.splice(0).map((message) => ({ ...message, receives: 0 })));
        this.faultless = true;
      }
      const batch = this.take(queue);
      for (const message of batch) message.receives += 1;
      const failed = await this.invoke(handler, batch);
      if (this.dead || (!clean && random() < 0.2)) handler = ingestEvents(() => ({ ...services }));
      this.dead = false;
      for (const message of batch) {
        // Done, but SQS may not have the answer.
        const forgotten = !clean && !this.faultless && random() < 0.1;
        if (!failed.has(message.id) && !forgotten) continue;
        if (this.schedule.forgets) continue;
        this.redelivered += 1;
        if (message.receives < MAX_RECEIVES) queue.push(message);
        else if (failed.has(message.id)) {
          this.deadLetters += 1;
          buried.push(message);
        }
      }
    }
    this.faultless = false;
  }

  private take(queue: Message[]): Message[] {
    const { random, clean } = this.schedule;
    if (clean) return queue.splice(0, 10);
    return Array.from(
      { length: Math.min(queue.length, 1 + Math.floor(random() * 10)) },
      () => queue.splice(Math.floor(random() * queue.length), 1)[0]!,
    );
  }

  /** Ids of what must come again: all of a batch whose function died. */
  private async invoke(handler: ReturnType<typeof ingestEvents>, batch: readonly Message[]): Promise<ReadonlySet<string>> {
    const all = new Set(batch.map(({ id }) => id));
    const records = batch.map(({ id, body, receives }) => ({
      messageId: id,
      body,
      attributes: { SentTimestamp: String(NOW), ApproximateReceiveCount: String(receives) },
    }));
    try {
      const { batchItemFailures } = await handler({ Records: records } as never);
      return this.dead ? all : new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    } catch {
      return all;
    }
  }

  private async dump(): Promise<{ digest: string; items: number }> {
    const lines: string[] = [];
    let start: Record<string, never> | undefined;
    do {
      const page = await this.client.send(new ScanCommand({ TableName: this.name, ...(start && { ExclusiveStartKey: start }) }));
      for (const item of page.Items ?? [])
        lines.push(
          JSON.stringify(
            Object.entries(item)
              .map(([name, value]) => [name, value.B ? Buffer.from(value.B).toString('base64') : value])
              .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
          ),
        );
      start = page.LastEvaluatedKey as typeof start;
    } while (start);
    return { digest: createHash('sha256').update(lines.sort().join('\n')).digest('hex'), items: lines.length };
  }
}

/** A small generator of its own (mulberry32): the same seed is the same schedule. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const CLEAN: Schedule = { strikes: () => undefined, random: () => 0.99, clean: true };

/** A schedule in which every call may go wrong, at a rate of its own. */
export function scheduleOf(seed: number): Schedule {
  const random = randomFrom(seed);
  const rate = 0.02 + random() * 0.3;
  return { strikes: () => (random() < rate ? FAULTS[Math.floor(random() * FAULTS.length)] : undefined), random };
}

/** One fault at one call, and nothing else wrong. */
export const oneFault = (fault: Fault, call: number): Schedule => ({
  strikes: (at_) => (at_ === call ? fault : undefined),
  random: () => 0.99,
  clean: true,
});
