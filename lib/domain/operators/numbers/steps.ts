/** Band tables. */
import type { Row } from '../../agreement/agreement.ts';
import { bandIssues } from '../../agreement/bands.ts';
import { ONE, type Ratio, ZERO, add, compare, divide, greater, integer, isBounded, lesser, subtract } from '../../money/ratio.ts';
import type { Context } from '../context.ts';
import { Choice, Range, hullOfNumbers } from '../range.ts';
import { type Cell, NO_REACH, type TypeContext, defineOperator } from '../operator.ts';
import { type CellType, LIMIT_KEYS, WHOLE, holds } from '../value.ts';

export const steps = defineOperator({
  key: 'steps',
  group: 'numbers',
  says: 'What the band in which the value falls gives. Bands must cover every value once; edges are open or closed as their words say.',
  subject: { is: 'name', says: 'The value looked up.' },
  params: {
    table: { is: 'rows', says: 'Rows of limits and what each `gives`, or the name of a `ladder`.' },
    gaps: {
      is: 'choice',
      of: ['nothing', 'as-better', 'as-worse'],
      optional: true,
      absent: 'no gap may be left',
      says: 'Where the printed bands leave a gap: nothing is owed, or the neighbouring better or worse band counts. Required if there is a gap.',
    },
  },
  limit: 'none',
  bounds: { subject: 'finite', table: 'finite' },
  pointwise: true,
  type(cell, context) {
    const of = context.expect('steps', cell.steps, ['ratio', 'count', 'duration', 'reading', 'money']);
    if (!of) return undefined;
    const gives = Array.isArray(cell.table)
      ? typeOfRows(cell.table as Row[], 'table', of, context, cell.gaps as string | undefined)
      : typeOfLadder(String(cell.table), of, context, cell.gaps as string | undefined);
    const grain = context.meet('steps', [of]);
    return gives && grain && { ...gives, ...grain };
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const subject = context.typeOf(cell.steps).subject;
    return new Map(
      context.indexes([cell.steps], subject).map((index) => {
        const value = context.bounded(cell.steps, index, subject);
        const look = (rows: readonly Row[]): Ratio | Range | undefined =>
          value && valueWithin(value, rows, context, cell.gaps as string | undefined);
        const table = tableFor(cell, context, index);
        return [index, table instanceof Choice ? hullOfNumbers(table.values.map((rows) => look(rows ?? []))) : look(table)];
      }),
    );
  },
  explain: (cell) => `band of ${String(cell.steps)}`,
});

export const ladder = defineOperator({
  key: 'ladder',
  group: 'numbers',
  says: 'A band table with a name, for several `steps` to share.',
  subject: { is: 'rows', says: 'Rows of limits and what each `gives`.' },
  params: {},
  limit: 'none',
  bounds: { subject: 'own' },
  type: () => ({ kind: 'table' }),
  reach: () => NO_REACH,
  evaluate: (cell) => new Map([[WHOLE, cell.ladder]]),
  explain: () => 'a table of bands',
});

/** A table by name: a ladder, or a choice among ladders; each is checked against the value that is looked up in it. */
function typeOfLadder(name: string, of: CellType, context: TypeContext, gaps: string | undefined): CellType | undefined {
  const type = context.expect('table', name, ['table']);
  if (!type) return undefined;
  context.meet('table', [of.part === undefined ? of : { kind: 'flag', ...(of.subject && { subject: of.subject }) }, type]);
  const tables = ladders(name, context, new Set());
  const gives = tables.map((rows) => typeOfRows(rows, 'table', of, context, gaps));
  if (gives.some((one) => one && one.kind !== gives[0]?.kind))
    context.fail('mixed-types', 'table', 'all tables must give the same kind of value');
  return gives[0];
}

function ladders(name: string, context: TypeContext, seen: Set<string>): (readonly Row[])[] {
  const cell = seen.has(name) ? undefined : context.cell(name);
  seen.add(name);
  if (!cell) return [];
  if (Array.isArray(cell.ladder)) return [cell.ladder as readonly Row[]];
  return Object.values((cell.cases ?? {}) as Record<string, unknown>).flatMap((inner) => ladders(String(inner), context, seen));
}

/** Checks edges, cover and what the rows give; the type of what they give. */
function typeOfRows(
  rows: readonly Row[],
  param: string,
  of: CellType,
  context: TypeContext,
  gaps: string | undefined,
): CellType | undefined {
  for (const [i, row] of rows.entries()) {
    for (const edge of LIMIT_KEYS) if (row[edge] !== undefined) context.expect(`${param}/${i}/${edge}`, row[edge], [of.kind]);
    if (row.gives === undefined) context.fail('missing', `${param}/${i}`, 'a band says what it `gives`');
  }
  const types = rows.map((row, i) => context.expect(`${param}/${i}/gives`, row.gives, ['ratio', 'count', 'money', 'duration']));
  if (types.some((type) => type && type.kind !== types[0]?.kind))
    context.fail('mixed-types', param, 'all bands must give the same kind of value');
  for (const issue of bandIssues(rows, gaps)) context.fail(issue.code, `${param}${issue.path}`, issue.message);
  const first = types[0];
  return first && { kind: first.kind };
}

function tableFor(cell: Cell, context: Context, index: string): readonly Row[] | Choice<readonly Row[]> {
  if (Array.isArray(cell.table)) return cell.table as readonly Row[];
  const type = context.typeOf(cell.table);
  return (
    context.lookup(context.column<readonly Row[] | Choice<readonly Row[]>>(cell.table), type, index, context.typeOf(cell.steps).subject) ??
    []
  );
}

/** The row in which a value falls; in a gap, the neighbour that `gaps` names. Rows run from best to worst. */
function rowOf(value: Ratio, rows: readonly Row[], context: Context): number {
  return rows.findIndex((row) =>
    LIMIT_KEYS.every((edge) => row[edge] === undefined || holds(value, edge, context.number(row[edge], WHOLE, undefined)!)),
  );
}

function valueOf(value: Ratio, rows: readonly Row[], context: Context, gaps: string | undefined): Ratio | Range | undefined {
  let row = rowOf(value, rows, context);
  if (row < 0 && gaps !== 'nothing') {
    // The gap lies between the last row whose lower edge the value misses and the next.
    const worse = rows.findIndex((candidate) =>
      (['at-most', 'less-than'] as const).some(
        (edge) => candidate[edge] !== undefined && holds(value, 'at-least', context.number(candidate[edge], WHOLE, undefined)!),
      ),
    );
    row = gaps === 'as-worse' ? worse : worse - 1;
  }
  return row < 0 ? { n: 0n, d: 1n } : context.bounded(rows[row]!.gives, WHOLE, undefined);
}

/** What a value gives that lies between two ends: the hull of every band, and every gap, between them. */
function valueWithin(value: Ratio | Range, rows: readonly Row[], context: Context, gaps: string | undefined): Ratio | Range | undefined {
  const edges = rows.flatMap((row) =>
    LIMIT_KEYS.flatMap((edge) => (row[edge] === undefined ? [] : [context.bounded(row[edge], WHOLE, undefined)])),
  );
  const gives = rows.map((row) => context.bounded(row.gives, WHOLE, undefined));
  if (edges.some((edge) => edge === undefined || edge instanceof Range)) return hullOfNumbers([...gives, ZERO]);
  if (!(value instanceof Range)) return valueOf(value, rows, context, gaps);
  const found = pointsWithin(value, edges as Ratio[]).map((point) => valueOf(point, rows, context, gaps));
  return hullOfNumbers(value.mayLack ? [...found, undefined] : found);
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
