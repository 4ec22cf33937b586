/** Joins the values of a cell for the parts of a period that a new version of the terms splits, as far as the parts determine the whole. */
import { isWithinDays } from './clock-lists.ts';
import type { Terms } from '../../contract/terms.ts';
import { type Ratio, add, greater, lesser } from '../../money/ratio.ts';
import type { Missing } from '../missing.ts';
import { Range, hullOfNumbers, leastOf, mostOf, rangeOf } from '../range.ts';
import type { CellType } from '../value.ts';
import { meaningOf } from '../../contract/meaning.ts';
import type { Cell } from '../cell.ts';

/**
 * `sum`, `highest`, `lowest`: the parts determine the whole. Else the whole is a range, unless all parts are equal: `between` the lowest
 * and the highest part (a share or a mean), `up-to-sum` where parts may add up, `highest-to-sum` where the whole is not less than any part.
 */
type Joining = 'sum' | 'highest' | 'lowest' | 'between' | 'up-to-sum' | 'highest-to-sum';

/** The terms by which parts are joined: those of the last part. */
export interface JoinedBy {
  readonly terms: Pick<Terms, 'definitions'>;
  readonly typeOf: (name: string) => CellType;
}

type Value = Ratio | Range;

const ADDITIVE: ReadonlySet<string> = new Set(['duration', 'timer', 'count', 'money']);

export function joinValues(name: string, values: readonly (Value | undefined)[], by: JoinedBy): Value | undefined {
  const known = values.filter((value) => value !== undefined);
  const [first] = known;
  if (first === undefined || known.length === 1) return first;
  const ends = (fold: (a: Ratio, b: Ratio) => Ratio): Value =>
    rangeOf(known.map(leastOf).reduce(fold), known.map(mostOf).reduce(fold), known.some(mayLack));
  switch (joiningOf(name, by)) {
    case 'sum':
      return ends(add);
    case 'highest':
      return ends(greater);
    case 'lowest':
      return ends(lesser);
    case 'between':
      return hullOfNumbers(known);
    case 'highest-to-sum':
      return hullOfNumbers([ends(greater), ends(add)]);
    case 'up-to-sum':
      return hullOfNumbers([...known, ends(add)]);
  }
}

const mayLack = (value: Value): boolean => value instanceof Range && value.mayLack;

/** The missing fact where the parts of a period do not determine the whole. */
export const notJoined = (name: string, label: string): Missing => ({
  fact: `${name} of ${label} as a whole (it is measured in parts)`,
  owner: 'customer',
  name,
});

function joiningOf(name: string, by: JoinedBy): Joining {
  const cell = cellOf(name, by);
  if (cell?.aggregate !== undefined) return joiningOfTaken(cell, by);
  if (cell?.duration !== undefined) return 'sum';
  if (cell?.count !== undefined) return isOfOnePart(cell, by) ? 'sum' : isOfRuns(String(cell.count), by) ? 'highest-to-sum' : 'up-to-sum';
  if (cell?.charges !== undefined && cell['a-day'] === undefined) return 'sum';
  return cell && cell['record-value'] === undefined && cell.charges === undefined && ADDITIVE.has(by.typeOf(name).kind)
    ? 'up-to-sum'
    : 'between';
}

function joiningOfTaken(cell: Cell, by: JoinedBy): Joining {
  const of = String(cell.of);
  const adds = ADDITIVE.has(by.typeOf(of).kind);
  const how = cell.aggregate;
  if (how !== 'sum' && how !== 'highest' && how !== 'lowest') return 'between';
  if (isOfOnePart({ ...cell, count: of }, by) && (how !== 'sum' || adds)) return how;
  if (how === 'sum' && adds && (isOfRuns(of, by) || joiningOf(of, by) === 'sum')) return 'sum';
  if (how === 'highest' && adds && (isOfRuns(of, by) || joiningOf(of, by) === 'sum')) return 'highest-to-sum';
  return adds ? 'up-to-sum' : 'between';
}

/** Whether a list has an entry for each stretch of time: a stretch may continue from part to part. */
function isOfRuns(name: string, by: JoinedBy): boolean {
  const origin = originOf(name, by);
  return origin?.each === 'stretch' && !isWithinDays(origin);
}

/** The cell that made a list. */
function originOf(name: string, by: JoinedBy): Cell | undefined {
  const { part, list } = by.typeOf(name);
  return part === 'stretch' && list !== undefined ? cellOf(list, by) : undefined;
}

/** Whether each counted record or entry belongs to one part only. Components and earlier periods belong to every part. */
function isOfOnePart({ count, that }: Cell, by: JoinedBy): boolean {
  const name = String(count);
  if (that === undefined && !Object.hasOwn(by.terms.definitions, name)) return true;
  const { part, subject } = by.typeOf(name);
  if (part === 'slot') return true;
  if (part === 'stretch') {
    const origin = originOf(name, by) ?? {};
    return isWithinDays(origin) || origin.over === 'slot';
  }
  return subject !== undefined && 'record' in subject;
}

function cellOf(name: string, { terms }: JoinedBy): Cell | undefined {
  const meaning = meaningOf(terms, name);
  return typeof meaning === 'object' ? (meaning as Cell) : undefined;
}
