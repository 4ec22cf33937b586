/** Shared code of the set operators: they evaluate several columns of times index by index. */
import { commonZone, inZone } from '../../time/calendar.ts';
import type { TimeSet } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { Range, hullOfFlags } from '../range.ts';
import { type CellType, type Column } from '../value.ts';
import { type Slot } from '../types/slots.ts';
import { contains } from '../types/subjects.ts';

/** Times of the whole, or of each component. */
export const TIMES: Slot = { kinds: ['times'], of: 'component' };

/** All times or all flags. */
export const TIMES_OR_FLAGS: readonly Slot[] = [
  { kinds: ['times'], of: 'component', like: 'alike' },
  { kinds: ['flag'], of: 'any', like: 'alike' },
];

export function foldTimes(
  names: readonly string[],
  context: Context,
  type: CellType,
  combine: (a: TimeSet, b: TimeSet) => TimeSet,
): Column<TimeSet> {
  return new Map(
    context.indexes(names, type.subject).map((index) => {
      const all = names.map((name) => context.lookup(context.column<TimeSet>(name), context.typeOf(name), index, type.subject)!);
      // The result of calendars in one zone is a calendar in that zone.
      return [index, inZone(all.reduce(combine), commonZone(all))];
    }),
  );
}

export function foldFlags(
  names: readonly unknown[],
  context: Context,
  type: CellType,
  decide: (flags: readonly (boolean | undefined)[]) => boolean | undefined,
): Column<boolean | Range<boolean> | undefined> {
  return new Map(
    context.indexes(names, type.subject).map((index) => {
      const flags = names.map((name) => context.lookup(context.column<Flag>(name), context.typeOf(name), index, type.subject));
      return [index, decideOpen(flags, decide)];
    }),
  );
}

type Flag = boolean | Range<boolean> | undefined;

/** Decides open flags. "And" and "or" are monotonic in every flag, so that evaluation at the ends is enough. */
function decideOpen(flags: readonly Flag[], decide: (flags: readonly (boolean | undefined)[]) => boolean | undefined): Flag {
  if (!flags.some((flag) => flag instanceof Range)) return decide(flags as (boolean | undefined)[]);
  const ends = (['least', 'most'] as const).map((end) => decide(flags.map((flag) => (flag instanceof Range ? flag[end] : flag))));
  const lacking = flags.some((flag) => flag instanceof Range && flag.mayLack)
    ? [decide(flags.map((flag) => (flag instanceof Range ? (flag.mayLack ? undefined : flag.least) : flag)))]
    : [];
  return hullOfFlags([...ends, ...lacking]);
}

/** The common type of a list of names, at evaluation. */
export const typeOfNames = (names: readonly string[], context: Context): CellType =>
  names
    .map((name) => context.typeOf(name))
    .reduce((finest, type) => (contains(finest.subject, type.subject, context.terms.components) ? type : finest));
