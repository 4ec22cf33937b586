/** The embedded bus: dead letters and the way back, the archive and replays, and texts that are delivered as they came. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bus, type QueuedMessage } from '../../../local/eventbridge/bus.ts';
import { busEvent } from '../../support/bus-event.ts';

describe('the embedded bus', () => {
  let folder: string;
  let bus: Bus;
  let delivered: string[];
  let elsewhere: string[];
  let failing: (delivery: QueuedMessage) => boolean;
  const noted = (target: string) => async (batch: readonly QueuedMessage[]) => {
    elsewhere.push(...batch.map(() => target));
    return [];
  };
  const open = async (): Promise<Bus> =>
    Bus.open({
      folder,
      backoff: () => 1,
      targets: {
        'ingest-queue': async (batch) => {
          const failed = batch.filter(failing);
          delivered.push(...batch.filter((one) => !failed.includes(one)).map((one) => one.body));
          return failed.map((one) => one.id);
        },
        'audit-workflow': noted('audit-workflow'),
        'watch-queue': noted('watch-queue'),
        'message-queue': noted('message-queue'),
        'endpoint-queue': noted('endpoint-queue'),
      },
    });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'makegood-bus-'));
    delivered = [];
    elsewhere = [];
    failing = () => false;
    bus = await open();
  });
  afterEach(async () => {
    await bus.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('delivers the detail unchanged: spaces, long numbers, order of keys', async () => {
    const text = '{"id":"a",  "big":7400000000000000311, "huge":1e400,"z":1,"a":2}';
    await bus.accept([busEvent('e1', text)], '2026-10-14T02:12:42.000Z');
    await bus.drained();
    expect(delivered).toHaveLength(1);
    expect(delivered[0]).toMatch(/^\{"receivedAt":"2026-10-14T02:12:42.000Z","event":\{/);
    expect(delivered[0]!.endsWith(`"detail":${text}}}`)).toBe(true);
  });

  it('ends a function that takes too long, and delivers its whole batch again', async () => {
    const receives: number[] = [];
    const slow = await Bus.open({
      folder: join(folder, 'slow'),
      backoff: () => 1,
      timeout: 50,
      targets: {
        'ingest-queue': (batch) => {
          receives.push(...batch.map((one) => one.receives));
          return receives.length <= 2 ? new Promise(() => undefined) : Promise.resolve([]);
        },
        'audit-workflow': async () => [],
        'watch-queue': async () => [],
        'message-queue': async () => [],
        'endpoint-queue': async () => [],
      },
    });
    await slow.accept([busEvent('e1', '{"id":"a"}'), busEvent('e2', '{"id":"b"}')], '2026-10-14T02:12:42.000Z');
    await slow.drained();
    await slow.close();
    expect(receives).toEqual([1, 1, 2, 2]);
  });

  it('moves a poison message to the dead letters after its receives, delivers the others, and delivers it again after a redrive', async () => {
    failing = (one) => one.body.includes('poison');
    await bus.accept([busEvent('e1', '{"id":"poison"}'), busEvent('e2', '{"id":"good"}')], '2026-10-14T02:12:42.000Z');
    await bus.drained();
    expect(delivered.map((body) => /"id":"(good|poison)"/.exec(body)![1])).toEqual(['good']);
    expect(existsSync(join(folder, 'dead-letters.jsonl'))).toBe(true);
    failing = () => false;
    expect(await bus.redrive()).toBe(1);
    await bus.drained();
    expect(delivered).toHaveLength(2);
    expect([await bus.redrive(), existsSync(join(folder, 'dead-letters.jsonl'))]).toEqual([0, false]);
  });

  it('replays the events of a span, with their own instants of receipt, also after a restart', async () => {
    await bus.accept([busEvent('e1', '{"id":"one"}')], '2026-10-14T02:00:00.000Z');
    await bus.accept([busEvent('e2', '{"id":"two","big":7400000000000000311}')], '2026-10-15T02:00:00.000Z');
    await bus.accept([busEvent('e3', '{"id":"three"}')], '2026-10-16T02:00:00.000Z');
    await bus.drained();
    const first = [...delivered];
    await bus.close();
    bus = await open();
    delivered = [];
    expect(await bus.replay('2026-10-15T00:00:00.000Z', '2026-10-17T00:00:00.000Z')).toBe(2);
    await bus.drained();
    const named = delivered.map((body) => /"replay-name":"([^"]+)",/.exec(body)![1]);
    expect(new Set(named).size).toBe(1);
    // But for the name of the replay each is what it was.
    expect(delivered.map((body) => body.replace(/"replay-name":"[^"]+",/, ''))).toEqual(first.slice(1));
  });

  it('replays nothing that Makegood published: no audit, mail, delivery or early warning runs again; and no replay is archived', async () => {
    const own = ['audit.requested.v1', 'evidence.recorded.v1', 'audit.closed.v1', 'claim.due.v1'];
    await bus.accept([busEvent('e1', '{"id":"one"}')], '2026-10-15T02:00:00.000Z');
    await bus.publisher.publish(own.map((type) => ({ type, detail: { id: type } })));
    await bus.drained();
    expect([...new Set(elsewhere)].sort()).toEqual(['audit-workflow', 'endpoint-queue', 'message-queue', 'watch-queue']);
    [delivered, elsewhere] = [[], []];
    const all = ['2026-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'] as const;
    expect(await bus.replay(...all)).toBe(1);
    await bus.drained();
    expect([delivered.length, elsewhere]).toEqual([1, []]);
    // What was replayed is in the journal when the bus is opened again, and no second time in the archive.
    await bus.close();
    bus = await open();
    expect(await bus.replay(...all)).toBe(1);
  });
});
