/** The events of one contract-month: 43,200 one-minute checks, 100 outages, 8 maintenance windows, and tickets; as event details. */
import { DAY, HOUR, MINUTE, formatInstant, parseInstant } from '../../lib/domain/time/instant.ts';
import { generator } from '../harness.ts';

export const START = parseInstant('2026-10-01T00:00:00Z')!;
export const DAYS = 30;
export const MINUTES = DAYS * 1440;

export interface Sent {
  readonly type: string;
  readonly at: number;
  readonly detail: Readonly<Record<string, unknown>>;
}

const sent = (type: string, at: number, id: string, fields: object): Sent => ({
  type: `${type}.v1`,
  at,
  detail: { id, occurredAt: formatInstant(at), ...fields },
});

/** Whether each minute's check passed: one in 500 fails. */
export function marks(seed: number, count = MINUTES): string {
  const random = generator(seed);
  return Array.from({ length: count }, () => (random() < 0.002 ? '0' : '1')).join('');
}

const batch = (component: string, i: number, length: number, results: string): Sent => {
  const start = START + i * length;
  return sent('probe.batch', start + length, `${component}/http/${i}`, {
    component,
    probe: 'http',
    start: formatInstant(start),
    everySeconds: 60,
    results,
  });
};

export const single = (component: string, minutes: number): Sent[] =>
  [...marks(7, minutes)].map((mark, i) => batch(component, i, MINUTE, mark));

export const hourly = (component: string): Sent[] => {
  const all = marks(7);
  return Array.from({ length: DAYS * 24 }, (_, i) => batch(component, i, HOUR, all.slice(i * 60, (i + 1) * 60)));
};

/** Hourly reports that the component is observed and up: a sender that reports only exceptions sends them in addition. */
export const heartbeats = (component: string): Sent[] =>
  Array.from({ length: DAYS * 24 }, (_, i) => {
    const start = START + i * HOUR;
    return sent('service.watched', start + HOUR, `${component}/watched/${i}`, {
      component,
      start: formatInstant(start),
      end: formatInstant(start + HOUR),
    });
  });

/** A day of one event a minute with the checks of the whole fleet. */
export const batched = (components: readonly string[]): Sent[] => {
  const rows = components.map((_, i) => marks(i + 1, 1440));
  return Array.from({ length: 1440 }, (_, minute) => {
    const start = START + minute * MINUTE;
    return sent('probes.batched', start + MINUTE, `http//noc-1/${formatInstant(start)}/0`, {
      probe: 'http',
      start: formatInstant(start),
      everySeconds: 60,
      results: Object.fromEntries(components.map((name, i) => [name, rows[i]![minute]])),
    });
  });
};

/** The other days of one component, so that its statement reads a whole month. */
export const otherDays = (component: string): Sent[] =>
  Array.from({ length: DAYS - 1 }, (_, i) => {
    const start = START + (i + 1) * DAY;
    return sent('probes.batched', start + DAY, `http//noc-1/${formatInstant(start)}/0`, {
      probe: 'http',
      start: formatInstant(start),
      everySeconds: 60,
      results: { [component]: marks(i + 1, 1440) },
    });
  });

export function outages(component: string): Sent[] {
  const random = generator(5);
  const events: Sent[] = [];
  for (let i = 0; i < 100; i += 1) {
    const at = START + Math.floor(random() * 29 * 1440) * MINUTE;
    const incident = `INC-${i}`;
    events.push(sent('service.down', at, `${incident}-down`, { component, incident }));
    events.push(sent('service.up', at + Math.ceil(random() * 40) * MINUTE, `${incident}-up`, { component, incident }));
  }
  for (let i = 0; i < 8; i += 1) {
    const at = START + i * 3 * DAY;
    const maintenance = `M-${i}`;
    const window = { start: formatInstant(at), end: formatInstant(at + 2 * HOUR) };
    events.push(sent('maintenance.scheduled', at - 5 * DAY, `${maintenance}-a`, { component, maintenance, ...window }));
    events.push(sent('maintenance.started', at, `${maintenance}-b`, { component, maintenance }));
    events.push(sent('maintenance.ended', at + 2 * HOUR, `${maintenance}-c`, { component, maintenance }));
  }
  return events;
}

export function tickets(component: string, count: number): Sent[] {
  const random = generator(9);
  return Array.from({ length: count }, (_, i) => {
    let at = START + Math.floor(random() * 28 * 1440) * MINUTE;
    const waits = random() < 0.12 ? ['paused', 'resumed'] : [];
    return ['opened', 'acknowledged', ...waits, 'resolved', 'closed'].map((step, n) =>
      sent(`ticket.${step}`, (at += Math.ceil(random() * 60) * MINUTE), `T-${i}-${n}`, {
        component,
        ticket: `T-${i}`,
        ...(step === 'opened' && { attributes: { severity: random() < 0.3 ? 'urgent' : 'minor' } }),
      }),
    );
  }).flat();
}

/** Events in batches of a given size, as `sendTogether` of makegood/events makes them. */
export const batchEvents = (events: readonly Sent[], each: number): Sent[] =>
  Array.from({ length: Math.ceil(events.length / each) }, (_, i) => {
    const bundle = [...events.slice(i * each, (i + 1) * each)].sort((a, b) => a.at - b.at);
    return {
      type: 'events.batched.v1',
      at: bundle.at(-1)!.at,
      detail: { events: bundle.map(({ type, detail }) => ({ type: type.replace(/\.v1$/, ''), ...detail })) },
    };
  });
