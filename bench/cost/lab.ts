/** The ingestion and assessment functions over the embedded engine, with everything counted that AWS would bill. */
import { randomUUID } from 'node:crypto';
import { type AttributeValue, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { assessContract } from '../../lambdas/workflow/assess-contract.ts';
import { ingestEvents } from '../../lambdas/queue/ingest-events.ts';
import { packingSamples } from '../../lambdas/schedule/pack-samples.ts';
import type { PublishingServices } from '../../lambdas/shared/services.ts';
import { keys } from '../../lib/adapters/dynamo/keys.ts';
import { PartitionMover } from '../../lib/adapters/dynamo/partition-mover.ts';
import { dynamoStores } from '../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../lib/adapters/dynamo/table.ts';
import type { FactStore } from '../../lib/application/ports/evidence.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import type { EvidenceObjects, OldEvidencePlace } from '../../lib/application/ports/old-evidence.ts';
import { Directory } from '../../lib/application/registry/registry-cache.ts';
import { putContract } from '../../lib/application/registry/put-contract.ts';
import { putVendor } from '../../lib/application/registry/put-vendor.ts';
import { FUNCTIONS, type FunctionName } from '../../lib/declarations/functions.ts';
import { formatInstant, parseInstant } from '../../lib/domain/time/instant.ts';
import { type DatabaseEngine, ensureTable, localClient } from '../../local/dynamodb/engine.ts';
import { contractOfMonth } from '../contract-month.ts';
import type { Sent } from './month.ts';
import { type Usage, nothing } from './prices.ts';

const ACCOUNT = '444455556666';
const GB = 1e9;
/** The size of one billed unit, for events and for queue requests, in bytes. */
const CHUNK = 65_536;
/** The number of messages in one receive and in one delete. */
const RECEIVED = 10;
/** The memory that gives a function one whole processor; a smaller function computes slower in proportion. */
const WHOLE_PROCESSOR_MB = 1769;
/** Lambda's own lines about one invocation, in its JSON format: start, report and the trace's id. */
const PLATFORM_LOG = 900;
/** The share of traced requests: X-Ray keeps one in twenty. */
const TRACED = 0.05;

/** The comparison function: the smallest memory, and the plain start, end and report lines of an invocation. */
const NAIVE_MB = 128;
const NAIVE_LOG = 330;
const BEFORE = parseInstant('2026-10-01T00:00:00Z')!;
const AFTER = parseInstant('2026-11-02T12:30:00Z')!;

/** Ms from the receipt of an event by the bus to its recording. */
const RECEIVED_BEFORE = 500;

const bytesOf = (text: string): number => Buffer.byteLength(text);

export class Lab {
  readonly engine: DatabaseEngine;
  private readonly client: DynamoDBClient;
  private readonly table: Table;
  private readonly name: string;
  /** The size of each item, by its key; counted as they are written, since to read all of them after each step took most of the bench. */
  private readonly sizes = new Map<string, number>();
  private storedBytes = 0;
  private readonly objects = new CountedObjects();
  private now = 0;
  private readonly services: PublishingServices;
  private readonly handler = ingestEvents(() => this.services);

  private constructor(engine: DatabaseEngine, name: string) {
    this.engine = engine;
    this.name = name;
    this.client = localClient(engine.endpoint);
    this.client.middlewareStack.add(
      (next) => async (args) => {
        const done = await next(args);
        const { Item } = args.input as { readonly Item?: Record<string, AttributeValue> };
        if (Item) this.count(Item);
        return done;
      },
      { step: 'initialize', name: 'count-stored' },
    );
    this.table = new Table(this.client, name, true);
    this.services = {
      stores: recordedOnReceipt(dynamoStores(this.table, undefined, { clock: () => this.now, objects: this.objects })),
      clock: () => this.now,
      environment: {
        TABLE_NAME: name,
        BUS_NAME: 'makegood',
        OWN_ACCOUNT: '000000000000',
        API_URL: '',
        AUDIT_ZONE: 'UTC',
        VERSION: 'bench',
      },
      publisher: { publish: () => Promise.resolve() },
    };
  }

  static async open(engine: DatabaseEngine, name: string): Promise<Lab> {
    const lab = new Lab(engine, name);
    await ensureTable(lab.client, name);
    return lab;
  }

  close(): void {
    this.client.destroy();
  }

  /** Contracts of one vendor, one component each; its account is registered once, for all of them. */
  async contracts(components: readonly string[]): Promise<void> {
    const { stores, clock } = this.services;
    await putVendor({ id: 'v', name: 'V', senders: [{ account: ACCOUNT, as: 'vendor' }] }, stores, clock, () => 'key');
    const { order, terms } = contractOfMonth().contract;
    for (const component of components) {
      const id = `contract-${component}`;
      const put = await putContract(
        {
          id,
          document: {
            makegood: 1,
            order: { ...order, id, components: { [component]: { kind: 'service' } } },
            terms,
          },
          text: '',
        },
        stores,
        clock,
        () => 'key',
      );
      if ('failure' in put) throw new Error(JSON.stringify(put.issues));
    }
  }

  /** Feeds events as the bus delivers them, in batches. @param at the clock of the process; absent: the time of the events. */
  async feed(events: readonly Sent[], batch: number, at?: number): Promise<Usage> {
    const used = nothing();
    const before = this.storedBytes;
    const units = { ...this.table.meter };
    for (let from = 0; from < events.length; from += batch) {
      const bodies = events.slice(from, from + batch).map((event) => delivered(event, event.at));
      for (const { event, message } of bodies) {
        used.eventChunks += Math.ceil(event / CHUNK);
        used.archiveGb += event / GB;
        // The bus sends them; the function receives and deletes ten at once, where they fit into the 64 KB of a request.
        used.queueRequests += Math.ceil(bytesOf(message) / CHUNK);
      }
      const size = bodies.reduce((sum, { message }) => sum + bytesOf(message), 0);
      used.queueRequests += Math.max(Math.ceil(bodies.length / RECEIVED), Math.ceil(size / CHUNK)) + Math.ceil(bodies.length / RECEIVED);
      this.now = at ?? events[Math.min(from + batch, events.length) - 1]!.at;
      await this.invoke(used, 'ingest-events', async () => {
        const records = bodies.map(({ message }, i) => ({
          messageId: `${i}`,
          body: message,
          attributes: { SentTimestamp: String(this.now) },
        }));
        const { batchItemFailures } = await this.handler({ Records: records } as never);
        if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} events failed`);
      });
    }
    used.writeUnits = this.table.meter.writes - units.writes;
    used.readUnits = this.table.meter.reads - units.reads;
    used.storedGb = (this.storedBytes - before) / GB;
    return used;
  }

  /** Packs the batched checks of all days that have ended. */
  pack(at: number): Promise<Usage> {
    return this.measured('pack-samples', at, async () => void (await packingSamples(() => this.services)()));
  }

  /** Issues a component's statement of October, after that of September as in any month but the first. */
  async issue(component: string): Promise<Usage> {
    const assess = assessContract(() => this.services);
    const issued = async (period: string): Promise<void> => {
      const [contract, run] = [`contract-${component}`, 'cost'];
      await assess({ audit: 'cost', run, due: { contract, periods: [period], checkedAt: formatInstant(this.now) } });
      const outcome = await this.services.stores.audits.outcome('cost', contract, period, run);
      if (outcome?.outcome !== 'issued') throw new Error(JSON.stringify(outcome));
    };
    this.now = BEFORE;
    await this.invoke(nothing(), 'assess-contract', () => issued('2026-09'));
    return this.measured('assess-contract', AFTER, () => issued('2026-10'));
  }

  /** Read units of a process for a vendor's registrations in a number of seconds, with an event each minute. */
  async registrations(component: string, seconds: number): Promise<number> {
    const reads = this.table.meter.reads;
    let now = 0;
    const directory = new Directory(this.services.stores, () => now);
    for (; now < seconds * 1000; now += 60_000) {
      await directory.bindings(`aws:${ACCOUNT}`);
      await directory.registered('v', component);
    }
    return this.table.meter.reads - reads;
  }

  /** One conditional put for each event, in a function of its own: the simplest design. */
  async naive(events: readonly Sent[]): Promise<Usage> {
    const used = nothing();
    const before = this.storedBytes;
    for (const event of events) {
      const text = envelopeOf(event);
      used.eventChunks += Math.ceil(bytesOf(text) / CHUNK);
      used.invocations += 1;
      used.logGb += NAIVE_LOG / GB;
      const began = performance.now();
      const { component, id } = (JSON.parse(text) as { detail: { component: string; id: string } }).detail;
      const put = await this.client.send(
        new PutItemCommand({
          TableName: this.name,
          Item: { pk: { S: component }, sk: { S: id }, event: { S: text } },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnConsumedCapacity: 'TOTAL',
        }),
      );
      used.gbSeconds += ((performance.now() - began) / 1000) * (NAIVE_MB / 1024);
      used.writeUnits += put.ConsumedCapacity!.CapacityUnits!;
    }
    used.storedGb = (this.storedBytes - before) / GB;
    return used;
  }

  private async measured(name: FunctionName, at: number, work: () => Promise<void>): Promise<Usage> {
    const used = nothing();
    const before = this.storedBytes;
    const units = { ...this.table.meter };
    const { puts, gets, bytes } = this.objects;
    this.now = at;
    await this.invoke(used, name, work);
    used.objectPuts = this.objects.puts - puts;
    used.objectGets = this.objects.gets - gets;
    used.objectGb = (this.objects.bytes - bytes) / GB;
    used.writeUnits = this.table.meter.writes - units.writes;
    used.readUnits = this.table.meter.reads - units.reads;
    used.storedGb = (this.storedBytes - before) / GB;
    return used;
  }

  /** One invocation: the processor time of this process, which does not depend on what else runs, and its lines in the log. */
  private async invoke(used: Usage, name: FunctionName, work: () => Promise<void>): Promise<void> {
    const { memoryMb } = FUNCTIONS[name];
    const write = process.stdout.write.bind(process.stdout);
    let logged = 0;
    process.stdout.write = (text: string | Uint8Array) => {
      logged += text.length;
      return true;
    };
    const began = process.cpuUsage();
    try {
      await work();
    } finally {
      process.stdout.write = write;
    }
    const { user, system } = process.cpuUsage(began);
    const seconds = ((user + system) / 1e6) * Math.max(1, WHOLE_PROCESSOR_MB / memoryMb);
    used.invocations += 1;
    used.gbSeconds += seconds * (memoryMb / 1024);
    used.logGb += (logged + PLATFORM_LOG) / GB;
    used.traces += TRACED;
  }

  /** Counts an item by DynamoDB's rules: names and values, and 100 bytes for each item. */
  private count(item: Record<string, AttributeValue>): void {
    const key = `${item.pk!.S!} ${item.sk!.S!}`;
    const size = 100 + Object.entries(item).reduce((bytes, [name, value]) => bytes + bytesOf(name) + valueBytes(value), 0);
    this.storedBytes += size - (this.sizes.get(key) ?? 0);
    this.sizes.set(key, size);
  }

  /** Moves what is stored at places to object storage, as of an instant (epoch ms). @returns also the bytes that expire in the table. */
  async move(places: readonly OldEvidencePlace[], at: number): Promise<{ readonly used: Usage; readonly expiringGb: number }> {
    const mover = new PartitionMover(this.table, { clock: () => this.now, objects: this.objects });
    const sizes = (): number => places.reduce((sum, place) => sum + this.sizeOf(place), 0);
    const before = sizes();
    const used = await this.measured('move-old-evidence', at, async () => {
      for (const place of places) await mover.move(place);
    });
    const expiring = sizes();
    // The records of the objects stay in the table; that an item got its expiry does not make it stay.
    return { used: { ...used, storedGb: used.storedGb - (expiring - before) / GB }, expiringGb: before / GB };
  }

  private sizeOf(place: OldEvidencePlace): number {
    const pk =
      place.kind === 'facts'
        ? keys.factPartition(place.vendor, place.component, place.month)
        : place.kind === 'checks'
          ? keys.samplePartition(place.vendor, place.day)
          : keys.samplePayload(place.vendor, place.day, '', '').pk;
    let sum = 0;
    for (const [key, size] of this.sizes) if (key.startsWith(`${pk} `)) sum += size;
    return sum;
  }
}

/**
 * Facts are received and recorded at once when they occur. The events of one batch are of one contract here, and days apart: by the clock of the batch
 * most would be late, and a late fact costs a second write. A sender's batch has what its whole fleet did in a minute.
 */
function recordedOnReceipt(stores: Stores): Stores {
  const record: FactStore['record'] = (vendor, fact, raw, _, carried) => {
    const receivedAt = fact.occurredAt + RECEIVED_BEFORE;
    return stores.facts.record(vendor, { ...fact, receivedAt }, raw, receivedAt, carried);
  };
  return { ...stores, facts: Object.assign(Object.create(stores.facts) as FactStore, { record }) };
}

/** Object storage that counts. */
class CountedObjects implements EvidenceObjects {
  private readonly all = new Map<string, Uint8Array>();
  puts = 0;
  gets = 0;
  bytes = 0;

  put(name: string, content: Uint8Array): Promise<void> {
    this.puts += 1;
    if (!this.all.has(name)) this.bytes += content.length;
    this.all.set(name, content);
    return Promise.resolve();
  }

  get(name: string): Promise<Uint8Array | undefined> {
    this.gets += 1;
    return Promise.resolve(this.all.get(name));
  }

  delete(): Promise<void> {
    return Promise.reject(new Error('nothing is erased here'));
  }
}

const valueBytes = (value: AttributeValue): number =>
  value.S !== undefined
    ? bytesOf(value.S)
    : value.B !== undefined
      ? value.B.length
      : value.N !== undefined
        ? Math.ceil(value.N.length / 2) + 1
        : 1;

/** The event as EventBridge makes it. */
const envelopeOf = ({ type, at, detail }: Sent): string =>
  JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': type,
    source: 'lumencast.noc',
    account: ACCOUNT,
    time: `${formatInstant(at).slice(0, 19)}Z`,
    region: 'us-east-1',
    resources: [],
    detail,
  });

/** The message in the queue, as the rule writes it. */
function delivered(event: Sent, at: number): { event: number; message: string } {
  const text = envelopeOf(event);
  return { event: bytesOf(text), message: `{"receivedAt":"${formatInstant(at - RECEIVED_BEFORE)}","event":${text}}` };
}
