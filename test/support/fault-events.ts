/** The events of the fault runs: every kind of effect that ingestion has, in the order of phases in which each knows the one before. */
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { OWN_ACCOUNT, VENDOR_ACCOUNT, message } from './evidence-desk.ts';
import { exampleDocument } from './harness.ts';

const example = exampleDocument() as { order: Record<string, unknown> };

/** The example with a sender that is watched, so that its last event is recorded too. */
export const faultContract = {
  ...example,
  order: {
    ...example.order,
    id: 'faults',
    senders: [
      { account: VENDOR_ACCOUNT, as: 'vendor', 'expect-every': '1 h' },
      { webhook: 'uptime-kuma', as: 'customer' },
    ],
  },
};

/** Phases of message bodies: within one the order is free, the next begins when the one before is done. */
export function faultEvents(now: number): string[][] {
  const received = formatInstant(now - 5000);
  let count = 0;
  const send = (type: string, detail: object, account = VENDOR_ACCOUNT): string =>
    message(account, 'lumencast.noc', type, JSON.stringify(detail), received, `e-${(count += 1)}`);
  const state = (type: string, id: string, occurredAt: string, more: object = {}): string =>
    send(`service.${type}.v1`, { id, occurredAt, component: 'line-1', ...more });
  const hook = (body: string): string =>
    message(
      OWN_ACCOUNT,
      'makegood.webhook',
      'webhook.received.v1',
      JSON.stringify({
        source: 'uptime-kuma',
        vendor: 'lumencast',
        as: 'customer',
        class: 'secret-path',
        receivedAt: received,
        headers: {},
        body,
      }),
      received,
      `e-${(count += 1)}`,
    );
  const batched = (id: string, start: string): string =>
    send('probes.batched.v1', { id, occurredAt: start, probe: 'http', start, results: { 'line-1': '1', 'line-2': '0', 'line-9': '1' } });
  const first = [
    state('down', 's1', '2026-10-20T10:00:00Z'),
    state('up', 's2', '2026-10-20T10:20:00Z'),
    // Of an earlier month: a note that it came late is written before it.
    state('down', 's3', '2026-09-20T10:00:00Z'),
    state('up', 's4', '2026-09-20T11:00:00Z'),
    send('ticket.opened.v1', { id: 't1', occurredAt: '2026-10-20T10:01:00Z', component: 'line-1', ticket: 'T-1', severity: 'P1' }),
    send('ticket.resolved.v1', { id: 't2', occurredAt: '2026-10-20T11:01:00Z', component: 'line-1', ticket: 'T-1' }),
    send('probe.batch.v1', {
      id: 'p1',
      occurredAt: '2026-10-20T11:00:00Z',
      component: 'line-1',
      probe: 'http',
      start: '2026-10-20T10:00:00Z',
      everySeconds: 60,
      results: '1'.repeat(60),
    }),
    // Longer than one item takes.
    send('probe.batch.v1', {
      id: 'p2',
      occurredAt: '2026-10-20T11:00:00Z',
      component: 'line-2',
      probe: 'http',
      start: '2026-10-19T00:00:00Z',
      everySeconds: 1,
      results: noise(40_000),
      padding: noise(120_000),
    }),
    batched('g1', '2026-10-19T10:00:00Z'),
    batched('g2', '2026-10-19T10:01:00Z'),
    batched('g3', '2026-09-19T10:01:00Z'),
    send('events.batched.v1', {
      events: [
        { type: 'service.down', id: 'b1', occurredAt: '2026-10-20T13:00:00Z', component: 'line-2' },
        { type: 'service.down', id: 'b2', occurredAt: '2026-10-20T13:00:00Z', component: 'nobody' },
        { type: 'service.up', id: 'b3', occurredAt: '2026-10-20T13:09:00Z', component: 'line-2' },
      ],
    }),
    hook(JSON.stringify({ heartbeat: null, monitor: null, msg: 'Testing' })),
    // Poison, of every sort.
    hook('{"heartbeat":'),
    state('down', 'q1', '2099-01-01T00:00:00Z'),
    state('exploded', 'q2', '2026-10-20T10:00:00Z'),
    send('service.down.v1', { id: 'q3', occurredAt: '2026-10-20T10:00:00Z', component: 'nobody' }),
    send('service.down.v1', { id: 'q4', occurredAt: '2026-10-20T10:00:00Z' }, '999999999999'),
    '{"receivedAt":"2026-10-20T12:00',
    'no JSON at all',
  ];
  const second = [
    // The same ids with other content, after the first were stored.
    state('down', 's1', '2026-10-20T10:05:00Z'),
    send('probes.batched.v1', {
      id: 'g1',
      occurredAt: '2026-10-19T10:00:00Z',
      probe: 'http',
      start: '2026-10-19T10:00:00Z',
      results: { 'line-1': '0' },
    }),
    send('correction.v1', { id: 'c1', occurredAt: '2026-10-20T11:30:00Z', component: 'line-1', corrects: 's1' }),
    // A day that has ended gets more.
    batched('g4', '2026-10-19T10:02:00Z'),
  ];
  return [first, second];
}

/** Text that does not compress, the same every time. */
function noise(length: number): string {
  let state = 7;
  return Array.from({ length }, () => ((state = (state * 48_271) % 2_147_483_647) & 1 ? '1' : '0')).join('');
}
