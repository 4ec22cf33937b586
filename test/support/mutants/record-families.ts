/** Families of records: lengths, notice, words, waits, changes of severity, halves of what comes together. */
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { choicesWithin, setAround, wordsOfSaid } from './choices.ts';
import { type Family, lengths } from './families.ts';
import { countedRecords, troubles, waitIn, about } from './counted-records.ts';
import { linkedFamilies } from './linked-records.ts';
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
    return [
      ...ofLength,
      ...linkedFamilies(world, cell),
      ...ticketFamilies(world, cell, base),
      ...noticeFamilies(world, cell, base),
      ...apartFamilies(world, cell, base),
    ];
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
