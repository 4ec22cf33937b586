/** Values of a cell in earlier periods, from the state that their statements recorded: for chronic failure, repeats, averages. */
import { type Ratio, isZero } from '../../money/ratio.ts';
import type { Context } from '../context.ts';
import { pastValue } from '../past-values.ts';
import { Range } from '../range.ts';
import { joinValues, notJoined } from './joined-parts.ts';
import { MAX_LOOKED_BACK, NO_REACH } from '../reach.ts';
import { NUMBERS } from '../types/slots.ts';
import { valueType } from '../types/unify.ts';
import { type Entry, WHOLE, settle, whole } from '../value.ts';
import { defineOperator } from '../define-operator.ts';

export const acrossPeriods = defineOperator({
  key: 'across-periods',
  group: 'numbers',
  description:
    'The values of a cell in this and earlier periods, or in earlier ones alone: a list, oldest first, for `count` and `aggregate` to fold. Periods before the term have no entry.',
  subject: {
    is: 'name-or-credit',
    takes: { kinds: [...NUMBERS, 'flag'], of: 'component' },
    description: 'A cell with one value, or one for each component; or a credit: what it paid in earlier periods.',
  },
  params: {
    last: { is: 'positive-count', description: 'How many periods.' },
    ending: { is: 'choice', of: ['this', 'previous'], description: 'Whether this period is the last of them.' },
  },
  limit: 'none',
  bounds: { subject: 'own' },
  check(cell, context) {
    if (Number(cell.last) > MAX_LOOKED_BACK) context.fail('too-many', 'last', `at most ${MAX_LOOKED_BACK} periods are looked back on`);
    if (!context.readsCell(cell) && cell.ending !== 'previous')
      context.fail('not-allowed', 'ending', 'the payment of a credit in this period is not known yet; write `ending: previous`');
    // In a period that a new version of the terms splits, the value is joined with those of the earlier parts.
    if (context.readsCell(cell) && cell.last === 1 && cell.ending === 'this' && !context.splitsPeriods)
      context.fail(
        'no-effect',
        'last',
        `one period that ends with this one is this period alone, so that nothing is looked back on; use "${String(cell['across-periods'])}" itself, raise \`last\`, or write \`ending: previous\``,
      );
  },
  type(cell, given, context) {
    const list = { part: 'stretch' as const, list: given.name };
    if (!context.readsCell(cell)) return { kind: 'money', currency: context.currency, ...list };
    return { ...valueType(given.of('across-periods')), ...given.grain, ...list };
  },
  // The statements of earlier periods record their state, so that their evidence is not read again.
  extent: (cell, of) => of(cell['across-periods']),
  shareOf: (cell, of) => of(cell['across-periods']),
  reach: (cell) => ({ ...NO_REACH, earlier: Number(cell.last) - (cell.ending === 'this' ? 1 : 0) }),
  evaluate(cell, context) {
    const name = String(cell['across-periods']);
    if (!context.evaluator.knows(name)) return whole(paidEarlier(name, Number(cell.last), context));
    const { subject, kind } = context.typeOf(name);
    const earlier = [...context.earlier(Number(cell.last) - (cell.ending === 'this' ? 1 : 0))].reverse();
    return new Map(
      context.indexes([name], subject).map((index) => {
        const entries: Entry<unknown>[] = earlier.flatMap(({ period, state }) => {
          const value = noted(state, 'cells', name, index, context);
          if (value === undefined) return [];
          return [{ start: period.start, end: period.end, value: kind === 'flag' ? asFlag(value) : value }];
        });
        const here = cell.ending === 'this' ? withEarlierParts(name, index, context) : undefined;
        if (here !== undefined) entries.push({ start: context.whole.start, end: context.period.end, value: here });
        return [index, entries];
      }),
    );
  },
  explain: (cell) =>
    `${String(cell['across-periods'])} over ${String(cell.last)} periods ending with ${cell.ending === 'this' ? 'this one' : 'the one before'}`,
});

/** A value of an earlier period; the facts that leave it open are recorded as missing. */
function noted(...[state, of, name, index, context]: Parameters<typeof pastValue>): Ratio | Range | undefined {
  const value = pastValue(state, of, name, index, context);
  if (value instanceof Range) context.evaluator.missEarlier(state?.missing?.[name]);
  return value;
}

/** The value of a cell for this period; where a new version splits it, joined with the earlier parts. */
function withEarlierParts(name: string, index: string, context: Context): unknown {
  const before = noted(context.soFar(), 'cells', name, index, context);
  if (before === undefined) return settle(context.column<unknown>(name).get(index));
  const { subject, kind } = context.typeOf(name);
  const here = context.bounded(name, index, subject);
  const value = joinValues(name, [before, here], context);
  if (!(before instanceof Range) && value instanceof Range && !(here instanceof Range))
    context.evaluator.missEarlier([notJoined(name, context.period.label)]);
  return kind === 'flag' && value !== undefined ? asFlag(value) : value;
}

function paidEarlier(credit: string, count: number, context: Context): Entry<Ratio | Range>[] {
  return [...context.earlier(count)].reverse().flatMap(({ period, state }) => {
    const value = noted(state, 'credited', credit, WHOLE, context);
    return value === undefined ? [] : [{ start: period.start, end: period.end, value }];
  });
}

const asFlag = (value: Ratio | Range): boolean | Range<boolean> =>
  value instanceof Range ? new Range(!isZero(value.least), !isZero(value.most), value.mayLack) : !isZero(value);
