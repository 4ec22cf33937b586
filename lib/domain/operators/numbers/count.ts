/** How many. */
import { type Ratio, add, integer } from '../../money/ratio.ts';
import { firstOf } from '../../evidence/records.ts';
import type { Operator } from '../operator.ts';
import { slotsWithin } from './take.ts';
import type { Interval } from '../../time/interval.ts';
import { type Column, type Entry, LIMIT_KEYS, type SlotSeries, whole } from '../value.ts';

export const count: Operator = {
  key: 'count',
  group: 'numbers',
  says: 'How many: records reached in the period, entries of a list (of a list of flags, those that hold), slots that count, true flags, or kept or missed cases of a promise.',
  subject: { is: 'name-or-record-kind', says: 'A cell, a promise (with `that`), or a record kind.' },
  params: {
    that: {
      is: 'choice',
      of: ['kept', 'missed', 'judged'],
      optional: true,
      absent: 'entries, slots, flags or records are counted',
      says: 'Count the cases of the promise of that name with this verdict; `judged`: kept or missed.',
    },
    reached: {
      is: 'word',
      optional: true,
      absent: 'not a record kind',
      says: 'For a record kind: the milestone that puts a record into the period. Required then.',
    },
    where: {
      is: 'conditions',
      optional: true,
      absent: 'all records',
      says: 'For a record kind: only records for which all of these hold.',
    },
  },
  limit: 'none',
  type(cell, context) {
    if (cell.that !== undefined) {
      const promise = context.promise(String(cell.count));
      if (!promise) context.fail('unknown-name', 'count', `"${String(cell.count)}" is no promise, so nothing of it is kept or missed`);
      // What the verdict rests on is walked, so that a circle through it is found.
      else [cell.count, ...LIMIT_KEYS.flatMap((edge) => promise[edge] ?? [])].forEach((operand) => context.typeOf(operand));
      return { kind: 'count' };
    }
    if (context.isRecordKind(String(cell.count))) {
      if (cell.reached === undefined)
        context.fail('missing', 'reached', 'say which milestone puts a record into the period: `reached: opened`');
      return { kind: 'count' };
    }
    const of = context.typeOf(cell.count);
    if (!of) return undefined;
    if (of.part === 'run') return { kind: 'count', ...(of.subject && { subject: of.subject }) };
    if (of.part === 'slot') return { kind: 'count', ...(of.subject && { subject: of.subject }) };
    context.expect('count', cell.count, ['flag']);
    return { kind: 'count' };
  },
  evaluate(cell, context) {
    const name = String(cell.count);
    if (cell.that !== undefined)
      return whole(
        integer(
          context.engine
            .verdicts(name)
            .filter(({ outcome }) => (cell.that === 'judged' ? outcome === 'kept' || outcome === 'missed' : outcome === cell.that)).length,
        ),
      );
    if (context.terms.definitions[name] === undefined && name !== 'period') {
      const inside = context.records(name).filter((record) => {
        const at = firstOf(record, String(cell.reached));
        return at !== undefined && at >= context.period.start && at < context.period.end && context.meets(record, cell.where);
      });
      return whole(integer(inside.length));
    }
    const { part, kind } = context.typeOf(name);
    if (part === 'run') {
      const counts = (entry: Entry<unknown>): boolean => kind !== 'flag' || entry.value === true;
      return new Map(
        [...context.column<readonly Entry<unknown>[]>(name)].map(([index, entries]) => [index, integer(entries.filter(counts).length)]),
      );
    }
    if (part === 'slot')
      return new Map([...context.column<SlotSeries>(name)].map(([index, slots]) => [index, integer(slotsIn(slots, context.period))]));
    return whole(countTrue(context.column<boolean | undefined>(name)));
  },
  explain: (cell) =>
    cell.that === undefined ? `number of ${String(cell.count)}` : `number of times ${String(cell.count)} was ${String(cell.that)}`,
};

function slotsIn(slots: SlotSeries, period: Interval): number {
  const [from, to] = slotsWithin(slots, period);
  return slots.status.subarray(from, to).reduce((sum, one) => (one === 1 ? sum + 1 : sum), 0);
}

const countTrue = (flags: Column<boolean | undefined>): Ratio =>
  [...flags.values()].reduce<Ratio>((sum, flag) => (flag ? add(sum, integer(1)) : sum), integer(0));
