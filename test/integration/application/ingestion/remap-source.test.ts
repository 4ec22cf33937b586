/** Stored payloads read again by a revised mapping: what changes is corrected by facts that name it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskAnswer, type Desk, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
let url: string;
const mapping = (ofRule: object = {}, more: object = {}): object => ({
  source: 'beacon',
  headers: ['x-kind'],
  facts: [
    {
      type: { of: 'state', map: { bad: 'service.down', good: 'service.up', 'so-so': 'service.down', noise: { ignore: 'noise' } } },
      id: '{id}',
      occurredAt: { from: 'at', format: 'epoch-seconds' },
      component: '{line}',
      incident: 'beacon/{incident}',
      ...ofRule,
    },
  ],
  ...more,
});
const put = (document: object): Promise<DeskAnswer> => desk.call('PUT /v1/sources/{source}', { source: 'beacon' }, document);
const remap = (more: object = {}): Promise<DeskAnswer> =>
  desk.call('POST /v1/sources/{source}/remap', { source: 'beacon' }, { vendor: 'lumencast', month: '2026-10', ...more });
const stored = async (): Promise<string[]> =>
  (await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', month: '2026-10' })).body.items.map(
    (item: { event: { id: string; type: string }; stands: string; corrections: { after?: { type: string } }[] }) =>
      [item.event.id, item.event.type, item.stands, item.corrections.at(-1)?.after?.type].filter(Boolean).join(' '),
  );
const degraded = { bad: 'service.down', good: 'service.up', 'so-so': 'service.degraded', noise: { ignore: 'noise' } };

beforeEach(async () => {
  desk = await openDesk();
  await put(mapping());
  url = (await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'beacon' }, { as: 'customer' })).body
    .url;
  let at = 1792490000;
  for (const [id, state] of Object.entries({ a: 'bad', b: 'so-so', c: 'good' })) {
    const body = JSON.stringify({ id, state, at: (at += 60), line: 'line-1', incident: 'I-1' });
    expect((await desk.post(url, body, { 'x-kind': state })).status).toBe(202);
  }
  desk.set('2026-10-21T09:00:00Z');
});
afterEach(() => desk.stop());

describe('remap', () => {
  it('changes nothing while the mapping is unchanged', async () => {
    expect((await remap()).body).toEqual({ payloads: 3, unchanged: 3, replaced: [], withdrawn: [], added: [], left: [] });
    expect(await stored()).toEqual(['a service.down as-sent', 'b service.down as-sent', 'c service.up as-sent']);
  });

  it('replaces facts that the mapping reads differently, once, and changes nothing when it is only tried', async () => {
    await put(mapping({ type: { of: 'state', map: degraded } }));
    const tried = await remap({ try: true });
    expect(tried.body).toMatchObject({ unchanged: 2, replaced: [{ id: 'b', type: 'service.degraded', component: 'line-1' }] });
    expect(await stored()).toContain('b service.down as-sent');
    expect((await remap()).body).toEqual(tried.body);
    expect(await stored()).toContain('b service.down replaced service.degraded');
    expect((await remap()).body).toMatchObject({ unchanged: 3, replaced: [] });
    const { body } = await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', month: '2026-10' });
    expect(body.items[1].corrections).toMatchObject([{ by: 'administrator:ines', reason: 'read again by the mapping "beacon"' }]);
    // Back again: the newest reading holds.
    await put(mapping());
    desk.set('2026-10-21T10:00:00Z');
    expect((await remap()).body).toMatchObject({ replaced: [{ id: 'b', type: 'service.down' }] });
    expect((await remap()).body).toMatchObject({ unchanged: 3 });
  });

  it('withdraws facts that the mapping no longer reads, and adds new ones with the receipt of their payload', async () => {
    await put(mapping({ id: '{id}-{incident}' }, { ignore: [{ when: 'state = "good"', because: 'not needed' }] }));
    const { body } = await remap();
    expect(body.withdrawn.map(({ id }: { id: string }) => id)).toEqual(['a', 'b', 'c']);
    expect(body.added.map(({ id }: { id: string }) => id)).toEqual(['a-I-1', 'b-I-1']);
    expect(await stored()).toContain('a service.down withdrawn');
    const facts = await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10');
    const added = facts.find(({ id }) => id === 'a-I-1')!;
    expect(new Date(added.receivedAt).toISOString()).toBe('2026-10-20T12:00:00.000Z');
    expect([added.sender, added.speaksFor, added.class]).toEqual(['webhook:beacon:lumencast', 'customer', 'secret-path']);
    expect(await desk.table.stores.facts.hasLate('lumencast', 'line-1', '2026-10-21T00:00:00.000Z', '2026-11')).toBe(true);
    expect((await remap()).body).toMatchObject({ payloads: 3, unchanged: 5, withdrawn: [], added: [], left: [] });
  });

  it('reads with the headers that were received with the payload', async () => {
    await put(mapping({ type: { of: '$headers."x-kind"', map: degraded } }));
    expect((await remap()).body).toMatchObject({ payloads: 3, unchanged: 2, replaced: [{ id: 'b' }], left: [] });
  });

  it('leaves payloads that the mapping cannot read, unknown components, and facts that a person corrected', async () => {
    const correction = { vendor: 'lumencast', component: 'line-1', month: '2026-10', sender: 'webhook:beacon:lumencast', id: 'b' };
    await desk.call('POST /v1/corrections', {}, { ...correction, reason: 'it never happened' });
    const { 'so-so': _, ...fewer } = degraded;
    await put(mapping({ type: { of: 'state', map: fewer } }));
    const unreadable = (await remap()).body;
    expect(unreadable).toMatchObject({ unchanged: 2, replaced: [], left: [{ id: 'b' }] });
    expect(unreadable.left[0].because).toContain('"so-so" is a status that the mapping does not know');
    await put(mapping({ type: { of: 'state', map: degraded } }));
    expect((await remap()).body.left).toEqual([{ id: 'b', because: expect.stringContaining('administrator:ines corrected it') }]);
    await put(mapping({ component: 'other/{line}' }));
    const elsewhere = (await remap()).body;
    expect([elsewhere.replaced, elsewhere.left.length]).toEqual([[], 3]);
    expect(elsewhere.left[0].because).toContain('component-not-yours');
  });

  it('of a mapping for the bus reads the events of its source', async () => {
    const bus = {
      bus: { source: 'lumencast.noc', 'detail-type': ['Beacon Says'], accounts: ['444455556666'], at: 'detail' },
      headers: undefined,
    };
    await put(mapping({}, { ...bus, webhook: false }));
    desk.set('2026-10-21T09:00:05Z');
    const detail = { id: 'n', state: 'so-so', at: 1792490400, line: 'line-1', incident: 'I-2' };
    await desk.send('444455556666', { type: 'Beacon Says', detail });
    expect((await remap()).body).toMatchObject({ payloads: 1, unchanged: 1 });
    await put(mapping({ type: { of: 'state', map: degraded } }, { ...bus, webhook: false }));
    expect((await remap()).body).toMatchObject({ payloads: 1, replaced: [{ id: 'n' }] });
    // An earlier version stored one with a doubled name. Which of the values was meant is not known.
    const { facts } = desk.table.stores;
    const [found] = (await facts.readReceived('lumencast', 'line-1', '2026-10')).filter(({ fact }) => fact.id === 'n');
    const raw = found!.raw!.replace('"state":', '"state":"bad","state":');
    await facts.record('lumencast', { ...found!.fact, id: 'twice' }, raw);
    const { body } = await remap();
    expect([body.payloads, body.left]).toEqual([
      2,
      [{ id: 'twice', because: 'the mapping cannot read its payload: /detail/state "state" stands twice in one object; keep one' }],
    ]);
    expect(
      (await desk.call('POST /v1/sources/{source}/remap', { source: 'nowhere' }, { vendor: 'lumencast', month: '2026-10' })).status,
    ).toBe(404);
  });
});
