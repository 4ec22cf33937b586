/** Who may speak, and of what; what becomes of the refused; sources without code; corrections; silence. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, VENDOR_ACCOUNT, openDesk } from '../../../support/evidence-desk.ts';

const down = (id: string, more: object = {}): { type: string; detail: object } => ({
  type: 'service.down.v1',
  detail: { id, occurredAt: '2026-10-20T10:00:00Z', component: 'line-1', ...more },
});

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

const stored = async (component = 'line-1', month = '2026-10'): Promise<string[]> =>
  (await desk.table.stores.facts.read('lumencast', component, month)).map((fact) => fact.id);

describe('vendors', () => {
  it('an account that is registered for some components is refused for all others', async () => {
    const put = await desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      {
        name: 'Lumencast Networks',
        senders: [{ account: '111122223333', as: 'customer', components: ['line-1'] }],
      },
    );
    expect(put.status).toBe(201);
    await desk.send('111122223333', down('own'), down('other', { component: 'line-2' }));
    expect(await stored()).toEqual(['own']);
    const [entry] = await desk.quarantine();
    expect([entry!.code, entry!.message]).toEqual(['component-not-yours', expect.stringContaining('registered for other components')]);
    const [fact] = await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10');
    expect([fact!.speaksFor, fact!.class]).toEqual(['customer', 'account']);
  });

  it('a sender that is removed from the registration is refused from then on; one that the contract names too is not', async () => {
    const register = (senders: object[]): Promise<{ status: number }> =>
      desk.call('PUT /v1/vendors/{vendor}', { vendor: 'lumencast' }, { name: 'Lumencast', senders });
    await register([{ account: '111122223333', as: 'vendor' }]);
    await desk.send('111122223333', down('a'));
    await register([]);
    desk.set('2026-10-20T12:11:00Z');
    await desk.send('111122223333', down('b'));
    await desk.send(VENDOR_ACCOUNT, down('c'));
    expect((await stored()).sort()).toEqual(['a', 'c']);
    expect((await desk.quarantine())[0]!.code).toBe('unknown-sender');
  });

  it('a registration with several errors is answered with all of them, each with its place', async () => {
    const { status, body } = await desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      {
        name: 'L',
        senders: [
          { as: 'vendor' },
          { webhook: 'no-such-tool', as: 'vendor' },
          { account: '111122223333', as: 'vendor', 'expect-every': 'often' },
        ],
      },
    );
    expect(status).toBe(422);
    expect(body.issues.map((issue: { path: string }) => issue.path)).toEqual([
      '/senders/0',
      '/senders/1/webhook',
      '/senders/2/expect-every',
    ]);
  });
});

describe('webhook keys', () => {
  const hook = { vendor: 'lumencast', source: 'canonical' };
  const body = JSON.stringify({ type: 'service.down.v1', ...down('by-key').detail });
  const change = async (more: object): Promise<{ url: string; keys: { url: string }[] }> =>
    (await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', hook, { as: 'vendor', ...more })).body;

  it('rotate: two are valid at a time, and one that is replaced stops at once', async () => {
    const first = await change({});
    const second = await change({ key: 'add' });
    expect(second.keys.map(({ url }) => url)).toEqual([second.url, first.url]);
    for (const { url } of second.keys) expect((await desk.post(url, body)).status).toBe(202);
    const third = await change({ key: 'add' });
    expect((await desk.post(first.url, body)).status).toBe(404);
    expect((await desk.post(second.url, body)).status).toBe(202);
    const fourth = await change({ key: 'replace' });
    for (const { url } of [second, third]) expect((await desk.post(url, body)).status).toBe(404);
    expect((await desk.post(fourth.url, body)).status).toBe(202);
  });

  it('two signing secrets are valid at a time; without one of them nothing is taken', async () => {
    const source = { vendor: 'lumencast', source: 'github' };
    const give = async (signingSecret: string): Promise<string> =>
      (await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', source, { as: 'vendor', signingSecret })).body.url as string;
    const url = await give('first-secret');
    await give('second-secret');
    const text = JSON.stringify({ zen: 'Keep it logically awesome.' });
    const signed = (secret: string): Record<string, string> => ({
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
      'x-github-event': 'ping',
      'x-github-delivery': 'd-1',
    });
    for (const secret of ['first-secret', 'second-secret'])
      expect((await desk.post(url, text, signed(secret))).body).toEqual({ status: 'ignored', because: 'test notification' });
    await give('third-secret');
    expect((await desk.post(url, text, signed('first-secret'))).status).toBe(401);
    expect((await desk.post(url, text)).status).toBe(401);
    expect((await desk.post(url, text.replace('Keep', 'Lose'), signed('third-secret'))).status).toBe(401);
  });
});

describe('a sender that is refused gets a notification', () => {
  it('over the bus by an event, over a webhook at once; ignored pings stay visible', async () => {
    await desk.send('999999999999', down('q'));
    const notice = desk.published.find((event) => event.type === 'event.quarantined.v1')!;
    expect(notice.detail).toMatchObject({ code: 'unknown-sender', sender: 'aws:999999999999', id: (await desk.quarantine())[0]!.id });
    const { url } = (
      await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'uptime-kuma' }, { as: 'vendor' })
    ).body as { url: string };
    const wrong = await desk.post(
      url,
      JSON.stringify({ heartbeat: { monitorID: 17, status: 9, time: '2026-10-14 02:12:41.220' }, monitor: {} }),
    );
    expect([wrong.status, wrong.body.issues[0].message]).toEqual([
      422,
      expect.stringContaining('"9" is a status that the mapping does not know'),
    ]);
    const ping = await desk.post(url, JSON.stringify({ heartbeat: null, monitor: null, msg: 'Testing' }));
    expect(ping.body).toEqual({ status: 'ignored', because: 'test notification' });
    const entries = await desk.quarantine();
    expect(entries.map(({ code, status }) => `${code} ${status}`).sort()).toEqual([
      'ignored ignored',
      'unknown-sender held',
      'unreadable held',
    ]);
  });
});

describe('reprocess', () => {
  it('after the registration is fixed the event counts from its own instants, receipt included; twice it is not reprocessed', async () => {
    await desk.send('111122223333', down('held'));
    const [entry] = await desk.quarantine();
    desk.set('2026-11-05T09:00:00Z');
    const early = await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id });
    expect([early.status, early.body.code]).toEqual([409, 'unknown-sender']);
    await desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      { name: 'L', senders: [{ account: '111122223333', as: 'vendor' }] },
    );
    const reprocessed = await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id });
    expect(reprocessed.body).toMatchObject({
      outcome: 'stored',
      entry: { status: 'reprocessed', reprocessedBy: 'ines', reprocessedAt: '2026-11-05T09:00:00.000Z' },
    });
    const [fact] = await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10');
    expect(new Date(fact!.receivedAt).toISOString()).toBe('2026-10-20T12:00:00.000Z');
    // It came late for whoever looked before: statements issued in between are found outdated.
    expect(await desk.table.stores.facts.hasLate('lumencast', 'line-1', '2026-11-01T00:00:00.000Z', '2026-11')).toBe(true);
    expect((await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id })).body.code).toBe('reprocessed');
    expect((await desk.call('GET /v1/quarantine/{id}', { id: entry!.id })).body.status).toBe('reprocessed');
    expect((await desk.call('POST /v1/quarantine/{id}/reprocess', { id: 'nonsense' })).status).toBe(404);
  });
});

describe('a source without code', () => {
  const mapping = {
    source: 'acme-watch',
    facts: [
      {
        type: { of: 'state', map: { bad: 'service.down', good: 'service.up' } },
        id: '{probe}|{state}|{since}',
        occurredAt: { from: 'since', format: 'epoch-seconds' },
        component: '{probe}',
      },
    ],
  };

  it('is put, gets its webhook, and is read; what it could not read is reprocessed when the mapping is fixed', async () => {
    expect((await desk.call('PUT /v1/sources/{source}', { source: 'acme-watch' }, mapping)).status).toBe(201);
    const { url } = (
      await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'acme-watch' }, { as: 'customer' })
    ).body as { url: string };
    const taken = await desk.post(url, JSON.stringify({ probe: 'line-1', state: 'bad', since: 1792490000 }));
    expect(taken.body).toEqual({ status: 'accepted', facts: [{ type: 'service.down', id: 'line-1|bad|1792490000', component: 'line-1' }] });
    expect(await stored()).toEqual(['line-1|bad|1792490000']);
    expect((await desk.post(url, JSON.stringify({ probe: 'line-1', state: 'so-so', since: 1792490060 }))).status).toBe(422);
    const fixed = {
      ...mapping,
      facts: [{ ...mapping.facts[0]!, type: { of: 'state', map: { ...mapping.facts[0]!.type.map, 'so-so': 'service.degraded' } } }],
    };
    expect((await desk.call('PUT /v1/sources/{source}', { source: 'acme-watch' }, fixed)).body.revision).toBe(2);
    const [entry] = await desk.quarantine();
    expect((await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id })).body.outcome).toBe('stored');
    expect((await stored()).sort()).toEqual(['line-1|bad|1792490000', 'line-1|so-so|1792490060']);
  });

  it.each([
    ['a name that is built in', { ...mapping, source: 'pingdom' }, 'pingdom', 'name-taken'],
    ['an expression that is none', { ...mapping, facts: [{ ...mapping.facts[0], id: '{probe &}' }] }, 'acme-watch', 'bad-expression'],
    [
      'a regular expression',
      { ...mapping, ignore: [{ when: '$contains(probe, /(a+)+$/)', because: 'x' }] },
      'acme-watch',
      'bad-expression',
    ],
    ['a clock', { ...mapping, facts: [{ ...mapping.facts[0], id: '{$now()}' }] }, 'acme-watch', 'bad-expression'],
    [
      'a format that does not exist',
      { ...mapping, facts: [{ ...mapping.facts[0], occurredAt: { from: 'since', format: 'guess' } }] },
      'acme-watch',
      'bad-value',
    ],
    ['a brace left open', { ...mapping, facts: [{ ...mapping.facts[0], id: '{probe' }] }, 'acme-watch', 'bad-expression'],
  ])('refuses %s, with its place', async (_, document, name, code) => {
    const { status, body } = await desk.call('PUT /v1/sources/{source}', { source: name }, document);
    expect(status).toBe(422);
    expect(body.issues.map((issue: { code: string }) => issue.code)).toContain(code);
    expect(body.issues[0].path).not.toBe('');
  });

  it('an expression that never ends is stopped, and the event is kept', async () => {
    const endless = { ...mapping, facts: [{ ...mapping.facts[0]!, id: '{($f := function($x) { $f($x) }; $f(1))}' }] };
    await desk.call('PUT /v1/sources/{source}', { source: 'acme-watch' }, endless);
    const { url } = (
      await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'acme-watch' }, { as: 'customer' })
    ).body as { url: string };
    const answer = await desk.post(url, JSON.stringify({ probe: 'line-1', state: 'bad', since: 1792490000 }));
    expect([answer.status, answer.body.issues[0].message]).toEqual([422, expect.stringContaining('timeout')]);
    expect((await desk.quarantine())[0]!.code).toBe('unreadable');
  });
});

describe('corrections', () => {
  it('by a person with the scope keep the fact, and the evidence shows who, when, why, before and after', async () => {
    await desk.send(VENDOR_ACCOUNT, down('wrong'));
    const correct = (more: object): Promise<{ status: number; body: any }> =>
      desk.call(
        'POST /v1/corrections',
        {},
        {
          vendor: 'lumencast',
          component: 'line-1',
          month: '2026-10',
          sender: `aws:${VENDOR_ACCOUNT}`,
          id: 'wrong',
          reason: 'the NOC mistook the line',
          ...more,
        },
      );
    const done = await correct({ replacement: { type: 'service.down', occurredAt: '2026-10-20T10:30:00Z' } });
    expect([done.status, done.body.correction.sender, done.body.corrected.id]).toEqual([201, 'administrator:ines', 'wrong']);
    const { body } = await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', component: 'line-1', month: '2026-10' });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      stands: 'replaced',
      event: { id: 'wrong', occurredAt: '2026-10-20T10:00:00.000Z' },
      corrections: [
        {
          by: 'administrator:ines',
          at: '2026-10-20T12:00:00.000Z',
          reason: 'the NOC mistook the line',
          after: { occurredAt: '2026-10-20T10:30:00.000Z' },
        },
      ],
    });
    desk.set('2026-10-20T13:00:00Z');
    await correct({ reason: 'it never happened' });
    const again = await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', component: 'line-1', month: '2026-10' });
    expect([again.body.items[0].stands, again.body.items[0].corrections.length]).toEqual(['withdrawn', 2]);
    expect((await correct({ id: 'no-such' })).body.code).toBe('unknown-event');
    expect((await correct({ replacement: { type: 'service.exploded' } })).body.code).toBe('replacement-invalid');
  });

  it("a sender cannot pass its correction off as one with leave to correct others'", async () => {
    await desk.send(VENDOR_ACCOUNT, down('theirs'));
    await desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      { name: 'L', senders: [{ account: '111122223333', as: 'customer' }] },
    );
    await desk.send('111122223333', {
      type: 'correction.v1',
      detail: {
        id: 'c',
        occurredAt: '2026-10-20T11:00:00Z',
        component: 'line-1',
        corrects: 'theirs',
        correctsSender: `aws:${VENDOR_ACCOUNT}`,
      },
    });
    const { body } = await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', component: 'line-1', month: '2026-10' });
    expect(body.items[0].stands).toBe('as-sent');
  });
});

describe('silence', () => {
  it('of an expected sender is published once, and its return once', async () => {
    await desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      {
        name: 'L',
        senders: [{ account: '111122223333', as: 'vendor', 'expect-every': '1 h' }],
      },
    );
    const published = (): string[] =>
      desk.published
        .filter((event) => event.type.startsWith('source.'))
        .map((event) => `${event.type} ${String(event.detail.silentSince)}`);
    await desk.send('111122223333', down('alive'));
    expect(await desk.watch()).toEqual({ silent: 0 });
    desk.set('2026-10-20T13:00:01Z');
    expect([await desk.watch(), await desk.watch()]).toEqual([{ silent: 1 }, { silent: 1 }]);
    expect(published()).toEqual(['source.silent.v1 2026-10-20T13:00:00.000Z']);
    const shown = (await desk.call('GET /v1/vendors/{vendor}', { vendor: 'lumencast' })).body;
    expect(shown.senders[0]).toMatchObject({ lastSeen: '2026-10-20T12:00:00.000Z', silentSince: '2026-10-20T13:00:00.000Z' });
    await desk.send('111122223333', down('back'));
    await desk.watch();
    expect(published()).toEqual(['source.silent.v1 2026-10-20T13:00:00.000Z', 'source.resumed.v1 2026-10-20T13:00:00.000Z']);
  });
});

describe('as received', () => {
  it('numbers that a double would round reach the store as they were sent', async () => {
    const raw = '{"id":"big","occurredAt":"2026-10-20T10:00:00Z","component":"line-1","result_id":7400000000000000311,  "x":1e400}';
    await desk.send(VENDOR_ACCOUNT, { type: 'service.down.v1', detail: {}, raw });
    const found = await desk.table.stores.facts.find('lumencast', 'line-1', '2026-10', `aws:${VENDOR_ACCOUNT}`, 'big');
    expect(found!.raw).toContain(raw);
  });
});

it('batched checks of a limited sender name none but its own, listed or not: a contract may list them later', async () => {
  const senders = [{ account: '111122223333', as: 'vendor', components: ['line-1'] }];
  await desk.call('PUT /v1/vendors/{vendor}', { vendor: 'lumencast' }, { name: 'L', senders });
  const checks = (id: string, results: object): { type: string; detail: object } => ({
    type: 'probes.batched.v1',
    detail: { id, occurredAt: '2026-10-20T10:01:00Z', probe: 'http', start: '2026-10-20T10:00:00Z', results },
  });
  await desk.send('111122223333', checks('own', { 'line-1': '1' }), checks('more', { 'line-1': '1', 'line-9': '0' }));
  expect((await desk.quarantine()).map(({ code, message }) => [code, message.includes('"line-9"')])).toEqual([
    ['component-not-yours', true],
  ]);
  const pending = await desk.table.stores.samples.pending('lumencast', new Set(['line-1', 'line-9']), ['2026-10']);
  expect(pending.map(({ component, body }) => [component, body.results])).toEqual([['line-1', '1']]);
});

describe('events batched into one', () => {
  const batched = (events: unknown): { type: string; detail: object } => ({ type: 'events.batched.v1', detail: { events } });
  const entry = (id: string, more: object = {}): object => ({ type: 'service.down', ...down(id, more).detail });

  it('are taken or refused one by one, each with its own payload', async () => {
    const raw = `{"events":[ ${JSON.stringify(entry('a', { note: 'a "[{" ] \\' }))},\n${JSON.stringify(entry('b')).replace('}', ',"serial":12345678901234567890}')}, {"type":"service.exploded","id":"c"}, 7, ${JSON.stringify(entry('d', { component: 'line-9' }))}]}`;
    const { batchItemFailures } = await desk.send(VENDOR_ACCOUNT, { ...batched([]), raw });
    expect(batchItemFailures).toEqual([]);
    expect((await stored()).sort()).toEqual(['a', 'b']);
    const sender = `aws:${VENDOR_ACCOUNT}`;
    const found = await desk.table.stores.facts.find('lumencast', 'line-1', '2026-10', sender, 'b');
    expect(found!.raw).toContain('"detail-type":"service.down.v1"');
    expect(found!.raw).toContain('"serial":12345678901234567890');
    expect((await desk.quarantine()).map(({ code }) => code).sort()).toEqual(['component-not-yours', 'unreadable', 'unreadable']);
    // Sent singly again, they are the same events.
    await desk.send(VENDOR_ACCOUNT, down('a', { note: 'x' }));
    expect((await stored()).sort()).toEqual(['a', 'b']);
  });

  it('are refused whole when there is no list', async () => {
    for (const events of [undefined, 'many', []]) await desk.send(VENDOR_ACCOUNT, batched(events));
    const entries = await desk.quarantine();
    expect(entries.map(({ code, issues }) => [code, issues[0]!.path])).toEqual(Array(3).fill(['unreadable', '/events']));
  });

  it('come by webhook too', async () => {
    const { body } = await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'canonical' }, {});
    const good = await desk.post(body.url, JSON.stringify({ type: 'events.batched.v1', events: [entry('a'), entry('b')] }));
    expect([good.status, (await stored()).sort()]).toEqual([202, ['a', 'b']]);
    const bad = await desk.post(
      body.url,
      JSON.stringify({ type: 'events.batched.v1', events: [entry('c'), entry('d', { occurredAt: 'noon' })] }),
    );
    expect([bad.status, bad.body.issues[0].path]).toEqual([422, '/events/1/occurredAt']);
  });
});

it('an event is taken by a registration that was changed two seconds before', async () => {
  const register = (...components: string[]): Promise<unknown> =>
    desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      { name: 'L', senders: [{ account: '111122223333', as: 'vendor', components }] },
    );
  await register('line-1');
  await desk.send('111122223333', down('known'));
  await register('line-1', 'line-2');
  desk.set('2026-10-20T12:00:02Z');
  await desk.send('111122223333', down('new', { component: 'line-2' }));
  expect(await stored('line-2')).toEqual(['new']);
});
