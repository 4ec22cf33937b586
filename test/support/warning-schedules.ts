/** Random deliveries of a month's events: late, corrected, doubled, split over batches; and what else changes a running period. */
import { earlyWarning } from '../../lambdas/schedule/early-warning.ts';
import { ingestEvents } from '../../lambdas/queue/ingest-events.ts';
import type { PublishingServices } from '../../lambdas/shared/services.ts';
import { correctEvidence } from '../../lib/application/evidence/correct-evidence.ts';
import { packSamples } from '../../lib/application/evidence/pack-samples.ts';
import { touchedBy } from '../../lib/application/ingestion/record-event.ts';
import { recordedEvents } from '../../lib/application/ingestion/recorded-events.ts';
import { lookAt } from '../../lib/application/monitoring/early-warning.ts';
import { NOTHING_RECORDED, lookOn } from '../../lib/application/monitoring/running-look.ts';
import { runningSubject } from '../../lib/application/monitoring/running-subject.ts';
import type { PublishedEvent } from '../../lib/application/ports/publisher.ts';
import { DAY, HOUR, MINUTE, formatInstant } from '../../lib/domain/time/instant.ts';
import { Auditor } from './auditor.ts';
import type { Dice } from './dice.ts';
import { OWN_ACCOUNT, VENDOR_ACCOUNT, batchOf, message } from './evidence-desk.ts';
import { at } from './facts.ts';
import { exampleDocument } from './harness.ts';

const CONTRACT = 'live-streaming-network';
const VENDOR = 'lumencast';
const SENDER = `aws:${VENDOR_ACCOUNT}`;
/** Early enough for records that go on into October. */
const SHORTLY_BEFORE = at('2026-09-12T00:00:00Z');
/** Months that are not read whole once the statement before October is issued. */
const LONG_BEFORE = at('2026-02-05T00:00:00Z');
/** The months of a contract that began long before. */
export const LONG_ISSUED = ['02', '03', '04', '05', '06', '07', '08', '09'].map((month) => `2026-${month}`);
const START = at('2026-10-01T00:00:00Z');
const END = at('2026-10-30T00:00:00Z');

interface Sent {
  readonly type: string;
  readonly at: number;
  readonly detail: Readonly<Record<string, unknown>>;
}

const sent = (type: string, when: number, id: string, fields: object): Sent => ({
  type: `${type}.v1`,
  at: when,
  detail: { id, occurredAt: formatInstant(when), ...fields },
});

const COMPONENTS = ['line-1', 'line-2', 'network', 'uptime-kuma/18'] as const;

/** The events of a record or of a stream. */
function story(dice: Dice, n: number, from: number): Sent[] {
  const component = dice.pick(COMPONENTS);
  const where = dice.chance(0.9) ? { component } : {};
  let when = dice.chance(0.4)
    ? from + dice.whole(0, Math.floor((START - from) / MINUTE)) * MINUTE
    : START + dice.whole(0, Math.floor((END - START) / MINUTE)) * MINUTE;
  const later = (most: number): number => (when += dice.whole(1, most) * MINUTE);
  switch (dice.whole(0, 7)) {
    case 0:
    case 1: {
      const incident = dice.chance(0.8) ? { incident: `INC-${dice.whole(0, 12)}` } : {};
      return [
        sent(dice.pick(['service.down', 'service.degraded']), when, `down-${n}`, { ...where, ...incident }),
        ...dice.maybe(0.9, () => sent('service.up', later(300), `up-${n}`, { ...where, ...incident })),
      ];
    }
    case 2:
    case 3: {
      const ticket = `T-${dice.whole(0, 15)}`;
      const severity = dice.pick(['urgent', 'medium', 'minor']);
      return [
        ...dice.maybe(0.95, () => sent('ticket.opened', when, `open-${n}`, { ...where, ticket, attributes: { severity } })),
        ...dice.maybe(0.8, () => sent('ticket.acknowledged', later(90), `ack-${n}`, { ...where, ticket })),
        ...dice.maybe(0.3, () => sent('ticket.paused', later(90), `wait-${n}`, { ...where, ticket })),
        ...dice.maybe(0.3, () => sent('ticket.resumed', later(900), `go-${n}`, { ...where, ticket })),
        ...dice.maybe(0.8, () => sent('ticket.resolved', later(3000), `done-${n}`, { ...where, ticket })),
        ...dice.maybe(0.3, () => sent('ticket.reopened', later(3000), `again-${n}`, { ...where, ticket })),
      ];
    }
    case 4: {
      const window = { start: formatInstant(when + 4 * DAY), end: formatInstant(when + 4 * DAY + 2 * HOUR) };
      return [
        sent('maintenance.scheduled', when, `plan-${n}`, { ...where, maintenance: `M-${n}`, ...window }),
        ...dice.maybe(0.7, () => sent('maintenance.started', when + 4 * DAY, `begin-${n}`, { ...where, maintenance: `M-${n}` })),
        ...dice.maybe(0.7, () => sent('maintenance.ended', when + 4 * DAY + HOUR, `end-${n}`, { ...where, maintenance: `M-${n}` })),
      ];
    }
    case 5:
      return dice.times(1, 4, (i) => {
        const start = when + i * HOUR;
        return sent('service.watched', start + HOUR, `watched-${n}-${i}`, {
          ...where,
          start: formatInstant(start),
          end: formatInstant(start + HOUR),
        });
      });
    case 6:
      return dice.times(1, 3, (i) => {
        const start = when + i * HOUR;
        const results = Array.from({ length: 12 }, () => (dice.chance(0.1) ? '0' : '1')).join('');
        const fields = { component, probe: 'http', start: formatInstant(start), everySeconds: 300, results };
        return sent('probe.batch', start + HOUR, `probe-${n}-${i}`, fields);
      });
    default: {
      const results = { 'line-1': dice.pick(['1111', '1101']), 'line-2': '1111' };
      const fields = { probe: 'http', start: formatInstant(when), everySeconds: 300, results };
      return [sent('probes.batched', when + HOUR, `fleet-${n}`, fields)];
    }
  }
}

interface Delivery {
  readonly at: number;
  readonly event: Sent;
}

/** When each event arrives: mostly at once, some hours or days late, some twice, some under an id that another month has. */
function deliveries(dice: Dice, from: number): Delivery[] {
  const events = dice.times(6, 16, (n) => story(dice, n, from)).flat();
  const corrections = events
    .filter(({ type }) => !type.startsWith('probes') && dice.chance(0.06))
    .map(({ detail, at: when }) => {
      const component = detail.component === undefined ? {} : { component: detail.component };
      return sent('correction', when + dice.whole(-30, 3000) * MINUTE, `fix-${String(detail.id)}`, { corrects: detail.id, ...component });
    });
  const again = events
    .filter(() => dice.chance(0.03))
    .map(({ type, at: when, detail }) => ({ type, at: when, detail: { ...detail, component: dice.pick(COMPONENTS) } }));
  const repeated = events
    .filter(({ at: when }) => when < START && dice.chance(0.15))
    .map(({ type, at: when, detail }): Sent => {
      const moved = when + dice.pick([20, 60, 110, 160, 220]) * DAY;
      return { type, at: moved, detail: { ...detail, occurredAt: formatInstant(moved) } };
    });
  return [...events, ...corrections, ...again, ...repeated]
    .flatMap((event) => {
      const late = dice.chance(0.85) ? dice.whole(0, 20) * MINUTE : dice.whole(1, 15 * 24) * HOUR;
      const first = { at: event.at + late, event };
      return [first, ...dice.maybe(0.15, () => ({ at: first.at + dice.whole(0, 2000) * MINUTE, event }))];
    })
    .sort((a, b) => a.at - b.at);
}

/** Consecutive deliveries in batches of a few. */
function batches(dice: Dice, all: readonly Delivery[]): Delivery[][] {
  const found: Delivery[][] = [];
  for (let from = 0; from < all.length;) {
    const size = dice.whole(1, 5);
    found.push(all.slice(from, from + size));
    from += size;
  }
  return found;
}

/** An outlook as early warning computes it, and the same from all evidence. */
export interface Compared {
  readonly after: string;
  readonly kept: string;
  readonly full: string;
  /** Whether all evidence was read for the first too. */
  readonly isWhole: boolean;
}

export class WarningRun {
  readonly auditor = new Auditor('2026-09-01T00:00:00Z');
  readonly services: PublishingServices = {
    stores: this.auditor.stores,
    clock: this.auditor.clock,
    publisher: this.auditor.publisher,
    environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT, API_URL: 'https://api', AUDIT_ZONE: 'UTC', VERSION: 'test' },
  };
  private readonly ingest = ingestEvents(() => this.services);
  private readonly warn = earlyWarning(() => this.services);
  private document = exampleDocument();

  /** @param long the contract began months before. */
  async open(long = false): Promise<void> {
    if (long) {
      this.document.order.from = '2026-02-01';
      this.document.terms[0].from = '2026-02-01';
      this.document.terms[0].version = '2026-02';
    }
    await this.auditor.put(this.document);
  }

  /** Ingests events and lets early warning take what was published. */
  async deliver(events: readonly Sent[], now: number): Promise<void> {
    this.auditor.now = Math.max(this.auditor.now, now);
    const received = formatInstant(this.auditor.now);
    const bodies = events.map(({ type, detail }) => message(VENDOR_ACCOUNT, 'lumencast.noc', type, JSON.stringify(detail), received));
    const { batchItemFailures } = await this.ingest(batchOf(bodies, this.auditor.now));
    if (batchItemFailures.length > 0) throw new Error('events could not be recorded');
    await this.passOn();
  }

  private async passOn(): Promise<void> {
    const recorded = this.auditor.published.splice(0).filter(({ type }) => type === 'evidence.recorded.v1');
    if (recorded.length > 0) await this.watch(recorded);
  }

  async watch(recorded: readonly PublishedEvent[]): Promise<void> {
    const Records = recorded.map(({ detail }, i) => ({ messageId: `w${i}`, body: JSON.stringify(detail) }));
    const { batchItemFailures } = await this.warn({ Records });
    if (batchItemFailures.length > 0) throw new Error('a contract could not be assessed');
  }

  /** An administrator withdraws or replaces a fact. */
  async correct(event: Sent): Promise<void> {
    const { stores, clock } = this.services;
    const component = event.detail.component as string | undefined;
    const month = String(event.detail.start ?? event.detail.occurredAt).slice(0, 7);
    const input = {
      vendor: VENDOR,
      component,
      month,
      sender: SENDER,
      id: String(event.detail.id),
      reason: 'a mistake of Ines',
      by: 'ines',
    };
    const made = await correctEvidence(input, stores, clock);
    if ('failure' in made) return;
    this.auditor.published.push(...recordedEvents(touchedBy(made.correction, VENDOR, stores)));
    await this.passOn();
  }

  async amend(): Promise<void> {
    this.document = structuredClone(this.document);
    this.document.order.charges[0].amount = '61000.00 CNY';
    await this.auditor.put(this.document);
  }

  async pack(): Promise<void> {
    await packSamples(this.services.stores, this.auditor.now);
  }

  /** Both outlooks, a minute later: at most one look a minute is made. */
  async compare(after: string): Promise<Compared> {
    const { stores, clock } = this.services;
    this.auditor.now += MINUTE;
    const running = await runningSubject(CONTRACT, stores, this.auditor.now);
    if (!running || 'issues' in running) throw new Error(JSON.stringify(running));
    const look = await lookOn(running, NOTHING_RECORDED, stores, stores, this.auditor.now);
    if (!look || 'issues' in look) throw new Error(`no outlook: ${JSON.stringify(look)}`);
    await look.keep([], look.planned);
    const full = await lookAt(CONTRACT, stores, clock);
    if (!full || 'issues' in full) throw new Error(JSON.stringify(full));
    return { after, kept: JSON.stringify(look.outlook), full: JSON.stringify(full.outlook), isWhole: look.isWhole };
  }
}

/** Delivers a random schedule, and compares after each batch. */
export async function scheduledRun(dice: Dice): Promise<Compared[]> {
  const run = new WarningRun();
  const isLong = dice.chance(0.3);
  run.auditor.now = at('2026-02-01T00:00:00Z');
  await run.open(isLong);
  const all = deliveries(dice, isLong ? LONG_BEFORE : SHORTLY_BEFORE);
  await run.deliver(
    all.filter(({ at: when }) => when < START).map(({ event }) => event),
    START,
  );
  const isIssued = dice.chance(0.5);
  if (isIssued) {
    run.auditor.now = at('2026-10-02T00:00:00Z');
    for (const month of isLong ? LONG_ISSUED : ['2026-09']) await run.auditor.audit(month);
  }
  const compared: Compared[] = [];
  for (const batch of batches(
    dice,
    all.filter(({ at: when }) => when >= START && when < END),
  )) {
    await run.deliver(
      batch.map(({ event }) => event),
      batch.at(-1)!.at,
    );
    const delivered = batch.map(({ event: { type, detail } }) => `${type} ${JSON.stringify(detail)}`).join('; ');
    compared.push(await run.compare(delivered));
    const act = dice.whole(0, 40);
    if (act === 0) await run.correct(dice.pick(all).event);
    else if (act === 1) await run.amend();
    else if (act === 2) await run.pack();
    else if (act === 3) await run.auditor.audit('2026-09');
    if (act <= 3) compared.push(await run.compare(['an administrator corrects', 'an amendment', 'packing', 'an audit'][act]!));
  }
  return compared;
}
