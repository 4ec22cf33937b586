/** What was acknowledged is there after kill -9, and what was not yet delivered is delivered after the restart. `npm run test:chaos` does more of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Bus, type QueuedMessage } from '../../../local/eventbridge/bus.ts';
import { KINDS } from '../../support/chaos/kinds.ts';
import { ENGINES } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/harness.ts';

describe.each(ENGINES)('kill -9 of the run and its database with %s', (engine) => {
  it('loses no event that was acknowledged, and doubles none', async () => {
    const report = await KINDS.both({ engine, seed: 1, events: 400, newFolder: temporaryFolder });
    expect(report).toMatchObject({ lost: [], doubled: [], waiting: 0, faults: [] });
    expect(report.recorded + report.quarantined).toBe(report.acknowledged);
    expect(report.acknowledged).toBeGreaterThanOrEqual(400);
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
    const folder = temporaryFolder();
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
    const folder = temporaryFolder();
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
