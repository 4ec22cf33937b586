/** Evidence beside records and samples: attributes that are set, charges that are billed. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE, formatDay } from '../../../lib/domain/time/instant.ts';
import { fact } from '../facts.ts';
import { ownersOf, setTo } from './choices.ts';
import { type Family, lengths } from './families.ts';
import type { Scenario } from './observe.ts';
import { marksOf, milestonesOf, recordFacts, reporterOf } from './records.ts';
import { gaugeScenarios } from './from-gauges.ts';
import { streamTrouble } from './from-streams.ts';
import { countedRecords } from './counted-records.ts';
import { type World, attributesOf, dayOf, targetsOf, valuesOf, wednesday, wordsOfAttribute } from './world.ts';

/** Trouble in every record cell and stream, so that something is owed by each party. */
export function allTrouble(world: World, length = 30 * HOUR, period = world.main): Fact[] {
  const [targets] = targetsOf(world, undefined);
  const recorded = world.recordCells
    .filter(
      (cell) =>
        cell.operator !== 'count' &&
        cell.where.every((condition) => condition.from === undefined) &&
        ['outage', 'ticket'].includes(cell.kind),
    )
    .flatMap((cell, i) =>
      countedRecords(world, cell, { id: `all${i}`, start: dayOf(world, period, 3) + i * HOUR, length, ...(targets && { targets }) }),
    );
  return [...recorded, ...streamTrouble(world, length, period)];
}

export function factScenarios(world: World): Scenario[] {
  return [
    ...attributeScenarios(world),
    ...chargeScenarios(world),
    ...componentScenarios(world),
    ...plainScenarios(world),
    ...streamsByWord(world),
    undeclared(world),
  ];
}

/** A word that the contract does not declare, of whatever can have one. */
function undeclared(world: World): Scenario {
  const { main, components, recordCells } = world;
  const [name, value] = ['another-attribute', 'another-word'];
  const kinds = new Set(['outage', 'ticket', ...recordCells.map(({ kind }) => kind)]);
  const start = dayOf(world, main, 4);
  return {
    name: 'a word that is not declared',
    label: main.label,
    about: ['attributes', 'records'],
    facts: [
      ...[...kinds].flatMap((kind) => {
        const [first, last] = [milestonesOf(kind, world.terms)[0]!, milestonesOf(kind, world.terms).at(-1)!];
        return recordFacts(kind, `undeclared-${kind}`, marksOf(kind, world.terms, [first, start], [last, start + HOUR]), {
          attributes: { [name]: value },
        });
      }),
      // Of the whole, and of a component: an order may leave out what names none.
      ...[undefined, ...Object.keys(components).slice(0, 1)].flatMap((component) =>
        recordFacts('another-kind', `undeclared-${component ?? ''}`, { 'another-milestone': start }, { component }),
      ),
      ...[undefined, ...Object.keys(components)].map((id) =>
        setTo(name, value, id === undefined ? 'customer' : String(components[id]!.kind), id, main.start - DAY),
      ),
    ],
  };
}

/** Every word and number of the customer's and the components' attributes, set before the period and half way, with something owed. */
function attributeScenarios(world: World): Scenario[] {
  const { main } = world;
  const owners: [string, string | undefined][] = [
    ['customer', undefined],
    ...Object.entries(world.components).map(([id, { kind }]): [string, string] => [String(kind), id]),
  ];
  const scenarios = owners.flatMap(([owner, component]) =>
    attributesOf(world, owner).flatMap(([name, spec]) => {
      const numbers =
        spec.unit === 'date'
          ? datesNear(world)
          : spec.unit === undefined
            ? []
            : [...valuesOf(world, 'count'), ...valuesOf(world, 'ratio'), 0, 1]
                .flatMap((n) => [n - 1, n, n + 1])
                .filter((n) => n >= 0)
                .map(String);
      return [...wordsOfAttribute(spec), ...Object.keys(spec['reads-as'] ?? {}), ...new Set(numbers)].flatMap((value) =>
        [main.start - DAY, main.start + 9 * DAY].flatMap((when) => {
          const set = setTo(name, String(value), owner, component, when);
          return [20 * MINUTE, 30 * HOUR, 9 * DAY].map((length): Scenario => ({
            name: `${name} of ${component ?? owner} is ${value} in trouble of ${length}`,
            label: main.label,
            about: [name, String(value)],
            facts: [set, ...allTrouble(world, length)],
          }));
        }),
      );
    }),
  );
  return scenarios;
}

/** Trouble of every length under each word of the customer's and the components' attributes. */
export function attributeFamilies(world: World): Family[] {
  const { main } = world;
  const whole = main.end - main.start;
  const shares = valuesOf(world, 'ratio').filter((share) => share > 0 && share < 1);
  const owners = ['customer', ...new Set(Object.values(world.components).map(({ kind }) => String(kind)))];
  return owners.flatMap((owner) =>
    attributesOf(world, owner).flatMap(([name, spec]) =>
      wordsOfAttribute(spec).map((value): Family => {
        const set = ownersOf(world, owner).map((component) => setTo(name, value, owner, component, main.start - DAY));
        return {
          name: `${name} of ${owner} is ${value}, in trouble of`,
          label: main.label,
          about: [name, value],
          ...lengths(16 * DAY, [...valuesOf(world, 'duration'), ...shares.map((share) => (1 - share) * whole)]),
          build: (length) => [...set, ...allTrouble(world, length)],
        };
      }),
    ),
  );
}

/** Timers by a word of the record under each word of the customer by which the text chooses. */
export function plannedFamilies(world: World): Family[] {
  const { main } = world;
  const choosing = new Set(Object.values(world.cells).map((cell) => String(cell['depending-on'])));
  const wordsOf = (owner: string): [string, string][] =>
    attributesOf(world, owner)
      .filter(([name]) => choosing.has(name))
      .flatMap(([name, spec]) => wordsOfAttribute(spec).map((word): [string, string] => [name, word]));
  return wordsOf('customer').flatMap(([plan, given]) =>
    world.recordCells
      .filter(({ operator }) => operator === 'timer')
      .flatMap((cell) =>
        wordsOf(cell.kind).map(([name, word]): Family => ({
          name: `${cell.name} of ${word} where ${plan} is ${given}, after`,
          label: main.label,
          about: [plan, given, cell.name, cell.kind, name, word],
          ...lengths(8 * DAY, valuesOf(world, 'duration')),
          step: MINUTE,
          build: (length) => [
            setTo(plan, given, 'customer', undefined, main.start - DAY),
            ...countedRecords(world, cell, { start: wednesday(world, main), length, details: { attributes: { [name]: word } } }),
          ],
        })),
      ),
  );
}

/** Streams under each word of the components' attributes that the order does not say. */
function streamsByWord(world: World): Scenario[] {
  const kinds = [...new Set(Object.values(world.components).map(({ kind }) => String(kind)))];
  return kinds.flatMap((kind) =>
    attributesOf(world, kind).flatMap(([name, spec]) =>
      wordsOfAttribute(spec)
        .filter((word) => Object.values(world.components).every(({ attributes }) => attributes?.[name] !== word))
        .flatMap((word) => {
          const set = ownersOf(world, kind).map((component) => setTo(name, word, kind, component, world.main.start - DAY));
          return gaugeScenarios(world).map((scenario) => ({
            ...scenario,
            name: `${scenario.name} where ${name} is ${word}`,
            about: [...scenario.about, name, word],
            facts: [...set, ...scenario.facts],
          }));
        }),
    ),
  );
}

/** Records that no cell reads: claims count from them all the same. */
function plainScenarios(world: World): Scenario[] {
  const { main } = world;
  const at = (days: number): number => dayOf(world, main, days) + 11 * HOUR;
  const plain = [
    ...recordFacts('outage', 'plain', { started: at(4), ended: at(6) }),
    ...recordFacts('ticket', 'plain', { opened: at(4), acknowledged: at(5), resolved: at(6), closed: at(7) }),
  ];
  return [20 * MINUTE, 50 * HOUR].map((length) => ({
    name: `plain records beside trouble of ${length}`,
    label: main.label,
    about: ['claims'],
    facts: [...plain, ...allTrouble(world, length)],
  }));
}

const datesNear = (world: World): string[] => {
  const near = [world.main.start, ...world.days].flatMap((instant) =>
    [-62, -32, -31, -30, -1, 0, 1].map((n) => formatDay(Math.floor((instant + 12 * HOUR) / DAY) + n)),
  );
  return [...new Set(near)];
};

function chargeScenarios(world: World): Scenario[] {
  const { main, periods } = world;
  const { currency } = world.terms.money;
  const index = periods.indexOf(main);
  const kinds = [
    ...new Set([
      ...(world.document.order.charges ?? []).map(({ kind }: { kind: string }) => kind),
      'usage',
      'recurring',
      'one-time',
      'tax',
      'voucher-paid',
    ]),
  ] as string[];
  const amount = `777${currency === 'JPY' ? '' : '.77'} ${currency}`;
  const spans: [string, number, number][] = [-1, 0, 1].flatMap((n): [string, number, number][] =>
    periods[index + n] ? [[`${n}`, periods[index + n]!.start, periods[index + n]!.end]] : [],
  );
  spans.push(['half', main.start + 10 * DAY, main.end + 10 * DAY]);
  return kinds.flatMap((kind) =>
    [undefined, ...Object.keys(world.components)].flatMap((component) =>
      spans.map(([name, start, end]): Scenario => ({
        name: `${kind} of ${component ?? 'the whole'} billed for ${name}`,
        label: main.label,
        about: ['charges', '/billing', kind],
        facts: [
          fact('charge.billed', end, {
            ...reporterOf(undefined),
            ...(component !== undefined && { component }),
            id: `bill-${kind}`,
            body: { kind, start, end, amount },
          }),
          ...allTrouble(world),
        ],
      })),
    ),
  );
}

/** Trouble of each component alone, by each of its names, by short and long. */
function componentScenarios(world: World): Scenario[] {
  const { main } = world;
  return Object.entries(world.components).flatMap(([id, spec]) =>
    [id, ...((spec['known-as'] ?? []) as string[]), 'another-name'].flatMap((name) =>
      world.recordCells.slice(0, 5).flatMap((cell) =>
        [20 * MINUTE, 50 * HOUR].map((length): Scenario => ({
          name: `${cell.name} of ${name} for ${length}`,
          label: main.label,
          about: ['/order', '/components', 'components', 'known-as', id, name],
          facts: countedRecords(world, cell, { start: dayOf(world, main, 5), length, targets: [name] }),
        })),
      ),
    ),
  );
}
