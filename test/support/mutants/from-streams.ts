/** Evidence from samples: probes, counted requests, measured values, each around the literals of the text; deliveries of duties. */
import { parseElapsed } from '../../../lib/domain/agreement/literal.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { fact } from '../facts.ts';
import type { Node } from './documents.ts';
import { type Family } from './families.ts';
import type { Scenario } from './observe.ts';
import { recordFacts, voiceOf } from './records.ts';
import { type World, dayOf, targetsOf, valuesOf, wednesday } from './world.ts';

const cellsWith = (world: World, key: string): [string, Node][] =>
  Object.entries(world.cells).filter(([, cell]) => typeof cell[key] === 'string');
const onTargets = (targets: readonly (string | undefined)[], build: (component: string | undefined) => Fact): Fact[] => targets.map(build);
const of = (component: string | undefined): { component?: string } => (component === undefined ? {} : { component });

export function streamScenarios(world: World): Scenario[] {
  return [...probeScenarios(world), ...requestScenarios(world), ...gaugeScenarios(world), ...dutyScenarios(world)];
}

interface Batch {
  readonly results: string;
  readonly location?: string;
  readonly every?: number;
  readonly start: number;
  readonly by?: string;
}

const batch = (stream: string, { results, location, every = 6 * MINUTE, start, by }: Batch, component: string | undefined): Fact => ({
  ...fact('probe.batch', start, {
    ...of(component),
    id: `${stream}-${location ?? ''}-${start}-${component ?? ''}-${by ?? ''}-${every}`,
    body: { stream, start, every, results, ...(location !== undefined && { location }) },
  }),
  ...voiceOf(by),
});

function probeScenarios(world: World): Scenario[] {
  const { main } = world;
  const start = dayOf(world, main, 4);
  const month = Math.floor((main.end - main.start) / (6 * MINUTE));
  return cellsWith(world, 'probes').flatMap(([name, cell]) => {
    const stream = String(cell.probes);
    const other = cell.control === undefined ? undefined : String(cell.control);
    const runs = [1, 2, 3, 4, 5, 10, 60].map((n) => `11${'0'.repeat(n)}11`);
    const scenario = (what: string, facts: Fact[]): Scenario => ({
      name: `${name} ${what}`,
      label: main.label,
      about: [name, stream],
      facts,
    });
    return targetsOf(world, cell.each).flatMap((targets) => [
      ...[...runs, '0101010', '00-00', '0'.repeat(600), `${'1'.repeat(50)}${'0'.repeat(200)}${'1'.repeat(50)}`].flatMap((results) => [
        scenario(
          `sees ${results.length} ${results.slice(0, 9)}`,
          onTargets(targets, (c) => batch(stream, { results, start }, c)),
        ),
        ...(other === undefined
          ? []
          : [
              scenario(
                `sees ${results.length} ${results.slice(0, 9)} with the control well`,
                targets.flatMap((c) => [
                  batch(stream, { results, start }, c),
                  batch(other, { results: results.replaceAll('0', '1'), start }, c),
                ]),
              ),
              scenario(
                `sees ${results.slice(0, 9)} with the control down too`,
                targets.flatMap((c) => [
                  batch(stream, { results, start }, c),
                  batch(other, { results: `${results.slice(0, 3)}1${results.slice(4)}`, start }, c),
                ]),
              ),
            ]),
      ]),
      scenario(
        'watches all the month',
        onTargets(targets, (c) =>
          batch(stream, { results: `${'1'.repeat(300)}${'0'.repeat(77)}${'1'.repeat(month - 377)}`, start: main.start }, c),
        ),
      ),
      scenario(
        'has gaps',
        onTargets(targets, (c) =>
          batch(stream, { results: `${'1'.repeat(100)}${'-'.repeat(50)}${'0'.repeat(20)}${'1'.repeat(100)}`, start }, c),
        ),
      ),
      ...[1, 2, 3].map((n) =>
        scenario(
          `is seen down from ${n} of three places`,
          targets.flatMap((c) =>
            [1, 2, 3].map((k) => batch(stream, { results: k <= n ? '11000011' : '11111111', start, location: `place-${k}` }, c)),
          ),
        ),
      ),
      ...['vendor', 'customer', ...((cell['said-by'] ?? []) as string[])].map((by) =>
        scenario(
          `is said by ${by}`,
          onTargets(targets, (c) => batch(stream, { results: '1100000011', start, by }, c)),
        ),
      ),
      scenario(
        'is checked now and then',
        targets.flatMap((c) =>
          [0, 1, 2, 3, 4].map((k) => batch(stream, { results: k % 2 ? '0' : '1', start: start + k * 3 * HOUR, every: MINUTE }, c)),
        ),
      ),
      scenario(
        'is checked across the end',
        onTargets(targets, (c) => batch(stream, { results: '110000000011', start: main.end - 30 * MINUTE }, c)),
      ),
    ]);
  });
}

const counted = (
  stream: string,
  start: number,
  every: number,
  outcomes: Record<string, number[]>,
  component: string | undefined,
  byClient?: Fact['body']['byClient'],
): Fact =>
  fact('requests.counted', start, {
    ...of(component),
    id: `${stream}-${start}-${every}-${component ?? ''}`,
    body: { stream, start, every, outcomes, ...(byClient && { byClient }) },
  });

function requestScenarios(world: World): Scenario[] {
  const { main } = world;
  return cellsWith(world, 'requests').flatMap(([name, cell]) => {
    const stream = String(cell.requests);
    const every = Math.max(MINUTE, parseElapsed(cell.every) ?? HOUR);
    const slots = Math.min(8000, Math.floor((main.end - main.start) / every));
    const outcomes = [...cell.failed, ...cell.ignored, 'succeeded'] as string[];
    const scenario = (what: string, facts: Fact[], more: readonly string[] = []): Scenario => ({
      name: `${name} ${what}`,
      label: main.label,
      about: [name, stream, ...more],
      facts,
    });
    const rates = [...new Set([...valuesOf(world, 'ratio').flatMap((share) => [share, 1 - share]), 0.5])].filter(
      (rate) => rate > 0 && rate <= 1,
    );
    const column = (value: (slot: number) => number, n = slots): number[] => Array.from({ length: n }, (_, i) => value(i));
    return targetsOf(world, cell.each)
      .slice(0, 2)
      .flatMap((targets) => [
        ...outcomes.flatMap((outcome) =>
          rates.flatMap((rate) =>
            [-1, 0, 1].map((d) =>
              scenario(
                `${outcome} at ${rate} ${d}`,
                onTargets(targets, (c) =>
                  counted(
                    stream,
                    main.start,
                    every,
                    {
                      [outcome]: column(() => Math.max(0, Math.round(rate * 1e6) + d)),
                      'went-well': column(() => 1e6 - Math.round(rate * 1e6) - d),
                    },
                    c,
                  ),
                ),
                [outcome],
              ),
            ),
          ),
        ),
        ...(cell.failed as string[]).flatMap((outcome) =>
          [1, 2, 3, 12, 40, 100, 400].flatMap((n) =>
            rates.slice(0, 6).map((rate) =>
              scenario(
                `${outcome} in ${n} slots above ${rate}`,
                onTargets(targets, (c) =>
                  counted(
                    stream,
                    main.start,
                    every,
                    {
                      [outcome]: column((i) => (i >= 50 && i < 50 + n ? Math.round(rate * 1e6) + 1 : 0)),
                      'went-well': column((i) => (i % 7 === 0 && i > 500 ? 0 : 1e6)),
                    },
                    c,
                  ),
                ),
                [outcome],
              ),
            ),
          ),
        ),
        scenario(
          'are few',
          onTargets(targets, (c) =>
            counted(
              stream,
              main.start,
              every,
              {
                [cell.failed[0]]: column((i) => (i % 3 === 0 ? Math.ceil(i / 8) : 0)),
                'went-well': column((i) => (i % 2 === 0 ? 0 : Math.ceil(i / 2))),
              },
              c,
            ),
          ),
        ),
        ...([1, 2, 3, 5, 9, 10, 11, 99, 100, 101, cell.minimum ?? 2, (cell.minimum ?? 2) - 1, (cell.minimum ?? 2) + 1] as number[]).map(
          (n) =>
            scenario(
              `are ${n} a slot`,
              onTargets(targets, (c) =>
                counted(
                  stream,
                  main.start,
                  every,
                  { [cell.failed[0]]: column((i) => (i % 4 === 0 ? n : 0)), 'went-well': column((i) => (i % 4 === 0 ? 0 : 1000)) },
                  c,
                ),
              ),
            ),
        ),
        scenario(
          'are counted in part',
          onTargets(targets, (c) =>
            counted(
              stream,
              dayOf(world, main, 9),
              every,
              {
                [cell.failed[0]]: column((i) => (i < 40 ? 5 : 0), Math.min(slots, 200)),
                'went-well': column(() => 7, Math.min(slots, 200)),
              },
              c,
            ),
          ),
        ),
        scenario(
          'are counted by the minute',
          onTargets(targets, (c) =>
            counted(
              stream,
              dayOf(world, main, 9) + 7 * MINUTE,
              MINUTE,
              { [cell.failed[0]]: column((i) => (i % 5 === 0 ? 9 : 0), 3000), 'went-well': column((i) => 10 + (i % 3), 3000) },
              c,
            ),
          ),
        ),
        scenario(
          'come from few clients',
          onTargets(targets, (c) =>
            counted(
              stream,
              dayOf(world, main, 9),
              every,
              { [cell.failed[0]]: column(() => 20, 60), 'went-well': column(() => 80, 60) },
              c,
              column((i) => i, 60).map((slot) => ({ slot, outcome: cell.failed[0], client: 'c1', count: 15 })),
            ),
          ),
        ),
        scenario(
          'start in the middle of a slot',
          onTargets(targets, (c) =>
            counted(
              stream,
              main.start + 37 * MINUTE,
              MINUTE,
              { [cell.failed[0]]: column((i) => (i < 61 ? 50 : 0), 600), 'went-well': column(() => 50, 600) },
              c,
            ),
          ),
        ),
        scenario(
          'run over the end',
          onTargets(targets, (c) =>
            counted(
              stream,
              main.end - 2 * HOUR,
              MINUTE,
              { [cell.failed[0]]: column(() => 60, 240), 'went-well': column(() => 40, 240) },
              c,
            ),
          ),
        ),
      ]);
  });
}

function gaugeScenarios(world: World): Scenario[] {
  const { main } = world;
  const readings = [...new Set([...valuesOf(world, 'reading'), ...valuesOf(world, 'duration'), ...valuesOf(world, 'ratio')])];
  return cellsWith(world, 'gauge').flatMap(([name, cell]) => {
    const stream = String(cell.gauge);
    const every = parseElapsed(cell.every) ?? HOUR;
    const slots = Math.min(9000, Math.floor((main.end - main.start) / every));
    const wed = wednesday(world, main) - 10 * HOUR;
    const sampled = (values: (string | null)[], start: number, component: string | undefined, pace = every): Fact =>
      fact('gauge.sampled', start, {
        ...of(component),
        id: `${stream}-${start}-${pace}-${component ?? ''}`,
        body: { stream, start, every: pace, values },
      });
    const scenario = (what: string, facts: Fact[]): Scenario => ({
      name: `${name} ${what}`,
      label: main.label,
      about: [name, stream],
      facts,
    });
    const value = (x: number): string => String(Number(x.toFixed(6)));
    const others = cellsWith(world, 'gauge').filter(([, one]) => one.gauge !== stream);
    return targetsOf(world, cell.each)
      .slice(0, 2)
      .flatMap((targets) => [
        ...readings.flatMap((reading) =>
          [-0.001, 0, 0.001].flatMap((d) => [
            scenario(
              `at ${reading} ${d}`,
              onTargets(targets, (c) =>
                sampled(
                  Array.from({ length: slots }, () => value(reading + d)),
                  main.start,
                  c,
                ),
              ),
            ),
            scenario(
              `at ${reading} ${d} for a day`,
              onTargets(targets, (c) =>
                sampled(
                  Array.from({ length: Math.min(slots, DAY / every) }, () => value(reading + d)),
                  wed,
                  c,
                ),
              ),
            ),
            ...(others.length === 0
              ? []
              : [
                  scenario(
                    `at ${reading} ${d} beside others`,
                    targets.flatMap((c) => [
                      sampled(
                        Array.from({ length: Math.min(slots, DAY / every) }, () => value(reading + d)),
                        wed,
                        c,
                      ),
                      ...others.flatMap(([, other]) =>
                        readings.slice(0, 1).map(() =>
                          fact('gauge.sampled', wed, {
                            ...of(c),
                            id: `other-${other.gauge}-${c ?? ''}`,
                            body: {
                              stream: String(other.gauge),
                              start: wed,
                              every,
                              values: Array.from({ length: Math.min(slots, DAY / every) }, () => '2.5'),
                            },
                          }),
                        ),
                      ),
                    ]),
                  ),
                ]),
          ]),
        ),
        scenario(
          'rises',
          onTargets(targets, (c) =>
            sampled(
              Array.from({ length: slots }, (_, i) => value((i / slots) * 2 * Math.max(...readings, 1))),
              main.start,
              c,
            ),
          ),
        ),
        ...[20, 19, 21].map((n) =>
          scenario(
            `is high in one of ${n}`,
            onTargets(targets, (c) =>
              sampled(
                Array.from({ length: slots }, (_, i) => value(i % n === 0 ? 1000 + i : i % 7)),
                main.start,
                c,
              ),
            ),
          ),
        ),
        scenario(
          'is sampled often',
          onTargets(targets, (c) =>
            sampled(
              Array.from({ length: 4000 }, (_, i) => value((i % 11) * 100)),
              wed,
              c,
              Math.max(1000, every / 4),
            ),
          ),
        ),
        scenario(
          'has gaps',
          onTargets(targets, (c) =>
            sampled(
              Array.from({ length: slots }, (_, i) => (i % 5 === 0 ? null : value((i % 9) / 3))),
              main.start,
              c,
            ),
          ),
        ),
      ]);
  });
}

function dutyScenarios(world: World): Scenario[] {
  const { main } = world;
  return cellsWith(world, 'duty').flatMap(([name, cell]) => {
    const labels = [...world.periods.slice(Math.max(0, world.periods.indexOf(main) - 6), world.periods.indexOf(main) + 1)];
    const needs = (cell.needs ?? []) as string[];
    const delivered = (when: number, sections: readonly string[]): Fact[] =>
      recordFacts('delivery', String(cell.duty), { 'report-delivered': when }, { sections });
    return labels.flatMap((period) =>
      [needs, needs.slice(1), needs.slice(0, 1), []].flatMap((sections, k) =>
        (k === 0 ? [-40, -3, 2, 5, 6, 7, 8, 9, 13, 14, 15, 16, 20] : [5]).map((days): Scenario => ({
          name: `${name} delivered after ${days} days with ${sections.join('+')}`,
          label: period.label,
          about: [name, String(cell.duty)],
          facts: delivered(period.start + days * DAY + 15 * HOUR, sections),
        })),
      ),
    );
  });
}

/** Each stream in trouble for so long: checks fail, requests fail, values are extreme. */
export function streamTrouble(world: World, length: number, period: Period): Fact[] {
  const start = dayOf(world, period, 3);
  const probed = cellsWith(world, 'probes').flatMap(([, cell]) => {
    const n = Number(cell['in-a-row']);
    const every = Math.max(1, Math.floor(length / n));
    return targetsOf(world, cell.each)[0]!.map((c) => batch(String(cell.probes), { results: `${'0'.repeat(n)}1`, start, every }, c));
  });
  const requested = cellsWith(world, 'requests').flatMap(([, cell]) => {
    const every = Math.max(MINUTE, parseElapsed(cell.every) ?? HOUR);
    const slots = Math.min(8000, Math.floor((period.end - period.start) / every));
    const failed = Array.from({ length: slots }, (_, i) => (i < length / every ? 500 : 0));
    return targetsOf(world, cell.each)[0]!.map((c) =>
      counted(String(cell.requests), period.start, every, { [cell.failed[0]]: failed, 'went-well': failed.map((x) => 1000 - x) }, c),
    );
  });
  return [...probed, ...requested];
}

/** One failed check that stands for longer and longer. */
function probeFamilies(world: World): Family[] {
  const { main } = world;
  return cellsWith(world, 'probes').map(([name, cell]) => {
    const n = Number(cell['in-a-row']);
    const [targets] = targetsOf(world, cell.each);
    const start = dayOf(world, main, 4);
    const shares = [0.001, ...valuesOf(world, 'ratio')].map((share) => Math.round(((1 - share) * (main.end - main.start)) / n));
    const scale = [1000, MINUTE, 10 * MINUTE, HOUR, DAY, 6 * DAY];
    const build = (every: number): Fact[] =>
      onTargets(targets ?? [undefined], (c) =>
        batch(String(cell.probes), { results: `${'0'.repeat(n)}1`, start, every: Math.max(1, every) }, c),
      );
    return {
      name: `${name} of checks that stand for`,
      label: main.label,
      about: [name, String(cell.probes)],
      scale,
      literals: shares.flatMap((x) => [x - 1, x, x + 1]),
      build,
    };
  });
}

/** How much of a stream fails, from none of it to all, where the text pays by bands. */
export function streamFamilies(world: World): Family[] {
  const { main } = world;
  const ofRequests = cellsWith(world, 'requests').flatMap(([name, cell]) => {
    const every = Math.max(MINUTE, parseElapsed(cell.every) ?? HOUR);
    const slots = Math.min(8000, Math.floor((main.end - main.start) / every));
    const build = (x: number, targets: readonly (string | undefined)[]): Fact[] => {
      const failed = Array.from({ length: slots }, (_, i) => Math.max(0, Math.min(1e5, x - i * 1e5)));
      return onTargets(targets, (c) =>
        counted(String(cell.requests), main.start, every, { [cell.failed[0]]: failed, 'went-well': failed.map((n) => 1e5 - n) }, c),
      );
    };
    const whole = slots * 1e5;
    const shares = valuesOf(world, 'ratio').flatMap((share) => [(1 - share) * whole, share * whole]);
    const [targets] = targetsOf(world, cell.each);
    return [
      {
        name: `${name} fails`,
        label: main.label,
        about: [name, String(cell.requests)],
        scale: [1, whole / 1000, whole / 100, whole / 10, whole / 2, whole],
        literals: shares.flatMap((x) => [x - 1, x, x + 1]),
        build: (x: number) => build(x, targets ?? [undefined]),
      },
    ];
  });
  return [...ofRequests, ...probeFamilies(world)];
}
