/** Records that a cell counts: reached in its order, its conditions met, its words said; or one condition just not met. */
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { DocumentNode } from './documents.ts';
import { type RecordDetails, marksOf, recordFacts } from './records.ts';
import { type RecordCell, type World, attributesOf, targetsOf, wordsOfAttribute } from './world.ts';

export interface Aim {
  readonly id?: string;
  readonly start: number;
  readonly length: number;
  readonly targets?: readonly (string | undefined)[];
  readonly details?: Partial<RecordDetails>;
  /** Which of the cell's spans of milestones. */
  readonly span?: number;
  /** How long before its beginning earlier milestones are reached. */
  readonly notice?: number;
  /** Says nothing of its attributes. */
  readonly silent?: true;
  /** Milestones moved, or with `undefined` left out. */
  readonly marks?: Readonly<Record<string, number | undefined>>;
}

/** Words for the attributes of a kind that meet the conditions of a cell; where nothing is asked, the first word. */
export function meeting(world: World, { kind, where }: RecordCell): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [name, spec] of attributesOf(world, kind)) {
    const known = wordsOfAttribute(spec);
    const asked = where.find((condition) => condition.attribute === name);
    const first = asked?.is?.[0] ?? known.find((word) => !(asked?.['is-not'] ?? []).includes(word));
    if (first !== undefined && (asked || spec.default === undefined)) words[name] = String(first);
  }
  const level = where.find((condition) => condition.attribute === 'level');
  if (kind === 'outage' && level?.is) words.level = String(level.is[0]);
  return words;
}

/** The notice that the conditions of a cell ask for, and a little more. */
function noticeFor(where: readonly DocumentNode[]): number {
  const asked = where.flatMap((condition) => [condition['at-least'], condition['more-than']].flatMap((text) => [parseLiteral(text)]));
  const least = asked.map((literal) =>
    literal?.kind === 'duration'
      ? Number(literal.value.n) / Number(literal.value.d)
      : literal?.kind === 'span'
        ? literal.value.count * 2 * 24 * HOUR
        : 0,
  );
  return Math.max(24 * HOUR, ...least) + HOUR;
}

/** The facts of a record; of a timer that runs within records of its own also theirs. */
export function countedRecords(world: World, cell: RecordCell, aim: Aim): Fact[] {
  return [...runningIn(world, cell, aim), ...recordsAlone(world, cell, aim)];
}

/** Records that make up the hours in which a timer runs: they are open long before and after. */
function runningIn(world: World, cell: RecordCell, { start, length, targets }: Aim): Fact[] {
  if (cell.operator !== 'timer') return [];
  const within = new Set<string>();
  const visit = (name: unknown): void => {
    if (typeof name !== 'string' || within.has(name)) return;
    within.add(name);
    for (const part of Object.values(world.cells[name] ?? {}).flat()) visit(part);
  };
  visit(cell.cell.hours);
  return world.recordCells
    .filter(({ name, operator, kind }) => operator === 'intervals' && kind !== cell.kind && within.has(name))
    .flatMap((hours) =>
      recordsAlone(world, hours, { id: 'hours', start: start - 20 * DAY, length: length + 40 * DAY, ...(targets && { targets }) }),
    );
}

function recordsAlone(world: World, cell: RecordCell, aim: Aim): Fact[] {
  const { kind, where } = cell;
  const [from, to] = cell.spans[aim.span ?? 0]!;
  const { start, length } = aim;
  const marks: Record<string, number | undefined> = marksOf(
    kind,
    world.terms,
    [from, start],
    [to, start + length],
    aim.notice ?? noticeFor(where),
  );
  for (const condition of where) if (condition.missing !== undefined) delete marks[condition.missing];
  for (const { reached, before } of where)
    if (reached !== undefined && before !== undefined && marks[before] !== undefined)
      marks[reached] = Math.min(marks[reached] ?? Infinity, marks[before] - HOUR);
  Object.assign(marks, aim.marks);
  const standing = Object.fromEntries(Object.entries(marks).filter(([, when]) => when !== undefined)) as Record<string, number>;
  const attributes = aim.silent ? {} : { ...meeting(world, cell), ...aim.details?.attributes };
  const by = aim.details?.by ?? cell.reportedBy[0];
  const sections = [...new Set(Object.values(world.cells).flatMap(({ needs }) => needs ?? []))] as string[];
  return (aim.targets ?? unnamed(world, cell)).flatMap((component, i) =>
    recordFacts(kind, `${aim.id ?? 'r'}-${start}-${i}`, standing, {
      sections,
      ...aim.details,
      attributes,
      component,
      ...(by !== undefined && { by }),
    }),
  );
}

/** No component; the first one where the order leaves out what names none. */
const unnamed = (world: World, { each }: RecordCell): readonly (string | undefined)[] =>
  world.document.order['without-component'] === 'leave-out' ? targetsOf(world, each)[0]! : [undefined];

/** The beginning of a wait in the middle of something, and its end. */
export const waitIn = (start: number, length: number): [number, number] => [
  start + Math.floor(length / 4),
  start + Math.floor(length / 4) + Math.min(HOUR, Math.max(MINUTE, Math.floor(length / 2))),
];

/** Other record cells, one for each kind: what a cell may excuse or be excused by. */
export function troubles(world: World, cell: RecordCell): RecordCell[] {
  const others = world.recordCells.filter((other) => other.operator === 'intervals' && other.name !== cell.name);
  return others.filter((other, i) => other.kind !== cell.kind && others.findIndex(({ kind }) => kind === other.kind) === i).slice(0, 3);
}

/** What records with conditions on their milestones may be there to excuse. */
export const excusing = (world: World, cell: RecordCell): RecordCell[] =>
  cell.operator === 'intervals' && cell.where.some(({ attribute }) => attribute === undefined) ? troubles(world, cell).slice(0, 1) : [];

/** What histories of a cell are about. */
export const about = ({ name, kind, where, cell }: RecordCell): string[] => [
  name,
  kind,
  ...where.flatMap(({ attribute }) => attribute ?? []),
  ...(cell.weight === undefined ? [] : [cell.weight]),
];
