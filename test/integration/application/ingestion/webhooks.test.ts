/** A webhook from its address to what is stored: how a body travels, what a tool is answered that asks first, which mapping reads. */
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskAnswer, type Desk, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

const rule = {
  type: { of: 'state', map: { bad: 'service.down', good: 'service.up' } },
  id: '{probe}|{state}|{since}',
  occurredAt: { from: 'since', format: 'epoch-seconds' },
  component: '{probe}',
};
const beacon = (more: object = {}, ofRule: object = {}): object => ({ source: 'beacon', facts: [{ ...rule, ...ofRule }], ...more });
const put = (mapping: object): Promise<DeskAnswer> => desk.call('PUT /v1/sources/{source}', { source: 'beacon' }, mapping);
const webhook = async (more: object = {}): Promise<string> =>
  (
    await desk.call(
      'PUT /v1/vendors/{vendor}/webhooks/{source}',
      { vendor: 'lumencast', source: 'beacon' },
      { as: 'vendor', key: 'add', ...more },
    )
  ).body.url as string;
const stored = async (): Promise<string[]> =>
  (await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10')).map((fact) => fact.id).sort();
const event = { probe: 'line-1', state: 'bad', since: 1792490000 };

describe('a delivery', () => {
  it('is read by its form: from curl, compressed, as a form, or in the address', async () => {
    await put(beacon());
    const url = await webhook();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const at = (since: number): string => JSON.stringify({ ...event, since });
    expect((await desk.post(url, at(1792490000), form)).body.status).toBe('accepted');
    expect((await desk.post(url, gzipSync(at(1792490001)), { ...form, 'content-encoding': 'gzip' })).body.status).toBe('accepted');
    expect((await desk.post(url, 'probe=line-1&state=bad&since=1792490002', form)).body.status).toBe('accepted');
    expect((await desk.post(`${url}?probe=line-1&state=bad&since=1792490003`, '')).body.status).toBe('accepted');
    expect(await stored()).toEqual([0, 1, 2, 3].map((i) => `line-1|bad|179249000${i}`));
  });

  it('that cannot be decoded into text is refused with a reason, and nothing is stored', async () => {
    await put(beacon());
    const answer = await desk.post(await webhook(), Buffer.from('x'), { 'content-encoding': 'zstd' });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      415,
      'unsupported-media-type',
      expect.stringContaining('"zstd" is not taken'),
    ]);
    expect(await desk.quarantine()).toEqual([]);
  });

  it('is signed over its bytes, compressed or not', async () => {
    await put(beacon({ signature: { header: 'x-sig', algorithm: 'sha256', encoding: 'hex' } }));
    const url = await webhook({ signingSecret: 'beacon-secret' });
    const text = JSON.stringify(event);
    const packed = gzipSync(text);
    const sign = (of: string | Buffer): string => createHmac('sha256', 'beacon-secret').update(of).digest('hex');
    const post = (signature: string): Promise<DeskAnswer> => desk.post(url, packed, { 'content-encoding': 'gzip', 'x-sig': signature });
    expect((await post(sign(packed))).body.facts[0].component).toBe('line-1');
    expect((await post(sign(text))).status).toBe(202);
    expect((await post(sign(`${text} `))).status).toBe(401);
  });
});

describe('a tool that verifies the address', () => {
  it('by GET is answered as its mapping declares', async () => {
    await put(beacon({ challenge: { from: '$query."hub.challenge"' } }));
    const url = await webhook();
    expect(await desk.ask(`${url}?hub.challenge=4711`)).toMatchObject({ status: 200, text: '4711' });
    const other = await desk.ask(`${url}?hub.mode=subscribe`);
    expect([other.status, other.body.code, other.body.detail]).toEqual([
      405,
      'method-not-allowed',
      expect.stringContaining('no challenge of the kind'),
    ]);
    expect((await desk.ask(`${url}x?hub.challenge=4711`)).status).toBe(404);
  });

  it('by GET is answered that none is declared', async () => {
    await put(beacon());
    const answer = await desk.ask(await webhook());
    expect([answer.status, answer.body.detail]).toEqual([405, expect.stringContaining('declares no `challenge`')]);
  });

  it('by POST is answered, and nothing is stored; its deliveries are read', async () => {
    await put(beacon({ challenge: { method: 'post', from: 'challenge', field: 'challenge' } }));
    const url = await webhook();
    expect(await desk.post(url, '{"type":"url_verification","challenge":"abc"}')).toMatchObject({
      status: 200,
      body: { challenge: 'abc' },
    });
    expect(await desk.quarantine()).toEqual([]);
    expect((await desk.post(url, JSON.stringify(event))).status).toBe(202);
    expect(await stored()).toEqual(['line-1|bad|1792490000']);
  });
});

describe('a mapping', () => {
  it('that is revised reads the next delivery, immediately after it is put', async () => {
    await put(beacon());
    const url = await webhook();
    const at = (since: number): string => JSON.stringify({ ...event, state: 'so-so', since });
    expect((await desk.post(url, at(1792490000))).status).toBe(422);
    await put(beacon({}, { type: { of: 'state', map: { ...rule.type.map, 'so-so': 'service.degraded' } } }));
    expect((await desk.post(url, at(1792490001))).body.facts[0].type).toBe('service.degraded');
    expect(await stored()).toEqual(['line-1|so-so|1792490001']);
  });

  it('is used for events of the bus within a second', async () => {
    const send = (id: string): Promise<unknown> =>
      desk.send('444455556666', { type: 'Beacon Says', detail: { probe: 'line-1', state: 'bad', since: 1792490000, id } });
    await send('before');
    await put(
      beacon(
        { bus: { source: 'lumencast.noc', 'detail-type': ['Beacon Says'], accounts: ['444455556666'], at: 'detail' } },
        { id: '{id}' },
      ),
    );
    desk.set('2026-10-20T12:00:01Z');
    await send('after');
    expect(await stored()).toEqual(['after']);
  });
});

describe('a secret', () => {
  it('is refused where the source checks nothing with it, with the remedy', async () => {
    await put(beacon());
    const give = (source: string): Promise<DeskAnswer> =>
      desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source }, { signingSecret: 'beacon-secret' });
    const own = await give('beacon');
    expect([own.status, own.body.code, own.body.detail]).toEqual([
      422,
      'not-signing',
      expect.stringContaining('add `signature` to its mapping'),
    ]);
    expect((await give('uptime-kuma')).body.detail).toContain('the tool does not sign');
    expect((await desk.table.stores.registry.webhooks('lumencast')).map(({ source }) => source)).not.toContain('beacon');
  });

  it('keeps its mapping from losing the signature; once it is removed, the webhook shows that nothing is checked', async () => {
    const signature = { header: 'x-sig', algorithm: 'sha256', encoding: 'hex' };
    await put(beacon({ signature }));
    const url = await webhook({ signingSecret: 'beacon-secret' });
    expect((await desk.post(url, JSON.stringify(event))).status).toBe(401);
    const dropped = await put(beacon());
    expect([dropped.status, dropped.body.issues[0].code]).toEqual([422, 'signature-in-use']);
    await webhook({ signingSecret: null });
    expect((await put(beacon())).status).toBe(200);
    expect((await desk.post(url, JSON.stringify(event))).status).toBe(202);
    const { body } = await desk.call('GET /v1/vendors/{vendor}', { vendor: 'lumencast' });
    expect(body.senders).toContainEqual({
      webhook: 'beacon',
      as: 'vendor',
      keys: Array.from({ length: 2 }, () => ({ fingerprint: expect.any(String), since: '2026-10-20T12:00:00.000Z' })),
      secrets: [],
      signed: false,
      check: 'none',
      unlisted: true,
    });
  });

  it('that was stored before sources checked it is not called a signature', async () => {
    const { registry } = desk.table.stores;
    await put(beacon());
    await webhook();
    const made = (await registry.webhook('lumencast', 'beacon'))!;
    await registry.putWebhook({ ...made, secrets: [{ fingerprint: '0a1b2c3d4e5f', since: '2026-10-01T00:00:00.000Z' }] }, made);
    const { body } = await desk.call('GET /v1/vendors/{vendor}', { vendor: 'lumencast' });
    expect(body.senders.find((sender: { webhook?: string }) => sender.webhook === 'beacon').signed).toBe(false);
  });
});

describe('a vendor', () => {
  it('that is unknown gets no address', async () => {
    const made = await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumncast', source: 'pingdom' }, {});
    expect([made.status, made.body.code]).toEqual([404, 'unknown-vendor']);
    expect((await desk.call('GET /v1/vendors/{vendor}', { vendor: 'lumncast' })).body.code).toBe('unknown-vendor');
    expect(await desk.table.stores.registry.webhooks('lumncast')).toEqual([]);
  });

  it('that only a contract names is shown, with its valid webhooks', async () => {
    const { body } = await desk.call('GET /v1/vendors/{vendor}', { vendor: 'lumencast' });
    expect(body).toMatchObject({ id: 'lumencast', name: 'lumencast', revision: 0 });
    const live = await desk.table.stores.registry.webhooks('lumencast');
    const named = body.senders.flatMap(({ webhook }: { webhook?: string }) => webhook ?? []);
    expect(named.sort()).toEqual(live.map(({ source }) => source).sort());
  });
});

describe('a quarantined delivery is not called accepted', () => {
  const post = async (more: object): Promise<unknown[]> => {
    const { status, body } = await desk.post(await webhook(), JSON.stringify({ ...event, ...more }));
    const [entry] = await desk.quarantine();
    return [status, body.code, entry?.code, entry?.status];
  };

  it.each([
    ['a component that is not the sender’s', { probe: 'line-99' }, 'component-not-yours'],
    ['an event of the future', { since: 1893456000 }, 'in-the-future'],
    ['a status that the mapping does not know', { state: 'so-so' }, 'unreadable'],
  ])('a delivery is answered as quarantined for %s', async (_, more, code) => {
    await put(beacon());
    expect(await post(more)).toEqual([422, code, code, 'held']);
  });

  it('a body with a repeated name is answered with the name and its place', async () => {
    await put(beacon());
    const { status, body } = await desk.post(await webhook(), JSON.stringify(event).replace('{', '{\n"probe": "line-2",'));
    const [entry] = await desk.quarantine();
    expect([status, body.issues]).toEqual([422, entry?.issues]);
    expect(entry).toMatchObject({
      code: 'unreadable',
      issues: [{ code: 'doubled-name', path: '/probe', message: 'line 2: "probe" stands twice in one object; keep one' }],
    });
  });

  it('an id that is known with other content is answered as a contradiction', async () => {
    await put(beacon({}, { id: '{probe}' }));
    expect((await desk.post(await webhook(), JSON.stringify(event))).status).toBe(202);
    expect((await desk.post(await webhook(), JSON.stringify(event))).status).toBe(202);
    expect(await post({ since: 1792490001 })).toEqual([422, 'contradiction', 'contradiction', 'held']);
  });
});

describe('a mapping of an earlier version', () => {
  it('is read as before: the position of an entry was called $number', async () => {
    const { table, stores } = desk.table;
    const stored = {
      mapping: beacon({ each: 'entries' }, { id: '{probe}|{$number}' }),
      revision: 3,
      recordedAt: '2026-10-01T00:00:00.000Z',
    };
    await table.put({ pk: 'SOURCES', sk: 'beacon', entity: 'source', schema: 1, rank: 3, stored: JSON.stringify(stored) });
    expect(JSON.stringify(await stores.sources.get('beacon'))).toContain('{probe}|{$position}');
    const url = await webhook();
    expect((await desk.post(url, JSON.stringify({ entries: [event] }))).body.facts).toMatchObject([{ id: 'line-1|1' }]);
    expect((await put(beacon())).body.revision).toBe(4);
  });
});

describe('deletion', () => {
  const end = (): Promise<DeskAnswer> => desk.call('DELETE /v1/sources/{source}', { source: 'beacon' });
  const endWebhook = (): Promise<DeskAnswer> =>
    desk.call('DELETE /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'beacon' });

  it('of a mapping is refused while a webhook uses it, and a new mapping of that name continues its revisions', async () => {
    expect((await end()).status).toBe(404);
    await put(beacon());
    const url = await webhook();
    const used = await end();
    expect([used.status, used.body.code, used.body.detail]).toEqual([409, 'source-in-use', expect.stringContaining('lumencast')]);
    expect((await endWebhook()).body).toEqual({ deleted: 'lumencast/beacon' });
    expect((await desk.post(url, JSON.stringify(event))).status).toBe(404);
    expect((await endWebhook()).status).toBe(404);
    expect((await end()).body).toEqual({ deleted: 'beacon' });
    expect((await desk.call('GET /v1/sources/{source}', { source: 'beacon' })).status).toBe(404);
    expect(await desk.table.stores.sources.all()).toEqual([]);
    expect((await put(beacon())).body.revision).toBe(3);
    const made = await webhook();
    expect(made).not.toBe(url);
    expect((await desk.post(made, JSON.stringify(event))).status).toBe(202);
    expect((await desk.call('DELETE /v1/sources/{source}', { source: 'pingdom' })).body.code).toBe('built-in');
  });

  it('of a mapping that an old webhook still uses: the delivery is stored, and read when a mapping is put again', async () => {
    await put(beacon());
    const url = await webhook();
    await desk.table.stores.sources.delete('beacon', 2, '2026-10-20T12:00:00.000Z');
    const answer = await desk.post(url, JSON.stringify(event));
    expect([answer.status, answer.body.issues[0].code]).toEqual([422, 'unknown-source']);
    await put(beacon());
    const [entry] = await desk.quarantine();
    expect((await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id })).body.outcome).toBe('stored');
  });
});
