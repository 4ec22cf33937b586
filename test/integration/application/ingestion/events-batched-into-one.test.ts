/** Several events that a sender batched into one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, VENDOR_ACCOUNT, downEvent, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

describe('events batched into one', () => {
  const batched = (events: unknown): { type: string; detail: object } => ({ type: 'events.batched.v1', detail: { events } });
  const entry = (id: string, more: object = {}): object => ({ type: 'service.down', ...downEvent(id, more).detail });

  it('batched events are accepted or refused one by one, each with its own payload', async () => {
    const raw = `{"events":[ ${JSON.stringify(entry('a', { note: 'a "[{" ] \\' }))},\n${JSON.stringify(entry('b')).replace('}', ',"serial":12345678901234567890}')}, {"type":"service.exploded","id":"c"}, 7, ${JSON.stringify(entry('d', { component: 'line-9' }))}]}`;
    const { batchItemFailures } = await desk.send(VENDOR_ACCOUNT, { ...batched([]), raw });
    expect(batchItemFailures).toEqual([]);
    expect((await desk.stored()).sort()).toEqual(['a', 'b']);
    const sender = `aws:${VENDOR_ACCOUNT}`;
    const found = await desk.table.stores.facts.find('lumencast', 'line-1', '2026-10', sender, 'b');
    expect(found!.raw).toContain('"detail-type":"service.down.v1"');
    expect(found!.raw).toContain('"serial":12345678901234567890');
    expect((await desk.quarantine()).map(({ code }) => code).sort()).toEqual(['component-not-yours', 'unreadable', 'unreadable']);
    // Sent singly again, they are the same events.
    await desk.send(VENDOR_ACCOUNT, downEvent('a', { note: 'x' }));
    expect((await desk.stored()).sort()).toEqual(['a', 'b']);
  });

  it('a batch of events without a list is refused whole', async () => {
    for (const events of [undefined, 'many', []]) await desk.send(VENDOR_ACCOUNT, batched(events));
    const entries = await desk.quarantine();
    expect(entries.map(({ code, issues }) => [code, issues[0]!.path])).toEqual(Array(3).fill(['unreadable', '/events']));
  });

  it('batched events are accepted over a webhook too', async () => {
    const { body } = await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'canonical' }, {});
    const good = await desk.post(body.url, JSON.stringify({ type: 'events.batched.v1', events: [entry('a'), entry('b')] }));
    expect([good.status, (await desk.stored()).sort()]).toEqual([202, ['a', 'b']]);
    const bad = await desk.post(
      body.url,
      JSON.stringify({ type: 'events.batched.v1', events: [entry('c'), entry('d', { occurredAt: 'noon' })] }),
    );
    expect([bad.status, bad.body.issues[0].path]).toEqual([422, '/events/1/occurredAt']);
  });
});

it('batched checks of a limited sender may name only its own components, listed or not, because a contract may list others later', async () => {
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
