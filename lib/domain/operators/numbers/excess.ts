/** How far a value is above a mark. */
import { ZERO, greater, subtract } from '../../money/ratio.ts';
import { NOT_BELOW_ZERO } from '../extent.ts';
import { NO_REACH } from '../reach.ts';
import { NUMBER, SAME, evaluatePair } from './binary.ts';
import { valueType } from '../types/unify.ts';
import { defineOperator } from '../define-operator.ts';

export const excess = defineOperator({
  key: 'excess',
  group: 'numbers',
  description: 'How far the value lies above the mark; 0 when it does not.',
  subject: { is: 'name', takes: NUMBER, description: 'The value.' },
  params: { above: { is: 'operand', takes: SAME, description: 'The mark, of the same type.' } },
  limit: 'none',
  bounds: { subject: 'rising', above: 'falling' },
  pointwise: true,
  check(cell, context) {
    if (cell.excess === cell.above)
      context.fail('never-holds', 'above', 'a value is never above itself, so that the excess is always 0; name the mark that is meant');
  },
  type: (_, given) => ({ ...valueType(given.of('excess')), ...given.grain }),
  extent: () => NOT_BELOW_ZERO,
  shareOf: (cell, of) => of(cell.excess),
  reach: () => NO_REACH,
  evaluate: (cell, context) => evaluatePair(cell.excess, cell.above, context, (value, mark) => greater(ZERO, subtract(value, mark))),
  explain: (cell) => `how far ${String(cell.excess)} is above ${String(cell.above)}`,
});
