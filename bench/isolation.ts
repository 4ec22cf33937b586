/**
 * One vendor floods: 64,000 flapping events, 10,000 disputes tried, 10 MB that cannot be read. What another vendor asks for is compared in two
 * installations of one run, with the flood and without. Both are asked in blocks (without, with, with, without), so that a busy machine
 * slows down both. The ratio of a block is that of its own times, and the median of all blocks counts.
 */
import { readFileSync, readdirSync } from 'node:fs';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoErasureStore } from '../lib/adapters/dynamo/erasure-store.ts';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import { watchContract } from '../lib/application/monitoring/early-warning.ts';
import { prepareStatement } from '../lib/application/statements/prepare-statement.ts';
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { type DatabaseEngine, ensureTable, localClient, startEngine } from '../local/dynamodb/engine.ts';
import { KeyFileDataKeys, KeyFileSecrets } from '../local/kms/key-file.ts';
import { exampleFile } from '../test/support/contract-files.ts';
import { type Installation, QUIET, VIEWS, installation, viewer } from '../test/support/flood.ts';

const SIZE = { events: 64_000, disputes: 10_000, refused: 1000, bytes: 10_000 };
const GOAL = 1.2;
const WARM = 5;
/** Blocks go on until the ratio is known so well (95 %), or until there are the most. */
const [CERTAIN, FEWEST, MOST] = [0.03, 15, 150];

const line = (text: string): void => void process.stdout.write(`  ${text}\n`);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** What one call costs: ms on the clock, ms of processors (of this process and of the database), calls of the database, items read, read units. */
interface Cost {
  readonly wall: number;
  readonly processor: number;
  readonly calls: number;
  readonly items: number;
  readonly units: number;
}

/** One installation, with a database of its own: what the one keeps in memory is not the other's. */
class Side {
  readonly tasks: Readonly<Record<string, () => Promise<unknown>>>;
  private readonly engine: DatabaseEngine;
  private readonly table: Table;
  private readonly counted: { calls: number; items: number };

  private constructor(engine: DatabaseEngine, table: Table, counted: Side['counted'], given: Installation) {
    this.engine = engine;
    this.table = table;
    this.counted = counted;
    const { stores, clock, publisher } = given.services;
    const read = viewer(given);
    this.tasks = {
      assessment: () => prepareStatement(QUIET, '2026-10', stores, clock()),
      warning: () => watchContract(QUIET, stores, publisher, clock),
      ...Object.fromEntries(Object.keys(VIEWS).map((view) => [view, () => read(view)])),
    };
  }

  static async start(engine: DatabaseEngine, size?: typeof SIZE): Promise<Side> {
    const counted = { calls: 0, items: 0 };
    const client = counting(localClient(engine.endpoint), counted);
    await ensureTable(client, 'makegood');
    const table = new Table(client, 'makegood', true);
    const file = exampleFile('live-streaming-network');
    const example = {
      document: readYaml(readFileSync(file, 'utf8')).document as object,
      events: readFileSync(file.replace('.yaml', '.events.jsonl'), 'utf8'),
    };
    const given = {
      stores: dynamoStores(table),
      erasures: new DynamoErasureStore(table),
      secrets: new KeyFileSecrets(Buffer.alloc(32)),
      dataKeys: new KeyFileDataKeys(Buffer.alloc(32)),
      environment: { TABLE_NAME: 'makegood', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'bench' },
    };
    return new Side(engine, table, counted, await installation(given, example, size));
  }

  async cost(task: string): Promise<Cost> {
    const [calls, items, units, processor, wall] = [
      this.counted.calls,
      this.counted.items,
      this.table.meter.reads,
      this.processor(),
      performance.now(),
    ];
    await this.tasks[task]!();
    return {
      wall: performance.now() - wall,
      processor: this.processor() - processor,
      calls: this.counted.calls - calls,
      items: this.counted.items - items,
      units: this.table.meter.reads - units,
    };
  }

  /** Ms that processors spent in this process and, where the system says it, in the database's. */
  private processor(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000 + (this.engine.pid === undefined ? 0 : threadsOf(this.engine.pid));
  }
}

function threadsOf(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const spent = threads.map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]));
    return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
  } catch {
    return 0;
  }
}

function counting(client: DynamoDBClient, counted: { calls: number; items: number }): DynamoDBClient {
  const send = async (command: Parameters<DynamoDBClient['send']>[0]): Promise<unknown> => {
    counted.calls += 1;
    const answer = (await client.send(command)) as { Item?: object; ScannedCount?: number };
    counted.items += answer.ScannedCount ?? (answer.Item ? 1 : 0);
    return answer;
  };
  return { send } as unknown as DynamoDBClient;
}

interface Compared {
  readonly without: readonly Cost[];
  readonly with: readonly Cost[];
  /** The median of all blocks' ratios, and where it lies with 95 %. */
  readonly ratio: number;
  readonly between: readonly [number, number];
}

async function compared(task: string, calm: Side, flooded: Side): Promise<Compared> {
  for (let i = 0; i < WARM; i += 1) for (const side of [calm, flooded]) await side.cost(task);
  const [without, withFlood, ratios]: [Cost[], Cost[], number[]] = [[], [], []];
  for (;;) {
    const [a, b, c, d] = [await calm.cost(task), await flooded.cost(task), await flooded.cost(task), await calm.cost(task)];
    without.push(a, d);
    withFlood.push(b, c);
    ratios.push(Math.sqrt((b.wall * c.wall) / (a.wall * d.wall)));
    const sorted = [...ratios].sort((x, y) => x - y);
    // Ranks between which the median lies with 95 %.
    const [middle, width] = [(ratios.length - 1) / 2, 0.98 * Math.sqrt(ratios.length)];
    const between = [
      sorted[Math.max(0, Math.floor(middle - width))]!,
      sorted[Math.min(ratios.length - 1, Math.ceil(middle + width))]!,
    ] as const;
    const isCertain = (between[1] - between[0]) / 2 <= CERTAIN;
    if (ratios.length >= FEWEST && (isCertain || ratios.length >= MOST))
      return { without, with: withFlood, ratio: median(ratios), between };
  }
}

function report(task: string, { without, with: withFlood, ratio, between }: Compared): void {
  const [a, b] = [without, withFlood].map((costs) => (name: keyof Cost) => median(costs.map((cost) => cost[name])));
  const both = (name: keyof Cost, digits = 0): string =>
    a!(name).toFixed(digits) === b!(name).toFixed(digits)
      ? a!(name).toFixed(digits)
      : `${a!(name).toFixed(digits)} -> ${b!(name).toFixed(digits)}`;
  const columns = [
    task.padEnd(18),
    `${ratio.toFixed(2)}x (${between.map((edge) => edge.toFixed(2)).join('-')})`.padEnd(18),
    ratio <= GOAL ? 'met    ' : 'NOT met',
    `${a!('wall').toFixed(1)} -> ${b!('wall').toFixed(1)}`.padStart(15),
    `${a!('processor').toFixed(1)} -> ${b!('processor').toFixed(1)}`.padStart(15),
    both('calls').padStart(10),
    both('items').padStart(10),
    both('units', 1).padStart(12),
  ];
  line(columns.join('  '));
}

export async function isolation(): Promise<void> {
  const engines = [await startEngine(undefined), await startEngine(undefined)] as const;
  try {
    const began = performance.now();
    const [calm, flooded] = [await Side.start(engines[0]), await Side.start(engines[1], SIZE)];
    const { events, disputes, refused, bytes } = SIZE;
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    line(`made in ${seconds} s: ${events} events, ${disputes} disputes tried, ${(refused * bytes) / 1e6} MB refused`);
    const heads = [
      'what is asked'.padEnd(18),
      'time (95 % sure)'.padEnd(18),
      ' '.repeat(7),
      'ms'.padStart(15),
      'processor ms'.padStart(15),
    ];
    line([...heads, 'calls'.padStart(10), 'items read'.padStart(10), 'read units'.padStart(12)].join('  '));
    const ratios: number[] = [];
    for (const task of Object.keys(calm.tasks)) {
      const found = await compared(task, calm, flooded);
      ratios.push(found.ratio);
      report(task, found);
    }
    line(
      `${ratios.filter((ratio) => ratio <= GOAL).length} of ${ratios.length} within ${GOAL}x, the highest ${Math.max(...ratios).toFixed(2)}x`,
    );
  } finally {
    for (const engine of engines) await engine.stop();
  }
}
