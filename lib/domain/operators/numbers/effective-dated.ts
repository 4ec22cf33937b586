/** A value that the contract changes on given days: "rates rise every 1 April". */
import { finding } from '../../evidence/findings/finding.ts';
import { DAY, formatDay, parseDay } from '../../time/instant.ts';
import { localDay } from '../../time/timezone.ts';
import type { Context } from '../context.ts';
import { type TimeSet, stretches } from '../../time/times.ts';
import { ANY_LIST, OpenList } from '../range.ts';
import { hullOfExtents } from '../extent.ts';
import { joined } from '../share-of.ts';
import { NO_REACH } from '../reach.ts';
import type { TypeContext } from '../type-context.ts';
import { NUMBERS } from '../types/slots.ts';
import { valueType } from '../types/unify.ts';
import { type Entry, WHOLE, settle, whole } from '../value.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';

export const effectiveDated = defineOperator({
  key: 'effective-dated',
  group: 'numbers',
  description:
    'The value in force on a day: on the first day of the period, or for each stretch, day or hour of a list on the day it begins.',
  subject: {
    is: 'name',
    takes: { of: 'any', parts: ['stretch'], or: ['period'] },
    description: '`period`, or a list of stretches, days or hours.',
  },
  params: {
    values: {
      is: 'dated-values',
      takes: { kinds: NUMBERS, like: 'alike', of: 'whole' },
      description: 'First day in force, and the value from then on. Days before the first have none.',
    },
    'as-of': {
      is: 'name',
      takes: { kinds: ['times'], of: 'around' },
      optional: true,
      absent: "each entry's own day",
      description:
        'Of a list: the day on which the stretch of these times began in which the entry lies, instead of its own ("the rate when the outage began").',
    },
  },
  limit: 'none',
  bounds: { subject: 'own', values: 'own', 'as-of': 'own' },
  check(cell, context) {
    if (Object.keys(cell.values as object).length === 0)
      context.fail('missing', 'values', 'name at least one day with the value from that day on');
    checkEarlier(cell, context);
    if (cell['as-of'] !== undefined && cell['effective-dated'] === 'period')
      context.fail('no-effect', 'as-of', '`as-of` is for the entries of a list; a period has one day, its first');
    if (cell['as-of'] === 'always' || cell['as-of'] === 'never')
      context.fail('no-effect', 'as-of', `"${cell['as-of']}" has no day on which it began; name the times that contain the entries`);
  },
  type: (_, given) => ({ ...valueType(given.all('values')[0]!), ...given.grain }),
  extent: (cell, of) => hullOfExtents(Object.values(cell.values as object).map(of)),
  shareOf: (cell, of) => joined(Object.values(cell.values as object).map(of)),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const values = Object.entries(cell.values as Readonly<Record<string, unknown>>).sort(([a], [b]) => (a < b ? -1 : 1));
    const at = (instant: number): unknown => {
      const day = formatDay(localDay(context.rule.zone, instant));
      const found = values.findLast(([from]) => from <= day);
      if (!found) context.note(day, finding('no-value-yet', { day, first: values[0]![0] }));
      return found && valueOf(found[1], context);
    };
    if (cell['effective-dated'] === 'period') return whole(at(context.period.start));
    return new Map(
      [...context.column<readonly Entry<unknown>[] | OpenList>(cell['effective-dated'])].map(([index, entries]) => [
        index,
        entries instanceof OpenList
          ? ANY_LIST
          : entries.map((entry) => ({ ...entry, value: at(startOf(entry.start, index, cell, context)) })),
      ]),
    );
  },
  explain: (cell) => `value in force at the start of ${String(cell['effective-dated'])}`,
});

/** Refuses values that another value replaces before the first day on which a value is needed. */
function checkEarlier(cell: Cell, context: TypeContext): void {
  const before = earliest(cell, context);
  if (before === undefined) return;
  const days = Object.keys(cell.values as object).sort();
  const first = parseDay(context.from)! - Math.ceil(before / DAY);
  days.forEach((day, i) => {
    const next = days[i + 1];
    if (next !== undefined && parseDay(next)! <= first)
      context.fail(
        'no-effect',
        `values/${day}`,
        `it is never in force: the value of ${next} replaces it before the text begins (${context.from}); remove it, or correct its day`,
      );
  });
}

/**
 * How long before the first day of the terms the earliest day lies on which a value is needed, in ms. The first period may begin before the
 * terms, and a list of earlier periods needs values for those. Undefined where there is no bound: a stretch around an entry may have begun
 * at any time.
 */
function earliest(cell: Cell, context: TypeContext): number | undefined {
  if (cell['effective-dated'] === 'period') return context.longestPeriod;
  if (cell['as-of'] !== undefined) return undefined;
  const { list } = context.typeOf(cell['effective-dated']) ?? {};
  const made = list === undefined ? undefined : context.cell(list);
  if (made?.['across-periods'] !== undefined) return context.longestPeriod * (Number(made.last) + 1);
  return made?.duration === undefined ? undefined : context.longestPeriod;
}

/** The start, in epoch ms, of the stretch around an instant; it may be long before the period. */
function startOf(at: number, index: string, cell: Cell, context: Context): number {
  if (cell['as-of'] === undefined) return at;
  const times = context.lookup(
    context.column<TimeSet>(cell['as-of']),
    context.typeOf(cell['as-of']),
    index,
    context.typeOf(cell['effective-dated']).subject,
  );
  const run = times && stretches(settle(times), 'possible').find(({ start, end }) => start <= at && at < end);
  return run && Number.isFinite(run.start) ? run.start : at;
}

const valueOf = (operand: unknown, context: Context): unknown => context.bounded(operand, WHOLE, undefined);
