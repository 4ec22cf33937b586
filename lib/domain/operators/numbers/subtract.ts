/** Difference of two numbers. */
import { ZERO, greater, isZero, subtract as difference } from '../../money/ratio.ts';
import { NO_REACH } from '../reach.ts';
import { areAll, numbersOf } from '../type-context.ts';
import { NUMBER, SAME, evaluatePair } from './binary.ts';
import { valueType } from '../types/unify.ts';
import { defineOperator } from '../define-operator.ts';

export const subtract = defineOperator({
  key: 'subtract',
  group: 'numbers',
  description:
    "One number less another of the same type. Only a number with a unit of the contract's own (°C) can be below 0; any other negative difference is 0.",
  subject: { is: 'name', takes: NUMBER, description: 'The number to subtract.' },
  params: { from: { is: 'operand', takes: SAME, description: 'The number from which it is subtracted, of the same type.' } },
  limit: 'none',
  bounds: { subject: 'falling', from: 'rising' },
  pointwise: true,
  check(cell, context) {
    if (areAll(numbersOf(cell.subtract, context), isZero))
      context.fail('no-effect', 'subtract', 'subtracting 0 changes nothing; name the number that is meant', [cell.subtract]);
    if (context.areSame(cell.subtract, cell.from))
      context.fail('no-effect', 'from', 'a number less itself is always 0; name the number that is meant');
  },
  type: (_, given) => ({ ...valueType(given.of('subtract')), ...given.grain }),
  shareOf: (cell, of) => of(cell.from),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const isReading = context.typeOf(cell.subtract).kind === 'reading';
    return evaluatePair(cell.subtract, cell.from, context, (taken, from) => {
      const left = difference(from, taken);
      return isReading ? left : greater(ZERO, left);
    });
  },
  explain: (cell) => `${String(cell.from)} - ${String(cell.subtract)}`,
});
