/** Evidence from records: lengths, notice, words, overlaps, counts, edges of the period, re-openings, waits, changes of severity. */
import { parseLiteral } from '../../../lib/domain/agreement/literal.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { fact } from '../facts.ts';
import { type Family, lengths } from './families.ts';
import type { Scenario } from './observe.ts';
import { streamTrouble } from './from-streams.ts';
import { cellsWith } from './streams.ts';
import { milestonesOf, voiceOf } from './records.ts';
import { type Aim, told, waitIn } from './told-records.ts';
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

export function recordFamilies(world: World): Family[] {
  const { main } = world;
  const literals = lengthLiterals(world, main);
  const most = Math.min(20 * DAY, (main.end - main.start) / 1.5);
  const start = dayOf(world, main, 2);
  return world.recordCells.flatMap((cell) => {
    const base = { label: main.label, about: about(cell) };
    const targetsOfCell = targetsOf(world, cell.each).slice(0, cell.operator === 'intervals' ? 4 : 1);
    const ofLength = targetsOfCell.map((targets, i): Family => ({
      ...base,
      name: `${cell.name} on ${String(targets)} for`,
      ...lengths(most, i === 0 || cell.operator === 'intervals' ? literals : []),
      every: i === 0,
      build: (length) => told(world, cell, { start, length, targets }),
    }));
    return [...ofLength, ...ticketFamilies(world, cell, base), ...noticeFamilies(world, cell, base)];
  });
}

/** Clocks from several times of the week, by each word of the record's attributes, to each stop, with and without a wait. */
function ticketFamilies(world: World, cell: RecordCell, base: Pick<Family, 'label' | 'about'>): Family[] {
  if (cell.operator !== 'clock' && cell.operator !== 'cadence') return [];
  const wed = wednesday(world, world.main);
  const starts = [wed, wed + 2 * DAY + 7 * HOUR + 50 * MINUTE, wed + 3 * DAY + HOUR];
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
        build: (length) => told(world, cell, { start, length, span, ...(targets && { targets }), told: { attributes } }),
      })),
    ),
    ...changesOf(world, cell).map(([name, first, then]): Family => ({
      ...base,
      about: [...base.about, name, first, then],
      name: `${cell.name} with ${name} from ${first} to ${then} to stop ${span} after`,
      ...grid,
      step: MINUTE,
      build: (length) =>
        told(world, cell, {
          start: wed,
          length,
          span,
          told: { attributes: { [name]: first }, changes: [[name, then, wed + Math.floor(length / 3 / MINUTE) * MINUTE]] },
        }),
    })),
    ...world.paused.map((reason): Family => ({
      ...base,
      name: `${cell.name} with a wait ${reason} to stop ${span} after`,
      ...grid,
      step: MINUTE,
      build: (length) => told(world, cell, { start: wed, length, span, told: { waits: [[reason, ...waitIn(wed, length)]] } }),
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

/** Notice of what is announced, over trouble that it would excuse. */
function noticeFamilies(world: World, cell: RecordCell, base: Pick<Family, 'label' | 'about'>): Family[] {
  const limited = cell.where.some((condition) => condition.from !== undefined);
  if (!limited) return [];
  const wed = wednesday(world, world.main) + 7 * DAY;
  const family = (
    trouble: RecordCell,
    start: number,
    { delay = 0, early = 0, ...rest }: { delay?: number; early?: number; what: string },
  ): Family => ({
    ...base,
    name: `${cell.name} over ${trouble.name} ${rest.what} announced before`,
    ...lengths(14 * DAY, valuesOf(world, 'duration')),
    step: MINUTE,
    build: (notice) => [
      ...told(world, trouble, { id: 'trouble', start, length: 20 * HOUR }),
      ...told(world, cell, {
        start,
        length: 20 * HOUR,
        notice,
        told: { delay },
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

/** Other record cells, one for each kind: what a cell may excuse or be excused by. */
function troubles(world: World, cell: RecordCell): RecordCell[] {
  const others = world.recordCells.filter((other) => other.operator === 'intervals' && other.name !== cell.name);
  return others.filter((other, i) => other.kind !== cell.kind && others.findIndex(({ kind }) => kind === other.kind) === i).slice(0, 3);
}

/** Single histories: no edge is looked for, a difference shows anyway. */
export function recordScenarios(world: World): Scenario[] {
  const { main } = world;
  const scenario = (cell: RecordCell, name: string, facts: readonly Fact[], period: Period = main): Scenario => ({
    name: `${cell.name} ${name}`,
    label: period.label,
    about: about(cell),
    facts,
  });
  return world.recordCells.flatMap((cell) => {
    const start = dayOf(world, main, 3) + 9 * HOUR;
    const long = (aim: Partial<Aim>): Fact[] => told(world, cell, { start, length: 30 * HOUR, ...aim });
    const words = attributesOf(world, cell.kind).flatMap(([name, spec]) =>
      [...wordsOfAttribute(spec), ...Object.keys(spec['reads-as'] ?? {}), 'URGENT', ...(spec.unit ? ['0.5', '0.25', '1', '3'] : [])].map(
        (word) => ({ [name]: word }),
      ),
    );
    const levels = cell.kind === 'outage' ? ['down', 'degraded', 'unknown'].map((level) => ({ level })) : [];
    return [
      ...[...words, ...levels].flatMap((attributes) => [
        scenario(cell, `is ${JSON.stringify(attributes)}`, long({ told: { attributes } })),
        scenario(cell, `is ${JSON.stringify(attributes)} beside another alike`, [
          ...long({ told: { attributes } }),
          ...told(world, cell, { id: 'alike', start: start + 20 * HOUR, length: 15 * HOUR, told: { attributes } }),
        ]),
        scenario(cell, `is ${JSON.stringify(attributes)} beside another`, [
          ...long({ told: { attributes } }),
          ...told(world, cell, { id: 'also', start: start + 20 * HOUR, length: 15 * HOUR }),
        ]),
        ...elsewhere(world, cell).map(([where, targets, others]) =>
          scenario(cell, `is ${JSON.stringify(attributes)} ${where}`, [
            ...long({ told: { attributes }, targets }),
            ...told(world, asked(world, cell), { id: 'there', start: start + HOUR, length: 20 * HOUR, targets: others }),
          ]),
        ),
      ]),
      ...counts(world).map((n) =>
        scenario(
          cell,
          `${n} times`,
          Array.from({ length: n }, (_, i) =>
            told(world, cell, { id: `n${i}`, start: start + i * Math.floor(30 * HOUR * Math.min(1, 16 / n)), length: 3 * HOUR }),
          ).flat(),
        ),
      ),
      ...troubles(world, cell).flatMap((other) =>
        [0, 1, 2].map((k) =>
          scenario(cell, `and ${other.name} ${k}`, [
            ...long({}),
            ...told(world, other, { id: 'other', start: start + [-2, 5, 20][k]! * HOUR, length: [8, 4, 40][k]! * HOUR }),
          ]),
        ),
      ),
      ...across(world, cell).map(([name, facts, period]) => scenario(cell, name, facts, period)),
      ...changing(world, cell, start).map(([name, facts]) => scenario(cell, name, facts)),
      ...voices(cell).map((by) => scenario(cell, `said by ${by}`, long({ told: { by } }))),
      ...open(world, cell, start).map(([name, facts]) => scenario(cell, name, facts)),
      ...troubles(world, cell).flatMap((other) =>
        open(world, cell, start).map(([name, facts]) =>
          scenario(cell, `${name} beside ${other.name}`, [
            ...facts,
            ...told(world, other, { id: 'other', start: start + 5 * HOUR, length: 60 * HOUR }),
          ]),
        ),
      ),
      ...besideSilence(world, cell, start).map(([name, facts]) => scenario(cell, name, facts)),
      ...[20 * MINUTE, 3 * HOUR, 30 * HOUR].map((length) =>
        scenario(cell, `for ${length} says nothing of itself`, long({ silent: true, length })),
      ),
      scenario(cell, 'noticed later', long({ told: { noticed: 17 * MINUTE } })),
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
        scenario('received late', told(world, cell, { start, length: 30 * HOUR, told: { delay: 60 * DAY } })),
        ...near.map((gap) =>
          scenario(`twice, ${gap} apart,`, [
            ...told(world, cell, { start, length: 3 * HOUR }),
            ...told(world, cell, { id: 'next', start: start + 3 * HOUR + gap, length: 3 * HOUR }),
          ]),
        ),
      ];
    });
}

/** An outage that is told milestone by milestone: nobody says its level. */
const plainly = (world: World, cell: RecordCell, start: number): Scenario[] =>
  targetsOf(world, cell.each).map((targets) => ({
    name: `${cell.name} on ${String(targets)} told milestone by milestone`,
    label: world.main.label,
    about: about(cell),
    facts: told(world, cell, { start, length: 30 * HOUR, targets, told: { plainly: true } }),
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

/** Trouble over the beginning and the end of the period, and in the one before and after. */
function across(world: World, cell: RecordCell): [string, Fact[], Period][] {
  const { main } = world;
  const around = (edge: number, length: number): Fact[] => told(world, cell, { start: edge - Math.floor(length / 2), length });
  const next = periodOf(world, main.end) ?? main;
  return [4 * MINUTE, 9 * MINUTE, 11 * MINUTE, 3 * HOUR, 5 * DAY].flatMap((length): [string, Fact[], Period][] => [
    [`over the start for ${length}`, around(main.start, length), main],
    [`over the end for ${length}`, around(main.end, length), main],
    [`after the end for ${length}`, around(main.end, length), next],
  ]);
}

/** Records that are re-opened, change a word half way, miss a milestone, or wait. */
function changing(world: World, cell: RecordCell, start: number): [string, Fact[]][] {
  const length = 40 * HOUR;
  const attributes = attributesOf(world, cell.kind).filter(([, spec]) => spec.unit === undefined);
  const changes = attributes.flatMap(([name, spec]) => {
    const words = wordsOfAttribute(spec);
    return words.flatMap((first, i) =>
      words
        .filter((_, k) => k !== i)
        .slice(0, 3)
        .map((then): [string, Fact[]] => [
          `${name} from ${first} to ${then}`,
          told(world, cell, { start, length, told: { attributes: { [name]: first }, changes: [[name, then, start + 5 * HOUR]] } }),
        ]),
    );
  });
  const waits = (cell.kind === 'ticket' ? [...world.paused, 'another-reason'] : []).map((reason): [string, Fact[]] => [
    `waits for ${reason}`,
    told(world, cell, { start, length, told: { waits: [[reason, start + 2 * HOUR, start + 9 * HOUR]] } }),
  ]);
  const [from, to] = cell.spans[0]!;
  const again =
    cell.kind === 'ticket'
      ? [
          [
            `re-opened`,
            told(world, cell, { start, length: 6 * HOUR, marks: { reopened: start + 10 * HOUR, closed: start + 14 * HOUR } }),
          ] as [string, Fact[]],
        ]
      : [];
  const missing = [
    ...new Set([...cell.where.flatMap((c) => [c.reached, c.missing, c.before, c.from, c.to]), from, to, 'began', 'announced', 'confirmed']),
  ]
    .filter((mark) => mark !== undefined)
    .map((mark): [string, Fact[]] => [`without ${mark}`, told(world, cell, { start, length, marks: { [mark]: undefined } })]);
  const late = cell.where
    .flatMap((c) => [c.reached, c.missing])
    .filter((mark) => mark !== undefined)
    .flatMap((mark) =>
      [-1, 0, 1, 60].map((n): [string, Fact[]] => [
        `${mark} ${n} min late`,
        told(world, cell, { start, length, marks: { [mark]: start + n * MINUTE } }),
      ]),
    );
  const sections = [['findings'], ['cause', 'handling'], []].map((given): [string, Fact[]] => [
    `with ${given.join('+')}`,
    told(world, cell, { start, length, told: { sections: given } }),
  ]);
  return [...changes, ...waits, ...again, ...missing, ...late, ...sections];
}

const voices = ({ saidBy, kind }: RecordCell): string[] =>
  [...new Set(['vendor', 'customer', 'monitor', ...saidBy])].filter(() => kind === 'outage' || saidBy.length > 0);

/** What one witness says while it is heard all the time and the others cannot tell. */
function besideSilence(world: World, cell: RecordCell, start: number): [string, Fact[]][] {
  const others = Object.values(world.cells).flatMap(({ witnesses }) =>
    ((witnesses ?? []) as string[]).includes(cell.name) ? (witnesses as string[]).filter((name) => name !== cell.name) : [],
  );
  if (others.length === 0) return [];
  const { start: from, end } = world.main;
  const voices = others.flatMap((name) => world.recordCells.find((other) => other.name === name)?.saidBy[0] ?? []);
  const [targets] = targetsOf(world, cell.each);
  const on = (by: string | undefined, type: 'service.unknown' | 'service.watched', when: number, body: Fact['body']): Fact[] =>
    (targets ?? [undefined]).map((component) => ({
      ...fact(type, when, { ...(component !== undefined && { component }), body }),
      ...voiceOf(by),
      id: `${type}-${by ?? ''}-${component ?? ''}`,
    }));
  const silent = voices.flatMap((by) => on(by, 'service.unknown', from - HOUR, { record: `silent-${by}` }));
  const heard = on(cell.saidBy[0], 'service.watched', end, { start: from - DAY, end });
  const own: [string, Fact[]][] = [
    ...open(world, cell, start),
    ['noticed later', told(world, cell, { start, length: 30 * HOUR, told: { noticed: 17 * MINUTE } })],
    ...[1, 23, 24, 25, 47, 49].map((hours): [string, Fact[]] => [`for ${hours} h`, told(world, cell, { start, length: hours * HOUR })]),
  ];
  return own.flatMap(([name, facts]): [string, Fact[]][] => [
    [`${name} while others cannot tell`, [...facts, ...silent]],
    [`${name}, heard, while others cannot tell`, [...facts, ...silent, ...heard]],
  ]);
}

const onlyReached = (world: World, { kind }: RecordCell, milestone: string): Record<string, undefined> =>
  Object.fromEntries(milestonesOf(kind, world.terms).flatMap((other) => (other === milestone ? [] : [[other, undefined]])));

/** Without an end, silent for a while, first heard of when up again. */
function open(world: World, cell: RecordCell, start: number): [string, Fact[]][] {
  if (cell.operator !== 'intervals')
    return [
      ['never ends', told(world, cell, { start, length: HOUR, marks: Object.fromEntries(cell.spans.map(([, to]) => [to, undefined])) })],
    ];
  const to = cell.spans[0]![1];
  const once = told(world, cell, { id: 'first', start: start - 2 * DAY, length: HOUR });
  return [
    ['never ends', told(world, cell, { start, length: HOUR, marks: { [to]: undefined } })],
    ['ends late', told(world, cell, { start, length: 4 * DAY })],
    ['is heard of twice', [...once, ...told(world, cell, { start, length: HOUR })]],
    ['is first heard of up', told(world, cell, { start, length: HOUR, marks: onlyReached(world, cell, to) })],
  ];
}
