/** The records of a random month: outages with and without incidents, maintenance, tickets, and the kinds that a text adds. */
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time/instant.ts';
import { fact } from './facts.ts';
import { type Making, valueOf } from './making.ts';

const VENDOR = 'aws:snd-1';
const MONITOR = 'webhook:snd-2:monitor';

/** The reporter of a record: one that the text asks for by name, or one of two others. */
export function reporterIn({ dice, reads }: Making): Pick<Fact, 'sender' | 'speaksFor'> {
  const tools = reads.reporters.filter((reporter) => reporter !== 'vendor' && reporter !== 'customer');
  return dice.pick([
    { sender: VENDOR, speaksFor: 'vendor' as const },
    { sender: VENDOR, speaksFor: 'vendor' as const },
    { sender: MONITOR, speaksFor: 'customer' as const },
    ...tools.map((tool) => ({ sender: `webhook:${tool}:snd-3`, speaksFor: 'customer' as const })),
  ]);
}

/** An instant in the period or near it: now and then just at one of its ends. */
export function instantIn({ dice, period }: Making): number {
  const length = period.end - period.start;
  if (dice.chance(0.05)) return dice.pick([period.start, period.end]) + dice.pick([-1, 0, 1, -MINUTE, MINUTE]);
  return Math.round(period.start + (dice.next() * 1.12 - 0.08) * length);
}

/** A length: near one that the text names, or what is left of the period at a share that it names, or any. */
export function lengthIn({ dice, reads, period }: Making): number {
  const whole = period.end - period.start;
  const near = dice.pick([-1000, -1, 0, 0, 1, 1000, MINUTE]);
  if (dice.chance(0.04)) return Math.round(whole * dice.next());
  if (reads.lengths.length > 0 && dice.chance(0.4)) return Math.max(1, dice.pick(reads.lengths) + near);
  if (reads.shares.length > 0 && dice.chance(0.35)) {
    const share = dice.pick(reads.shares);
    return Math.max(1, Math.round(Math.min(share, 1 - share) * whole) + near);
  }
  return Math.ceil(Math.exp(dice.next() * Math.log(whole / 20)));
}

/** A component of the order; sometimes none, so that the event concerns the whole or is left out. */
export function componentIn({ dice, order }: Making, none = 0.15): { component?: string } {
  const ids = Object.keys(order.components ?? {});
  return ids.length === 0 || dice.chance(none) ? {} : { component: dice.pick(ids) };
}

function attributesFor(kind: string, { dice, terms, reads }: Making): { attributes?: Record<string, string> } {
  const attributes = Object.fromEntries(
    Object.entries(terms.attributes ?? {}).flatMap(([name, spec]) =>
      spec.of === kind && name !== 'level' && (dice.chance(0.85) || reads.weights.has(name)) ? [[name, valueOf(spec, dice)]] : [],
    ),
  );
  return Object.keys(attributes).length === 0 ? {} : { attributes };
}

/** Facts of one sender about one component. */
const factMaker =
  (reporter: Pick<Fact, 'sender' | 'speaksFor'>, component: { component?: string }) =>
  (type: Fact['type'], when: number, body: Fact['body']): Fact => ({
    ...fact(type, Math.round(when), { ...component, body, receivedAt: Math.round(when) + 1000 }),
    ...reporter,
  });

export function outages(making: Making): Fact[] {
  const { dice, order } = making;
  const components = Object.keys(order.components ?? {});
  const single = dice.times(0, 10, (i) => outageOf(making, `rec-o${i}`, instantIn(making), componentIn(making)));
  // Many components at once, each with an incident of its own.
  const broad = dice.times(0, 2, (i) => {
    const start = instantIn(making);
    return components.filter(() => dice.chance(0.8)).flatMap((component, j) => outageOf(making, `rec-x${i}-${j}`, start, { component }));
  });
  return [...single, ...broad].flat();
}

function outageOf(making: Making, record: string, start: number, component: { component?: string }): Fact[] {
  const { dice, reads } = making;
  const say = factMaker(reporterIn(making), component);
  const length = lengthIn(making);
  const milestones = (reads.kinds.get('outage') ?? []).filter(
    (name) => !['started', 'detected', 'ended', 'report-delivered'].includes(name),
  );
  const given = attributesFor('outage', making).attributes ?? {};
  return [
    say(dice.pick(['service.down', 'service.down', 'service.down', 'service.degraded']), start, { record, attributes: given }),
    ...dice.maybe(0.2, () =>
      say(dice.pick(['service.degraded', 'service.down', 'service.unknown']), start + length * dice.next(), { record }),
    ),
    ...dice.maybe(0.92, () => say('service.up', start + length, { record })),
    ...milestones.flatMap((milestone) =>
      dice.maybe(0.5, () => say('record.reached', start + length * dice.next() * 1.2, { record, kind: 'outage', milestone })),
    ),
    ...dice.maybe(0.3, () =>
      say('report.delivered', start + length + dice.next() * 9 * DAY, {
        record,
        kind: 'outage',
        sections: reads.sections.filter(() => dice.chance(0.9)),
      }),
    ),
    ...Object.keys(given).flatMap((name) =>
      dice.maybe(0.15, () =>
        say('attribute.set', start + length * dice.next(), {
          of: 'outage',
          record,
          name,
          value: valueOf(making.terms.attributes![name]!, dice),
        }),
      ),
    ),
  ];
}

/** Monitors that know no incident: what they say holds until their next word. */
export function states(making: Making): Fact[] {
  const { dice } = making;
  return dice
    .times(0, 2, () => {
      const say = factMaker(reporterIn(making), componentIn(making));
      let when = instantIn(making);
      return dice.times(1, 9, () => {
        when += Math.ceil(lengthIn(making) / 3);
        return say(dice.pick(['service.down', 'service.up', 'service.up', 'service.degraded', 'service.unknown']), when, {});
      });
    })
    .flat();
}

export function maintenances(making: Making): Fact[] {
  const { dice } = making;
  return dice
    .times(0, 4, (i) => {
      const say = factMaker({ sender: VENDOR, speaksFor: 'vendor' }, componentIn(making));
      const record = `rec-m${i}`;
      const [start, length, notice] = [instantIn(making), Math.min(lengthIn(making), 2 * DAY), lengthIn(making)];
      const planned = { start, end: start + length };
      return [
        ...dice.maybe(0.9, () =>
          say('maintenance.scheduled', start - notice, { record, ...planned, ...attributesFor('maintenance', making) }),
        ),
        ...dice.maybe(0.15, () => say('maintenance.scheduled', start - notice / 2, { record, start, end: start + length * 2 })),
        ...dice.maybe(0.1, () => say('maintenance.cancelled', start - notice / 3, { record })),
        ...dice.maybe(0.9, () => say('maintenance.started', start, { record })),
        ...dice.maybe(0.9, () => say('maintenance.ended', start + length, { record })),
      ];
    })
    .flat();
}

export function tickets(making: Making): Fact[] {
  const { dice, reads } = making;
  return dice
    .times(reads.kinds.has('ticket') ? 2 : 0, reads.kinds.has('ticket') ? 9 : 2, (i) => {
      const say = factMaker(reporterIn(making), componentIn(making));
      const record = `rec-t${i}`;
      let when = instantIn(making);
      const later = (): number => (when += Math.ceil(Math.min(lengthIn(making), 4 * DAY) * dice.next()));
      const attributes = attributesFor('ticket', making);
      const steps = [
        ...dice.maybe(0.85, () => say('ticket.acknowledged', later(), { record })),
        ...dice.maybe(0.3, () =>
          say('record.reached', later(), { record, kind: 'ticket', milestone: dice.pick(['updated', 'workaround']) }),
        ),
        ...dice.maybe(0.3, () =>
          say('ticket.severity_changed', later(), {
            record,
            attributes: { severity: 'P1', ...attributesFor('ticket', making).attributes },
          }),
        ),
        ...dice.maybe(0.35, () =>
          say('ticket.paused', later(), { record, ...(reads.waits.length > 0 && dice.chance(0.7) && { reason: dice.pick(reads.waits) }) }),
        ),
        ...dice.maybe(0.3, () => say('ticket.resumed', later(), { record })),
        ...dice.maybe(0.3, () => say('ticket.recovered', later(), { record })),
        ...dice.maybe(0.85, () => say('ticket.resolved', later(), { record })),
        ...dice.maybe(0.25, () => say('ticket.reopened', later(), { record })),
        ...dice.maybe(0.2, () => say('ticket.resolved', later(), { record })),
        ...dice.maybe(0.6, () => say('ticket.closed', later(), { record })),
      ];
      return [...dice.maybe(0.97, () => say('ticket.opened', instantBefore(steps, when), { record, ...attributes })), ...steps];
    })
    .flat();
}

const instantBefore = (steps: readonly Fact[], fallback: number): number =>
  Math.min(fallback, ...steps.map(({ occurredAt }) => occurredAt)) - 13 * MINUTE;

/** Records of all other kinds that the text reads, by their milestones. */
export function otherRecords(making: Making): Fact[] {
  const { dice, reads } = making;
  return [...reads.kinds]
    .filter(([kind]) => !['outage', 'ticket', 'maintenance', 'delivery'].includes(kind))
    .flatMap(([kind, milestones]) =>
      dice
        .times(0, 6, (i) => {
          const say = factMaker(reporterIn(making), componentIn(making));
          const record = `rec-${kind}${i}`;
          let when = instantIn(making);
          const { attributes = {} } = attributesFor(kind, making);
          return [
            ...milestones.flatMap((milestone) => {
              when += Math.ceil(Math.min(lengthIn(making), 3 * DAY) * dice.next());
              return dice.maybe(0.88, () => say('record.reached', when, { record, kind, milestone }));
            }),
            ...Object.entries(attributes).map(([name, value]) => say('attribute.set', when - HOUR, { of: kind, record, name, value })),
          ];
        })
        .flat(),
    );
}
