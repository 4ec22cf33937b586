/** Evaluates an operator with an operand that is not known: at the ends that its `bounds` names, or by its own evaluation of bounds. */
import { DomainError } from '../issue.ts';
import type { Context } from './context.ts';
import { Pinned } from './pinned.ts';
import type { Direction } from './operator.ts';
import { Choice, Range, hullOf, isOpen, mayLack } from './range.ts';
import { type CellType, type Column, LIMIT_KEYS } from './value.ts';
import type { Cell } from './cell.ts';
import type { Operator } from './define-operator.ts';

/** The position of one operand in a cell; `at` is its index or key in a list or a map. */
interface Place {
  readonly param: string;
  readonly at: string | undefined;
  readonly operand: unknown;
  readonly direction: Direction;
}

type End = 'least' | 'most' | 'lacking';

/** @param type type of the result; of one entry when the operator is applied to each entry of a list. */
export function evaluateWithin(operator: Operator, cell: Cell, context: Context, type: CellType): Column<unknown> {
  if (!type.subject || !('record' in type.subject)) return evaluateOpen(operator, cell, context, type);
  const ways = context.byComponent((within) => evaluateOpen(operator, cell, within, type));
  return ways.length === 1 ? ways[0]! : joinColumns(type, ways);
}

function evaluateOpen(operator: Operator, cell: Cell, context: Context, type: CellType): Column<unknown> {
  // A timer has no ends, and its limit none before it is open time of that timer: the operator bounds them itself.
  if (operator.subject.is === 'name' && context.typeOf(cell[operator.key]).kind === 'timer') return operator.evaluate(cell, context);
  // An operand whose bounds the operator handles itself stays as it is at every combination of ends of the others.
  const open = placesOf(operator, cell).filter(
    ({ operand, direction }) => direction !== 'own' && direction !== 'finite' && context.isOpen(operand),
  );
  if (open.length === 0) return operator.evaluate(cell, context);
  return atCorners({ operator, cell, open, type }, context);
}

const placesOfCells = new WeakMap<Cell, readonly Place[]>();

function placesOf(operator: Operator, cell: Cell): readonly Place[] {
  let places = placesOfCells.get(cell);
  if (!places) placesOfCells.set(cell, (places = placesIn(operator, cell)));
  return places;
}

function placesIn(operator: Operator, cell: Cell): Place[] {
  return Object.entries(operator.bounds).flatMap(([key, directions]): Place[] => {
    if (key === 'limit')
      return LIMIT_KEYS.flatMap((edge) =>
        cell[edge] === undefined ? [] : [{ param: edge, at: undefined, operand: cell[edge], direction: limitDirection(edge, directions) }],
      );
    const param = key === 'subject' ? operator.key : key;
    const value = cell[param];
    if (value === undefined) return [];
    if (typeof value !== 'object' || value === null) return [{ param, at: undefined, operand: value, direction: [directions].flat()[0]! }];
    return Object.entries(value).map(([at, operand], i) => ({
      param,
      at,
      operand: operand as unknown,
      direction: [directions].flat()[Math.min(i, [directions].flat().length - 1)]!,
    }));
  });
}

const limitDirection = (edge: string, given: Direction | readonly Direction[]): Direction => {
  if (given !== 'limit') return [given].flat()[0]!;
  return edge === 'at-least' || edge === 'more-than' ? 'falling' : 'rising';
};

interface Corners {
  readonly operator: Operator;
  readonly cell: Cell;
  readonly open: readonly Place[];
  readonly type: CellType;
}

function atCorners({ operator, cell, open, type }: Corners, context: Context): Column<unknown> {
  const either = open.filter(({ direction }) => direction === 'either');
  const corners: End[][] = [];
  for (let mask = 0; mask < 2 ** either.length; mask += 1)
    for (const end of ['least', 'most'] as const)
      corners.push(
        open.map((place) => {
          if (place.direction === 'either') return mask & (1 << either.indexOf(place)) ? 'most' : 'least';
          return (place.direction === 'rising') === (end === 'most') ? 'most' : 'least';
        }),
      );
  if (open.some(({ operand }) => [...context.column<unknown>(operand).values()].some(lacks))) corners.push(open.map(() => 'lacking'));
  const columns = corners.map((ends) => operator.evaluate(pin(cell, open, ends, context), context));
  return joinColumns(type, columns);
}

const lacks = (value: unknown): boolean => value instanceof Range && mayLack(value);

/** By index, the hull of the values of several evaluations. */
export function joinColumns(type: Pick<CellType, 'kind' | 'part'>, columns: readonly Column<unknown>[]): Column<unknown> {
  const indexes = new Set(columns.flatMap((column) => [...column.keys()]));
  return new Map(
    [...indexes].map((index) => [
      index,
      hullOf(
        type,
        columns.map((column) => column.get(index)),
      ),
    ]),
  );
}

/** The cell with each open operand replaced by a column of one of its ends. */
function pin(cell: Cell, open: readonly Place[], ends: readonly End[], context: Context): Cell {
  const pinned: Record<string, unknown> = { ...cell };
  open.forEach(({ param, at, operand }, i) => {
    const value = new Pinned(endOf(operand, ends[i]!, context), context.typeOf(operand));
    if (at === undefined) pinned[param] = value;
    else if (Array.isArray(pinned[param])) pinned[param] = (pinned[param] as unknown[]).map((one, k) => (String(k) === at ? value : one));
    else pinned[param] = { ...(pinned[param] as object), [at]: value };
  });
  return pinned;
}

const endOf = (operand: unknown, end: End, context: Context): Column<unknown> =>
  new Map(
    [...context.column<unknown>(operand)].map(([index, given]) => {
      const value = given instanceof Choice ? context.hullOfChoice(given, context.typeOf(operand)) : given;
      if (!isOpen(value)) return [index, value];
      if (value instanceof Choice) throw new DomainError('not-bounded', `a choice of values has no ends at "${index}"`);
      if (end === 'lacking') return [index, value.mayLack ? undefined : value.least];
      return [index, value[end]];
    }),
  );
