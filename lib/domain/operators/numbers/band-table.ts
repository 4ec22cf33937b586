/** Band tables. */
import type { BandRow } from '../../contract/terms.ts';
import { waysOf } from '../ways.ts';
import { bandIssues, hasGap } from '../bands.ts';
import { NUMBERS, type Slot } from '../types/slots.ts';
import { type Unlike, isAlike, unify, valueType } from '../types/unify.ts';
import type { Ratio } from '../../money/ratio.ts';
import type { Context } from '../context.ts';
import { NO_REACH } from '../reach.ts';
import type { TypeContext } from '../type-context.ts';
import { Choice, type Range, hullOfNumbers } from '../range.ts';
import { type CellType, LIMIT_KEYS, WHOLE } from '../value.ts';
import { lookUp } from './band-lookup.ts';
import { NUMBER } from './binary.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';

/** All rows of one table give the same type. */
const GIVES: Slot = { kinds: ['ratio', 'count', 'money', 'duration'], like: 'alike', of: 'whole' };

export const bands = defineOperator({
  key: 'bands',
  group: 'numbers',
  description:
    'The `gives` of the band that contains the value. Bands must cover every value once. An edge is included or not as its key says (`at-least`, `more-than`, `at-most`, `less-than`).',
  subject: { is: 'name', takes: NUMBER, description: 'The value to look up.' },
  params: {
    table: {
      is: 'rows',
      edges: { like: 'subject', of: 'around' },
      gives: { ...GIVES, of: 'around' },
      named: { kinds: ['table'], of: 'around' },
      description:
        'Rows of limits and what each `gives`, or the name of a `band-table`. Limits and results may be computed, as one value for the whole or one for each case of the value.',
    },
    gaps: {
      is: 'choice',
      of: ['nothing', 'as-better', 'as-worse'],
      optional: true,
      absent: 'no gap may be left',
      description:
        'Where the printed bands leave a gap: nothing is owed, or of the two neighbouring bands the better one (which gives less) or the worse one (which gives more) counts; beyond the last band that one does. Required if there is a gap.',
    },
  },
  limit: 'none',
  bounds: { subject: 'finite', table: 'finite' },
  pointwise: true,
  check(cell, context) {
    if (Array.isArray(cell.table)) checkRows(cell.table as BandRow[], 'table', cell, context);
  },
  type(cell, given, context) {
    if (Array.isArray(cell.table)) return { ...valueType(given.all('table gives')[0]!), ...given.grain };
    const gives = typeOfLadders(cell, given.of('bands'), context);
    return gives && { ...gives, ...given.grain };
  },
  shareOf: () => 'neither',
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const subject = context.typeOf(cell.bands).subject;
    return new Map(
      context.indexes([cell.bands], subject).map((index) => {
        const value = context.bounded(cell.bands, index, subject);
        const look = (rows: readonly BandRow[]): Ratio | Range | undefined =>
          value && lookUp(value, { of: String(cell.bands), rows, gaps: cell.gaps as string | undefined, index, subject }, context);
        const table = tableFor(cell, context, index);
        return [index, table instanceof Choice ? hullOfNumbers(table.values.map((rows) => look(rows ?? []))) : look(table)];
      }),
    );
  },
  explain: (cell) => `band of ${String(cell.bands)}`,
});

export const bandTable = defineOperator({
  key: 'band-table',
  group: 'numbers',
  description: 'A band table with a name, for several `bands` to share.',
  subject: {
    is: 'rows',
    edges: { kinds: NUMBERS, like: 'alike', of: 'whole' },
    gives: GIVES,
    description: 'Rows of limits and what each `gives`.',
  },
  params: {},
  limit: 'none',
  bounds: { subject: 'own' },
  check: (cell, context) => checkRows(cell['band-table'] as BandRow[], 'band-table', cell, context),
  type: () => ({ kind: 'table' }),
  reach: () => NO_REACH,
  evaluate: (cell) => new Map([[WHOLE, cell['band-table']]]),
  explain: () => 'a table of bands',
});

/** Checks tables that are given by name, a band table or a choice among several, against the value that is looked up. Gives the type of their results. */
function typeOfLadders(cell: Cell, of: CellType, context: TypeContext): Pick<CellType, 'kind' | 'unit' | 'currency'> | undefined {
  const tables = tablesBehind(String(cell.table), context, new Set());
  let gives: CellType | undefined;
  for (const { name, rows, by } of tables) {
    for (const issue of unlikeEdges(rows, of, context)) context.fail(issue.code, 'table', `in "${name}": ${issue.message}`);
    checkGaps(rows, 'table', cell, context, by);
    const first = context.typeOf(rows[0]?.gives);
    if (first && gives && !isAlike(first, gives)) context.fail('mixed-types', 'table', 'all tables must give the same kind of value');
    gives ??= first;
  }
  return gives && valueType(gives);
}

interface Ladder {
  readonly name: string;
  readonly rows: readonly BandRow[];
  /** The words by which the table is chosen. */
  readonly by: readonly string[];
}

function tablesBehind(name: string, context: TypeContext, seen: Set<string>, by: readonly string[] = []): Ladder[] {
  const cell = seen.has(name) ? undefined : context.cell(name);
  seen.add(name);
  if (!cell) return [];
  if (Array.isArray(cell['band-table'])) return [{ name, rows: cell['band-table'] as readonly BandRow[], by }];
  const chosen = [...by, String(cell['depending-on'])];
  return Object.values((cell.cases ?? {}) as Record<string, unknown>).flatMap((inner) =>
    tablesBehind(String(inner), context, seen, chosen),
  );
}

function unlikeEdges(rows: readonly BandRow[], of: CellType, context: TypeContext): readonly Unlike[] {
  return rows
    .flatMap((row) => LIMIT_KEYS.flatMap((edge) => row[edge] ?? []))
    .flatMap((edge) => {
      const type = context.typeOf(edge);
      const fit = type && unify([{ like: 'subject', of: 'whole' }], type, edge, { ...context.setting, like: of });
      return fit && 'unlike' in fit ? [fit.unlike] : [];
    })
    .slice(0, 1);
}

/** Checks edges and coverage. The `gaps` of a named band table are checked where it is used. */
function checkRows(rows: readonly BandRow[], param: string, cell: Cell, context: TypeContext): void {
  rows.forEach((row, i) => {
    if (row.gives === undefined) context.fail('missing', `${param}/${i}`, 'a band says what it `gives`');
  });
  if (param === 'table') checkGaps(rows, param, cell, context);
}

const edgesOf = (indexes: readonly number[], rows: readonly BandRow[]): unknown[] =>
  indexes.flatMap((i) => LIMIT_KEYS.flatMap((edge) => rows[i]![edge] ?? []));

/** @param by the words that choose the table: its edges apply only with these words. */
function checkGaps(rows: readonly BandRow[], param: string, cell: Cell, context: TypeContext, by: readonly string[] = []): void {
  const gaps = cell.gaps as string | undefined;
  const ways = waysOf(
    rows.flatMap((row) => LIMIT_KEYS.map((edge) => row[edge])),
    context,
    by,
  );
  const said = new Set<string>();
  for (const { literalOf, where } of ways)
    for (const issue of bandIssues(rows, gaps, literalOf)) {
      // An issue that occurs with several choices is reported for the first.
      const known = `${issue.code} ${issue.path}`;
      if (!said.has(known)) context.fail(issue.code, `${param}${issue.path}`, issue.message + where, edgesOf(issue.rows, rows));
      said.add(known);
    }
  if (gaps !== undefined && ways.every(({ literalOf }) => hasGap(rows, literalOf) === false))
    context.fail('no-effect', 'gaps', 'the bands leave no gap, so `gaps` says nothing; remove it');
}

function tableFor(cell: Cell, context: Context, index: string): readonly BandRow[] | Choice<readonly BandRow[]> {
  if (Array.isArray(cell.table)) return cell.table as readonly BandRow[];
  const type = context.typeOf(cell.table);
  const column = context.column<readonly BandRow[] | Choice<readonly BandRow[]>>(cell.table);
  const table = context.lookup(column, type, index, context.typeOf(cell.bands).subject);
  return table ? context.settled(table, type) : [];
}
