/** Which sender may report on which component, and what is received from one that may not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, VENDOR_ACCOUNT, downEvent, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

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
    await desk.send('111122223333', downEvent('own'), downEvent('other', { component: 'line-2' }));
    expect(await desk.stored()).toEqual(['own']);
    const [entry] = await desk.quarantine();
    expect([entry!.code, entry!.message]).toEqual(['component-not-yours', expect.stringContaining('registered for other components')]);
    const [fact] = await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10');
    expect([fact!.speaksFor, fact!.class]).toEqual(['customer', 'account']);
  });

  it('a sender that is removed from the registration is refused from then on, unless the contract names it too', async () => {
    const register = (senders: object[]): Promise<{ status: number }> =>
      desk.call('PUT /v1/vendors/{vendor}', { vendor: 'lumencast' }, { name: 'Lumencast', senders });
    await register([{ account: '111122223333', as: 'vendor' }]);
    await desk.send('111122223333', downEvent('a'));
    await register([]);
    desk.set('2026-10-20T12:11:00Z');
    await desk.send('111122223333', downEvent('b'));
    await desk.send(VENDOR_ACCOUNT, downEvent('c'));
    expect((await desk.stored()).sort()).toEqual(['a', 'c']);
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

describe('a sender that is refused gets a notification', () => {
  it('a refused sender gets an event over the bus and an answer over a webhook, and ignored pings stay visible', async () => {
    await desk.send('999999999999', downEvent('q'));
    const notice = desk.published.find((event) => event.type === 'event.quarantined.v1')!;
    expect(notice.detail).toMatchObject({ code: 'unknown-sender', sender: 'aws:999999999999', id: (await desk.quarantine())[0]!.id });
    const { url } = (
      await desk.call(
        'PUT /v1/vendors/{vendor}/webhooks/{source}',
        { vendor: 'lumencast', source: 'uptime-kuma' },
        { as: 'vendor', key: 'add' },
      )
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

describe('numbers and registrations', () => {
  it('numbers that a double would round are stored with all their digits', async () => {
    const raw = '{"id":"big","occurredAt":"2026-10-20T10:00:00Z","component":"line-1","result_id":7400000000000000311,  "x":1e400}';
    await desk.send(VENDOR_ACCOUNT, { type: 'service.down.v1', detail: {}, raw });
    const found = await desk.table.stores.facts.find('lumencast', 'line-1', '2026-10', `aws:${VENDOR_ACCOUNT}`, 'big');
    expect(found!.raw).toContain(raw);
  });
});

it('an event is accepted by a registration that was changed two seconds before', async () => {
  const register = (...components: string[]): Promise<unknown> =>
    desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      { name: 'L', senders: [{ account: '111122223333', as: 'vendor', components }] },
    );
  await register('line-1');
  await desk.send('111122223333', downEvent('known'));
  await register('line-1', 'line-2');
  desk.set('2026-10-20T12:00:02Z');
  await desk.send('111122223333', downEvent('new', { component: 'line-2' }));
  expect(await desk.stored('line-2')).toEqual(['new']);
});
