/** Moving a partition to object storage: in which order, after a crash at any step, and beside writes that come meanwhile. */
import { describe, expect, it } from 'vitest';
import { fromObject, itemLine, toObject } from '../../../../lib/adapters/dynamo/evidence-object.ts';
import { EXPIRY } from '../../../../lib/adapters/dynamo/expiry.ts';
import { DynamoErasureStore } from '../../../../lib/adapters/dynamo/erasure-store.ts';
import { keys } from '../../../../lib/adapters/dynamo/keys.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import type { Item } from '../../../../lib/adapters/dynamo/table.ts';
import type { OldEvidencePlace } from '../../../../lib/application/ports/old-evidence.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR } from '../../../../lib/domain/time/instant.ts';
import { at, fact } from '../../../support/facts.ts';
import { Cut, MovingTable } from '../../../support/old-evidence.ts';

const OCTOBER = at('2026-10-05T08:00:00Z');
const LATER = at('2027-03-01T00:00:00Z');
const FACTS: OldEvidencePlace = { kind: 'facts', vendor: 'v', component: 'c', month: '2026-10' };

const down = (n: number, more: Partial<Fact> = {}): Fact =>
  fact('service.down', OCTOBER + n * HOUR, { id: `down-${n}`, component: 'c', body: { record: `INC-${n}` }, ...more });

async function withFacts(count: number): Promise<MovingTable> {
  const moving = new MovingTable(() => LATER);
  for (let n = 0; n < count; n += 1) await moving.stores.facts.record('v', down(n), `payload ${n}`, OCTOBER + n * HOUR);
  return moving;
}

const reads = async ({ stores }: MovingTable): Promise<unknown> => ({
  all: await stores.facts.readReceived('v', 'c', '2026-10'),
  record: await stores.facts.read('v', 'c', '2026-10', 'outage/INC-2'),
  none: await stores.facts.read('v', 'c', '2026-10', 'outage/INC-99'),
  page: await stores.facts.page('v', 'c', '2026-10', undefined, 2),
  found: await stores.facts.find('v', 'c', '2026-10', 'aws:111122223333', 'down-1'),
  at: await stores.facts.at('v', stores.facts.placeOf('v', down(3))),
});

/** Every item that expires is, as it is, in an object that a record names. */
function expectSafe({ client, objects }: MovingTable): void {
  const kept = new Set<string>();
  for (const item of client.items.filter(({ pk }) => pk!.S!.startsWith('MOVED#'))) {
    const pk = item.pk!.S!.slice('MOVED#'.length);
    for (const { name } of JSON.parse(item.parts!.S!) as { name: string }[])
      for (const one of fromObject(pk, name, objects.objects.get(name))) kept.add(`${pk} ${itemLine(one)}`);
  }
  for (const { [EXPIRY]: until, ...item } of client.items.filter(({ pk }) => pk!.S!.startsWith('FACT#'))) {
    if (!until) continue;
    const values = Object.entries(item).map(([name, value]) => [name, value.B ?? value.S ?? value.BOOL ?? Number(value.N)]);
    expect(kept.has(`${item.pk!.S!} ${itemLine(Object.fromEntries(values) as Item)}`)).toBe(true);
  }
}

describe('a moved partition', () => {
  it('is read as before, while its items expire and after they are gone', async () => {
    const moving = await withFacts(5);
    const before = await reads(moving);
    expect(await moving.mover.move(FACTS)).toEqual({ moved: 5, expiring: 5 });
    expect(await reads(moving)).toEqual(before);
    expect(await moving.expire()).toBe(5);
    expect(await reads(moving)).toEqual(before);
    expect(await moving.mover.move(FACTS)).toEqual({ moved: 0, expiring: 0 });
  });

  it.each([false, true])('is whole after a crash at any write, cut off after it: %s', async (after) => {
    const plain = await reads(await withFacts(5));
    let cuts = 0;
    for (let writes = 0; ; writes += 1) {
      const moving = await withFacts(5);
      moving.cut = { left: writes, after };
      const failed = await moving.mover.move(FACTS).catch((error: unknown) => error);
      moving.cut = undefined;
      expectSafe(moving);
      // What expires by now is gone before anything else goes on.
      await moving.expire();
      expect(await reads(moving)).toEqual(plain);
      await moving.mover.move(FACTS);
      await moving.expire();
      expect(moving.evidence().stays).toEqual([]);
      expect(await reads(moving)).toEqual(plain);
      if (!(failed instanceof Cut)) break;
      cuts += 1;
    }
    // The object, its record, and each item.
    expect(cuts).toBe(7);
  });

  it('does not expire where object storage has lost or changed what was written', async () => {
    const lost = await withFacts(3);
    lost.objects.put = () => Promise.resolve();
    await expect(lost.mover.move(FACTS)).rejects.toThrow('missing in object storage');
    expect(lost.evidence().expires).toEqual([]);
    const changed = await withFacts(3);
    changed.objects.put = (name) => Promise.resolve(void changed.objects.objects.set(name, toObject('other', []).bytes));
    await expect(changed.mover.move(FACTS)).rejects.toThrow('is not what was written there');
    expect(changed.evidence().expires).toEqual([]);
    expect(changed.client.items.some(({ pk }) => pk!.S!.startsWith('MOVED#'))).toBe(false);
  });

  it('an object that is damaged later is reported with its name and the remedy, and no fact is left out', async () => {
    const moving = await withFacts(3);
    await moving.mover.move(FACTS);
    await moving.expire();
    const [name] = moving.objects.objects.keys();
    moving.objects.objects.set(name!, new Uint8Array([1, 2, 3]));
    await expect(moving.stores.facts.read('v', 'c', '2026-10')).rejects.toThrow('recover its version');
    moving.objects.objects.delete(name!);
    await expect(moving.stores.facts.read('v', 'c', '2026-10')).rejects.toThrow(name);
  });

  it('a function without access to object storage fails, and does not read a part', async () => {
    const moving = await withFacts(3);
    await moving.mover.move(FACTS);
    const stores = dynamoStores(moving.table, undefined, { clock: () => LATER });
    await expect(stores.facts.read('v', 'c', '2026-10')).rejects.toThrow('no access');
  });

  it('a moved fact that comes again is a repeat, and with other content a contradiction', async () => {
    const moving = await withFacts(3);
    await moving.mover.move(FACTS);
    await moving.expire();
    const { facts } = moving.stores;
    expect(await facts.record('v', down(1), 'again', LATER)).toBe('repeat');
    expect(await facts.contradicts('v', down(1, { body: { record: 'INC-1', impact: 'other' } as never }))).toBe(true);
    expect(await facts.record('v', { ...down(1), occurredAt: OCTOBER + 5 * HOUR }, 'other', LATER)).toBe('contradiction');
    expect(moving.evidence().stays).toEqual([]);
  });

  it('a late fact is read beside the moved ones, and the next move takes it along', async () => {
    const moving = await withFacts(3);
    await moving.mover.move(FACTS);
    await moving.expire();
    expect(await moving.stores.facts.record('v', down(7), 'late', LATER)).toBe('stored');
    const ids = async (): Promise<string[]> => (await moving.stores.facts.read('v', 'c', '2026-10')).map(({ id }) => id);
    expect(await ids()).toEqual(['down-0', 'down-1', 'down-2', 'down-7']);
    expect(await moving.mover.move(FACTS)).toEqual({ moved: 1, expiring: 1 });
    await moving.expire();
    expect(await ids()).toEqual(['down-0', 'down-1', 'down-2', 'down-7']);
    expect(await moving.stores.facts.read('v', 'c', '2026-10', 'outage/INC-7')).toHaveLength(1);
  });

  it('a fact that is recorded while its partition is moved stays in the table', async () => {
    const moving = await withFacts(3);
    const put = moving.objects.put.bind(moving.objects);
    moving.objects.put = async (name, bytes) => {
      await moving.stores.facts.record('v', down(8), 'meanwhile', LATER);
      await put(name, bytes);
    };
    expect(await moving.mover.move(FACTS)).toEqual({ moved: 3, expiring: 3 });
    expect(moving.evidence().stays).toHaveLength(1);
    await moving.expire();
    expect(await moving.stores.facts.read('v', 'c', '2026-10')).toHaveLength(4);
  });

  it('two moves at once leave one record that has everything', async () => {
    const moving = await withFacts(6);
    const before = await reads(moving);
    await Promise.all([moving.mover.move(FACTS), moving.mover.move(FACTS)]);
    await moving.expire();
    expect(await reads(moving)).toEqual(before);
  });

  it('is refused while its month may still be restated often', async () => {
    const moving = new MovingTable(() => at('2026-12-20T00:00:00Z'));
    await moving.stores.facts.record('v', down(1), 'p', OCTOBER);
    await expect(moving.mover.move(FACTS)).rejects.toThrow('younger');
  });
});

describe('batched checks of a day', () => {
  const batch = (n: number, results: string): Fact =>
    fact('probes.batched', OCTOBER + n * HOUR, {
      id: `fleet-${n}`,
      body: { stream: 'http', start: OCTOBER + n * HOUR, every: 60_000, batched: { a: results, b: '1111' } },
    });
  const places: OldEvidencePlace[] = (['checks', 'check-payloads'] as const).map((kind) => ({ kind, vendor: 'v', day: '2026-10-05' }));

  it('are moved with their payloads, and a late batch packs the day with all of them', async () => {
    const moving = new MovingTable(() => LATER);
    const { samples, facts } = moving.stores;
    for (const n of [0, 1]) await samples.record('v', batch(n, '1101'), `raw ${n}`, OCTOBER + n * HOUR);
    await samples.packDay({ vendor: 'v', day: '2026-10-05' }, OCTOBER + 2 * DAY);
    const payloads = await samples.payloads({ vendor: 'v', day: '2026-10-05' }, undefined, 10);
    for (const place of [...places, { kind: 'facts', vendor: 'v', component: 'a', month: '2026-10' } as const])
      expect((await moving.mover.move(place)).moved, place.kind).toBeGreaterThan(0);
    await moving.expire();
    expect(await samples.payloads({ vendor: 'v', day: '2026-10-05' }, undefined, 10)).toEqual(payloads);
    expect(await samples.record('v', batch(1, '1101'), 'raw 1', LATER)).toBe('repeat');
    expect(await samples.record('v', batch(2, '0000'), 'raw 2', LATER)).toBe('stored');
    const packed = await facts.read('v', 'a', '2026-10');
    await samples.packDay({ vendor: 'v', day: '2026-10-05' }, LATER + HOUR);
    const whole = await facts.read('v', 'a', '2026-10');
    expect(packed.map(({ body }) => body.results)).not.toEqual(whole.map(({ body }) => body.results));
    const twin = new MovingTable(() => LATER);
    for (const n of [0, 1, 2]) await twin.stores.samples.record('v', batch(n, n === 2 ? '0000' : '1101'), `raw ${n}`, OCTOBER + n * HOUR);
    await twin.stores.samples.packDay({ vendor: 'v', day: '2026-10-05' }, LATER + HOUR);
    const results = (all: readonly Fact[]): unknown => all.map(({ id, body }) => [id, body]);
    expect(results(whole)).toEqual(results(await twin.stores.facts.read('v', 'a', '2026-10')));
  });
});

describe('an erasure of what was moved', () => {
  const record = { kind: 'event', vendor: 'v', component: 'c', month: '2026-10', sender: 'aws:111122223333', id: 'down-1' } as const;
  const by = { at: '2027-03-01T00:00:00.000Z', by: 'ana', reason: 'asked' };
  const texts = ({ objects, client }: MovingTable): string =>
    [...objects.objects.keys()].join(' ') + client.items.map((item) => item.erased?.S ?? '').join(' ');

  it.each([false, true])('takes the payload out of the object and of the table, expired before: %s', async (expired) => {
    const moving = await withFacts(3);
    await moving.mover.move(FACTS);
    if (expired) await moving.expire();
    const names = [...moving.objects.objects.keys()];
    const erasures = new DynamoErasureStore(moving.table, { clock: () => LATER, objects: moving.objects });
    const [result] = await erasures.erase([record], by);
    expect(result).toMatchObject({ state: 'erased', erased: { payload: { by: 'ana' } } });
    const found = await moving.stores.facts.find('v', 'c', '2026-10', record.sender, 'down-1');
    expect([found?.raw, found?.erased?.payload?.reason, found?.fact.id]).toEqual([undefined, 'asked', 'down-1']);
    await moving.expire();
    expect((await moving.stores.facts.find('v', 'c', '2026-10', record.sender, 'down-1'))?.raw).toBeUndefined();
    expect((await moving.stores.facts.readReceived('v', 'c', '2026-10')).map(({ raw }) => raw)).toEqual([
      'payload 0',
      undefined,
      'payload 2',
    ]);
    // The object that had the text is deleted.
    expect(names.some((name) => moving.objects.objects.has(name))).toBe(false);
    expect(texts(moving)).not.toContain('payload 1');
    const [again] = await erasures.erase([record], by);
    expect(again!.state).toBe('erased-before');
  });

  it('that was cut off before the earlier object was deleted deletes it when it is repeated', async () => {
    const moving = await withFacts(3);
    await moving.mover.move(FACTS);
    await moving.expire();
    const [name] = moving.objects.objects.keys();
    const remove = moving.objects.delete.bind(moving.objects);
    moving.objects.delete = () => Promise.reject(new Cut('before the object is deleted'));
    const erasures = new DynamoErasureStore(moving.table, { clock: () => LATER, objects: moving.objects });
    await expect(erasures.erase([record], by)).rejects.toThrow(Cut);
    moving.objects.delete = remove;
    expect((await erasures.erase([record], { ...by, isRepeat: true }))[0]!.state).toBe('erased');
    expect(moving.objects.objects.has(name!)).toBe(false);
  });

  it('of one fact leaves another that is moved later', async () => {
    const moving = await withFacts(3);
    await moving.mover.move(FACTS);
    const erasures = new DynamoErasureStore(moving.table, { clock: () => LATER, objects: moving.objects });
    await erasures.erase([record], by);
    await moving.stores.facts.record('v', down(9), 'late', LATER);
    await moving.mover.move(FACTS);
    await moving.expire();
    expect(await moving.stores.facts.read('v', 'c', '2026-10')).toHaveLength(4);
    expect(moving.client.items.some(({ pk }) => pk!.S === keys.moved(keys.factPartition('v', 'c', '2026-10')).pk)).toBe(true);
  });
});
