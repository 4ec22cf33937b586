/** How far a value is below a mark. */
import { ZERO, greater, subtract } from '../../money/ratio.ts';
import { NOT_BELOW_ZERO } from '../extent.ts';
import { NO_REACH } from '../reach.ts';
import { NUMBER, SAME, evaluatePair } from './binary.ts';
import { valueType } from '../types/unify.ts';
import { defineOperator } from '../define-operator.ts';

export const shortfall = defineOperator({
  key: 'shortfall',
  group: 'numbers',
  description: 'How far the value lies below the mark; 0 when it does not.',
  subject: { is: 'name', takes: NUMBER, description: 'The value.' },
  params: { below: { is: 'operand', takes: SAME, description: 'The mark, of the same type.' } },
  limit: 'none',
  bounds: { subject: 'falling', below: 'rising' },
  pointwise: true,
  check(cell, context) {
    if (context.areSame(cell.shortfall, cell.below))
      context.fail('never-holds', 'below', 'a value is never below itself, so that the shortfall is always 0; name the mark that is meant');
  },
  type: (_, given) => ({ ...valueType(given.of('shortfall')), ...given.grain }),
  extent: () => NOT_BELOW_ZERO,
  shareOf: (cell, of) => (of(cell.shortfall) === 'successes' ? 'failures' : of(cell.shortfall) && 'neither'),
  reach: () => NO_REACH,
  evaluate: (cell, context) => evaluatePair(cell.shortfall, cell.below, context, (value, mark) => greater(ZERO, subtract(mark, value))),
  explain: (cell) => `how far ${String(cell.shortfall)} is below ${String(cell.below)}`,
});
