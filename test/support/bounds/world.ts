/** A small random history: what happened in February, every attribute that the terms read, and which of those are missing. */
import type { Order, Terms } from '../../../lib/domain/contract/terms.ts';
import type { EventType, Fact, FactBody } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Dice } from '../dice.ts';
import { type GivenFact, at, fact as factOf } from '../facts.ts';
import type { Gap } from './gap.ts';
import { numbersFor } from './grid.ts';
import { leftOpen, toReach } from './to-reach.ts';

export const START = at('2026-02-01T00:00:00Z');
export const END = at('2026-03-01T00:00:00Z');
const LINES = ['web', 'api'];

export interface BoundsWorld {
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
}

interface Thing {
  /** `customer`, a line, or a record. */
  readonly owner: string;
  readonly of: string;
  readonly from: number;
  readonly component?: string;
  readonly record?: string;
}

/** The word of the assessor, so that it counts for each party that owes by it. */
const fact = (type: EventType, when: number, given: GivenFact): Fact => factOf(type, when, { sender: 'file', ...given });

const body = (given: FactBody): { body: FactBody } => ({ body: given });

function outages(dice: Dice): { facts: Fact[]; things: Thing[] } {
  const days = dice.pick([[START], [START, START - 28 * DAY]]);
  const all = days.flatMap((from, m) => dice.times(m === 0 ? 1 : 0, m === 0 ? 4 : 2, (i) => outage(dice, `o${m}${i}`, from)));
  return { facts: all.flatMap(({ facts }) => facts), things: all.map(({ thing }) => thing) };
}

function outage(dice: Dice, record: string, from: number): { facts: Fact[]; thing: Thing } {
  // Some overlap, and some cross the end of the month.
  const day = dice.pick([1, 1, 2, 5, 9, 12, 27]);
  const base =
    day === 27 ? from + 28 * DAY - 3 * MINUTE : from + day * DAY + dice.pick([8, 9, 9, 16, 23]) * HOUR + dice.pick([0, 3, 55]) * MINUTE;
  const length = dice.pick([1, 2, 3, 5, 6, 10, 12, 59, 60, 61, 240, 300, 2000]) * MINUTE + dice.pick([0, 0, -1, 1, 30_000]);
  const component = dice.chance(0.12) ? {} : { component: dice.pick(LINES) };
  const facts = [
    fact('service.down', base, { ...component, ...body({ record }) }),
    fact('service.up', base + length, { ...component, ...body({ record }) }),
  ];
  return { facts, thing: { owner: record, of: 'outage', from: base, record, ...component } };
}

function tickets(dice: Dice): { facts: Fact[]; things: Thing[] } {
  const all = dice.times(0, 3, (i) => {
    const [record, component] = [`t${i}`, dice.pick(LINES)];
    const opened = START + dice.whole(1, 24) * DAY + dice.whole(6, 20) * HOUR;
    const given = { component, ...body({ record }) };
    const resolved = opened + dice.pick([30, 60, 61, 119, 121, 239, 240, 500, 1500]) * MINUTE;
    const facts = [
      fact('ticket.opened', opened, given),
      ...dice.maybe(0.5, () =>
        fact('record.reached', opened + 20 * MINUTE, { component, ...body({ record, kind: 'ticket', milestone: 'updated' }) }),
      ),
      fact('ticket.resolved', resolved, given),
    ];
    return { facts, thing: { owner: record, of: 'ticket', from: opened, record, component } };
  });
  return { facts: all.flatMap(({ facts }) => facts), things: all.map(({ thing }) => thing) };
}

function works(dice: Dice): { facts: Fact[]; things: Thing[] } {
  const all = dice.times(0, 2, (i) => {
    const [record, component] = [`m${i}`, dice.pick(LINES)];
    const start = START + dice.pick([1, 2, 5, 9]) * DAY + 9 * HOUR;
    const announced = start - dice.pick([20, 24, 71, 72, 80]) * HOUR;
    const facts = [
      fact('maintenance.scheduled', announced, { component, ...body({ record, start, end: start + dice.pick([1, 2, 8]) * HOUR }) }),
      ...dice.maybe(0.5, () => fact('maintenance.started', start + 5 * MINUTE, { component, ...body({ record }) })),
      ...dice.maybe(0.3, () =>
        fact('record.reached', start - HOUR, { component, ...body({ record, kind: 'maintenance', milestone: 'confirmed' }) }),
      ),
    ];
    return { facts, thing: { owner: record, of: 'maintenance', from: announced, record, component } };
  });
  return { facts: all.flatMap(({ facts }) => facts), things: all.map(({ thing }) => thing) };
}

/** Readings, counts and checks of a few hours; of the rest of the month nothing is known. */
function samples(dice: Dice): Fact[] {
  const from = START + 9 * DAY + 7 * HOUR;
  return LINES.flatMap((component) => [
    ...dice.maybe(0.7, () =>
      fact('gauge.sampled', from, {
        component,
        ...body({ stream: 'speed', start: from, every: HOUR, values: dice.times(4, 6, () => dice.pick(['1', '4.9', '5', '6', null])) }),
      }),
    ),
    ...dice.maybe(0.7, () => {
      const slots = dice.whole(3, 5);
      const counts = (most: number): number[] => Array.from({ length: slots }, () => dice.pick([0, 0, 1, most]));
      return fact('requests.counted', from, {
        component,
        ...body({ stream: 'calls', start: from, every: HOUR, outcomes: { ok: counts(99), bad: counts(9) } }),
      });
    }),
    ...dice.maybe(0.7, () =>
      fact('probe.batch', from, {
        component,
        ...body({
          stream: 'check',
          start: from,
          every: MINUTE,
          results: dice.times(5, 12, () => dice.pick(['1', '0', '0', '-'])).join(''),
        }),
      }),
    ),
  ]);
}

/** Bills of January, February and March; the amount of some is missing. */
function bills(dice: Dice, terms: Terms): { facts: Fact[]; gaps: Gap[] } {
  const months = ['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => at(`${month}-01T00:00:00Z`));
  const reads = JSON.stringify(terms.definitions);
  const [facts, gaps]: [Fact[], Gap[]] = [[], []];
  if (!reads.includes('"usage"')) return { facts, gaps };
  for (const component of LINES)
    for (let m = 0; m < 3; m += 1) {
      const bill = (amount: string): Fact =>
        fact('charge.billed', months[m]!, {
          id: `bill-${component}-${m}`,
          component,
          ...body({ kind: 'usage', amount, start: months[m]!, end: months[m + 1]! }),
        });
      const values = ['0.00 USD', '0.01 USD', '99.99 USD', '100.00 USD', '1000000000.00 USD'];
      if (m === 2 && dice.chance(0.6))
        gaps.push({ name: `bill of ${component}`, kind: 'bill to come', values, decimals: 2, with: (all, value) => [...all, bill(value)] });
      else if (dice.chance(0.25)) {
        const foreign = bill('70.00 EUR');
        facts.push(foreign);
        gaps.push({
          name: `bill ${m} of ${component}`,
          kind: 'bill in another currency',
          values,
          decimals: 2,
          with: (all, value) => all.map((one) => (one.id === foreign.id ? bill(value) : one)),
        });
      } else facts.push(bill(dice.pick(['80.00 USD', '250.00 USD'])));
    }
  return { facts, gaps };
}

/** @param more dice of their own for what goes on when the month ends: histories in which nothing does stay as they were. */
export function worldOf(dice: Dice, more: Dice, terms: Terms, order: Order): BoundsWorld {
  const parts = [outages(dice), tickets(dice), works(dice)];
  const fixed: Thing[] = [
    { owner: 'customer', of: 'customer', from: at('2026-01-01T00:00:00Z') },
    ...Object.keys(order.components ?? {}).map((id) => ({ owner: id, of: 'line', from: at('2026-01-01T00:00:00Z'), component: id })),
  ];
  const billed = bills(dice, terms);
  const complete = [...parts.flatMap((part) => part.facts), ...samples(dice), ...billed.facts];
  const { facts, gaps: ends } = leftOpen(complete, more, { start: START, end: END });
  const things = [...fixed, ...parts.flatMap((part) => part.things)];
  const unstated = things.flatMap((thing) =>
    Object.entries(terms.attributes ?? {}).flatMap(([name, spec]) =>
      spec.of === thing.of ? [gapOf(thing, name, terms, facts, dice)] : [],
    ),
  );
  const order3 = dice.shuffled([...unstated, ...billed.gaps, ...ends, ...toReach(facts, terms, END)]);
  const gaps = order3.slice(0, dice.pick([0, 1, 1, 2, 2, 3, 3]));
  let known: readonly Fact[] = facts;
  for (const gap of order3) if (!gaps.includes(gap)) known = gap.with(known, dice.pick(gap.values));
  for (const gap of gaps) if (isSpelt(gap)) known = gap.with(known, `no-such-word of ${gap.name}`);
  return { facts: known, gaps };
}

/** A word of an event that the contract does not have; each is another, because one that occurs twice means the same both times. */
const isSpelt = (gap: Gap): boolean => gap.kind === 'unknown word';

function gapOf(thing: Thing, name: string, terms: Terms, facts: readonly Fact[], dice: Dice): Gap {
  const { of, values, unit } = terms.attributes![name]!;
  const said = (value: string): Fact =>
    fact('attribute.set', thing.from, {
      id: `set ${name} of ${thing.owner}`,
      ...(thing.component !== undefined && { component: thing.component }),
      ...body({ of: of === 'line' ? 'component' : of, name, value, ...(thing.record !== undefined && { record: thing.record }) }),
    });
  const isWord = values !== undefined;
  return {
    name: `${name} of ${thing.owner}`,
    ...(!isWord && unit !== 'date' && { decimals: unit === 'count' || unit === 'min' ? 0 : 30 }),
    kind: isWord ? (dice.chance(0.25) ? 'unknown word' : `word of ${of}`) : `${unit} of ${of}`,
    values: isWord ? (values as readonly string[]) : numbersFor(unit!, name, terms, facts),
    with: (all, value) => [...all.filter(({ id }) => id !== `set ${name} of ${thing.owner}`), said(value)],
  };
}
