/** Refuses bands that no value reaches, tables with the same result in every band, and days on which nothing changes. */
import { pointer } from '../issue.ts';
import type { BandRow } from '../contract/terms.ts';
import type { Cell } from '../operators/cell.ts';
import { LIMIT_KEYS, type LimitKey } from '../operators/value.ts';
import type { Checker } from './checker.ts';
import { edgeNeverMet, isSame } from './check-edges.ts';

/** @param checker a checker without issues in single cells. */
export function checkBands(checker: Checker): void {
  for (const [name, cell] of Object.entries(checker.terms.definitions)) {
    if (typeof cell !== 'object') continue;
    const path = pointer('definitions', name);
    if (Array.isArray(cell.table)) checkReached(checker, String(cell.bands), cell.table as BandRow[], `${path}/table`);
    else if (cell.table !== undefined) checkNamed(checker, cell, `${path}/table`);
    for (const key of ['table', 'band-table']) {
      if (!Array.isArray(cell[key])) continue;
      const rows = cell[key] as BandRow[];
      if (checkGiven(checker, rows, hasGaps(checker, name, cell), `${path}/${key}`)) checkNeighbours(checker, rows, `${path}/${key}`);
    }
    if (cell['effective-dated'] !== undefined) checkDays(checker, Object.values(cell.values as Record<string, unknown>), `${path}/values`);
  }
}

/** Refuses a named table with an edge that is the value itself. */
function checkNamed(checker: Checker, { bands, table }: Cell, path: string): void {
  const named = checker.behind(String(table));
  const rows = named === undefined ? undefined : (checker.terms.definitions[named] as Cell)['band-table'];
  if (!Array.isArray(rows)) return;
  const edges = (rows as BandRow[]).flatMap((row) => LIMIT_KEYS.flatMap((key) => row[key] ?? []));
  if (edges.some((edge) => typeof edge === 'string' && isSame(checker, edge, String(bands))))
    checker.fail(
      'no-effect',
      path,
      `"${String(bands)}" is an edge of "${String(table)}", and would be compared with itself; name another table`,
    );
}

/** A named band table may serve several values, and each value may use a part of it, so that only tables in place are checked. */
function checkReached(checker: Checker, value: string, rows: readonly BandRow[], path: string): void {
  rows.forEach((row, i) => {
    for (const key of LIMIT_KEYS)
      if (typeof row[key] === 'string' && isSame(checker, row[key], value))
        checker.fail(
          'no-effect',
          `${path}/${i}/${key}`,
          `the edge is "${value}", the value that the bands are of, so that it divides nothing; name the edge that is meant`,
        );
    const edge = edgeNeverMet(checker, row, value, `${path}/${i}`);
    if (edge)
      checker.failOf(
        [row[edge]],
        'band-empty',
        `${path}/${i}/${edge}`,
        `"${value}" is never ${edge} ${String(row[edge])}, so that no value can fall in this band; remove it, or name the edges that are meant`,
      );
  });
}

/** Whether a table has a result for gaps: its own `gaps`, or that of a cell that names the table. */
const hasGaps = ({ terms }: Checker, name: string, { gaps }: Cell): boolean =>
  gaps !== undefined ||
  Object.values(terms.definitions).some((cell) => typeof cell === 'object' && cell.gaps !== undefined && cell.table === name);

/** Refuses bands with equal results. With `gaps` the gaps have a result of their own, so that equal bands still have an effect. */
function checkGiven(checker: Checker, rows: readonly BandRow[], gaps: boolean, path: string): boolean {
  const [first, ...others] = rows.map(({ gives }) => gives);
  if (gaps || (others.length > 0 && !areOne(checker, [first, ...others]))) return true;
  const given = others.length === 0 ? 'the only band gives' : 'each band gives';
  checker.fail('no-effect', path, `${given} ${String(first)}; use this value itself, or correct what the other bands give`);
  return false;
}

const LOWER_OF = { 'less-than': 'at-least', 'at-most': 'more-than' } as const;

/** Refuses an edge between two bands with the same result. */
function checkNeighbours(checker: Checker, rows: readonly BandRow[], path: string): void {
  const context = checker.contextFor('', '');
  rows.forEach((low, i) => {
    for (const [upper, lower] of Object.entries(LOWER_OF) as [keyof typeof LOWER_OF, LimitKey][]) {
      const edge = low[upper];
      const next = edge === undefined ? -1 : rows.findIndex((high) => high[lower] !== undefined && context.areSame(high[lower], edge));
      if (next < 0 || next === i || !context.areSame(rows[next]!.gives, low.gives)) continue;
      checker.fail(
        'no-effect',
        `${path}/${i}/${upper}`,
        `bands ${Math.min(i, next) + 1} and ${Math.max(i, next) + 1} meet at ${String(edge)} and both give ${String(low.gives)}; join them, or correct what one of them gives`,
      );
    }
  });
}

function checkDays(checker: Checker, values: readonly unknown[], path: string): void {
  if (areOne(checker, values))
    checker.fail('no-effect', path, `it is ${String(values[0])} from each day on; keep the first day, or name what changes on the others`);
}

const areOne = (checker: Checker, operands: readonly unknown[]): boolean => {
  const context = checker.contextFor('', '');
  return operands.length > 1 && operands.every((operand) => context.areSame(operand, operands[0]));
};
