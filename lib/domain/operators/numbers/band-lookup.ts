/** What a band table gives for a value: the band in which it falls, what a gap gives, and of an open value every band between its ends. */
import type { Row } from '../../agreement/agreement.ts';
import { ONE, type Ratio, ZERO, add, compare, divide, greater, integer, isBounded, lesser, subtract } from '../../money/ratio.ts';
import type { Context } from '../context.ts';
import { Range, hullOfNumbers } from '../range.ts';
import { LIMIT_KEYS, type LimitKey, WHOLE, holds } from '../value.ts';

interface Band {
  readonly edges: readonly { readonly edge: LimitKey; readonly limit: Ratio }[];
  readonly gives: Ratio | Range | undefined;
}

export interface Table {
  readonly rows: readonly Row[];
  readonly gaps: string | undefined;
}

/** What a value gives that may lie between two ends: the hull of every band, and every gap, between them. */
export function lookUp(value: Ratio | Range, { rows, gaps }: Table, context: Context): Ratio | Range | undefined {
  const bands: readonly (Band | undefined)[] = rows.map((row) => bandOf(row, context));
  const gives = rows.map((row) => context.bounded(row.gives, WHOLE, undefined));
  if (!areKnown(bands)) return hullOfNumbers([...gives, ZERO]);
  if (!(value instanceof Range)) return valueOf(value, bands, gaps, context);
  const edges = bands.flatMap(({ edges: own }) => own.map(({ limit }) => limit));
  const found = pointsWithin(value, edges).map((point) => valueOf(point, bands, gaps, context));
  return hullOfNumbers(value.mayLack ? [...found, undefined] : found);
}

const areKnown = (bands: readonly (Band | undefined)[]): bands is readonly Band[] => bands.every((band) => band !== undefined);

/** Undefined when an edge is open. */
function bandOf(row: Row, context: Context): Band | undefined {
  const edges = LIMIT_KEYS.flatMap((edge) =>
    row[edge] === undefined ? [] : [{ edge, limit: context.bounded(row[edge], WHOLE, undefined) }],
  );
  if (edges.some(({ limit }) => limit === undefined || limit instanceof Range)) return undefined;
  return { edges: edges as Band['edges'], gives: context.bounded(row.gives, WHOLE, undefined) };
}

/** What the band of a value gives; in a gap what `gaps` says, and without that nothing is known. */
function valueOf(value: Ratio, bands: readonly Band[], gaps: string | undefined, context: Context): Ratio | Range | undefined {
  const inside = bands.find(({ edges }) => edges.every(({ edge, limit }) => holds(value, edge, limit)));
  if (inside) return inside.gives;
  if (gaps === 'nothing') return ZERO;
  const neighbours = [nearest(value, bands, 'below'), nearest(value, bands, 'above')].flatMap((band) => band?.gives ?? []);
  if (gaps !== undefined && neighbours.length > 0) return ofNeighbours(neighbours, gaps);
  context.note('band-gap', 'steps', 'a value lies in no band, and no clause says what it gives; what depends on it is not measured');
  return undefined;
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
