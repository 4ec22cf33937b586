/** Shapes of records: over the edges of a period, re-opened, changed half way, without a milestone, without an end, beside silence. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { fact } from '../facts.ts';
import { milestonesOf, reporterOf } from './records.ts';
import { countedRecords } from './counted-records.ts';
import { type RecordCell, type World, attributesOf, periodOf, targetsOf, wordsOfAttribute } from './world.ts';

/** A name, the facts, and the keys that they speak of. */
export type RecordShape = readonly [string, Fact[], (readonly string[])?];

/** Trouble over the beginning and the end of the period, and in the one before and after. */
export function across(world: World, cell: RecordCell): [string, Fact[], Period][] {
  const { main } = world;
  const around = (edge: number, length: number): Fact[] => countedRecords(world, cell, { start: edge - Math.floor(length / 2), length });
  const next = periodOf(world, main.end) ?? main;
  return [4 * MINUTE, 9 * MINUTE, 11 * MINUTE, 3 * HOUR, 5 * DAY].flatMap((length): [string, Fact[], Period][] => [
    [`over the start for ${length}`, around(main.start, length), main],
    [`over the end for ${length}`, around(main.end, length), main],
    [`after the end for ${length}`, around(main.end, length), next],
  ]);
}

const WHERE = ['where', 'reached', 'missing', 'before'];

/** Records that are re-opened, change a word half way, miss a milestone, or wait. */
export function changing(world: World, cell: RecordCell, start: number): RecordShape[] {
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
          countedRecords(world, cell, {
            start,
            length,
            details: { attributes: { [name]: first }, changes: [[name, then, start + 5 * HOUR]] },
          }),
        ]),
    );
  });
  const waits = (cell.kind === 'ticket' ? [...world.paused, 'another-reason'] : []).map((reason): [string, Fact[]] => [
    `waits for ${reason}`,
    countedRecords(world, cell, { start, length, details: { waits: [[reason, start + 2 * HOUR, start + 9 * HOUR]] } }),
  ]);
  const [from, to] = cell.spans[0]!;
  const again =
    cell.kind === 'ticket'
      ? [
          [
            `re-opened`,
            countedRecords(world, cell, { start, length: 6 * HOUR, marks: { reopened: start + 10 * HOUR, closed: start + 14 * HOUR } }),
          ] as [string, Fact[]],
        ]
      : [];
  const missing = [
    ...new Set([...cell.where.flatMap((c) => [c.reached, c.missing, c.before, c.from, c.to]), from, to, 'began', 'announced', 'confirmed']),
  ]
    .filter((mark) => mark !== undefined)
    .map((mark): RecordShape => [`without ${mark}`, countedRecords(world, cell, { start, length, marks: { [mark]: undefined } }), WHERE]);
  const late = cell.where
    .flatMap((c) => [c.reached, c.missing])
    .filter((mark) => mark !== undefined)
    .flatMap((mark) =>
      [-1, 0, 1, 60].map((n): RecordShape => [
        `${mark} ${n} min late`,
        countedRecords(world, cell, { start, length, marks: { [mark]: start + n * MINUTE } }),
        WHERE,
      ]),
    );
  // All that a report needs but one, in turn.
  const needed = [...new Set(Object.values(world.cells).flatMap(({ needs }) => (needs ?? []) as string[]))];
  const sections = [...needed.map((one) => needed.filter((other) => other !== one)), ['findings'], ['cause', 'handling'], []].map(
    (given): RecordShape => [
      `with ${given.join('+')}`,
      countedRecords(world, cell, { start, length, details: { sections: given } }),
      ['needs'],
    ],
  );
  return [...changes, ...waits, ...again, ...missing, ...late, ...sections];
}

export const reporters = ({ reportedBy, kind }: RecordCell): string[] =>
  [...new Set(['vendor', 'customer', 'monitor', ...reportedBy])].filter(() => kind === 'outage' || reportedBy.length > 0);

/** What one witness reports while it reports all the time and the others do not know. */
export function besideSilence(world: World, cell: RecordCell, start: number): [string, Fact[]][] {
  const others = Object.values(world.cells).flatMap(({ witnesses }) =>
    ((witnesses ?? []) as string[]).includes(cell.name) ? (witnesses as string[]).filter((name) => name !== cell.name) : [],
  );
  if (others.length === 0) return [];
  const { start: from, end } = world.main;
  const reporters = others.flatMap((name) => world.recordCells.find((other) => other.name === name)?.reportedBy[0] ?? []);
  const [targets] = targetsOf(world, cell.each);
  const on = (by: string | undefined, type: 'service.unknown' | 'service.watched', when: number, body: Fact['body']): Fact[] =>
    (targets ?? [undefined]).map((component) => ({
      ...fact(type, when, { ...(component !== undefined && { component }), body }),
      ...reporterOf(by),
      id: `${type}-${by ?? ''}-${component ?? ''}`,
    }));
  const silent = reporters.flatMap((by) => on(by, 'service.unknown', from - HOUR, { record: `silent-${by}` }));
  const watched = on(cell.reportedBy[0], 'service.watched', end, { start: from - DAY, end });
  const own: [string, Fact[]][] = [
    ...open(world, cell, start),
    ['noticed later', countedRecords(world, cell, { start, length: 30 * HOUR, details: { noticed: 17 * MINUTE } })],
    ...[1, 23, 24, 25, 47, 49].map((hours): [string, Fact[]] => [
      `for ${hours} h`,
      countedRecords(world, cell, { start, length: hours * HOUR }),
    ]),
  ];
  return own.flatMap(([name, facts]): [string, Fact[]][] => [
    [`${name} while others do not know`, [...facts, ...silent]],
    [`${name}, watching, while others do not know`, [...facts, ...silent, ...watched]],
  ]);
}

const onlyReached = (world: World, { kind }: RecordCell, milestone: string): Record<string, undefined> =>
  Object.fromEntries(milestonesOf(kind, world.terms).flatMap((other) => (other === milestone ? [] : [[other, undefined]])));

/** Without an end, silent for a while, first reported when up again. */
export function open(world: World, cell: RecordCell, start: number): [string, Fact[]][] {
  if (cell.operator !== 'intervals')
    return [
      [
        'never ends',
        countedRecords(world, cell, { start, length: HOUR, marks: Object.fromEntries(cell.spans.map(([, to]) => [to, undefined])) }),
      ],
    ];
  const to = cell.spans[0]![1];
  const once = countedRecords(world, cell, { id: 'first', start: start - 2 * DAY, length: HOUR });
  return [
    ['never ends', countedRecords(world, cell, { start, length: HOUR, marks: { [to]: undefined } })],
    ['ends late', countedRecords(world, cell, { start, length: 4 * DAY })],
    ['is reported twice', [...once, ...countedRecords(world, cell, { start, length: HOUR })]],
    ['is first reported up', countedRecords(world, cell, { start, length: HOUR, marks: onlyReached(world, cell, to) })],
  ];
}
