/** Looks a value up in a band table: the band that contains it, or what a gap gives. A range is looked up in every band between its ends. */
import { finding } from '../../evidence/findings/finding.ts';
import type { BandRow } from '../../contract/terms.ts';
import { ONE, type Ratio, ZERO, add, compare, divide, greater, integer, isBounded, lesser, subtract } from '../../money/ratio.ts';
import { isName, parseLiteral } from '../../contract/literal.ts';
import type { Context } from '../context.ts';
import { Range, hullOfNumbers } from '../range.ts';
import { LIMIT_KEYS, type LimitKey, type Subject, WHOLE, holds, placeOf, recordOf } from '../value.ts';

interface Band {
  readonly edges: readonly { readonly edge: LimitKey; readonly limit: Ratio }[];
  readonly gives: Ratio | Range | undefined;
}

/** A table and the index for which it is evaluated: the edges and the results may differ by component. */
export interface BandTable {
  /** The name of the value that is looked up. */
  readonly of: string;
  readonly rows: readonly BandRow[];
  readonly gaps: string | undefined;
  readonly index: string;
  readonly subject: Subject | undefined;
}

/** The most combinations of unknown edges that are tried one by one. */
const MAX_TRIED = 1000;

/** The result for a value. Where the value or an edge is a range, it is the hull of every band and gap that may contain the value. */
export function lookUp(value: Ratio | Range, table: BandTable, context: Context): Ratio | Range | undefined {
  const { rows, index, subject } = table;
  const limits = new Map<unknown, Ratio | Range | undefined>();
  for (const row of rows)
    for (const edge of LIMIT_KEYS) if (row[edge] !== undefined) limits.set(row[edge], context.bounded(row[edge], index, subject));
  const gives = rows.map((row) => context.bounded(row.gives, index, subject));
  const ends = [...limits.values()];
  // An edge that does not exist (0 of 0) bounds no band.
  if (ends.includes(undefined)) return undefined;
  const known = ends.flatMap((limit) => (limit instanceof Range ? [limit.least, limit.most] : limit!));
  const points = value instanceof Range ? pointsWithin(value, known) : [value];
  // Computed edges may cross. They are reported only where they cross in every combination of the unknown edges.
  let cross = true;
  const crossing = new Set<string>();
  const found = points.flatMap((point) => {
    const tried = edgesAt(point, limits as ReadonlyMap<unknown, Ratio | Range>, known);
    cross &&= tried !== undefined;
    if (!tried) return [...gives, ...inAnyGap(table.gaps)];
    return tried.map((at) => {
      const inside = rows.flatMap((row, i) => (isWithin(point, row, at) ? [{ row, gives: gives[i] }] : []));
      cross &&= inside.length > 1;
      if (inside.length > 1) for (const { row } of inside) for (const name of namesOf(row)) crossing.add(name);
      return inside.length > 0 ? hullOfNumbers(inside.map((band) => band.gives)) : inGap(point, bandsOf(rows, at, gives), table.gaps);
    });
  });
  const lacks = [value, ...ends].some((one) => one instanceof Range && one.mayLack);
  const result = hullOfNumbers(lacks ? [...found, undefined] : found);
  if (cross) noteCrossing(table, [...crossing].sort(), result, context);
  if (found.every((one) => one === undefined) && gives.some((one) => one !== undefined))
    context.note(placeOf(table.of, index), finding('band-gap'));
  return result;
}

/** The names of the computed edges of a row. */
const namesOf = (row: BandRow): string[] =>
  LIMIT_KEYS.flatMap((edge) => (isName(row[edge]) && !parseLiteral(row[edge]) ? [row[edge]] : []));

/** Records that crossing edges leave the band open. No missing fact would decide it, so that the edges become a missing fact of the terms. */
function noteCrossing(
  { of, index, subject }: BandTable,
  edges: readonly string[],
  gives: Ratio | Range | undefined,
  context: Context,
): void {
  const which = `${edges.length === 1 ? 'edge' : 'edges'} ${edges.join(', ')}`;
  context.note(placeOf(of, index), finding('band-overlap', { edges }));
  if (!(gives instanceof Range)) return;
  const owner = index === WHOLE ? 'terms' : subject && 'record' in subject ? `${subject.record}/${recordOf(index)}` : index;
  const name = `band of ${of} (${which})`;
  context.evaluator.miss({ fact: `${owner}: ${name}`, owner, name, words: [], isOverlap: true, ...(owner === 'terms' && { base: WHOLE }) });
}

const isWithin = (value: Ratio, row: BandRow, limits: ReadonlyMap<unknown, Ratio>): boolean =>
  LIMIT_KEYS.every((edge) => row[edge] === undefined || holds(value, edge, limits.get(row[edge])!));

const bandsOf = (rows: readonly BandRow[], limits: ReadonlyMap<unknown, Ratio>, gives: readonly Band['gives'][]): Band[] =>
  rows.map((row, i) => ({
    edges: LIMIT_KEYS.flatMap((edge) => (row[edge] === undefined ? [] : [{ edge, limit: limits.get(row[edge])! }])),
    gives: gives[i],
  }));

const areKnown = (limits: ReadonlyMap<unknown, Ratio | Range>): limits is ReadonlyMap<unknown, Ratio> => {
  for (const limit of limits.values()) if (limit instanceof Range) return false;
  return true;
};

/**
 * Every way in which the edges may lie around a value; undefined when there are too many. A name is one edge, also when it occurs several times.
 * Only the side of the value on which an edge lies, and the order of the edges, make a difference.
 */
function edgesAt(
  value: Ratio,
  limits: ReadonlyMap<unknown, Ratio | Range>,
  known: readonly Ratio[],
): readonly ReadonlyMap<unknown, Ratio>[] | undefined {
  if (areKnown(limits)) return [limits];
  // Known edges have one position.
  let ways: ReadonlyMap<unknown, Ratio>[] = [
    new Map([...limits].flatMap(([operand, limit]) => (limit instanceof Range ? [] : [[operand, limit]]))),
  ];
  for (const [operand, limit] of limits) {
    if (!(limit instanceof Range)) continue;
    const points = pointsWithin(limit, [...known, value]);
    if (ways.length * points.length > MAX_TRIED) return undefined;
    ways = ways.flatMap((way) => points.map((point) => new Map(way).set(operand, point)));
  }
  return ways;
}

const inAnyGap = (gaps: string | undefined): (Ratio | undefined)[] => (gaps === undefined ? [undefined] : gaps === 'nothing' ? [ZERO] : []);

/** The result of a gap by `gaps`; undefined without `gaps`. */
function inGap(value: Ratio, bands: readonly Band[], gaps: string | undefined): Ratio | Range | undefined {
  if (gaps === 'nothing') return ZERO;
  const neighbours = [nearest(value, bands, 'below'), nearest(value, bands, 'above')].flatMap((band) => band?.gives ?? []);
  return gaps !== undefined && neighbours.length > 0 ? ofNeighbours(neighbours, gaps) : undefined;
}

/** The result of the better neighbour (the smaller credit) or of the worse one (the larger credit). */
function ofNeighbours(gives: readonly (Ratio | Range)[], gaps: string): Ratio | Range | undefined {
  const known = gives.filter((one): one is Ratio => !(one instanceof Range));
  if (known.length < gives.length) return hullOfNumbers(gives);
  return known.reduce(gaps === 'as-better' ? lesser : greater);
}

/** The nearest band below or above the value. */
function nearest(value: Ratio, bands: readonly Band[], side: 'below' | 'above'): Band | undefined {
  const towards: readonly LimitKey[] = side === 'below' ? ['at-most', 'less-than'] : ['at-least', 'more-than'];
  const further = side === 'below' ? 1 : -1;
  let found: { band: Band; at: Ratio } | undefined;
  for (const band of bands) {
    const at = band.edges.find(({ edge }) => towards.includes(edge))?.limit;
    if (at === undefined || compare(at, value) === further) continue;
    if (!found || compare(at, found.at) === further) found = { band, at };
  }
  return found?.band;
}

/** The ends, every edge between them, and a point between each two: between two edges the result of a table is constant. */
function pointsWithin({ least, most }: Range, edges: readonly Ratio[]): Ratio[] {
  const known = edges.filter(isBounded);
  const beyond = (sign: typeof add): Ratio => sign(known.reduce(sign === add ? greater : lesser, known[0] ?? ZERO), ONE);
  const from = isBounded(least) ? least : lesser(beyond(subtract), isBounded(most) ? most : ZERO);
  const to = isBounded(most) ? most : greater(beyond(add), from);
  const inside = known.filter((edge) => compare(edge, from) > 0 && compare(edge, to) < 0).sort(compare);
  const points = [from, ...inside, to];
  return points.flatMap((point, i) => (i === 0 ? [point] : [divide(add(points[i - 1]!, point), integer(2)), point]));
}
