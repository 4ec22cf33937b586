/** What a cell was in earlier periods, from the state their statements recorded: chronic failure, repeats, averages. */
import { type Ratio, ONE, ZERO, parseDecimal } from '../../money/ratio.ts';
import type { Context } from '../context.ts';
import type { Cell, Operator, TypeContext } from '../operator.ts';
import { type Entry, WHOLE, settle, whole } from '../value.ts';

export const acrossPeriods: Operator = {
  key: 'across-periods',
  group: 'numbers',
  says: 'The values of a cell in this and earlier periods, or in earlier ones alone: a list, oldest first, for `count` and `take` to fold. Periods before the term have no entry.',
  subject: { is: 'name', says: 'A cell with one value, or one for each component; or a credit: what it paid in earlier periods.' },
  params: {
    last: { is: 'positive-count', says: 'How many periods.' },
    ending: { is: 'choice', of: ['this', 'previous'], says: 'Whether this period is the last of them.' },
  },
  limit: 'none',
  type(cell, context) {
    if (Number(cell.last) > 120) context.fail('too-many', 'last', 'at most 120 periods are looked back on');
    if (paidBy(cell, context)) {
      if (cell.ending !== 'previous')
        context.fail('not-allowed', 'ending', 'what a credit pays in this period is not known yet; say `ending: previous`');
      return { kind: 'money', part: 'run', list: context.name };
    }
    const of = context.expect('across-periods', cell['across-periods'], ['ratio', 'count', 'duration', 'reading', 'money', 'flag']);
    const grain = of && context.meet('across-periods', [of]);
    if (!grain) return undefined;
    if (grain.subject && 'record' in grain.subject) {
      context.fail('wrong-grain', 'across-periods', 'records do not go on from period to period; `count` or `take` them first');
      return undefined;
    }
    return { kind: of.kind, ...(of.unit && { unit: of.unit }), ...grain, part: 'run', list: context.name };
  },
  evaluate(cell, context) {
    const name = String(cell['across-periods']);
    if (!context.engine.knows(name)) return whole(paidEarlier(name, Number(cell.last), context));
    const { subject, kind } = context.typeOf(name);
    const earlier = [...context.earlier(Number(cell.last) - (cell.ending === 'this' ? 1 : 0))].reverse();
    return new Map(
      context.indexes([name], subject).map((index) => {
        const entries: Entry<Ratio | boolean>[] = earlier.flatMap(({ period, state }) => {
          const text = state?.cells[name]?.[index];
          if (text === undefined || text === null) return [];
          const value = readFraction(text);
          return [{ start: period.start, end: period.end, value: kind === 'flag' ? value.n !== 0n : value }];
        });
        const here = cell.ending === 'this' ? settle(context.column<Ratio | boolean | undefined>(name).get(index)) : undefined;
        if (here !== undefined) entries.push({ start: context.period.start, end: context.period.end, value: here });
        return [index, entries];
      }),
    );
  },
  explain: (cell) =>
    `${String(cell['across-periods'])} over ${String(cell.last)} periods ending with ${cell.ending === 'this' ? 'this one' : 'the one before'}`,
};

const paidBy = (cell: Cell, context: TypeContext): boolean =>
  context.cell(String(cell['across-periods'])) === undefined && context.credit(String(cell['across-periods'])) !== undefined;

function paidEarlier(credit: string, count: number, context: Context): Entry[] {
  return [...context.earlier(count)].reverse().flatMap(({ period, state }) => {
    const paid = parseDecimal(state?.credited[credit]?.[WHOLE] ?? '');
    return paid ? [{ start: period.start, end: period.end, value: paid }] : [];
  });
}

/** A value as a state records it: a number, or a flag as 1 and 0. */
export function valueHere(name: string, index: string, context: Context): Ratio | undefined {
  const value = settle(context.column<Ratio | boolean | undefined>(name).get(index));
  return typeof value === 'boolean' ? (value ? ONE : ZERO) : value;
}

function readFraction(text: string): Ratio {
  const [n, d] = text.split('/');
  return { n: BigInt(n!), d: BigInt(d ?? '1') };
}
