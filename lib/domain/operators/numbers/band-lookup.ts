/** What a band table gives for a value: the band in which it falls, what a gap gives, and of an open value every band between its ends. */
import type { Row } from '../../contract/terms.ts';
import { ONE, type Ratio, ZERO, add, compare, divide, greater, integer, isBounded, lesser, subtract } from '../../money/ratio.ts';
import { isName, parseLiteral } from '../../contract/literal.ts';
import type { Context } from '../context.ts';
import { Range, hullOfNumbers } from '../range.ts';
import { LIMIT_KEYS, type LimitKey, type Subject, WHOLE, holds, placeOf, recordOf } from '../value.ts';

interface Band {
  readonly edges: readonly { readonly edge: LimitKey; readonly limit: Ratio }[];
  readonly gives: Ratio | Range | undefined;
}

/** A table, and the case that it is asked for: its edges and what it gives may differ from component to component. */
export interface Table {
  /** The value that is looked up. */
  readonly of: string;
  readonly rows: readonly Row[];
  readonly gaps: string | undefined;
  readonly index: string;
  readonly subject: Subject | undefined;
}

/** More combinations of edges that are not known are not tried one by one. */
const MAX_TRIED = 1000;

/** What a value gives: of one that is open, or looked up between edges that are, the hull of every band, and every gap, that it may fall in. */
export function lookUp(value: Ratio | Range, table: Table, context: Context): Ratio | Range | undefined {
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
  // Edges that are worked out may cross; as long as some way of what is open keeps them apart, it may be that one.
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
    context.note(
      'band-gap',
      placeOf(table.of, index),
      'a value lies in no band, and no clause says what it gives; what depends on it is not measured',
    );
  return result;
}

/** The edges of a row that are worked out. */
const namesOf = (row: Row): string[] => LIMIT_KEYS.flatMap((edge) => (isName(row[edge]) && !parseLiteral(row[edge]) ? [row[edge]] : []));

/** Nothing is missing that would tell the bands apart: what the text leaves open is named by the edges that cross. */
function noteCrossing({ of, index, subject }: Table, edges: readonly string[], gives: Ratio | Range | undefined, context: Context): void {
  const which = `${edges.length === 1 ? 'edge' : 'edges'} ${edges.join(', ')}`;
  context.note(
    'band-overlap',
    placeOf(of, index),
    `edges that are worked out cross, and a value lies in several bands; which of them counts is not known. Correct what the ${which} rests on, or the table`,
  );
  if (!(gives instanceof Range)) return;
  const owner = index === WHOLE ? 'terms' : subject && 'record' in subject ? `${subject.record}/${recordOf(index)}` : index;
  const name = `band of ${of} (${which})`;
  context.evaluator.miss({ fact: `${owner}: ${name}`, owner, name, words: [], isOverlap: true, ...(owner === 'terms' && { base: WHOLE }) });
}

const isWithin = (value: Ratio, row: Row, limits: ReadonlyMap<unknown, Ratio>): boolean =>
  LIMIT_KEYS.every((edge) => row[edge] === undefined || holds(value, edge, limits.get(row[edge])!));

const bandsOf = (rows: readonly Row[], limits: ReadonlyMap<unknown, Ratio>, gives: readonly Band['gives'][]): Band[] =>
  rows.map((row, i) => ({
    edges: LIMIT_KEYS.flatMap((edge) => (row[edge] === undefined ? [] : [{ edge, limit: limits.get(row[edge])! }])),
    gives: gives[i],
  }));

const areKnown = (limits: ReadonlyMap<unknown, Ratio | Range>): limits is ReadonlyMap<unknown, Ratio> => {
  for (const limit of limits.values()) if (limit instanceof Range) return false;
  return true;
};

/**
 * Every way in which the edges may lie about a value; undefined when they are too many. One name is one edge, however often it stands.
 * Only on which side of the value an edge lies, and in which order, makes a difference.
 */
function edgesAt(
  value: Ratio,
  limits: ReadonlyMap<unknown, Ratio | Range>,
  known: readonly Ratio[],
): readonly ReadonlyMap<unknown, Ratio>[] | undefined {
  if (areKnown(limits)) return [limits];
  // Edges that are known lie in one way.
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

/** What a gap gives by `gaps`; without that nothing is known. */
function inGap(value: Ratio, bands: readonly Band[], gaps: string | undefined): Ratio | Range | undefined {
  if (gaps === 'nothing') return ZERO;
  const neighbours = [nearest(value, bands, 'below'), nearest(value, bands, 'above')].flatMap((band) => band?.gives ?? []);
  return gaps !== undefined && neighbours.length > 0 ? ofNeighbours(neighbours, gaps) : undefined;
}

/** The better band gives less, the worse one more. */
function ofNeighbours(gives: readonly (Ratio | Range)[], gaps: string): Ratio | Range | undefined {
  const known = gives.filter((one): one is Ratio => !(one instanceof Range));
  if (known.length < gives.length) return hullOfNumbers(gives);
  return known.reduce(gaps === 'as-better' ? lesser : greater);
}

/** The band whose edge towards the value is the nearest on that side. */
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

/** The ends, every edge between them, and a point between each two: a table is the same all along between two edges. */
function pointsWithin({ least, most }: Range, edges: readonly Ratio[]): Ratio[] {
  const known = edges.filter(isBounded);
  const beyond = (sign: typeof add): Ratio => sign(known.reduce(sign === add ? greater : lesser, known[0] ?? ZERO), ONE);
  const from = isBounded(least) ? least : lesser(beyond(subtract), isBounded(most) ? most : ZERO);
  const to = isBounded(most) ? most : greater(beyond(add), from);
  const inside = known.filter((edge) => compare(edge, from) > 0 && compare(edge, to) < 0).sort(compare);
  const points = [from, ...inside, to];
  return points.flatMap((point, i) => (i === 0 ? [point] : [divide(add(points[i - 1]!, point), integer(2)), point]));
}
