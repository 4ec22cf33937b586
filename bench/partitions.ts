/**
 * Write units of each partition that a close of many contracts of one vendor shares, by the sizes of the items: DynamoDB takes 1,000 a second in
 * a partition. A close is at most as fast as its children compute; what waits for the network makes it slower.
 */
import { readFileSync } from 'node:fs';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { assessContract } from '../lambdas/workflow/assess-contract.ts';
import { closeAudits } from '../lambdas/workflow/close-audit.ts';
import { planAudits } from '../lambdas/workflow/plan-audit.ts';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import { putContract } from '../lib/application/registry/put-contract.ts';
import { AUDIT_MAP } from '../lib/declarations/events.ts';
import { HOUR, MINUTE, parseInstant } from '../lib/domain/time/instant.ts';
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { runWorkflow } from '../local/step-functions/workflow.ts';
import { MemoryClient } from '../test/support/memory-client.ts';
import { auditServices } from './audit-services.ts';

const at = (text: string): number => parseInstant(text)!;
const NOW = at('2026-11-05T12:00:00Z');
const CONTRACTS = 200;
/** Processor time of one contract (`npm run bench -- close`). */
const SECONDS = 0.05;
/** Contracts a second that the children of a close can end. */
const RATE = AUDIT_MAP.maxConcurrency / SECONDS;

type Attributes = Record<string, { S?: string; N?: string; B?: Uint8Array; BOOL?: boolean }>;

/** As DynamoDB counts it: names and values. */
const sizeOf = (item: Attributes): number =>
  Object.entries(item).reduce(
    (sum, [name, { S, N, B }]) =>
      sum +
      Buffer.byteLength(name) +
      (S === undefined ? (B?.length ?? (N === undefined ? 1 : Math.ceil(N.length / 2) + 1)) : Buffer.byteLength(S)),
    0,
  );

/** Write units by partition, of writes that a condition refused too. */
function counting(client: DynamoDBClient, units: Map<string, number>): DynamoDBClient {
  const send = (command: { constructor: { name: string }; input: { Item?: Attributes } }): unknown => {
    const { Item: item } = command.input;
    if (command.constructor.name === 'PutItemCommand' && item) {
      const pk = item.pk!.S!;
      units.set(pk, (units.get(pk) ?? 0) + Math.ceil(sizeOf(item) / 1024));
    }
    return client.send(command as never);
  };
  return { send } as unknown as DynamoDBClient;
}

export interface PartitionUnits {
  readonly partition: string;
  /** For each contract that is closed. */
  readonly units: number;
  readonly aSecond: number;
}

/** The partitions that more than one contract of a close writes, the hottest first. */
export async function unitsOfClose(contracts = CONTRACTS): Promise<readonly PartitionUnits[]> {
  const memory = new MemoryClient();
  const stores = dynamoStores(new Table(memory.client, 'memory'), () => NOW);
  const { document } = readYaml(readFileSync(new URL('../contracts/examples/live-streaming-network.yaml', import.meta.url), 'utf8'));
  const given = document as { order: object };
  for (let i = 0; i < contracts; i += 1) {
    const id = `live-streaming-network-of-customer-${String(i).padStart(6, '0')}`;
    await putContract(
      { id, document: { ...given, order: { ...given.order, id } }, text: '' },
      stores,
      () => at('2026-10-01T00:00:00Z'),
      () => 'key',
    );
  }
  for (let i = 0; i < 40; i += 1) {
    const occurredAt = at('2026-10-01T00:00:00Z') + i * 17 * HOUR;
    const common = {
      receivedAt: occurredAt,
      sender: 'aws:444455556666',
      speaksFor: 'vendor',
      class: 'account',
      component: 'line-1',
    } as const;
    const body = { record: `INC-${i}` };
    await stores.facts.record('lumencast', { ...common, id: `down-${i}`, type: 'service.down', occurredAt, body }, undefined);
    await stores.facts.record(
      'lumencast',
      { ...common, id: `up-${i}`, type: 'service.up', occurredAt: occurredAt + 7 * MINUTE, body },
      undefined,
    );
  }
  const units = new Map<string, number>();
  const services = auditServices(stores, NOW);
  // The plan and the end of an audit are one process each: what the children write at the same time is counted.
  const children = { ...services, stores: dynamoStores(new Table(counting(memory.client, units), 'memory'), () => NOW) };
  const assess = assessContract(() => children);
  const steps = { Plan: planAudits(() => services), Assess: assess, NoteFailure: assess, Close: closeAudits(() => services) };
  await runWorkflow({ audit: '2026-10', id: 'audit-request:partitions' }, steps, { retrySeconds: 0 });
  return [...units]
    .filter(([pk]) => !pk.includes('of-customer-'))
    .map(([partition, count]) => ({ partition, units: count / contracts, aSecond: (count / contracts) * RATE }))
    .sort((a, b) => b.units - a.units);
}

const wholeOf = (partition: string): string => partition.replace(/##\d$/, ' (the hottest of those over which it is spread)');

export async function partitions(): Promise<void> {
  const shown = new Set<string>();
  for (const { partition, units, aSecond } of await unitsOfClose())
    if (units >= 0.01 && !shown.has(wholeOf(partition))) {
      shown.add(wholeOf(partition));
      process.stdout.write(
        `  ${wholeOf(partition).padEnd(80)} ${units.toFixed(2).padStart(6)} write units a contract, ${aSecond.toFixed(0).padStart(5)} a second\n`,
      );
    }
}
