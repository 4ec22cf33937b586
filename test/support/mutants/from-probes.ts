/** Evidence from probes: runs of failed checks of every length around the literal, controls, places, reporters, gaps, lone checks. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { fact } from '../facts.ts';
import type { DocumentNode } from './documents.ts';
import type { Family } from './families.ts';
import type { Scenario } from './observe.ts';
import { reporterOf } from './records.ts';
import { type Targets, aboutStream, cellsWith, of, onTargets } from './streams.ts';
import { type World, dayOf, targetsOf, valuesOf } from './world.ts';

interface Batch {
  readonly results: string;
  readonly location?: string;
  readonly every?: number;
  readonly start: number;
  readonly by?: string;
}

export function batch(stream: string, { results, location, every = 6 * MINUTE, start, by }: Batch, component: string | undefined): Fact {
  const id = `${stream}-${location ?? ''}-${start}-${component ?? ''}-${by ?? ''}-${every}`;
  const body = { stream, start, every, results, ...(location !== undefined && { location }) };
  return { ...fact('probe.batch', start, { ...of(component), id, body }), ...reporterOf(by) };
}

export const probeScenarios = (world: World): Scenario[] =>
  cellsWith(world, 'probes').flatMap(([name, cell]) =>
    targetsOf(world, cell.each).flatMap((targets) => [
      ...runsOfChecks(world, name, cell, targets),
      ...otherChecks(world, name, cell, targets),
    ]),
  );

/** So many failures in a row; with the control well, and with it down at first. */
function runsOfChecks(world: World, name: string, cell: DocumentNode, targets: Targets): Scenario[] {
  const stream = String(cell.probes);
  const scenario = aboutStream(world, name, stream);
  const start = dayOf(world, world.main, 4);
  const runs = [1, 2, 3, 4, 5, 10, 60].map((n) => `11${'0'.repeat(n)}11`);
  const all = [...runs, '0101010', '00-00', '0'.repeat(600), `${'1'.repeat(50)}${'0'.repeat(200)}${'1'.repeat(50)}`];
  const control = (results: string): Fact[] =>
    cell.control === undefined ? [] : onTargets(targets, (c) => batch(String(cell.control), { results, start }, c));
  return all.flatMap((results) => {
    const what = `sees ${results.length} ${results.slice(0, 9)}`;
    const checks = onTargets(targets, (c) => batch(stream, { results, start }, c));
    const beside = (
      [
        ['well', '1'.repeat(results.length)],
        ['down at first', `${results.slice(0, 3)}1${results.slice(4)}`],
      ] as const
    ).map(([how, own]) => scenario(`${what} with the control ${how}`, [...checks, ...control(own)]));
    return [scenario(what, checks), ...(cell.control === undefined ? [] : beside)];
  });
}

function otherChecks(world: World, name: string, cell: DocumentNode, targets: Targets): Scenario[] {
  const { main } = world;
  const stream = String(cell.probes);
  const scenario = aboutStream(world, name, stream);
  const start = dayOf(world, main, 4);
  const month = Math.floor((main.end - main.start) / (6 * MINUTE));
  const batches = (given: Batch): Fact[] => onTargets(targets, (c) => batch(stream, given, c));
  const from = (n: number): Fact[] =>
    [1, 2, 3].flatMap((k) => batches({ results: k <= n ? '11000011' : '11111111', start, location: `place-${k}` }));
  return [
    scenario(
      'watches all the month',
      batches({ results: `${'1'.repeat(300)}${'0'.repeat(77)}${'1'.repeat(month - 377)}`, start: main.start }),
    ),
    scenario('has gaps', batches({ results: `${'1'.repeat(100)}${'-'.repeat(50)}${'0'.repeat(20)}${'1'.repeat(100)}`, start })),
    ...[1, 2, 3].map((n) => scenario(`is seen down from ${n} of three places`, from(n))),
    ...['vendor', 'customer', ...((cell['reported-by'] ?? []) as string[])].map((by) =>
      scenario(`is said by ${by}`, batches({ results: '1100000011', start, by })),
    ),
    scenario(
      'is checked now and then',
      [0, 1, 2, 3, 4].flatMap((k) => batches({ results: k % 2 ? '0' : '1', start: start + k * 3 * HOUR, every: MINUTE })),
    ),
    scenario('is checked across the end', batches({ results: '110000000011', start: main.end - 30 * MINUTE })),
  ];
}

/** One run of failed checks that stands for longer and longer. */
export function probeFamilies(world: World): Family[] {
  const { main } = world;
  return cellsWith(world, 'probes').map(([name, cell]) => {
    const n = Number(cell['in-a-row']);
    const shares = [0.001, ...valuesOf(world, 'ratio')].map((share) => Math.round(((1 - share) * (main.end - main.start)) / n));
    return {
      name: `${name} of checks that stand for`,
      label: main.label,
      about: [name, String(cell.probes)],
      scale: [1000, MINUTE, 10 * MINUTE, HOUR, DAY, 6 * DAY],
      literals: shares.flatMap((x) => [x - 1, x, x + 1]),
      build: (every) => failing(world, cell, dayOf(world, main, 4), Math.max(1, every)),
    };
  });
}

/** Just enough failed checks in a row, each standing for so long, while the control passes. */
export function failing(world: World, cell: DocumentNode, start: number, every: number): Fact[] {
  const results = `${'0'.repeat(Number(cell['in-a-row']))}1`;
  const batches = (stream: string, marks: string): Fact[] =>
    onTargets(targetsOf(world, cell.each)[0]!, (c) => batch(stream, { results: marks, start, every }, c));
  return [
    ...batches(String(cell.probes), results),
    ...(cell.control === undefined ? [] : batches(String(cell.control), results.replaceAll('0', '1'))),
  ];
}
