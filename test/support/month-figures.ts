/** The figures of a random month: checks, requests, samples, bills, deliveries, attributes, who watched. */
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time/instant.ts';
import { fact } from './facts.ts';
import { componentIn, instantIn, reporterIn } from './month-records.ts';
import { type Making, valueOf } from './making.ts';

const MAX_SLOTS = 900;

/** Stretches of slots on the clock, with gaps between them: none overlaps. */
function stretches({ dice, period }: Making, every: number): { start: number; slots: number }[] {
  const first = Math.floor((period.start - HOUR) / every);
  const last = Math.ceil((period.end + HOUR) / every);
  const most = Math.min(MAX_SLOTS, last - first);
  let slot = first + dice.whole(0, Math.max(0, Math.floor((last - first - most) / 2)));
  return dice.times(1, 4, () => {
    const slots = Math.max(1, dice.whole(Math.floor(most / 8), Math.ceil(most / 3)));
    const start = slot * every;
    slot += slots + (dice.chance(0.5) ? 0 : dice.whole(1, 30));
    return { start, slots };
  });
}

const componentsFor = (making: Making): { component?: string }[] => {
  const ids = Object.keys(making.order.components ?? {});
  return [...(ids.length === 0 || making.dice.chance(0.3) ? [{}] : []), ...ids.map((component) => ({ component }))];
};

const repeat = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

export function measured(making: Making): Fact[] {
  return [...checks(making), ...requests(making), ...samples(making), ...watched(making)];
}

function checks(making: Making): Fact[] {
  const { dice, reads } = making;
  return reads.probes.flatMap((stream) => {
    const every = dice.pick([MINUTE, 5 * MINUTE, 10 * MINUTE]);
    const locations = dice.pick([[undefined], ['north', 'south'], ['north', 'south', 'east']]);
    return componentsFor(making).flatMap((component) =>
      locations.flatMap((location) =>
        stretches(making, every).map(({ start, slots }) => {
          let result = '1';
          const results = repeat(slots, () => {
            if (dice.chance(0.06)) result = dice.pick(['1', '1', '0', '0', '-']);
            return result;
          }).join('');
          const place = { stream, start, every, results, ...(location !== undefined && { location }) };
          return fact('probe.batch', start, {
            ...component,
            sender: 'aws:snd-1',
            id: `p-${stream}-${start}-${component.component ?? ''}-${location ?? ''}`,
            body: place,
          });
        }),
      ),
    );
  });
}

function requests(making: Making): Fact[] {
  const { dice, reads } = making;
  return [...reads.requests].flatMap(([stream, { outcomes, every }]) =>
    componentsFor(making).flatMap((component) =>
      stretches(making, every).map(({ start, slots }) => {
        const bad = dice.pick([0.001, 0.02, 0.3]);
        const counts = Object.fromEntries(
          outcomes.map((outcome) => [
            outcome,
            repeat(slots, () =>
              dice.chance(0.03)
                ? 0
                : outcome === 'ok'
                  ? dice.whole(0, 400)
                  : dice.chance(bad * 3)
                    ? dice.whole(0, Math.ceil(400 * bad))
                    : 0,
            ),
          ]),
        );
        return fact('requests.counted', start, {
          ...component,
          sender: 'aws:snd-1',
          id: `q-${stream}-${start}-${component.component ?? ''}`,
          body: { stream, start, every, outcomes: counts },
        });
      }),
    ),
  );
}

function samples(making: Making): Fact[] {
  const { dice, reads } = making;
  return [...reads.gauges].flatMap(([stream, { marks, every, unit }]) =>
    componentsFor(making).flatMap((component) =>
      stretches(making, every).map(({ start, slots }) => {
        const mark = marks.length > 0 ? dice.pick(marks) : unit === 'share' ? 0.02 : 20;
        const values = repeat(slots, () => (dice.chance(0.05) ? null : (mark * dice.pick([0, 0.5, 0.99, 1, 1, 1.01, 1.5])).toFixed(4)));
        return fact('gauge.sampled', start, {
          ...component,
          sender: 'aws:snd-1',
          id: `g-${stream}-${start}-${component.component ?? ''}`,
          body: { stream, start, every, values },
        });
      }),
    ),
  );
}

/** Who vouched for which time; most of the period when the text wants reports. */
function watched(making: Making): Fact[] {
  const { dice, period, terms } = making;
  const length = period.end - period.start;
  return dice.times(terms.unreported === 'unknown' ? 2 : 0, 3, (i) => {
    const start = Math.round(period.start + dice.next() * 0.3 * length);
    const end = Math.round(start + dice.next() * length);
    return fact('service.watched', end, { ...componentIn(making, 0.5), sender: 'aws:snd-1', id: `w-${i}`, body: { start, end } });
  });
}

/** Bills beside what the order says: of this period, of the one before it and of the next. */
export function billed(making: Making): Fact[] {
  const { dice, period, reads, terms } = making;
  const length = period.end - period.start;
  return dice.times(0, 4, (i) => {
    const [start, end] = dice.pick([
      [period.start, period.end],
      [period.start, period.end],
      [period.start - length, period.start],
      [period.end, period.end + length],
    ] as const);
    const amount = `${dice.whole(0, 300)}${terms.money.currency === 'JPY' ? '' : `.${dice.whole(10, 99)}`} ${terms.money.currency}`;
    return {
      ...fact('charge.billed', end, {
        ...componentIn(making, 0.4),
        id: `b-${i}`,
        body: { kind: dice.pick([...reads.charges, 'other']), start, end, amount },
      }),
      ...reporterIn(making),
    };
  });
}

export function delivered(making: Making): Fact[] {
  const { dice, reads } = making;
  return reads.duties.flatMap((record) =>
    dice.times(0, 4, () =>
      fact('report.delivered', instantIn(making) - dice.whole(0, 20) * DAY, {
        sender: 'aws:snd-1',
        body: { kind: 'delivery', record, sections: reads.sections.filter(() => dice.chance(0.9)) },
      }),
    ),
  );
}

/** Attributes of the customer and of components that are set, or set anew, in the course of time. */
export function settings(making: Making): Fact[] {
  const { dice, terms, order } = making;
  return Object.entries(terms.attributes ?? {}).flatMap(([name, spec]) => {
    const owners = Object.entries(order.components ?? {}).filter(([, { kind }]) => kind === spec.of);
    const set = (component?: string): Fact =>
      fact('attribute.set', instantIn(making), {
        sender: 'aws:snd-1',
        id: `a-${name}-${component ?? ''}-${dice.whole(1, 99_999)}`,
        ...(component !== undefined && { component }),
        body: { of: component === undefined ? 'customer' : 'component', name, value: valueOf(spec, dice) },
      });
    if (spec.of === 'customer') return dice.maybe(0.2, () => set());
    return owners.flatMap(([id]) => dice.maybe(0.2, () => set(id)));
  });
}
