/** One event of each type, as a sender writes it: docs/reference/event-types.md prints them, and a test reads each. */
import type { EVENT_SCHEMAS } from '../lib/schemas/event.ts';
import { BATCHED_EVENTS } from '../lib/schemas/batched-events.ts';

type Sample = Readonly<Record<string, unknown>>;

const line = { component: 'line-1' };
const ticket = { ...line, ticket: 'T-1' };
const works = { ...line, maintenance: 'M-7' };

/** The members of each type beside its id and instant. A type without a sample does not compile. */
const SAMPLES: Readonly<Record<keyof typeof EVENT_SCHEMAS | typeof BATCHED_EVENTS, Sample>> = {
  'service.down': {
    ...line,
    incident: 'I-1',
    candidateStart: '2026-10-14T02:10:00Z',
    attributes: { cause: 'vendor', 'affected-share': '0.25' },
  },
  'service.degraded': { ...line, incident: 'I-1' },
  'service.up': { ...line, incident: 'I-1' },
  'service.unknown': { ...line, reason: 'the monitor lost its route' },
  'service.watched': { ...line, start: '2026-10-14T02:00:00Z', end: '2026-10-14T03:00:00Z' },
  'probe.batch': {
    ...line,
    probe: 'http',
    location: 'fra',
    start: '2026-10-14T02:00:00Z',
    everySeconds: 60,
    results: '1110-1',
    measured: { latencyMs: [41.5, 40, 43, null, null, 42] },
  },
  'probes.batched': { probe: 'http', start: '2026-10-14T02:12:00Z', results: { 'line-1': '0', 'line-2': '1' } },
  'requests.counted': {
    ...line,
    stream: 'api',
    start: '2026-10-14T02:00:00Z',
    everySeconds: 300,
    outcomes: { ok: [9120, 8804, 9003], 'server-error': [2, 311, 0], throttled: [0, 14, 0] },
  },
  'gauge.sampled': { ...line, stream: 'offered-bandwidth', start: '2026-10-14T11:00:00Z', everySeconds: 300, values: [10.2, '9.85', null] },
  'maintenance.scheduled': { ...works, start: '2026-10-21T02:00:00+08:00', end: '2026-10-21T04:00:00+08:00' },
  'maintenance.started': works,
  'maintenance.ended': works,
  'maintenance.cancelled': works,
  'ticket.opened': { ...ticket, severity: 'P1', attributes: { channel: 'phone' } },
  'ticket.acknowledged': ticket,
  'ticket.severity_changed': { ...ticket, severity: 'P2' },
  'ticket.paused': { ...ticket, reason: 'waiting-on-customer' },
  'ticket.resumed': ticket,
  'ticket.recovered': ticket,
  'ticket.resolved': ticket,
  'ticket.reopened': ticket,
  'ticket.closed': ticket,
  'report.delivered': { about: { kind: 'outage', id: 'I-1' }, sections: ['cause', 'handling', 'prevention'] },
  'record.reached': { ...line, record: { kind: 'upgrade', id: 'U-3' }, milestone: 'confirmed', attributes: { scope: 'encoder' } },
  'attribute.set': { of: 'outage', record: 'I-1', name: 'affected-share', value: '0.5' },
  'charge.billed': {
    ...line,
    kind: 'recurring',
    start: '2026-10-01T00:00:00+08:00',
    end: '2026-11-01T00:00:00+08:00',
    amount: '60000.00 CNY',
  },
  correction: { corrects: '0001', replacement: { type: 'service.down', occurredAt: '2026-10-14T02:15:00Z', ...line } },
  [BATCHED_EVENTS]: {
    events: [
      { type: 'service.down', id: '0201', occurredAt: '2026-10-14T02:12:41Z', ...line },
      { type: 'ticket.opened', id: '0202', occurredAt: '2026-10-14T02:13:05Z', ...ticket },
    ],
  },
};

/** Each as one line of JSON with its type, ready for `makegood emit`. */
export const eventSamples = (): string[] =>
  Object.entries(SAMPLES).map(([type, detail], i) => {
    const head = type === BATCHED_EVENTS ? {} : { id: String(i + 101).padStart(4, '0'), occurredAt: '2026-10-14T02:12:41.220Z' };
    return JSON.stringify({ type: `${type}.v1`, ...head, ...detail });
  });
