/** Evidence that suits a contract: what its clauses read, and what goes on from month to month. The same seed makes the same facts. */
import type { Attribute, Order, Terms } from '../../lib/domain/contract/terms.ts';
import type { Fact, FactBody } from '../../lib/domain/evidence/fact.ts';
import { RECORD_KINDS } from '../../lib/domain/evidence/vocabulary.ts';
import { operatorOf } from '../../lib/domain/operators/registry.ts';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time/instant.ts';
import { fact } from './facts.ts';
import type { Cell } from '../../lib/domain/operators/cell.ts';
import { wordsOf } from '../../lib/domain/operators/attribute-values.ts';

/** Numbers of a linear congruence: enough for tests, and the same everywhere. */
export class Seeded {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761) >>> 0;
  }

  below(most: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * most);
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }

  /** Once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }
}

interface Setting {
  readonly terms: Terms;
  readonly order: Order;
  readonly start: number;
  readonly end: number;
  readonly dice: Seeded;
}

const cellsOf = (terms: Terms): [string, Cell][] =>
  Object.values(terms.definitions).flatMap((definition) => {
    const operator = typeof definition === 'object' ? operatorOf(definition) : undefined;
    return operator ? [[operator.key, definition as Cell] as [string, Cell]] : [];
  });

/** Facts that happen in [start, end), some of them about the months around it. */
export function factsFor(order: Order, terms: Terms, [start, end]: readonly [number, number], seed: number): Fact[] {
  const setting: Setting = { order, terms, start, end, dice: new Seeded(seed) };
  const kinds = new Set(cellsOf(terms).flatMap(([key, cell]) => kindsOf(key, cell, terms)));
  const facts = [
    ...[...kinds].flatMap((kind) => Array.from({ length: 6 }, (_, i) => recordOf(kind, i, setting)).flat()),
    ...cellsOf(terms).flatMap(([key, cell]) => samplesOf(key, cell, setting)),
    ...attributesOf(setting),
    ...bills(setting),
  ];
  // Nothing is taken that happened more than a month before the contract began.
  const taken = facts.filter(({ occurredAt }) => occurredAt > start - 30 * DAY);
  const reporterOf = reporterByRecord(setting.dice);
  const named = taken.map((entry, i) => ({
    ...entry,
    ...reporterOf(entry),
    id: `${String(i).padStart(4, '0')}-${entry.type}`,
    receivedAt: entry.occurredAt + (setting.dice.oneIn(8) ? 9 * DAY : 0),
  }));
  return [...named, ...changedAfterwards(named, setting)];
}

type Reporter = Pick<Fact, 'sender' | 'speaksFor'>;

const REPORTERS: readonly Reporter[] = [
  { sender: 'aws:111122223333', speaksFor: 'vendor' },
  { sender: 'webhook:uptime-kuma:vendor', speaksFor: 'customer' },
];

/** Both sides speak: one of each record, either of attributes and bills; samples are the vendor's. */
function reporterByRecord(dice: Seeded): (fact: Fact) => Reporter {
  const ofRecords = new Map<string, Reporter>();
  return ({ type, body: { record } }) => {
    if (type === 'attribute.set' || type === 'charge.billed') return dice.of(REPORTERS);
    if (record === undefined) return REPORTERS[0]!;
    const known = ofRecords.get(record) ?? dice.of(REPORTERS);
    ofRecords.set(record, known);
    return known;
  };
}

/** Now and then a fact is withdrawn or replaced later, or its id comes again with other content. */
function changedAfterwards(facts: readonly Fact[], { dice }: Setting): Fact[] {
  return facts.flatMap((of, i): Fact[] => {
    const later = of.receivedAt + dice.below(50) * DAY;
    if (dice.oneIn(40)) return [{ ...of, occurredAt: of.occurredAt + 33 * DAY, receivedAt: of.receivedAt + 33 * DAY }];
    if (!dice.oneIn(25)) return [];
    const { type, occurredAt, component, body, sender, speaksFor } = of;
    const moved = body.start === undefined ? occurredAt + dice.below(40) * HOUR : occurredAt;
    const replacement = { type, occurredAt: moved, ...(component !== undefined && { component }), body };
    return [
      {
        ...fact('correction', later, {
          id: `fix-${i}`,
          sender,
          ...(component !== undefined && { component }),
          body: { corrects: of.id, ...(dice.oneIn(2) && { replacement }) },
        }),
        speaksFor,
      },
    ];
  });
}

function kindsOf(key: string, cell: Cell, terms: Terms): string[] {
  if (key === 'intervals' || key === 'timer' || key === 'cadence') return [String(cell[key])];
  if (key === 'count' && cell.reached !== undefined) return [String(cell.count)];
  if (key === 'record-value' && cell.reached !== undefined) return [terms.attributes![String(cell['record-value'])]!.of];
  return [];
}

const componentOf = ({ order, dice }: Setting): { component?: string } => {
  const names = Object.keys(order.components ?? {});
  return names.length === 0 || dice.oneIn(6) ? {} : { component: dice.of(names) };
};

/** Some attributes of a kind, in its words or as numbers. */
function attributesFor(kind: string, { terms, dice }: Setting): { attributes?: Record<string, string> } {
  const named = Object.entries(terms.attributes ?? {}).filter(([name, { of }]) => of === kind && name !== 'level' && !dice.oneIn(3));
  if (named.length === 0) return {};
  return { attributes: Object.fromEntries(named.map(([name, attribute]) => [name, valueFor(attribute, dice)])) };
}

function valueFor({ values, unit }: Attribute, dice: Seeded): string {
  const words = wordsOf(values);
  if (words.length > 0) return dice.of(words);
  return unit === 'date' ? '2026-01-15' : unit === 'share' ? '0.5' : String(1 + dice.below(9));
}

function recordOf(kind: string, i: number, setting: Setting): Fact[] {
  const { dice, start, end } = setting;
  const record = `${kind}-${i}`;
  // Most monitors know no incident.
  const stateless = kind === 'outage' && i % 3 === 0;
  const of = componentOf(setting);
  const at = start + dice.below((end - start) / MINUTE) * MINUTE;
  const length = dice.of([20 * MINUTE, 3 * HOUR, 30 * HOUR, 45 * DAY]);
  const steps = (types: readonly Fact['type'][], body: FactBody = {}): Fact[] =>
    types.map((type, k) =>
      fact(type, at + Math.floor((length * k) / Math.max(1, types.length - 1)), {
        ...of,
        body: { ...(!stateless && { record }), ...(k === 0 && { ...attributesFor(kind, setting), ...body }) },
      }),
    );
  const later = Object.keys(attributesFor(kind, setting).attributes ?? {}).map((name) =>
    fact('attribute.set', at + dice.below(60) * DAY, {
      ...of,
      body: {
        of: kind,
        record,
        name,
        value: valueFor(setting.terms.attributes![name]!, dice),
      },
    }),
  );
  return [...happening(kind, record, { at, length, of, steps, setting }), ...(dice.oneIn(2) ? later : [])];
}

interface Happening {
  readonly at: number;
  readonly length: number;
  readonly of: { component?: string };
  readonly steps: (types: readonly Fact['type'][], body?: FactBody) => Fact[];
  readonly setting: Setting;
}

function happening(kind: string, record: string, { at, length, of, steps, setting }: Happening): Fact[] {
  const { dice, terms } = setting;
  if (kind === 'outage') {
    const open = dice.oneIn(8);
    const named = steps(
      open ? ['service.down'] : dice.oneIn(3) ? ['service.down', 'service.degraded', 'service.up'] : ['service.down', 'service.up'],
    );
    const words = ['standby-live', 'workaround', 'report-delivered', 'customer-reported'].filter(() => dice.oneIn(3));
    return [
      ...named,
      ...words.map((milestone) => fact('record.reached', at + dice.below(70) * DAY, { ...of, body: { kind, record, milestone } })),
    ];
  }
  if (kind === 'ticket')
    return steps(
      [
        'ticket.opened',
        'ticket.acknowledged',
        'ticket.paused',
        'ticket.resumed',
        'ticket.resolved',
        'ticket.reopened',
        'ticket.closed',
      ].filter((_, k) => k === 0 || !dice.oneIn(3)) as Fact['type'][],
    );
  if (kind === 'maintenance') {
    const planned = fact('maintenance.scheduled', at - dice.below(40) * DAY, { ...of, body: { record, start: at, end: at + length } });
    return [
      planned,
      ...(dice.oneIn(5)
        ? [fact('maintenance.cancelled', at - HOUR, { ...of, body: { record } })]
        : steps(['maintenance.started', 'maintenance.ended'])),
    ];
  }
  const milestones = [...(RECORD_KINDS[kind] ?? []), ...(terms.records?.[kind]?.milestones ?? [])];
  let when = at - dice.below(80) * DAY;
  return milestones
    .filter(() => !dice.oneIn(4))
    .map((milestone) => {
      const reached = fact('record.reached', when, { ...of, body: { kind, record, milestone, ...attributesFor(kind, setting) } });
      when += 1 + dice.below(2) * length;
      return reached;
    });
}

function samplesOf(key: string, cell: Cell, setting: Setting): Fact[] {
  const { dice, start, end } = setting;
  const days = Array.from({ length: Math.floor((end - start) / DAY) }, (_, day) => start + day * DAY);
  const of = (): { component?: string } => componentOf(setting);
  const some = (mark: () => string, count: number): string => Array.from({ length: count }, mark).join('');
  if (key === 'probes')
    return days.map((day) =>
      fact('probe.batch', day, {
        ...of(),
        body: { stream: String(cell.probes), start: day, every: 10 * MINUTE, results: some(() => dice.of(['1', '1', '1', '0', '-']), 144) },
      }),
    );
  if (key === 'requests')
    return days.map((day) => {
      const outcomes = Object.fromEntries(
        [...(cell.failed as string[]), 'succeeded'].map((name) => [name, Array.from({ length: 24 }, () => dice.below(20))]),
      );
      return fact('requests.counted', day, { ...of(), body: { stream: String(cell.requests), start: day, every: HOUR, outcomes } });
    });
  if (key === 'gauge')
    return days.map((day) =>
      fact('gauge.sampled', day, {
        ...of(),
        body: {
          stream: String(cell.gauge),
          start: day,
          every: HOUR,
          values: Array.from({ length: 24 }, () => (dice.oneIn(9) ? null : String(dice.below(12)))),
        },
      }),
    );
  if (key === 'deliverable')
    return days
      .filter(() => dice.oneIn(25))
      .map((day) =>
        fact('report.delivered', day + HOUR, {
          body: { kind: 'delivery', record: String(cell.deliverable), sections: (cell.needs as string[] | undefined) ?? [] },
        }),
      );
  return [];
}

function attributesOf({ order, terms, start, end, dice }: Setting): Fact[] {
  return Object.entries(terms.attributes ?? {}).flatMap(([name, attribute]) => {
    const { of } = attribute;
    const owners =
      of === 'customer' ? [undefined] : Object.entries(order.components ?? {}).flatMap(([id, { kind }]) => (kind === of ? [id] : []));
    return owners
      .filter(() => dice.oneIn(2))
      .map((component) =>
        fact('attribute.set', start + dice.below((end - start) / DAY) * DAY, {
          ...(component !== undefined && { component }),
          body: { of: component === undefined ? 'customer' : 'component', name, value: valueFor(attribute, dice) },
        }),
      );
  });
}

/** A bill a month, some of a quarter, now and then one that comes again. */
function bills(setting: Setting): Fact[] {
  const { terms, start, end, dice } = setting;
  return Array.from({ length: 8 }, () => {
    const from = start + dice.below((end - start) / DAY - 100) * DAY;
    const until = from + dice.of([7, 30, 31, 92]) * DAY;
    const currency = dice.oneIn(9) ? 'XAF' : terms.money.currency;
    return fact('charge.billed', dice.oneIn(2) ? from : until, {
      ...componentOf(setting),
      body: { kind: dice.of(['usage', 'recurring', 'tax']), start: from, end: until, amount: `${100 + dice.below(900)} ${currency}` },
    });
  });
}
