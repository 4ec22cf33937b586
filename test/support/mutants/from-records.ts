/** Evidence from records: lengths, notice, words, overlaps, counts, edges of the period, re-openings, waits, changes of severity. */
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { choicesWithin, setAround, wordsOfSaid } from './choices.ts';
import { type Family, lengths } from './families.ts';
import type { Scenario } from './observe.ts';
import { streamTrouble } from './from-streams.ts';
import { cellsWith } from './streams.ts';
import { across, besideSilence, changing, open, reporters } from './record-shapes.ts';
import { type Aim, excusing, countedRecords, troubles, waitIn } from './counted-records.ts';
import { type RecordCell, type World, attributesOf, dayOf, periodOf, targetsOf, valuesOf, wednesday, wordsOfAttribute } from './world.ts';

/** Downtimes at which a share of the period, or of a nominal month, is reached. */
function lengthLiterals(world: World, { end, start }: Period): number[] {
  const wholes = [end - start, 720 * HOUR, ...valuesOf(world, 'duration').filter((length) => length > 20 * DAY)];
  const steps = Object.values(world.cells).flatMap(({ round, to }) => (round === undefined ? [] : [parseLiteral(to)]));
  // Halves of the step that a text rounds to.
  const halves = steps.flatMap((step) =>
    step?.kind === 'ratio' ? [1, 3, 5, 7].map((n) => 1 - (n * Number(step.value.n)) / Number(step.value.d) / 2) : [],
  );
  const shares = [0.001, 0.005, ...halves, ...valuesOf(world, 'ratio').filter((share) => share > 0 && share < 1)];
  return [...valuesOf(world, 'duration'), ...shares.flatMap((share) => wholes.flatMap((whole) => [(1 - share) * whole, share * whole]))];
}

const about = ({ name, kind, where, cell }: RecordCell): string[] => [
  name,
  kind,
  ...where.flatMap(({ attribute }) => attribute ?? []),
  ...(cell.weight === undefined ? [] : [cell.weight]),
];

/** Which of the targets of a cell is all of them. */
const EVERYWHERE = 2;

export function recordFamilies(world: World): Family[] {
  const { main } = world;
  const literals = lengthLiterals(world, main);
  const most = Math.min(20 * DAY, (main.end - main.start) / 1.5);
  const start = dayOf(world, main, 2);
  // Where it counts how many are down together, the trouble of one alone is none.
  const isConcurrent = Object.values(world.cells).some(({ concurrent }) => concurrent !== undefined);
  return world.recordCells.flatMap((cell) => {
    const base = { label: main.label, about: about(cell) };
    const targetsOfCell = targetsOf(world, cell.each).slice(0, cell.operator === 'intervals' ? 4 : 1);
    const ofLength = targetsOfCell.map((targets, i): Family => ({
      ...base,
      name: `${cell.name} on ${String(targets)} for`,
      ...lengths(most, i === 0 || cell.operator === 'intervals' ? literals : []),
      every: i === 0 || (isConcurrent && i === EVERYWHERE),
      build: (length) => countedRecords(world, cell, { start, length, targets }),
    }));
    return [...ofLength, ...ticketFamilies(world, cell, base), ...noticeFamilies(world, cell, base), ...apartFamilies(world, cell, base)];
  });
}

/** Clocks from several times of the week, by each word of the record's attributes, to each stop, with and without a wait. */
function ticketFamilies(world: World, cell: RecordCell, base: Pick<Family, 'label' | 'about'>): Family[] {
  if (cell.operator !== 'timer' && cell.operator !== 'cadence') return [];
  const wed = wednesday(world, world.main);
  // The last before the end of the period: a clock runs on beyond it.
  const last = world.main.end - 10 * MINUTE;
  const starts = [wed, wed + 2 * DAY + 7 * HOUR + 50 * MINUTE, wed + 3 * DAY + HOUR, last];
  const grid = lengths(16 * DAY, valuesOf(world, 'duration'));
  const words = attributesOf(world, cell.kind).flatMap(([name, spec]) => wordsOfAttribute(spec).map((word) => ({ [name]: word })));
  const [targets] = targetsOf(world, undefined);
  return cell.spans.flatMap((_, span) => [
    ...words.flatMap((attributes) =>
      starts.map((start, i): Family => ({
        ...base,
        about: [...base.about, ...Object.keys(attributes), ...Object.values(attributes)],
        name: `${cell.name} ${Object.values(attributes)[0]} from anchor ${i} to stop ${span} after`,
        ...grid,
        step: MINUTE,
        build: (length) => countedRecords(world, cell, { start, length, span, ...(targets && { targets }), details: { attributes } }),
      })),
    ),
    ...choicesWithin(world, cell.kind).flatMap((said) =>
      [wed, last].map((start): Family => ({
        ...base,
        about: [...base.about, ...wordsOfSaid(said)],
        name: `${cell.name} where ${wordsOfSaid(said).join()} from ${start === last ? 'the last minutes' : 'Wednesday'} to stop ${span} after`,
        ...grid,
        step: MINUTE,
        build: (length) => [
          ...setAround(world, said.around, world.main.start - DAY),
          ...countedRecords(world, cell, { start, length, span, ...(targets && { targets }), details: { attributes: said.attributes } }),
        ],
      })),
    ),
    ...changesOf(world, cell).map(([name, first, then]): Family => ({
      ...base,
      about: [...base.about, name, first, then],
      name: `${cell.name} with ${name} from ${first} to ${then} to stop ${span} after`,
      ...grid,
      step: MINUTE,
      build: (length) =>
        countedRecords(world, cell, {
          start: wed,
          length,
          span,
          details: { attributes: { [name]: first }, changes: [[name, then, wed + Math.floor(length / 3 / MINUTE) * MINUTE]] },
        }),
    })),
    ...world.paused.map((reason): Family => ({
      ...base,
      name: `${cell.name} with a wait ${reason} to stop ${span} after`,
      ...grid,
      step: MINUTE,
      build: (length) => countedRecords(world, cell, { start: wed, length, span, details: { waits: [[reason, ...waitIn(wed, length)]] } }),
    })),
  ]);
}

/** Each word with the next one, both ways. */
const changesOf = (world: World, cell: RecordCell): [string, string, string][] =>
  attributesOf(world, cell.kind).flatMap(([name, spec]) => {
    const words = wordsOfAttribute(spec);
    return words.flatMap((word, i): [string, string, string][] =>
      words[i + 1] === undefined
        ? []
        : [
            [name, word, words[i + 1]!],
            [name, words[i + 1]!, word],
          ],
    );
  });

/** Two halves of what must come together, so far apart that they just do, and just do not. */
function apartFamilies(world: World, cell: RecordCell, base: Pick<Family, 'label' | 'about'>): Family[] {
  if (cell.operator !== 'intervals') return [];
  const start = dayOf(world, world.main, 5);
  const needed = Object.values(world.cells).flatMap((other) => {
    const literal = other['within-window'] === undefined ? undefined : parseLiteral(other['at-least']);
    return literal?.kind === 'duration' ? Number(literal.value.n) / Number(literal.value.d) : [];
  });
  return needed.map((length): Family => {
    const half = Math.ceil(length / 2);
    const spell = (id: string, at: number): Fact[] => countedRecords(world, cell, { id, start: at, length: half });
    const edges = valuesOf(world, 'duration').flatMap((window) => [window - length, window].filter((apart) => apart > 0));
    return {
      ...base,
      about: [...base.about, 'within-window', 'within', 'at-least'],
      name: `${cell.name} twice for half of what is dense, apart by`,
      ...lengths(2 * DAY, edges),
      every: true,
      build: (apart) => [...spell('first', start), ...spell('second', start + half + apart)],
    };
  });
}

/** Notice of what is announced, over trouble that it would excuse. */
function noticeFamilies(world: World, cell: RecordCell, base: Pick<Family, 'label' | 'about'>): Family[] {
  const limited = cell.where.some((condition) => condition.from !== undefined || condition.before !== undefined);
  if (!limited) return [];
  const about = [...base.about, 'where'];
  const wed = wednesday(world, world.main) + 7 * DAY;
  const family = (
    trouble: RecordCell,
    start: number,
    { delay = 0, early = 0, ...rest }: { delay?: number; early?: number; what: string },
  ): Family => ({
    ...base,
    about,
    name: `${cell.name} over ${trouble.name} ${rest.what} announced before`,
    ...lengths(14 * DAY, valuesOf(world, 'duration')),
    step: MINUTE,
    build: (notice) => [
      ...countedRecords(world, trouble, { id: 'trouble', start, length: 20 * HOUR }),
      ...countedRecords(world, cell, {
        start,
        length: 20 * HOUR,
        notice,
        details: { delay },
        ...(early > 0 && { marks: { 'planned-start': start - early, 'planned-end': start + 20 * HOUR - early } }),
      }),
    ],
  });
  // From a Wednesday at ten, and so that business days before end beside a weekend.
  const starts = [-10 * HOUR - 2 * DAY + 7 * MINUTE, 2 * DAY + 13 * HOUR + 52 * MINUTE, 3 * DAY + 5 * HOUR, 4 * DAY + 9 * HOUR];
  const inDays = cell.where.some(({ hours }) => hours !== undefined);
  return troubles(world, cell).flatMap((trouble) => [
    family(trouble, wed, { what: '' }),
    family(trouble, wed, { what: 'received late,', delay: 5 * HOUR }),
    family(trouble, wed, { what: 'later than planned', early: 3 * HOUR }),
    ...(inDays ? starts.map((after) => family(trouble, wed + after, { what: `${after} after` })) : []),
    ...(inDays ? daysNear(world).map(([start, label]) => ({ ...family(trouble, start, { what: `at ${start}` }), label })) : []),
  ]);
}

/** Ten in the morning some days after each day that the text names, with the period that holds it. */
const daysNear = (world: World): [number, string][] =>
  world.days.flatMap((day) =>
    [2, 5].flatMap((after): [number, string][] => {
      const start = day + after * DAY + 10 * HOUR;
      const period = periodOf(world, start);
      return period ? [[start, period.label]] : [];
    }),
  );

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
