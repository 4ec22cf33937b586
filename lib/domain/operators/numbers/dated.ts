/** A value that the paper changes on given days: "rates rise every 1 April". */
import { formatDay } from '../../time/instant.ts';
import { localDay } from '../../time/zone.ts';
import type { Context } from '../context.ts';
import { type Times, stretches } from '../../time/times.ts';
import { ANY_LIST, OpenList } from '../range.ts';
import { type Cell, NO_REACH, defineOperator } from '../operator.ts';
import { type Entry, WHOLE, settle, whole } from '../value.ts';

export const dated = defineOperator({
  key: 'dated',
  group: 'numbers',
  says: 'The value in force on a day: on the first day of the period, or for each run, day or hour of a list on the day it begins.',
  subject: { is: 'name', says: '`period`, or a list of runs, days or hours.' },
  params: {
    values: { is: 'dated-values', says: 'First day in force, and the value from then on. Days before the first have none.' },
    'as-of': {
      is: 'name',
      optional: true,
      absent: "each entry's own day",
      says: 'Of a list: the day on which the run of these times began in which the entry lies, instead of its own ("the rate when the outage began").',
    },
  },
  limit: 'none',
  bounds: { subject: 'own', values: 'own', 'as-of': 'own' },
  type(cell, context) {
    const values = Object.entries(cell.values as Readonly<Record<string, unknown>>).map(([day, operand]) =>
      context.expect(`values/${day}`, operand, ['ratio', 'count', 'duration', 'money', 'reading']),
    );
    const first = values[0];
    if (!first || values.some((value) => !value)) return undefined;
    if (values.some((value) => value!.kind !== first.kind || value!.unit !== first.unit || value!.subject)) {
      context.fail('mixed-types', 'values', 'all values must be literals of one type and unit');
      return undefined;
    }
    const type = { kind: first.kind, ...(first.unit && { unit: first.unit }) };
    if (cell['as-of'] !== undefined) context.expect('as-of', cell['as-of'], ['times']);
    if (cell.dated === 'period') return type;
    const of = context.typeOf(cell.dated);
    if (of?.part !== 'run') {
      context.fail('wrong-grain', 'dated', `"${String(cell.dated)}" is no list; say \`dated: period\`, or name a cell made with \`each\``);
      return undefined;
    }
    return { ...type, part: 'run', ...(of.list !== undefined && { list: of.list }), ...(of.subject && { subject: of.subject }) };
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const values = Object.entries(cell.values as Readonly<Record<string, unknown>>).sort(([a], [b]) => (a < b ? -1 : 1));
    const at = (instant: number): unknown => {
      const day = formatDay(localDay(context.rule.zone, instant));
      const found = values.findLast(([from]) => from <= day);
      if (!found) context.note('no-value-yet', day, `no value is in force on ${day}; the first is from ${values[0]![0]}`);
      return found && valueOf(found[1], context);
    };
    if (cell.dated === 'period') return whole(at(context.period.start));
    return new Map(
      [...context.column<readonly Entry<unknown>[] | OpenList>(cell.dated)].map(([index, entries]) => [
        index,
        entries instanceof OpenList
          ? ANY_LIST
          : entries.map((entry) => ({ ...entry, value: at(startOf(entry.start, index, cell, context)) })),
      ]),
    );
  },
  explain: (cell) => `value in force at the start of ${String(cell.dated)}`,
});

/** The start of the run around an instant, however long before the period that was. */
function startOf(at: number, index: string, cell: Cell, context: Context): number {
  if (cell['as-of'] === undefined) return at;
  const column = context.column<Times>(cell['as-of']);
  const times = column.get(index) ?? column.get(WHOLE);
  const run = times && stretches(settle(times), 'possible').find(({ start, end }) => start <= at && at < end);
  return run && Number.isFinite(run.start) ? run.start : at;
}

const valueOf = (operand: unknown, context: Context): unknown => context.bounded(operand, WHOLE, undefined);
