/** Write units per event and read units per statement, from the engine's ReturnConsumedCapacity. */
import { readFileSync } from 'node:fs';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import { issueWithLater } from '../lib/application/statements/issue-statement.ts';
import { prepareStatement } from '../lib/application/statements/prepare-statement.ts';
import { putContract } from '../lib/application/registry/put-contract.ts';
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { MINUTE, parseInstant } from '../lib/domain/time/instant.ts';
import type { Fact } from '../lib/domain/evidence/fact.ts';
import { ensureTable, localClient, startEngine } from '../local/dynamodb/engine.ts';

const at = (text: string): number => parseInstant(text)!;
/** The capacity units of one call. */
interface Spent {
  readonly writes: number;
  readonly reads: number;
}

export interface CountedUnits {
  readonly small: Spent;
  readonly again: Spent;
  readonly hour: Spent;
  readonly first: Spent;
  readonly next: Spent;
}

export async function countUnits(): Promise<CountedUnits> {
  const engine = await startEngine(undefined);
  const client = localClient(engine.endpoint);
  await ensureTable(client, 'makegood');
  const table = new Table(client, 'makegood', true);
  const stores = dynamoStores(table);
  const spent = async (work: () => Promise<unknown>): Promise<Spent> => {
    const before = { ...table.meter };
    await work();
    return { writes: table.meter.writes - before.writes, reads: table.meter.reads - before.reads };
  };
  const fact = (type: Fact['type'], id: string, occurredAt: number, body: Fact['body']): Fact => ({
    id,
    type,
    occurredAt,
    receivedAt: occurredAt + 1000,
    sender: 'aws:444455556666',
    speaksFor: 'vendor',
    class: 'account',
    component: 'line-1',
    body,
  });
  const document = readYaml(readFileSync(new URL('../contracts/examples/live-streaming-network.yaml', import.meta.url), 'utf8')).document;
  await putContract(
    { id: 'live-streaming-network', document, text: '' },
    stores,
    () => at('2026-11-05T00:00:00Z'),
    () => 'key',
  );
  const raw = JSON.stringify({
    event: {
      id: 'x',
      source: 'lumencast.noc',
      detail: { id: 'small', occurredAt: '2026-10-05T00:00:00Z', component: 'line-1', incident: 'INC-1' },
    },
  });
  const small = await spent(() =>
    stores.facts.record('lumencast', fact('service.down', 'small', at('2026-10-05T00:00:00Z'), { record: 'INC-1' }), raw),
  );
  const again = await spent(() =>
    stores.facts.record('lumencast', fact('service.down', 'small', at('2026-10-05T00:00:00Z'), { record: 'INC-1' }), raw),
  );
  const hour = await spent(() =>
    stores.facts.record(
      'lumencast',
      fact('probe.batch', 'hour', at('2026-10-05T00:00:00Z'), {
        stream: 'http',
        start: at('2026-10-05T00:00:00Z'),
        every: MINUTE,
        results: '1'.repeat(60),
      }),
      undefined,
    ),
  );
  for (let i = 0; i < 200; i += 1)
    await stores.facts.record(
      'lumencast',
      fact(i % 2 ? 'service.up' : 'service.down', `t${i}`, at('2026-10-06T00:00:00Z') + i * 60 * MINUTE, {
        record: `I${Math.floor(i / 2)}`,
      }),
      raw,
    );
  const first = await spent(() => prepareStatement('live-streaming-network', '2026-10', stores, at('2026-11-05T00:00:00Z')));
  await issueWithLater('live-streaming-network', '2026-09', {
    stores,
    publisher: { publish: () => Promise.resolve() },
    clock: () => at('2026-11-05T00:00:00Z'),
    run: 'bench',
  });
  const next = await spent(() => prepareStatement('live-streaming-network', '2026-10', stores, at('2026-11-05T00:00:00Z')));
  client.destroy();
  await engine.stop();
  return { small, again, hour, first, next };
}

const line = (name: string, value: string): void => void process.stdout.write(`  ${name.padEnd(66)} ${value}\n`);

export async function units(): Promise<void> {
  const { small, again, hour, first, next } = await countUnits();
  line('one state change, with its payload as received', `${small.writes} write units, ${small.reads} read units`);
  line(
    'the same again (refused by its condition, then compared)',
    `${again.reads} read units; a failed condition costs its write unit on AWS`,
  );
  line('an hour of one-minute checks in one event', `${hour.writes} write units = ${(hour.writes / 60).toFixed(4)} a check`);
  line('a statement over 202 events, first of its contract (all months read)', `${first.reads} read units`);
  line('the same, after a statement of the month before', `${next.reads} read units`);
}
