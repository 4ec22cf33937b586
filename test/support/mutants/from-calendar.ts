/** Evidence by the clock and the calendar: edges of opening hours on every day of the week, days that the text names, earlier periods. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE, formatDay } from '../../../lib/domain/time/instant.ts';
import { localDay } from '../../../lib/domain/time/timezone.ts';
import { type Said, choicesWithin, setAround, wordsOfSaid } from './choices.ts';
import type { Family } from './families.ts';
import type { Scenario } from './observe.ts';
import { fact } from '../facts.ts';
import { type RecordCell, type World, attributesOf, dayOf, periodOf, targetsOf, valuesOf, wednesday, wordsOfAttribute } from './world.ts';
import { type Targets } from './streams.ts';
import { excusing, meeting, countedRecords } from './counted-records.ts';

export function calendarScenarios(world: World): Scenario[] {
  return [...edgeScenarios(world), ...dayScenarios(world), ...excuseScenarios(world), ...earlierScenarios(world), ...watchScenarios(world)];
}

/** Hours and minutes at which something opens or shuts. */
function edgesOfHours(world: World): number[] {
  const texts = Object.values(world.cells).flatMap(({ open, 'also-open': also }) =>
    [...Object.values(open ?? {}), ...Object.values(also ?? {})].flat(),
  );
  const times = texts.flatMap((text) => /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(String(text))?.slice(1).map(Number) ?? []);
  const edges: number[] = [];
  for (let i = 0; i < times.length; i += 2) edges.push(times[i]! * HOUR + times[i + 1]! * MINUTE);
  return [...new Set(edges)];
}

/** Cells whose records move in time, one of those that ask the same of their records. */
function movable(world: World): RecordCell[] {
  const seen = new Set<string>();
  return world.recordCells.filter((cell) => {
    const alike = JSON.stringify([cell.kind, meeting(world, cell), cell.where]);
    return cell.operator !== 'count' && !seen.has(alike) && Boolean(seen.add(alike));
  });
}

function edgeScenarios(world: World): Scenario[] {
  const { main } = world;
  const edges = edgesOfHours(world);
  const first = wednesday(world, main) - 2 * DAY - 10 * HOUR;
  const [targets] = targetsOf(world, undefined);
  return movable(world).flatMap((cell) =>
    edges.flatMap((edge) =>
      [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) =>
        [3 * HOUR, 20 * MINUTE].map((length): Scenario => {
          const start = dayOf(world, main, Math.round((first - main.start) / DAY) + weekday) + edge - 12 * MINUTE;
          return {
            name: `${cell.name} for ${length} at ${edge} of weekday ${weekday}`,
            label: main.label,
            about: [cell.name, cell.kind, 'hours'],
            facts: countedRecords(world, cell, { start, length, ...(targets && { targets }) }),
          };
        }),
      ),
    ),
  );
}

/** Around each named day: from the day before to the day after, on the day alone, and with the money that a period of trouble owes. */
function dayScenarios(world: World): Scenario[] {
  return [...new Set(world.days.flatMap((day) => [day - DAY, day, day + DAY]))].flatMap((day) => {
    const period = periodOf(world, day);
    if (!period) return [];
    const counted = world.recordCells.filter(({ operator }) => operator === 'count');
    return [...movable(world), ...counted].flatMap((cell) =>
      (
        [
          [-14 * HOUR, 2 * DAY],
          [10 * HOUR, 3 * HOUR],
          [-4 * DAY, 9 * DAY],
          [-60 * HOUR, 4 * DAY],
          [0, 1 * DAY],
          [-DAY, 2 * DAY],
        ] as const
      ).flatMap(([before, length]) =>
        governing(world, cell).map((said): Scenario => ({
          name: `${cell.name} ${wordsOfSaid(said).join()} for ${length} around ${formatDay(localDay(world.zone, day))}`,
          label: period.label,
          about: [cell.name, cell.kind, 'days', ...said.around.flat(), ...[-1, 0, 1].map((n) => formatDay(localDay(world.zone, day) + n))],
          facts: [
            ...setAround(world, said.around, Math.max(world.periods[0]!.start, period.start - 11 * DAY)),
            ...countedRecords(world, cell, {
              start: Math.max(day + before, period.start - 10 * DAY),
              length,
              details: { attributes: said.attributes },
            }),
          ],
        })),
      ),
    );
  });
}

/** What may excuse trouble, by day and by night around each named day, over trouble that goes on all the while. */
function excuseScenarios(world: World): Scenario[] {
  return world.days.flatMap((day) => {
    const period = periodOf(world, day);
    if (!period) return [];
    const name = formatDay(localDay(world.zone, day));
    return world.recordCells.flatMap((cell) =>
      excusing(world, cell).flatMap((trouble) =>
        [-11 * HOUR, HOUR, 10 * HOUR, 22 * HOUR].map((after): Scenario => {
          const aim = { start: Math.max(day + after, period.start), length: 3 * HOUR };
          return {
            name: `${cell.name} over ${trouble.name} ${after} after ${name} began`,
            label: period.label,
            about: [cell.name, cell.kind, 'days', name],
            facts: [...countedRecords(world, cell, aim), ...countedRecords(world, trouble, { ...aim, id: 'trouble' })],
          };
        }),
      ),
    );
  });
}

/** Words by which the text chooses, hours perhaps, of the records and around them; and none. */
function governing(world: World, { kind }: RecordCell): Said[] {
  const choosing = new Set(Object.values(world.cells).map((cell) => String(cell['depending-on'])));
  const words = attributesOf(world, kind).filter(([name]) => choosing.has(name));
  const single = words.flatMap(([name, spec]) => wordsOfAttribute(spec).map((word) => ({ [name]: word })));
  const calendars = choicesWithin(world, kind).filter(({ chosen }) => 'business-hours' in (world.cells[chosen] ?? {}));
  return [...[{}, ...single].map((attributes): Said => ({ attributes, around: [] })), ...calendars];
}

/** The same trouble in as many periods before this one as the text may look back on, and in one of them alone. */
function earlierScenarios(world: World): Scenario[] {
  const { late, periods } = world;
  const index = periods.indexOf(late);
  const looks = Object.values(world.cells).flatMap(({ last }) => (typeof last === 'number' ? [last] : []));
  const backs = [...new Set([1, 2, 3, 11, 12, ...looks.flatMap((n) => [n - 1, n, n + 1])])].filter((n) => n > 0 && n <= index);
  const lengths = [45 * MINUTE, 8 * HOUR, 40 * HOUR, 9 * DAY, 13 * DAY];
  return movable(world).flatMap((cell) =>
    oneOrAround(world, cell).flatMap((targets) =>
      lengths.flatMap((length) =>
        backs.flatMap((back): Scenario[] => {
          const inPeriod = (n: number): Fact[] =>
            countedRecords(world, cell, { id: `p${n}`, start: dayOf(world, periods[index - n]!, 2), length, targets });
          const scenario = (when: string, ns: readonly number[]): Scenario => ({
            name: `${cell.name} of ${String(targets)} for ${length} ${when}`,
            label: late.label,
            about: [cell.name, cell.kind, 'earlier'],
            facts: ns.flatMap(inPeriod),
          });
          const all = Array.from({ length: back + 1 }, (_, n) => n);
          return [
            scenario(`in this and ${back} before`, all),
            scenario(`only ${back} before`, [back]),
            scenario(
              `in this and ${back} before but one`,
              all.filter((n) => n !== 1),
            ),
            scenario(`now and ${back} before`, [back, 0]),
          ];
        }),
      ),
    ),
  );
}

/** The first of all components, which may hold others; and one of the kind that has a value each, beside others that are well. */
function oneOrAround(world: World, { each }: RecordCell): Targets[] {
  const [around, one] = [targetsOf(world, undefined)[0]!, targetsOf(world, each)[0]!];
  return around[0] === one[0] ? [around] : [around, one];
}

/** Earlier periods filled step by step: every second one first, each component, at and just below each share that the text names. */
export function earlierFamilies(world: World): Family[] {
  const { late, periods } = world;
  const index = periods.indexOf(late);
  const looks = [...new Set(Object.values(world.cells).flatMap(({ last }) => (typeof last === 'number' && last > 1 ? [last] : [])))];
  const shares = [...new Set(valuesOf(world, 'ratio'))].filter((share) => share > 0.5 && share < 1).sort((a, b) => b - a);
  const levels = shares.flatMap((share) => [0, MINUTE].map((beyond) => ({ share, beyond })));
  return movable(world).flatMap((cell) =>
    looks.flatMap((last) =>
      [last - 1, last]
        .filter((oldest) => oldest <= index)
        .map((oldest): Family => {
          const backs = Array.from({ length: oldest + 1 }, (_, n) => oldest - n);
          const inTurn = [...backs.filter((_, i) => i % 2 === 0), ...backs.filter((_, i) => i % 2 === 1)];
          const steps = inTurn.flatMap((back) => (targetsOf(world, cell.each)[2] ?? [undefined]).map((target) => ({ back, target })));
          const most = steps.length * levels.length;
          return {
            name: `${cell.name} filled from ${oldest} before to step`,
            label: late.label,
            about: [cell.name, cell.kind, 'earlier', 'last'],
            scale: [0, Math.floor(most / 4), Math.floor(most / 2), Math.floor((3 * most) / 4), most],
            literals: [],
            build: (x) =>
              steps.flatMap(({ back, target }, i) => {
                const level = levels[Math.min(levels.length, x - i * levels.length) - 1];
                if (level === undefined) return [];
                const { start, end } = periods[index - back]!;
                const length = Math.floor((1 - level.share) * (end - start)) + level.beyond;
                return countedRecords(world, cell, { id: `s${i}`, start: start + DAY, length, targets: [target] });
              }),
          };
        }),
    ),
  );
}

/** Who vouched for which time, and time of which a monitor says that it cannot tell. */
function watchScenarios(world: World): Scenario[] {
  const { main } = world;
  const watched = (start: number, end: number): Fact => fact('service.watched', end, { id: `w-${start}`, body: { start, end } });
  const day = (n: number): number => dayOf(world, main, n);
  return world.recordCells
    .filter(({ kind, operator }) => kind === 'outage' && operator === 'intervals')
    .flatMap((cell) => {
      const trouble = countedRecords(world, cell, { start: day(3), length: 5 * HOUR });
      const unknown = (length: number): Fact[] => [
        fact('service.unknown', day(6), { id: 'u1', body: { record: 'gap' } }),
        fact('service.up', day(6) + length, { id: 'u2', body: { record: 'gap' } }),
      ];
      const about = [cell.name, 'unknown', 'unreported'];
      return [
        { name: `${cell.name} beside watched time`, label: main.label, about, facts: [...trouble, watched(main.start, day(10))] },
        { name: `${cell.name} in a watched month`, label: main.label, about, facts: [...trouble, watched(main.start, main.end)] },
        ...[5 * MINUTE, HOUR, 30 * HOUR, 8 * DAY].flatMap((length) => [
          { name: `${cell.name} and ${length} that nobody knows`, label: main.label, about, facts: [...trouble, ...unknown(length)] },
          { name: `${length} that nobody knows`, label: main.label, about, facts: unknown(length) },
        ]),
        ...valuesOf(world, 'duration')
          .filter((x) => x < DAY)
          .flatMap((x) =>
            [-1, 0, 1].map((d) => ({
              name: `${cell.name} up ${x} ${d}`,
              label: main.label,
              about,
              facts: [
                ...countedRecords(world, cell, { start: day(3), length: HOUR }),
                ...countedRecords(world, cell, { id: 'next', start: day(3) + HOUR + x + d, length: HOUR }),
              ],
            })),
          ),
      ];
    });
}
