/** What earlier periods were, from the state their statements recorded: chronic failure, repeats, averages. */
import { type Ratio, ONE, ZERO, add, divide, greater, integer, lesser } from '../../money/ratio.ts';
import type { Context } from '../context.ts';
import type { Operator } from '../operator.ts';
import { settle } from '../value.ts';

export const acrossPeriods: Operator = {
  key: 'across-periods',
  group: 'numbers',
  says: 'The sum, mean, lowest or highest of a cell over this and earlier periods, or over earlier ones alone. A flag counts 1 when it holds. Periods before the term have no value.',
  subject: { is: 'name', says: 'A cell with one value, or one for each component.' },
  params: {
    last: { is: 'positive-count', says: 'How many periods.' },
    ending: { is: 'choice', of: ['this', 'previous'], says: 'Whether this period is the last of them.' },
    take: { is: 'choice', of: ['sum', 'mean', 'lowest', 'highest'], says: 'What is taken of their values.' },
  },
  limit: 'none',
  type(cell, context) {
    const of = context.expect('across-periods', cell['across-periods'], ['ratio', 'count', 'duration', 'reading', 'money', 'flag']);
    if (Number(cell.last) > 120) context.fail('too-many', 'last', 'at most 120 periods are looked back on');
    const grain = of && context.meet('across-periods', [of]);
    if (!grain) return undefined;
    if (grain.subject && 'record' in grain.subject) {
      context.fail('wrong-grain', 'across-periods', 'records do not go on from period to period; `count` or `take` them first');
      return undefined;
    }
    return { kind: of.kind === 'flag' ? 'count' : of.kind, ...(of.unit && { unit: of.unit }), ...grain };
  },
  evaluate(cell, context) {
    const name = String(cell['across-periods']);
    const subject = context.typeOf(name).subject;
    const before = context.earlier(Number(cell.last) - (cell.ending === 'this' ? 1 : 0));
    return new Map(
      context.indexes([name], subject).map((index) => {
        const values = before
          .flatMap((state) => state.cells[name]?.[index] ?? [])
          .map((text) => (text === null ? undefined : readFraction(text)));
        if (cell.ending === 'this') values.push(valueHere(name, index, context));
        return [
          index,
          takeOf(
            String(cell.take),
            values.filter((value) => value !== undefined),
          ),
        ];
      }),
    );
  },
  explain: (cell) =>
    `${String(cell.take)} of ${String(cell['across-periods'])} over ${String(cell.last)} periods ending with ${cell.ending === 'this' ? 'this one' : 'the one before'}`,
};

/** A value as a state records it: a number, or a flag as 1 and 0. */
export function valueHere(name: string, index: string, context: Context): Ratio | undefined {
  const value = settle(context.column<Ratio | boolean | undefined>(name).get(index));
  return typeof value === 'boolean' ? (value ? ONE : ZERO) : value;
}

export function readFraction(text: string): Ratio {
  const [n, d] = text.split('/');
  return { n: BigInt(n!), d: BigInt(d ?? '1') };
}

function takeOf(how: string, values: readonly Ratio[]): Ratio | undefined {
  if (how === 'sum') return values.reduce(add, ZERO);
  if (values.length === 0) return undefined;
  if (how === 'lowest') return values.reduce(lesser);
  if (how === 'highest') return values.reduce(greater);
  return divide(values.reduce(add, ZERO), integer(values.length));
}
