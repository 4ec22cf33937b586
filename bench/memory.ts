/** The heap of the embedded run while 200,000 events pass through it: its size after a full collection, every 40,000 events. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { embedded } from './embedded.ts';

const EVENTS = 200_000;
const STEP = 40_000;
/** PutEvents in flight; each carries ten events. */
const PARALLEL = 16;
/** The largest allowed ratio of the heap at the last step to that at the first. */
const GOAL = 1.1;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

export async function memory(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-memory-'));
  const { system, client } = await embedded(folder);
  let sent = 0;
  const entry = (): object => {
    const id = (sent += 1);
    const detail = {
      id: `e-${id}`,
      occurredAt: new Date(1_790_000_000_000 + id * 1000).toISOString(),
      component: 'edge',
      incident: `I-${id}`,
    };
    return { EventBusName: 'makegood', Source: 'bench', DetailType: 'service.down.v1', Detail: JSON.stringify(detail) };
  };
  const sender = async (until: number): Promise<void> => {
    while (sent < until) await client.send(new PutEventsCommand({ Entries: Array.from({ length: 10 }, entry) }));
  };
  const heaps: number[] = [];
  for (let until = STEP; until <= EVENTS; until += STEP) {
    await Promise.all(Array.from({ length: PARALLEL }, () => sender(until)));
    await system.bus.drained();
    heaps.push(heap());
    process.stdout.write(`  after ${String(sent).padStart(7)} events: ${megabytes(heaps.at(-1)!)} of heap\n`);
  }
  const ratio = heaps.at(-1)! / heaps[0]!;
  process.stdout.write(`  last against first ${ratio.toFixed(2)}x (goal <= ${GOAL}x ${ratio <= GOAL ? 'met' : 'NOT met'})\n`);
  client.destroy();
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
}
