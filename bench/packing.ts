/** A day of one-minute checks of 8,000 components, batched: the time and memory that packing takes. */
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import { packSamples } from '../lib/application/evidence/pack-samples.ts';
import { DAY, MINUTE, parseInstant } from '../lib/domain/time/instant.ts';
import { ensureTable, localClient, startEngine } from '../local/dynamodb/engine.ts';

const COMPONENTS = 8000;
/** The number of components in one event. */
const EACH = 1600;
const START = parseInstant('2026-09-01T00:00:00Z')!;

export async function packing(): Promise<void> {
  const engine = await startEngine(undefined);
  const client = localClient(engine.endpoint);
  await ensureTable(client, 'packing');
  const stores = dynamoStores(new Table(client, 'packing'));
  const names = Array.from({ length: COMPONENTS }, (_, i) => `customer-${i}/edge.example.net`);
  for (let minute = 0; minute < 1440; minute += 1) {
    const start = START + minute * MINUTE;
    const events = Array.from({ length: COMPONENTS / EACH }, (_, part) =>
      stores.samples.record(
        'v',
        {
          id: `g-${minute}-${part}`,
          type: 'probes.batched',
          occurredAt: start + MINUTE,
          receivedAt: start + MINUTE + 1000,
          sender: 'aws:444455556666',
          speaksFor: 'vendor',
          class: 'account',
          body: {
            stream: 'http',
            start,
            every: MINUTE,
            batched: Object.fromEntries(
              names.slice(part * EACH, (part + 1) * EACH).map((name, i) => [name, (i * 7 + minute) % 500 ? '1' : '0']),
            ),
          },
        },
        '{}',
        start + MINUTE + 1000,
      ),
    );
    await Promise.all(events);
  }
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const began = performance.now();
  await packSamples(stores, START + 2 * DAY);
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  process.stdout.write(
    `  ${COMPONENTS} components, ${(1440 * COMPONENTS) / EACH} events: ${seconds.toFixed(0)} s, ${Math.round(peak / 1e6)} MB at most\n`,
  );
  client.destroy();
  await engine.stop();
}
