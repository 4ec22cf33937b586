/** The division of a period into time that is up, down, unknown and excluded: the sets of times behind it, and their lengths. */
import { ZERO, add, greater, integer, lesser, subtract } from '../../money/ratio.ts';
import { intersect } from '../../time/time-algebra.ts';
import { type Measure, NEVER, type TimeSet, measure } from '../../time/times.ts';
import type { Context } from '../context.ts';
import type { Partition } from '../partition.ts';
import { beforeRemoval, combines } from '../times/before-removal.ts';
import { type Column, type Subject, WHOLE } from '../value.ts';

/** A cell at one index; `subject` is the component or record of the index. */
export interface CellPlace {
  readonly name: string;
  readonly index: string;
  readonly subject: Subject | undefined;
}

/** The times that a cell is a part of; undefined for a length. */
export const withinOf = ({ index, subject }: CellPlace, of: unknown, context: Context): TimeSet | undefined =>
  context.typeOf(of).kind === 'times' ? context.lookup(context.column<TimeSet>(of), context.typeOf(of), index, subject) : undefined;

/** The times whose lengths are the four quantities. All are within the times that they are a part of, where these are times. */
export interface PartitionSets {
  /** Undefined where the whole period is measured. */
  readonly within: TimeSet | undefined;
  /** Certain is down; what is possible beyond it is unknown. */
  readonly down: TimeSet;
  /** Where operators remove times on the way from the source: the times before it, and those that are left. What they lose is excluded. */
  readonly removed: { readonly before: TimeSet; readonly left: TimeSet } | undefined;
}

/** The context of a partition: unobserved time is unknown in it, also where a clause gives it a value. */
export const partitionContext = (settled: Context): Context => (settled.hasUnobserved ? settled.evaluator.unsettled() : settled);

/** @param context that of the partition. */
export function partitionSets(place: CellPlace, of: unknown, context: Context): PartitionSets {
  const within = withinOf(place, of, context);
  const part = (times: TimeSet): TimeSet => (within ? intersect(times, within) : times);
  const down = part(timesAt(context.column<TimeSet>(place.name), place, context));
  const removed = removal(place, down, part, context);
  return { within, down, removed };
}

/**
 * Divides the period: up + down + unknown + excluded = the period, exactly. Unobserved time is `unknown` here, also where a clause gives it
 * a value.
 * @param own the downtime, where the caller has measured it already.
 */
export function partition(
  place: CellPlace,
  of: unknown,
  settled: Context,
  own = measureOf(place, withinOf(place, of, settled), settled),
): Partition {
  const context = partitionContext(settled);
  const { period } = context;
  const { name: cell, index, subject } = place;
  const { within, down: times, removed } = partitionSets(place, of, context);
  const down = settled === context ? own : measure(times, period);
  const whole = integer(period.end - period.start);
  const measured = within ? measure(within, period).certain : whole;
  const left = removed?.left === times ? down : removed && measure(removed.left, period);
  const out = removed && left ? greater(ZERO, subtract(measure(removed.before, period).possible, left.possible)) : ZERO;
  const excluded = add(subtract(whole, measured), out);
  const unknown = subtract(down.possible, down.certain);
  const undecided = lesser(unknown, subtract(own.possible, own.certain));
  const up = subtract(whole, add(add(down.certain, unknown), excluded));
  return { cell, index, subject, of, down: down.certain, unknown, undecided, excluded, up };
}

/** The removal of times by operators on the way from the source to the downtime. */
function removal(place: CellPlace, left: TimeSet, part: (times: TimeSet) => TimeSet, context: Context): PartitionSets['removed'] {
  const found = context.evaluator.cell(place.name);
  if (!found) return undefined;
  const { operator, cell } = found;
  const timesOf = (at: CellPlace): TimeSet => part(timesAt(context.column<TimeSet>(at.name), at, context));
  if (operator.narrows) {
    const inner = { ...place, name: String(cell[operator.key]) };
    return removal(inner, timesOf(inner), part, context);
  }
  if (combines(operator)) {
    const before = beforeRemoval(place.name, context);
    return before && { before: part(timesAt(before, place, context)), left };
  }
  if (!operator.removes) return undefined;
  return { before: timesOf({ ...place, name: String((cell[operator.key] as readonly string[])[0]) }), left };
}

/** The weighted length of the times of a cell within the period. */
export const measureOf = (place: CellPlace, within: TimeSet | undefined, context: Context): Measure =>
  measureOfTimes(timesAt(context.column<TimeSet>(place.name), place, context), within, context);

const timesAt = (column: Column<TimeSet>, { name, index, subject }: CellPlace, context: Context): TimeSet =>
  context.lookup(column, context.typeOf(name), index, subject) ?? column.get(WHOLE) ?? NEVER;

const measureOfTimes = (times: TimeSet, within: TimeSet | undefined, { period }: Context): Measure =>
  measure(within ? intersect(times, within) : times, period);
