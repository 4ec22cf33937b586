/** Evidence from measured values: around the readings of the text, in shapes, and bad in more and more slots. */
import { parseElapsed } from '../../../lib/domain/contract/literal.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { fact } from '../facts.ts';
import type { DocumentNode } from './documents.ts';
import type { Family } from './families.ts';
import type { Scenario } from './observe.ts';
import { type Targets, aboutStream, cellsWith, of, onTargets } from './streams.ts';
import { type World, dayOf, targetsOf, valuesOf, wednesday } from './world.ts';

/** More samples than this of a period are not sent. */
const MAX_SAMPLES = 9000;

export function gaugeScenarios(world: World): Scenario[] {
  return cellsWith(world, 'gauge').flatMap(([name, cell]) =>
    targetsOf(world, cell.each)
      .slice(0, 2)
      .flatMap((targets) => [...atReadings(world, name, cell, targets), ...ofShapes(world, name, cell, targets)]),
  );
}

const slotOf = (cell: DocumentNode): number => parseElapsed(cell.every) ?? HOUR;
const slotsOf = (cell: DocumentNode, { start, end }: Period): number => Math.min(MAX_SAMPLES, Math.floor((end - start) / slotOf(cell)));
const text = (value: number): string => String(Number(value.toFixed(6)));
const readingsOf = (world: World): number[] => [
  ...new Set([...valuesOf(world, 'reading'), ...valuesOf(world, 'duration'), ...valuesOf(world, 'ratio')]),
];

function sampled(stream: string, targets: Targets, start: number, every: number, values: (string | null)[]): Fact[] {
  return onTargets(targets, (c) =>
    fact('gauge.sampled', start, { ...of(c), id: `${stream}-${start}-${every}-${c ?? ''}`, body: { stream, start, every, values } }),
  );
}

/** The same value all the period, or for a day, around each literal; and for a day beside low values of the other streams. */
function atReadings(world: World, name: string, cell: DocumentNode, targets: Targets): Scenario[] {
  const { main } = world;
  const stream = String(cell.gauge);
  const every = slotOf(cell);
  const scenario = aboutStream(world, name, stream);
  const slots = slotsOf(cell, main);
  const aDay = Math.min(slots, Math.floor(DAY / every));
  const start = wednesday(world, main) - 10 * HOUR;
  const others = cellsWith(world, 'gauge').filter(([, one]) => one.gauge !== stream);
  const low = others.flatMap(([, other]) =>
    sampled(
      String(other.gauge),
      targets,
      start,
      every,
      Array.from({ length: aDay }, () => '2.5'),
    ),
  );
  return readingsOf(world).flatMap((reading) =>
    [-0.001, 0, 0.001].flatMap((d) => {
      const value = text(reading + d);
      const forADay = sampled(
        stream,
        targets,
        start,
        every,
        Array.from({ length: aDay }, () => value),
      );
      return [
        scenario(
          `at ${reading} ${d}`,
          sampled(
            stream,
            targets,
            main.start,
            every,
            Array.from({ length: slots }, () => value),
          ),
        ),
        scenario(`at ${reading} ${d} for a day`, forADay),
        ...(others.length === 0 ? [] : [scenario(`at ${reading} ${d} for a day beside others`, [...forADay, ...low])]),
      ];
    }),
  );
}

/** Shares of a reading that four samples of one slot have, and of the next: the mean is on one side of it, one sample on the other. */
const BESIDE = [0, 0, 0, 1.5, 2, 2, 2, 0.5];

function ofShapes(world: World, name: string, cell: DocumentNode, targets: Targets): Scenario[] {
  const { main } = world;
  const [every, slots] = [slotOf(cell), slotsOf(cell, main)];
  const scenario = aboutStream(world, name, String(cell.gauge));
  const most = 2 * Math.max(...readingsOf(world), 1);
  const all = (value: (i: number) => number | null): Fact[] =>
    sampled(
      String(cell.gauge),
      targets,
      main.start,
      every,
      Array.from({ length: slots }, (_, i) => {
        const one = value(i);
        return one === null ? null : text(one);
      }),
    );
  const sampledOften = (value: (i: number) => number): Fact[] =>
    sampled(
      String(cell.gauge),
      targets,
      wednesday(world, main) - 10 * HOUR,
      Math.max(1000, every / 4),
      Array.from({ length: 4000 }, (_, i) => text(value(i))),
    );
  const often = sampledOften((i) => (i % 11) * 100);
  const beside = cellsWith(world, 'gauge').filter(([, one]) => one.gauge !== cell.gauge);
  const others = beside.flatMap(([, one]) =>
    sampled(
      String(one.gauge),
      targets,
      main.start,
      slotOf(one),
      Array.from({ length: slotsOf(one, main) }, () => '2.5'),
    ),
  );
  return [
    scenario(
      'rises',
      all((i) => (i / slots) * most),
    ),
    ...[19, 20, 21].map((n) =>
      scenario(
        `is high in one of ${n}`,
        all((i) => (i % n === 0 ? 1000 + i : i % 7)),
      ),
    ),
    scenario('is sampled often', often),
    ...readingsOf(world).map((reading) =>
      scenario(
        `is sampled often beside ${reading}`,
        sampledOften((i) => reading * BESIDE[i % BESIDE.length]!),
      ),
    ),
    scenario('is sampled often beside others', [...often, ...others]),
    ...[1, 3].flatMap((n) => [
      scenario(`is low in ${n} slots`, [...all((i) => (i >= 500 && i < 500 + n ? 0.001 : 1e6)), ...others]),
      scenario(`is high in ${n} slots`, [...all((i) => (i >= 500 && i < 500 + n ? 1e6 : 0.001)), ...others]),
    ]),
    scenario(
      'has gaps',
      all((i) => (i % 5 === 0 ? null : (i % 9) / 3)),
    ),
  ];
}

/**
 * Values that are bad and good to every limit: low and high where the text counts what is below one, else high and low. Nothing is more
 * than all of a share.
 */
function badAndGood(world: World, name: string, { unit }: DocumentNode): readonly [string, string] {
  const isLow = Object.values(world.cells).some((one) => one.while === name && one['less-than'] !== undefined);
  const [low, high] = ['0.001', unit === 'share' ? '1' : '900000'];
  return isLow ? [low, high] : [high, low];
}

/** Bad from the first slot on, in more and more slots, and good in all others: where the share of the slots that are bad reaches an edge. */
export function gaugeFamilies(world: World): Family[] {
  const { main } = world;
  return cellsWith(world, 'gauge').flatMap(([name, cell]): Family[] => {
    const readers = Object.entries(world.cells).flatMap(([one, { while: read }]) => (read === name ? [one] : []));
    if (readers.length === 0) return [];
    const [bad, good] = badAndGood(world, name, cell);
    const [targets, slots, every] = [targetsOf(world, cell.each)[0]!, slotsOf(cell, main), slotOf(cell)];
    const shares = valuesOf(world, 'ratio').map((share) => share * slots);
    return [
      {
        name: `${name} bad in slots up to`,
        label: main.label,
        about: [name, String(cell.gauge), ...readers],
        scale: [0, 1 / 8, 1 / 4, 1 / 2, 1].map((part) => part * slots),
        literals: shares.flatMap((share) => [share, slots - share]),
        build: (x) =>
          sampled(
            String(cell.gauge),
            targets,
            main.start,
            every,
            Array.from({ length: slots }, (_, i) => (i < x ? bad : good)),
          ),
      },
    ];
  });
}

/** Values that are bad to every limit. */
export function extreme(world: World, name: string, cell: DocumentNode, length: number, period: Period): Fact[] {
  const [bad] = badAndGood(world, name, cell);
  const slots = Math.max(1, Math.min(slotsOf(cell, period), Math.floor(length / slotOf(cell))));
  return sampled(
    String(cell.gauge),
    targetsOf(world, cell.each)[0]!,
    dayOf(world, period, 3),
    slotOf(cell),
    Array.from({ length: slots }, () => bad),
  );
}
