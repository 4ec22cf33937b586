/** What evidence of a contract can speak of: its periods, components, kinds of records, streams, attributes, literals and days. */
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import { periodRule } from '../../../lib/domain/checker/amendments.ts';
import { periodsOf } from '../../../lib/domain/checker/service-period.ts';
import { DAY, HOUR, formatDay, parseDay } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { startOfDay } from '../../../lib/domain/time/daylight-saving.ts';
import { localDay } from '../../../lib/domain/time/timezone.ts';
import type { DocumentNode } from './documents.ts';
import { literalsIn } from './vocabulary.ts';
import { wordsOf } from '../../../lib/domain/operators/attribute-values.ts';

/** A cell that reads records, with the pairs of milestones it measures between. */
export interface RecordCell {
  readonly name: string;
  readonly kind: string;
  readonly spans: readonly (readonly [string, string])[];
  readonly where: readonly DocumentNode[];
  /** Component kind that has a value each. */
  readonly each: string | undefined;
  readonly reportedBy: readonly string[];
  readonly operator: string;
  readonly cell: DocumentNode;
}

export interface World {
  readonly checked: CheckedContract;
  readonly document: DocumentNode;
  readonly terms: DocumentNode;
  readonly zone: string;
  readonly periods: readonly Period[];
  /** Early in the term, so that little lies before it. */
  readonly main: Period;
  /** With as many periods before it as any text looks back on. */
  readonly late: Period;
  readonly recordCells: readonly RecordCell[];
  readonly cells: Readonly<Record<string, DocumentNode>>;
  readonly attributes: Readonly<Record<string, DocumentNode>>;
  readonly components: Readonly<Record<string, DocumentNode>>;
  /** Days that the text names. */
  readonly days: readonly number[];
  readonly literals: readonly (string | number)[];
  readonly paused: readonly string[];
}

const MONTHS_AHEAD = 1300 * DAY;

export function worldOf(checked: CheckedContract, document: DocumentNode): World {
  const terms = document.terms.at(-1) as DocumentNode;
  const { order } = document;
  const rule = periodRule(checked.checkedTexts.at(-1)!.terms, checked.contract.order);
  const first = startOfDay(rule.zone, parseDay(order.from)!);
  const named = daysIn(terms, rule.zone);
  const periods = periodsOf(checked, Math.max(first + MONTHS_AHEAD, (named.at(-1) ?? 0) + 60 * DAY));
  const cells = Object.fromEntries(Object.entries<any>(terms.definitions).filter(([, cell]) => typeof cell === 'object')) as Record<
    string,
    DocumentNode
  >;
  const literals = [...new Set(literalsIn([terms.definitions, terms.objectives, terms.credits, order.parameters, order.attributes]))];
  return {
    checked,
    document,
    terms,
    zone: rule.zone,
    periods,
    main: periods[Math.min(2, periods.length - 1)]!,
    late: periods[Math.min(14, periods.length - 1)]!,
    cells,
    recordCells: Object.entries(cells).flatMap(([name, cell]) => recordCellOf(name, cell, cells)),
    attributes: terms.attributes ?? {},
    components: order.components ?? {},
    days: [...new Set([...named, ...ownDays(periods, rule.zone)])],
    literals,
    paused: [...new Set(Object.values(cells).flatMap((cell) => cell.paused ?? []))] as string[],
  };
}

function recordCellOf(name: string, cell: DocumentNode, cells: Readonly<Record<string, DocumentNode>>): RecordCell[] {
  const operator = ['intervals', 'timer', 'cadence', 'count'].find(
    (key) => typeof cell[key] === 'string' && !(key === 'count' && (cell[key] in cells || cell.that !== undefined)),
  );
  if (operator === undefined) return [];
  const kind = String(cell[operator]);
  const reached = cell.reached as string | undefined;
  const spans =
    operator === 'cadence'
      ? [[cell.from, cell.until]]
      : reached === undefined
        ? [cell.to].flat().map((to) => [cell.from, to])
        : [[reached, reached]];
  return [
    {
      name,
      kind,
      operator,
      cell,
      spans: spans as [string, string][],
      where: cell.where ?? [],
      each: cell.each,
      reportedBy: cell['reported-by'] ?? [],
    },
  ];
}

function daysIn(terms: DocumentNode, zone: string): number[] {
  const texts = literalsIn([
    terms.holidays,
    terms.definitions,
    ...Object.values<DocumentNode>(terms.definitions).flatMap((cell) => Object.keys(cell?.['also-open'] ?? cell?.values ?? {})),
  ]);
  const days = texts.flatMap((text) => (typeof text === 'string' ? [parseDay(text) ?? []].flat() : []));
  return [...new Set(days)].map((day) => startOfDay(zone, day)).sort((a, b) => a - b);
}

/** A Saturday and a Wednesday of the main period. */
function ownDays(periods: readonly Period[], zone: string): number[] {
  const first = localDay(zone, periods[Math.min(2, periods.length - 1)]!.start) + 7;
  const monday = first - ((((first + 3) % 7) + 7) % 7);
  return [monday + 5, monday + 2].map((day) => startOfDay(zone, day));
}

export const isoDays = (world: World): string[] => world.days.slice(-2).map((day) => formatDay(localDay(world.zone, day)));

export const periodOf = (world: World, instant: number): Period | undefined =>
  world.periods.find(({ start, end }) => start <= instant && instant < end);

/** Local midnight of a day of the period, counted from its first. */
export const dayOf = (world: World, period: Period, n: number): number => startOfDay(world.zone, localDay(world.zone, period.start) + n);

/** Ten in the morning of the first Wednesday after the period's fifth day. */
export function wednesday(world: World, period: Period): number {
  const first = localDay(world.zone, period.start) + 5;
  return startOfDay(world.zone, first + ((((2 - (first + 3)) % 7) + 7) % 7)) + 10 * HOUR;
}

/** Literals of one kind in their base unit (milliseconds, shares, counts) as numbers: only to aim by. */
export function valuesOf(world: World, kind: 'duration' | 'ratio' | 'count' | 'reading'): number[] {
  return world.literals.flatMap((text) => {
    const literal = parseLiteral(text);
    return literal?.kind === kind ? [Number(literal.value.n) / Number(literal.value.d)] : [];
  });
}

export const wordsOfAttribute = (spec: DocumentNode): readonly string[] => wordsOf(spec.values);

export const attributesOf = (world: World, owner: string): [string, DocumentNode][] =>
  Object.entries(world.attributes).filter(([, spec]) => spec.of === owner);

/** Components to speak of in turn: none, the first of the kind, all of it; of what is outside and inside too. */
export function targetsOf(world: World, kind: string | undefined): (string | undefined)[][] {
  const members = Object.entries(world.components).filter(([, spec]) => kind === undefined || spec.kind === kind);
  const ids = members.map(([id]) => id);
  if (ids.length === 0) return [[undefined]];
  return [ids.slice(0, 1), [undefined], ids, ids.slice(1)].filter((list) => list.length > 0);
}
