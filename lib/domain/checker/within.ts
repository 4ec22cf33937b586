/** Which times are inside others for any evidence, as far as the terms show it. */
import { operatorOf } from '../operators/registry.ts';
import type { OperatorKey } from '../operators/operator.ts';
import type { Cell } from '../operators/cell.ts';
import type { Checker } from './checker.ts';
import { sameMeaning } from './same-meaning.ts';

/** Operators whose result is a part of one cell. */
const NARROWS: ReadonlySet<OperatorKey> = new Set(['continuous', 'allowance', 'weighted']);

/** The most pairs that one question examines: the number of paths between cells can be exponential. */
const MAX_PAIRS = 256;

/** Whether all of the first times is in the second. */
export function isWithin(checker: Checker, inner: string, outer: string, budget = { left: MAX_PAIRS }): boolean {
  budget.left -= 1;
  if (budget.left < 0) return false;
  if (sameMeaning(checker.terms, inner) === sameMeaning(checker.terms, outer)) return true;
  const [small, large] = [cellOf(checker, inner), cellOf(checker, outer)];
  if (large && namesOf(large, 'any-of').some((name) => isWithin(checker, inner, name, budget))) return true;
  if (!small) return false;
  const key = operatorOf(small)?.key;
  if (key && NARROWS.has(key)) return isWithin(checker, String(small[key]), outer, budget);
  if (key === 'except') return isWithin(checker, namesOf(small, 'except')[0]!, outer, budget);
  if (key === 'all-of') return namesOf(small, 'all-of').some((name) => isWithin(checker, name, outer, budget));
  return large !== undefined && areFewerRecords(small, large);
}

/** Whether times always have the full weight. */
export function countsInFull(checker: Checker, name: string, budget = { left: MAX_PAIRS }): boolean {
  budget.left -= 1;
  if (budget.left < 0) return false;
  const cell = cellOf(checker, name);
  const key = cell && operatorOf(cell)?.key;
  if (!key) return false;
  if (key === 'intervals') return cell.weight === undefined;
  if (key === 'continuous' || key === 'allowance') return countsInFull(checker, String(cell[key]), budget);
  return ['any-of', 'all-of', 'except'].includes(key) && namesOf(cell, key).every((one) => countsInFull(checker, one, budget));
}

/** Whether two times never overlap for any evidence: one is what is left after times that contain the other were removed. */
export function areDisjoint(checker: Checker, a: string, b: string, budget = { left: MAX_PAIRS }): boolean {
  return isOutside(checker, a, b, budget) || isOutside(checker, b, a, budget);
}

/** Whether nothing of the first times is in the second, by what the first were made of. */
function isOutside(checker: Checker, left: string, removed: string, budget: { left: number }): boolean {
  budget.left -= 1;
  if (budget.left < 0) return false;
  const cell = cellOf(checker, left);
  const key = cell && operatorOf(cell)?.key;
  if (!key) return false;
  if (NARROWS.has(key)) return isOutside(checker, String(cell[key]), removed, budget);
  const names = namesOf(cell, key);
  if (key === 'any-of') return names.every((name) => isOutside(checker, name, removed, budget));
  if (key === 'all-of') return names.some((name) => isOutside(checker, name, removed, budget));
  if (key !== 'except') return false;
  const [first, ...others] = names;
  return (
    others.some((other) => countsInFull(checker, other, budget) && isWithin(checker, removed, other, budget)) ||
    isOutside(checker, first!, removed, budget)
  );
}

function cellOf(checker: Checker, name: string): Cell | undefined {
  const behind = checker.behind(name);
  return behind === undefined ? undefined : (checker.terms.definitions[behind] as Cell);
}

const namesOf = (cell: Cell, key: OperatorKey): readonly string[] => (cell[key] as readonly string[] | undefined) ?? [];

/** Whether two cells of records differ only in their conditions, and the first has all conditions of the second. */
function areFewerRecords(small: Cell, large: Cell): boolean {
  if (small.intervals === undefined || large.intervals === undefined) return false;
  const conditions = new Set((small.where ?? []).map((condition) => JSON.stringify(condition)));
  return rest(small) === rest(large) && (large.where ?? []).every((condition) => conditions.has(JSON.stringify(condition)));
}

const rest = (cell: Cell): string =>
  JSON.stringify(
    Object.entries(cell)
      .filter(([key]) => key !== 'where' && key !== 'says')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
