/** First divided by second. */
import { isOne, isZero } from '../../money/ratio.ts';
import { NO_REACH } from '../reach.ts';
import { areAll, numbersOf } from '../type-context.ts';
import { divideWithin } from '../range.ts';
import { NUMBER, evaluateOpenPair } from './binary.ts';
import { isAlike, shownKind, valueType } from '../types/unify.ts';
import { defineOperator } from '../define-operator.ts';

export const divide = defineOperator({
  key: 'divide',
  group: 'numbers',
  description:
    'The first divided by the second: two of one kind give a ratio, anything by a count keeps its kind. Dividing by 0 is not measured.',
  subject: { is: 'operands', least: 2, takes: NUMBER, description: 'The dividend and the divisor.' },
  params: {},
  limit: 'none',
  bounds: { subject: 'own' },
  pointwise: true,
  check(cell, context) {
    const [dividend, divisor, ...more] = cell.divide as readonly unknown[];
    if (more.length > 0) context.fail('too-many', 'divide', 'a quotient has two operands');
    if (numbersOf(divisor, context).some(isZero))
      context.fail('never-holds', 'divide/1', 'nothing can be divided by 0; name the divisor that is meant', [divisor]);
    if (context.areSame(dividend, divisor))
      context.fail('no-effect', 'divide', 'a number divided by itself is always 1; name the dividend or the divisor that is meant');
    if (areAll(numbersOf(dividend, context), isZero))
      context.fail('no-effect', 'divide/0', '0 divided by anything is 0; name the dividend that is meant', [dividend]);
  },
  type(cell, given, context) {
    const [a, b] = [given.all('divide')[0]!, given.all('divide')[1]!];
    const divisor = (cell.divide as readonly unknown[])[1];
    // A count by a count is a percentage.
    const isSameKind = (b.kind === 'count' && a.kind !== 'count') || b.kind === 'ratio';
    if (isSameKind && areAll(numbersOf(divisor, context), isOne))
      context.fail('no-effect', 'divide/1', 'a divisor of 1 changes nothing; name the divisor that is meant, or use the dividend itself', [
        divisor,
      ]);
    if (isAlike(a, b)) return { kind: 'ratio', ...given.grain };
    if (b.kind === 'count' || b.kind === 'ratio') return { ...valueType(a), ...given.grain };
    if (a.kind === b.kind) context.fail('wrong-unit', 'divide/1', `${a.unit} cannot be divided by ${b.unit}: units are not converted`);
    else context.fail('wrong-type', 'divide/1', `${shownKind(a.kind)} cannot be divided by ${shownKind(b.kind)}`);
    return undefined;
  },
  // A share of some in all is a share of failures or of successes, as the dividend is.
  shareOf: (cell, of) => of((cell.divide as readonly unknown[])[0]),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const [first, second] = cell.divide as readonly unknown[];
    return evaluateOpenPair(first, second, context, divideWithin);
  },
  explain: (cell) => (cell.divide as readonly unknown[]).join(' / '),
});
