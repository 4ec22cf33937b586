/** What was acknowledged is there after kill -9, and what was not yet delivered is delivered after the restart. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, describe, expect, it } from 'vitest';
import { aContract } from '../../support/contracts.ts';
import { ENGINES } from '../../support/engine.ts';
import { Bus, type QueuedMessage } from '../../../local/eventbridge/bus.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-kill-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function start(folder: string, engine: string): Promise<{ child: ChildProcess; url: string; token: string }> {
  const child = spawn('node', ['scripts/start.mjs', '--port', '0', '--empty', '--data', folder, '--engine', engine], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += String(chunk)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += String(chunk);
      const ready = /Makegood is ready at (\S+)\n$/.exec(output);
      if (ready) resolve(ready[1]!);
    });
    child.once('exit', () => reject(new Error(`it ended: ${output}`)));
  });
  return { child, url, token: readFileSync(join(folder, 'token'), 'utf8').trim() };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve())));

const contract = aContract({
  order: {
    id: 'c',
    vendor: { id: 'v', name: 'V' },
    senders: [{ account: '444455556666', as: 'vendor' }],
    components: { line: { kind: 'line' } },
  },
  terms: {
    from: '2026-01-01',
    components: { line: {} },
    definitions: {
      outage: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      uptime: { uptime: 'outage', of: 'period' },
    },
    objectives: { uptime: { 'at-least': '99%' } },
  },
});

describe.each(ENGINES)('kill -9 with %s', (engine) => {
  it('loses no event that was acknowledged', async () => {
    const folder = newFolder();
    let acknowledged = 0;
    for (let round = 0; round < 3; round += 1) {
      const { child, url, token } = await start(folder, engine);
      if (round === 0) {
        const put = await fetch(`${url}/v1/contracts/c`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(contract),
        });
        expect(put.status).toBe(201);
      }
      const client = new EventBridgeClient({
        endpoint: url,
        region: 'local',
        credentials: { accessKeyId: '444455556666', secretAccessKey: 'x' },
        maxAttempts: 1,
      });
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 40; i += 1) {
          const Entries = Array.from({ length: 5 }, (__, n) => ({
            EventBusName: 'makegood',
            Source: 's',
            DetailType: 'service.down.v1',
            Detail: JSON.stringify({
              id: `r${round}-w${writer}-${i}-${n}`,
              occurredAt: '2026-10-01T00:00:00Z',
              component: 'line',
              incident: `${round}-${writer}-${i}-${n}`,
            }),
          }));
          try {
            await client.send(new PutEventsCommand({ Entries }));
            acknowledged += Entries.length;
          } catch {
            return;
          }
        }
      });
      await new Promise((resolve) => setTimeout(resolve, 250 + round * 150));
      child.kill('SIGKILL');
      await Promise.all([...writers, ended(child)]);
    }
    const { child, url, token } = await start(folder, engine);
    let events = -1;
    for (let tries = 0; tries < 200; tries += 1) {
      const preview = (await (await fetch(`${url}/v1/previews/c/2026-10`, { headers: { authorization: `Bearer ${token}` } })).json()) as {
        statement: { evidence: { events: number } };
      };
      if (preview.statement.evidence.events === events && events >= acknowledged) break;
      events = preview.statement.evidence.events;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(acknowledged).toBeGreaterThan(50);
    expect(events).toBeGreaterThanOrEqual(acknowledged);
    child.kill('SIGTERM');
    await ended(child);
  });
});

describe('the bus', () => {
  const event = (id: string) => ({
    version: '0' as const,
    id,
    'detail-type': 'x',
    source: 's',
    account: '1',
    time: '',
    region: '',
    resources: [],
    detail: { id },
  });
  const idOf = (delivery: QueuedMessage): string => (JSON.parse(delivery.body) as { event: { id: string } }).event.id;

  it('delivers accepted events after a restart', async () => {
    const folder = newFolder();
    const stuck = await Bus.open({
      folder,
      targets: {
        'ingest-queue': () => new Promise(() => undefined),
        'audit-workflow': () => Promise.resolve([]),
        'watch-queue': () => Promise.resolve([]),
        'message-queue': () => Promise.resolve([]),
        'endpoint-queue': () => Promise.resolve([]),
      },
    });
    await stuck.accept([event('a'), event('b')], '2026-01-01T00:00:00.000Z');
    const seen: string[] = [];
    const bus = await Bus.open({
      folder,
      targets: {
        'ingest-queue': (batch) => Promise.resolve((seen.push(...batch.map(idOf)), [])),
        'audit-workflow': () => Promise.resolve([]),
        'watch-queue': async () => [],
        'message-queue': async () => [],
        'endpoint-queue': async () => [],
      },
    });
    await bus.drained();
    expect(seen.sort()).toEqual(['a', 'b']);
    await bus.close();
    const again = await Bus.open({
      folder,
      targets: {
        'ingest-queue': () => Promise.reject(new Error('nothing is left')),
        'audit-workflow': () => Promise.resolve([]),
        'watch-queue': () => Promise.resolve([]),
        'message-queue': () => Promise.resolve([]),
        'endpoint-queue': () => Promise.resolve([]),
      },
    });
    expect(
      await Promise.race([again.drained().then(() => 'drained'), new Promise((resolve) => setTimeout(() => resolve('waiting'), 200))]),
    ).toBe('drained');
    await again.close();
  });

  it('tries only failed deliveries again, then moves them to the dead-letter file', async () => {
    const folder = newFolder();
    const receives = new Map<string, number>();
    const bus = await Bus.open({
      folder,
      backoff: () => 1,
      targets: {
        'ingest-queue': (batch) => {
          for (const delivery of batch) receives.set(idOf(delivery), delivery.receives);
          return Promise.resolve(
            batch
              .filter((delivery) => idOf(delivery) === 'poison' || (idOf(delivery) === 'slow' && delivery.receives < 3))
              .map((delivery) => delivery.id),
          );
        },
        'audit-workflow': () => Promise.resolve([]),
        'watch-queue': async () => [],
        'message-queue': async () => [],
        'endpoint-queue': async () => [],
      },
    });
    await bus.accept([event('good'), event('poison'), event('slow')], '2026-01-01T00:00:00.000Z');
    await bus.drained();
    expect(Object.fromEntries(receives)).toEqual({ good: 1, poison: 5, slow: 3 });
    const dead = readFileSync(join(folder, 'dead-letters.jsonl'), 'utf8');
    expect(dead.match(/"receives":\d+/g)).toEqual(['"receives":5']);
    await bus.close();
  });
});
