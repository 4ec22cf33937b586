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
  description: 'One number less another of the same type. Only a reading can be below 0: of all others what would be below 0 is 0.',
  subject: { is: 'name', takes: NUMBER, description: 'What is taken away.' },
  params: { from: { is: 'operand', takes: SAME, description: 'What it is taken from, of the same type.' } },
  limit: 'none',
  bounds: { subject: 'falling', from: 'rising' },
  pointwise: true,
  check(cell, context) {
    if (areAll(numbersOf(cell.subtract, context), isZero))
      context.fail('no-effect', 'subtract', 'to take 0 away changes nothing; name the number that is meant', [cell.subtract]);
    if (context.areSame(cell.subtract, cell.from))
      context.fail('no-effect', 'from', 'taken from itself nothing is left; name the number that is meant');
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
