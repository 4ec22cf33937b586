/** Single histories from records: no edge is looked for, a difference shows anyway. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import type { Scenario } from './observe.ts';
import { streamTrouble } from './from-streams.ts';
import { cellsWith } from './streams.ts';
import { linkedScenarios } from './linked-records.ts';
import { across, besideSilence, changing, open, reporters } from './record-shapes.ts';
import { type Aim, excusing, countedRecords, troubles, about } from './counted-records.ts';
import { type RecordCell, type World, attributesOf, dayOf, targetsOf, valuesOf, wordsOfAttribute } from './world.ts';

/** Keys about records that never end. */
const OPEN = ['unended-after', 'unended-is', 'no-data-after', 'recovery-without-failure'];

/** Records of the same kind that another cell counts: each for its own component. */
const others = (world: World, cell: RecordCell): RecordCell[] =>
  cell.each === undefined
    ? []
    : world.recordCells
        .filter(
          ({ name, kind, operator, each }) => name !== cell.name && kind === cell.kind && operator === 'intervals' && each !== undefined,
        )
        .slice(0, 2);

/** Single histories: no edge is looked for, a difference shows anyway. */
export function recordScenarios(world: World): Scenario[] {
  const { main } = world;
  const scenario = (
    cell: RecordCell,
    name: string,
    facts: readonly Fact[],
    period: Period = main,
    more: readonly string[] = [],
  ): Scenario => ({ name: `${cell.name} ${name}`, label: period.label, about: [...about(cell), ...more], facts });
  return world.recordCells.flatMap((cell) => {
    const start = dayOf(world, main, 3) + 9 * HOUR;
    const around = (other: RecordCell): Fact[] =>
      countedRecords(world, other, { id: 'around', start: start - 2 * HOUR, length: 60 * HOUR });
    const long = (aim: Partial<Aim>): Fact[] => countedRecords(world, cell, { start, length: 30 * HOUR, ...aim });
    const words = attributesOf(world, cell.kind).flatMap(([name, spec]) =>
      [...wordsOfAttribute(spec), ...Object.keys(spec['reads-as'] ?? {}), 'URGENT', ...(spec.unit ? ['0.5', '0.25', '1', '3'] : [])].map(
        (word) => ({ [name]: word }),
      ),
    );
    const levels = cell.kind === 'outage' ? ['down', 'degraded', 'unknown'].map((level) => ({ level })) : [];
    return [
      ...[...words, ...levels].flatMap((attributes) => [
        scenario(cell, `is ${JSON.stringify(attributes)}`, long({ details: { attributes } })),
        scenario(cell, `is ${JSON.stringify(attributes)} beside another alike`, [
          ...long({ details: { attributes } }),
          ...countedRecords(world, cell, { id: 'alike', start: start + 20 * HOUR, length: 15 * HOUR, details: { attributes } }),
        ]),
        scenario(cell, `is ${JSON.stringify(attributes)} beside another`, [
          ...long({ details: { attributes } }),
          ...countedRecords(world, cell, { id: 'also', start: start + 20 * HOUR, length: 15 * HOUR }),
        ]),
        ...elsewhere(world, cell).map(([where, targets, others]) =>
          scenario(cell, `is ${JSON.stringify(attributes)} ${where}`, [
            ...long({ details: { attributes }, targets }),
            ...countedRecords(world, asked(world, cell), { id: 'there', start: start + HOUR, length: 20 * HOUR, targets: others }),
          ]),
        ),
      ]),
      ...counts(world).map((n) =>
        scenario(
          cell,
          `${n} times`,
          Array.from({ length: n }, (_, i) =>
            countedRecords(world, cell, { id: `n${i}`, start: start + i * Math.floor(30 * HOUR * Math.min(1, 16 / n)), length: 3 * HOUR }),
          ).flat(),
        ),
      ),
      ...troubles(world, cell).flatMap((other) =>
        [0, 1, 2].map((k) =>
          scenario(cell, `and ${other.name} ${k}`, [
            ...long({}),
            ...countedRecords(world, other, { id: 'other', start: start + [-2, 5, 20][k]! * HOUR, length: [8, 4, 40][k]! * HOUR }),
          ]),
        ),
      ),
      ...linkedScenarios(world, cell, counts(world)),
      ...across(world, cell).map(([name, facts, period]) => scenario(cell, name, facts, period)),
      ...changing(world, cell, start).map(([name, facts, about]) => scenario(cell, name, facts, main, about)),
      ...excusing(world, cell).flatMap((other) =>
        changing(world, cell, start).map(([name, facts, about]) =>
          scenario(cell, `${name} over ${other.name}`, [...facts, ...around(other)], main, about),
        ),
      ),
      ...others(world, cell).map((other) =>
        scenario(cell, `at one while ${other.name} is everywhere`, [
          ...long({}),
          ...countedRecords(world, other, {
            id: 'everywhere',
            start: start - 2 * HOUR,
            length: 60 * HOUR,
            targets: targetsOf(world, other.each)[2] ?? [],
          }),
        ]),
      ),
      ...reporters(cell).map((by) => scenario(cell, `said by ${by}`, long({ details: { by } }))),
      ...open(world, cell, start).map(([name, facts]) => scenario(cell, name, facts, main, OPEN)),
      ...troubles(world, cell).flatMap((other) =>
        open(world, cell, start).flatMap(([name, facts]) => [
          scenario(cell, `${name} over ${other.name}`, [...facts, ...around(other)], main, OPEN),
          scenario(
            cell,
            `${name} beside ${other.name}`,
            [...facts, ...countedRecords(world, other, { id: 'other', start: start + 5 * HOUR, length: 60 * HOUR })],
            main,
            OPEN,
          ),
        ]),
      ),
      ...besideSilence(world, cell, start).map(([name, facts]) => scenario(cell, name, facts)),
      ...[20 * MINUTE, 3 * HOUR, 30 * HOUR].map((length) =>
        scenario(cell, `for ${length} says nothing of itself`, long({ silent: true, length })),
      ),
      scenario(cell, 'noticed later', long({ details: { noticed: 17 * MINUTE } })),
      ...(cell.kind === 'outage' ? plainly(world, cell, start).map((one) => ({ ...one, about: [...one.about, 'level', 'default'] })) : []),
    ];
  });
}

/** What is announced late, or cut short or long, over streams in trouble: it takes out of them from any minute on. */
export function besideStreams(world: World): Scenario[] {
  const { main } = world;
  const start = dayOf(world, main, 3) + 9 * HOUR;
  const trouble = streamTrouble(world, 30 * DAY, main);
  if (trouble.length === 0) return [];
  const near = [...new Set(valuesOf(world, 'duration'))].filter((x) => x < DAY).flatMap((x) => [x - 30_000, x, x + 30_000]);
  return world.recordCells
    .filter(({ operator }) => operator === 'intervals')
    .flatMap((cell) => {
      const scenario = (name: string, facts: readonly Fact[]): Scenario => ({
        name: `${cell.name} ${name} over streams in trouble`,
        label: main.label,
        about: [...about(cell), ...['probes', 'requests', 'gauge'].flatMap((key) => cellsWith(world, key).map(([one]) => one))],
        facts: [...facts, ...trouble],
      });
      return [
        scenario('received late', countedRecords(world, cell, { start, length: 30 * HOUR, details: { delay: 60 * DAY } })),
        ...near.map((gap) =>
          scenario(`twice, ${gap} apart,`, [
            ...countedRecords(world, cell, { start, length: 3 * HOUR }),
            ...countedRecords(world, cell, { id: 'next', start: start + 3 * HOUR + gap, length: 3 * HOUR }),
          ]),
        ),
      ];
    });
}

/** An outage that is reported milestone by milestone: no event says its level. */
const plainly = (world: World, cell: RecordCell, start: number): Scenario[] =>
  targetsOf(world, cell.each).map((targets) => ({
    name: `${cell.name} on ${String(targets)} reported milestone by milestone`,
    label: world.main.label,
    about: about(cell),
    facts: countedRecords(world, cell, { start, length: 30 * HOUR, targets, details: { plainly: true } }),
  }));

/** One component alone and the others of its kind, and the other way round; the last alone, for what holds it may hold nothing else. */
function elsewhere({ components }: World, { each }: RecordCell): [string, string[], string[]][] {
  const ids = Object.entries(components).flatMap(([id, { kind }]) => (kind === each ? [id] : []));
  if (ids.length < 2) return [];
  const [first, last] = [ids.slice(0, 1), ids.slice(-1)];
  return [
    ['on the first, and another on all others', first, ids.slice(1)],
    ['on the first, and another on all', first, ids],
    ['on the last, and another on all others', last, ids.slice(0, -1)],
  ];
}

/** The first cell that reads records of the same kind: what another may be taken out of. */
const asked = (world: World, cell: RecordCell): RecordCell =>
  world.recordCells.find(({ kind, operator }) => kind === cell.kind && operator === cell.operator) ?? cell;

const counts = (world: World): number[] =>
  [
    ...new Set([
      2,
      ...valuesOf(world, 'count')
        .filter((n) => n < 45)
        .flatMap((n) => [n - 1, n, n + 1]),
    ]),
  ].filter((n) => n > 1);
