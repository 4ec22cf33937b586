/** Evidence from counted requests: shares of failures around each literal, few and many, in part, by client, across slots and periods. */
import { parseElapsed } from '../../../lib/domain/contract/literal.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { fact } from '../facts.ts';
import type { DocumentNode } from './documents.ts';
import type { Family } from './families.ts';
import type { Scenario } from './observe.ts';
import { type Targets, aboutStream, cellsWith, of, onTargets } from './streams.ts';
import { type World, dayOf, targetsOf, valuesOf } from './world.ts';

/** More slots than this of a period are not sent. */
const MAX_SLOTS = 8000;
const WELL = 'went-well';

export const slotOf = (cell: DocumentNode): number => Math.max(MINUTE, parseElapsed(cell.every) ?? HOUR);
export const slotsIn = (cell: DocumentNode, { start, end }: Pick<Period, 'start' | 'end'>): number =>
  Math.min(MAX_SLOTS, Math.floor((end - start) / slotOf(cell)));
const column = (length: number, value: (slot: number) => number): number[] => Array.from({ length }, (_, i) => value(i));

interface Counts {
  readonly start: number;
  readonly every: number;
  readonly outcomes: Readonly<Record<string, readonly number[]>>;
  readonly byClient?: Fact['body']['byClient'];
}

export function counted(cell: DocumentNode, targets: Targets, { start, every, outcomes, byClient }: Counts): Fact[] {
  const stream = String(cell.requests);
  return onTargets(targets, (c) =>
    fact('requests.counted', start, {
      ...of(c),
      id: `${stream}-${start}-${every}-${c ?? ''}`,
      body: { stream, start, every, outcomes, ...(byClient && { byClient }) },
    }),
  );
}

export const requestScenarios = (world: World): Scenario[] =>
  cellsWith(world, 'requests').flatMap(([name, cell]) =>
    targetsOf(world, cell.each)
      .slice(0, 2)
      .flatMap((targets) => [
        ...atRates(world, name, cell, targets),
        ...ofSizes(world, name, cell, targets),
        ...elsewhere(world, name, cell, targets),
      ]),
  );

const ratesOf = (world: World): number[] =>
  [...new Set([...valuesOf(world, 'ratio').flatMap((share) => [share, 1 - share]), 0.5])].filter((rate) => rate > 0 && rate <= 1);

/** Each outcome at each rate, just below, at and just above; and in so many slots alone. */
function atRates(world: World, name: string, cell: DocumentNode, targets: Targets): Scenario[] {
  const { start } = world.main;
  const [every, n] = [slotOf(cell), slotsIn(cell, world.main)];
  const scenario = aboutStream(world, name, String(cell.requests));
  const [first] = cell.failed as string[];
  const others = [...cell.failed, ...cell.ignored] as string[];
  const rated = others.flatMap((outcome) =>
    ratesOf(world).flatMap((rate) =>
      [-1, 0, 1].map((d) => {
        const hits = Math.max(0, Math.round(rate * 1e6) + d);
        const beside = outcome === first ? {} : { [first!]: column(n, () => 1000) };
        return scenario(
          `${outcome} at ${rate} ${d}`,
          counted(cell, targets, {
            start,
            every,
            outcomes: { ...beside, [outcome]: column(n, () => hits), [WELL]: column(n, () => Math.max(0, 1e6 - hits)) },
          }),
          [outcome],
        );
      }),
    ),
  );
  const inSome = (cell.failed as string[]).flatMap((outcome) =>
    [1, 2, 3, 12, 40, 100, 400].flatMap((some) =>
      ratesOf(world)
        .slice(0, 6)
        .map((rate) => {
          const hits = column(n, (i) => (i >= 50 && i < 50 + some ? Math.round(rate * 1e6) + 1 : 0));
          return scenario(
            `${outcome} in ${some} slots above ${rate}`,
            counted(cell, targets, {
              start,
              every,
              outcomes: { [outcome]: hits, [WELL]: column(n, (i) => (i % 7 === 0 && i > 500 ? 0 : 1e6)) },
            }),
            [outcome],
          );
        }),
    ),
  );
  return [...rated, ...inSome];
}

/** Slots with few requests, around the least that count; and many of one client. */
function ofSizes(world: World, name: string, cell: DocumentNode, targets: Targets): Scenario[] {
  const { main } = world;
  const [every, n] = [slotOf(cell), slotsIn(cell, main)];
  const [failed] = cell.failed as string[];
  const scenario = aboutStream(world, name, String(cell.requests));
  const least = Number(cell.minimum ?? 2);
  const sized = (size: number): Fact[] =>
    counted(cell, targets, {
      start: main.start,
      every,
      outcomes: { [failed!]: column(n, (i) => (i % 4 === 0 ? size : 0)), [WELL]: column(n, (i) => (i % 4 === 0 ? 0 : 1000)) },
    });
  const byClient = (size: number): Fact[] =>
    counted(cell, targets, {
      start: dayOf(world, main, 9),
      every,
      outcomes: { [failed!]: column(60, () => 20 * size), [WELL]: column(60, () => 80 * size) },
      byClient: column(60, (i) => i).map((slot) => ({ slot, outcome: failed!, client: 'c1', count: 15 * size })),
    });
  return [
    ...[...new Set([1, 2, 3, 5, 9, 10, 11, 99, 100, 101, least - 1, least, least + 1])]
      .filter((size) => size > 0)
      .map((size) => scenario(`are ${size} a slot`, sized(size))),
    scenario(
      'are few',
      counted(cell, targets, {
        start: main.start,
        every,
        outcomes: {
          [failed!]: column(n, (i) => (i % 3 === 0 ? Math.ceil(i / 8) : 0)),
          [WELL]: column(n, (i) => (i % 2 === 0 ? 0 : Math.ceil(i / 2))),
        },
      }),
    ),
    scenario(
      'are counted, and there are none',
      counted(cell, targets, { start: main.start, every, outcomes: { [WELL]: column(n, () => 0) } }),
    ),
    ...[1, 100].map((size) => scenario(`come from few clients, ${100 * size} a slot`, byClient(size))),
    ...ratesOf(world).map((rate) => scenario(`come from one client at ${rate}`, ofOneClient(world, cell, targets, rate))),
    ...[1, 2, 3, 13].flatMap((run) =>
      [1, 4].map((gap) => scenario(`fail in ${run} slots in turn with ${gap} without any`, inTurn(world, cell, targets, run, gap))),
    ),
  ];
}

/** A little more than a share of failures, all of one client. */
function ofOneClient(world: World, cell: DocumentNode, targets: Targets, rate: number): Fact[] {
  const [failed] = cell.failed as string[];
  const hits = Math.round(rate * 1e6) + 1;
  return counted(cell, targets, {
    start: dayOf(world, world.main, 9),
    every: slotOf(cell),
    outcomes: { [failed!]: column(60, () => hits), [WELL]: column(60, () => 1e6 - hits) },
    byClient: column(60, (i) => i).map((slot) => ({ slot, outcome: failed!, client: 'c1', count: hits })),
  });
}

/** Slots in which all fails, in turn with slots without requests; and before and after all goes well. */
function inTurn(world: World, cell: DocumentNode, targets: Targets, run: number, gap: number): Fact[] {
  const [failed] = cell.failed as string[];
  const [n, every] = [slotsIn(cell, world.main), slotOf(cell)];
  const isTrouble = (i: number): boolean => i >= n / 4 && i < n / 2;
  return counted(cell, targets, {
    start: world.main.start,
    every,
    outcomes: {
      [failed!]: column(n, (i) => (isTrouble(i) && i % (run + gap) < run ? 1000 : 0)),
      [WELL]: column(n, (i) => (isTrouble(i) ? 0 : 1000)),
    },
  });
}

/** Counts of a part of the period, by the minute, from the middle of a slot, over the end. */
function elsewhere(world: World, name: string, cell: DocumentNode, targets: Targets): Scenario[] {
  const { main } = world;
  const every = slotOf(cell);
  const [failed] = cell.failed as string[];
  const scenario = aboutStream(world, name, String(cell.requests));
  const counts = (start: number, pace: number, n: number, hits: (i: number) => number, total: number): Fact[] =>
    counted(cell, targets, { start, every: pace, outcomes: { [failed!]: column(n, hits), [WELL]: column(n, (i) => total - hits(i)) } });
  return [
    scenario(
      'are counted in part',
      counts(dayOf(world, main, 9), every, Math.min(slotsIn(cell, main), 200), (i) => (i < 40 ? 5 : 0), 12),
    ),
    scenario(
      'are counted by the minute',
      counts(dayOf(world, main, 9) + 7 * MINUTE, MINUTE, 3000, (i) => (i % 5 === 0 ? 9 : 0), 20),
    ),
    scenario(
      'start in the middle of a slot',
      counts(main.start + 37 * MINUTE, MINUTE, 600, (i) => (i < 61 ? 50 : 0), 100),
    ),
    scenario(
      'run over the end',
      counts(main.end - 2 * HOUR, MINUTE, 240, () => 60, 100),
    ),
  ];
}

/** How much of a stream fails, from none of it to all, where the text pays by bands. */
export function requestFamilies(world: World): Family[] {
  const { main } = world;
  return cellsWith(world, 'requests').map(([name, cell]) => {
    const n = slotsIn(cell, main);
    const whole = n * 1e5;
    const [targets] = targetsOf(world, cell.each);
    const build = (x: number): Fact[] => {
      const hits = column(n, (i) => Math.max(0, Math.min(1e5, x - i * 1e5)));
      return counted(cell, targets ?? [undefined], {
        start: main.start,
        every: slotOf(cell),
        outcomes: { [cell.failed[0]]: hits, [WELL]: hits.map((hit) => 1e5 - hit) },
      });
    };
    const shares = valuesOf(world, 'ratio').flatMap((share) => [(1 - share) * whole, share * whole]);
    return {
      name: `${name} fails`,
      label: main.label,
      about: [name, String(cell.requests)],
      scale: [1, whole / 1000, whole / 100, whole / 10, whole / 2, whole],
      literals: shares.flatMap((x) => [x - 1, x, x + 1]),
      build,
    };
  });
}

/** Half of all requests fail for so long. */
export function failingRequests(world: World, cell: DocumentNode, length: number, period: Period): Fact[] {
  const hits = column(slotsIn(cell, period), (i) => (i < length / slotOf(cell) ? 500 : 0));
  return counted(cell, targetsOf(world, cell.each)[0]!, {
    start: period.start,
    every: slotOf(cell),
    outcomes: { [cell.failed[0]]: hits, [WELL]: hits.map((hit) => 1000 - hit) },
  });
}
