/** The number of units of a size in a value: "per half hour or part thereof". */
import { roundToInteger } from '../../money/rounding.ts';
import { type Ratio, isBounded, isOne, ratio } from '../../money/ratio.ts';
import { Range, divideWithin, rangeOf } from '../range.ts';
import { NOT_BELOW_ZERO } from '../extent.ts';
import { NO_REACH } from '../reach.ts';
import { areAll, numbersOf } from '../type-context.ts';
import { isWholeCount } from '../steps.ts';
import { NUMBER, SAME, finerSubject } from './binary.ts';
import { defineOperator } from '../define-operator.ts';

export const units = defineOperator({
  key: 'units',
  group: 'numbers',
  description: 'The number of units of this size in the value.',
  subject: { is: 'name', takes: NUMBER, description: 'The value.' },
  params: {
    of: { is: 'operand', takes: SAME, description: 'The size of a unit, of the same type as the value.' },
    counting: {
      is: 'choice',
      of: ['completed', 'started', 'exact'],
      description: 'Whole units only, "or part thereof", or the exact fraction.',
    },
  },
  limit: 'none',
  bounds: { subject: 'own', of: 'own' },
  pointwise: true,
  check(cell, context) {
    if (numbersOf(cell.of, context).some((size) => size.n <= 0n)) context.fail('bad-value', 'of', 'a unit is larger than 0', [cell.of]);
    if (context.areSame(cell.units, cell.of))
      context.fail('no-effect', 'of', 'a number has itself just once; name the size of a unit that is meant');
    else if (isWholeCount(cell.units, context) && areAll(numbersOf(cell.of, context), isOne))
      context.fail('no-effect', 'of', `"${String(cell.units)}" is a whole number already; name the size that is meant, or use it itself`, [
        cell.of,
      ]);
  },
  type: (_, given) => ({ kind: 'count', ...given.grain }),
  extent: () => NOT_BELOW_ZERO,
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const subject = finerSubject(cell.units, cell.of, context);
    return new Map(
      context.indexes([cell.units, cell.of], subject).map((index) => {
        const [value, size] = [context.bounded(cell.units, index, subject), context.bounded(cell.of, index, subject)];
        const exact = value && size && divideWithin(value, size);
        if (exact === undefined) return [index, undefined];
        const count = (one: Ratio): Ratio => counted(one, String(cell.counting));
        return [index, exact instanceof Range ? rangeOf(count(exact.least), count(exact.most), exact.mayLack) : count(exact)];
      }),
    );
  },
  explain: (cell) => `${String(cell.units)} in units of ${String(cell.of)} (${String(cell.counting)})`,
});

function counted(exact: Ratio, how: string): Ratio {
  if (how === 'exact' || !isBounded(exact)) return exact;
  const floor = roundToInteger(exact, 'floor');
  return ratio(how === 'started' && exact.d !== 1n ? floor + 1n : floor);
}
