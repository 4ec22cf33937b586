/** Scheduled work takes each contract apart: one that fails, or lasts, does not stop those of others. */
import { beforeEach, describe, expect, it } from 'vitest';
import { packSamples } from '../../../../lib/application/evidence/pack-samples.ts';
import { contractsTouched, watchPlanned } from '../../../../lib/application/monitoring/early-warning.ts';
import { watchTouched } from '../../../../lib/application/monitoring/watch-touched.ts';
import { workThrough } from '../../../../lib/application/monitoring/work-through.ts';
import { remindAndExpireClaims } from '../../../../lib/application/claims/claim-reminders.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { HOUR, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { at } from '../../../support/facts.ts';
import { exampleDocument, memoryStores, putDocument, recordingPublisher } from '../../../support/harness.ts';

let stores: Stores;
let now: number;
let asked: string[];
const clock = (): number => now;
const { publisher, published } = recordingPublisher();

beforeEach(() => {
  now = at('2026-10-10T00:00:00Z');
  published.length = 0;
  asked = [];
  const memory = memoryStores();
  const contracts = new Proxy(memory.contracts, {
    get: (target, name) =>
      name === 'latest'
        ? (id: string) => {
            asked.push(id);
            if (id.startsWith('broken')) throw new Error('it cannot be read');
            return target.latest(id);
          }
        : Reflect.get(target, name, target),
  });
  stores = { ...memory, contracts };
});

describe('early warning by the clock', () => {
  it('continues after a contract that throws, and plans that one again', async () => {
    for (const contract of ['broken-a', 'good-b', 'broken-c', 'good-d']) await stores.watches.plan(contract, formatInstant(now - HOUR));
    const { failed, left } = await watchPlanned(stores, publisher, clock);
    expect([asked, failed.map(({ item }) => item), left]).toEqual([
      ['broken-a', 'broken-c', 'good-b', 'good-d'],
      ['broken-a', 'broken-c'],
      0,
    ]);
    asked = [];
    now += 2 * HOUR;
    await watchPlanned(stores, publisher, clock);
    expect(asked).toEqual(['broken-a', 'broken-c']);
  });

  it('stops when its time is used up, and the next run continues after the last contract', async () => {
    for (let i = 0; i < 6; i += 1) await stores.watches.plan(`good-${i}`, formatInstant(now - HOUR + i));
    let ms = 0;
    const timer = (): number => (ms += 20_000);
    const runs: string[][] = [];
    for (let run = 0; run < 4; run += 1) {
      await watchPlanned(stores, publisher, clock, { timer });
      runs.push(asked.splice(0));
      now += 1000;
    }
    expect(runs.map((run) => run.length).slice(0, 2)).not.toContain(6);
    expect(runs.flat()).toEqual(['good-0', 'good-1', 'good-2', 'good-3', 'good-4', 'good-5']);
  });

  it('skips the contract that ended the previous run, and plans it again', async () => {
    for (const contract of ['deadly', 'good']) await stores.watches.plan(contract, formatInstant(now - HOUR + contract.length));
    await watchPlanned(stores, publisher, clock, { mostMs: -1, timer: () => 0 });
    asked = [];
    // As a process that ended left it: begun, and not done.
    const [first] = await stores.watches.planned(formatInstant(now));
    await stores.progress.put('early-warning', { after: first!.position, begun: true });
    const { failed } = await watchPlanned(stores, publisher, clock);
    expect([asked, failed.map(({ item }) => item)]).toEqual([[first!.contract === 'good' ? 'deadly' : 'good'], [first!.contract]]);
  });
});

describe('early warning after recorded events', () => {
  const many = async (vendor: string, count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) {
      const document = exampleDocument();
      document.order.id = `${vendor}-${i}`;
      document.order.vendor.id = vendor;
      delete document.order.senders;
      await putDocument(stores, document, clock);
    }
  };

  it('does not assess all contracts of a vendor in one call: the others return to the queue', async () => {
    await many('big', 60);
    await many('small', 1);
    expect((await contractsTouched('big', [null], stores)).size).toBe(60);
    asked = [];
    const messages = [
      { id: 'm1', vendor: 'big', components: [null] },
      { id: 'm2', vendor: 'small', components: [null] },
    ];
    const { failed } = await watchTouched(messages, stores, publisher, clock);
    expect(failed).toEqual([]);
    expect(asked.length).toBe(50);
    // The vendors take turns.
    expect(asked.slice(0, 2).sort()).toEqual(['big-0', 'small-0']);
    const back = published.filter(({ type }) => type === 'evidence.recorded.v1').map(({ detail }) => detail);
    expect(back.map(({ vendor, contracts }) => [vendor, (contracts as string[]).length])).toEqual([['big', 11]]);
    asked = [];
    await watchTouched([{ id: 'm3', ...back[0] } as never], stores, publisher, clock);
    expect(asked.length).toBe(11);
  });

  it('begins with the vendor of the fewest messages, wherever its message is in the batch', async () => {
    const loud = Array.from({ length: 9 }, (_, i) => ({ id: `l${i}`, vendor: 'loud', components: [], contracts: ['loud-1', 'loud-2'] }));
    await watchTouched([...loud, { id: 'q', vendor: 'quiet', components: [], contracts: ['quiet-1'] }], stores, publisher, clock);
    expect(asked).toEqual(['quiet-1', 'loud-1', 'loud-2']);
  });

  it('a contract that throws lets only its own message fail', async () => {
    const messages = [
      { id: 'm1', vendor: 'a', components: [], contracts: ['broken-a'] },
      { id: 'm2', vendor: 'b', components: [], contracts: ['good-b'] },
    ];
    const { failed } = await watchTouched(messages, stores, publisher, clock);
    expect([asked, failed.map(({ id, contract }) => [id, contract])]).toEqual([['broken-a', 'good-b'], [['m1', 'broken-a']]]);
  });
});

describe('housekeeping', () => {
  it('processes a long list in parts, and begins again at its start after the end', async () => {
    const positions = ['a', 'b', 'c', 'd', 'e'];
    const done: string[] = [];
    let ms = 0;
    const run = (): Promise<{ left: number }> =>
      workThrough({
        task: 't',
        positions,
        progress: stores.progress,
        mostMs: 15,
        timer: () => (ms += 10),
        work: (position) => (done.push(position), position === 'b' ? Promise.reject(new Error('b')) : Promise.resolve()),
      });
    expect([(await run()).left, (await run()).left, (await run()).left]).toEqual([3, 1, 0]);
    expect(done).toEqual(positions);
    await run();
    expect(done.slice(5)).toEqual(['a', 'b']);
  });

  it('packs the day of one vendor although that of another fails', async () => {
    const packed: string[] = [];
    const samples = {
      ...stores.samples,
      unpacked: () =>
        Promise.resolve([
          { vendor: 'bad', day: '2026-10-01' },
          { vendor: 'good', day: '2026-10-01' },
        ]),
      packDay: ({ vendor }: { vendor: string }) => (
        packed.push(vendor),
        vendor === 'bad' ? Promise.reject(new Error('broken')) : Promise.resolve()
      ),
    };
    const { days, failed } = await packSamples({ samples, progress: stores.progress }, now);
    expect([packed, days, failed.map(({ item }) => item)]).toEqual([['bad', 'good'], 1, ['2026-10-01 bad']]);
  });

  it('a day that failed waits for the next run although the mark of a run that was stopped lies after it', async () => {
    const samples = {
      ...stores.samples,
      unpacked: () => Promise.resolve([{ vendor: 'lumencast', day: '2026-09-19' }]),
      packDay: () => Promise.resolve(),
    };
    await stores.progress.put('pack-samples', { after: '2026-09-20 lumencast', begun: true });
    const runs = [];
    for (let run = 0; run < 2; run += 1) runs.push(await packSamples({ samples, progress: stores.progress }, now));
    expect(runs.map(({ days, left }) => ({ days, left }))).toEqual([
      { days: 0, left: 1 },
      { days: 1, left: 0 },
    ]);
  });

  it('sends the reminder of one claim although another cannot be read', async () => {
    const claims = {
      ...stores.claims,
      expiringIn: (month: string) =>
        Promise.resolve(
          month === '2026-10'
            ? [
                { id: 'bad', state: 'due' },
                { id: 'good', state: 'due' },
              ]
            : [],
        ),
      get: (id: string) => (asked.push(id), id === 'bad' ? Promise.reject(new Error('broken')) : Promise.resolve(undefined)),
    };
    const { failed } = await remindAndExpireClaims({ ...stores, claims } as never, publisher, clock);
    expect([asked, failed.map(({ item }) => item)]).toEqual([['bad', 'good'], ['bad']]);
  });
});
