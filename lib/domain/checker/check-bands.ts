/** Refuses bands that no value reaches, tables with the same result in every band, and days on which nothing changes. */
import { pointer } from '../issue.ts';
import type { BandRow } from '../contract/terms.ts';
import type { Cell } from '../operators/cell.ts';
import type { Checker } from './checker.ts';
import { edgeNeverMet } from './check-edges.ts';

/** @param checker a checker without issues in single cells. */
export function checkBands(checker: Checker): void {
  for (const [name, cell] of Object.entries(checker.terms.definitions)) {
    if (typeof cell !== 'object') continue;
    const path = pointer('definitions', name);
    if (Array.isArray(cell.table)) checkReached(checker, String(cell.bands), cell.table as BandRow[], `${path}/table`);
    for (const key of ['table', 'band-table'])
      if (Array.isArray(cell[key]))
        checkGiven(
          checker,
          (cell[key] as BandRow[]).map(({ gives }) => gives),
          cell,
          `${path}/${key}`,
        );
    if (cell['effective-dated'] !== undefined) checkDays(checker, Object.values(cell.values as Record<string, unknown>), `${path}/values`);
  }
}

/** A named band table may serve several values, and each value may use a part of it, so that only tables in place are checked. */
function checkReached(checker: Checker, value: string, rows: readonly BandRow[], path: string): void {
  rows.forEach((row, i) => {
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

/** Refuses bands with equal results. With `gaps` the gaps have a result of their own, so that equal bands still have an effect. */
function checkGiven(checker: Checker, gives: readonly unknown[], { gaps }: Cell, path: string): void {
  if (gaps === undefined && areOne(checker, gives))
    checker.fail('no-effect', path, `each band gives ${String(gives[0])}; use this value itself, or correct what the other bands give`);
}

function checkDays(checker: Checker, values: readonly unknown[], path: string): void {
  if (areOne(checker, values))
    checker.fail('no-effect', path, `it is ${String(values[0])} from each day on; keep the first day, or name what changes on the others`);
}

const areOne = (checker: Checker, operands: readonly unknown[]): boolean => {
  const context = checker.contextFor('', '');
  return operands.length > 1 && operands.every((operand) => context.areSame(operand, operands[0]));
};
