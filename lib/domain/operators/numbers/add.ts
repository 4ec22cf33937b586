/** Sum of two numbers. */
import { add as sum, isZero } from '../../money/ratio.ts';
import { joined } from '../share-of.ts';
import { NO_REACH } from '../reach.ts';
import { areAll, numbersOf } from '../type-context.ts';
import { NUMBER, SAME, evaluatePair } from './binary.ts';
import { valueType } from '../types/unify.ts';
import { defineOperator } from '../define-operator.ts';

export const add = defineOperator({
  key: 'add',
  group: 'numbers',
  description: 'The sum of two numbers of the same type.',
  subject: { is: 'name', takes: NUMBER, description: 'The one.' },
  params: { to: { is: 'operand', takes: SAME, description: 'The other, of the same type.' } },
  limit: 'none',
  bounds: { subject: 'rising', to: 'rising' },
  pointwise: true,
  check(cell, context) {
    for (const key of ['add', 'to'] as const)
      if (areAll(numbersOf(cell[key], context), isZero))
        context.fail('no-effect', key, 'adding 0 changes nothing; name the number that is meant', [cell[key]]);
  },
  type: (_, given) => ({ ...valueType(given.of('add')), ...given.grain }),
  extent: (cell, of) => {
    const [a, b] = [of(cell.add), of(cell.to)];
    return {
      ...(a.least && b.least && { least: sum(a.least, b.least) }),
      ...(a.most && b.most && { most: sum(a.most, b.most) }),
    };
  },
  shareOf: (cell, of) => joined([of(cell.add), of(cell.to)]),
  reach: () => NO_REACH,
  evaluate: (cell, context) => evaluatePair(cell.add, cell.to, context, sum),
  explain: (cell) => `${String(cell.add)} + ${String(cell.to)}`,
});
