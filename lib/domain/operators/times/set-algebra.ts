/** What the set operators share: evaluation of several Times columns index by index. */
import { commonZone, inZone } from '../../time/calendar.ts';
import type { Times } from '../../time/times.ts';
import type { Context } from '../context.ts';
import type { Cell, TypeContext } from '../operator.ts';
import { Range, hullOfFlags } from '../range.ts';
import type { CellType, Column } from '../value.ts';

/** Type of an operator over a list of names that are all Times, or all flags where that is allowed. */
export function typeOfList(cell: Cell, key: string, kinds: readonly CellType['kind'][], context: TypeContext): CellType | undefined {
  const names = cell[key] as readonly string[];
  const types = names.map((name) => context.expect(key, name, kinds));
  const kind = types.find((type) => type !== undefined)?.kind;
  if (!kind) return undefined;
  if (types.some((type) => type && type.kind !== kind)) context.fail('mixed-types', key, `all of ${names.join(', ')} must be of one type`);
  const grain = context.meet(key, types);
  return grain && { kind, ...grain };
}

export function foldTimes(
  names: readonly string[],
  context: Context,
  type: CellType,
  combine: (a: Times, b: Times) => Times,
): Column<Times> {
  return new Map(
    context.indexes(names, type.subject).map((index) => {
      const all = names.map((name) => context.lookup(context.column<Times>(name), context.typeOf(name), index, type.subject)!);
      // Calendars of one zone make a calendar of that zone.
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

/** "And" and "or" rise with every flag, so flags that are open are decided at their ends. */
function decideOpen(flags: readonly Flag[], decide: (flags: readonly (boolean | undefined)[]) => boolean | undefined): Flag {
  if (!flags.some((flag) => flag instanceof Range)) return decide(flags as (boolean | undefined)[]);
  const ends = (['least', 'most'] as const).map((end) => decide(flags.map((flag) => (flag instanceof Range ? flag[end] : flag))));
  const lacking = flags.some((flag) => flag instanceof Range && flag.mayLack)
    ? [decide(flags.map((flag) => (flag instanceof Range ? (flag.mayLack ? undefined : flag.least) : flag)))]
    : [];
  return hullOfFlags([...ends, ...lacking]);
}

/** The type that a list of names has together, at evaluation. */
export const typeOfNames = (names: readonly string[], context: Context): CellType => {
  const types = names.map((name) => context.typeOf(name));
  return types.reduce((finest, type) => (depth(type, context) > depth(finest, context) ? type : finest));
};

/** How fine a type is: one value for all is 0, records are finest. */
export function depth(type: CellType, context: Context): number {
  if (!type.subject) return 0;
  if ('record' in type.subject) return 1000;
  let [kind, steps]: [string | undefined, number] = [type.subject.component, 1];
  while (kind !== undefined && steps < 32) {
    kind = context.terms.components?.[kind]?.in;
    steps += 1;
  }
  return steps;
}
