/** How far a value is above a mark. */
import { ZERO, greater, subtract } from '../../money/ratio.ts';
import { NOT_BELOW_ZERO } from '../extent.ts';
import { NO_REACH } from '../reach.ts';
import { NUMBER, SAME, evaluatePair } from './binary.ts';
import { NUMBERS } from '../types/slots.ts';
import { valueType } from '../types/unify.ts';
import { checkTimerExcess, timerExcess } from './timer-excess.ts';
import { defineOperator } from '../define-operator.ts';

export const excess = defineOperator({
  key: 'excess',
  group: 'numbers',
  description:
    'How far the value lies above the mark; 0 when it does not. Of a timer: by how much open time each record is late beyond its limit, in business days too.',
  subject: { is: 'name', takes: { ...NUMBER, kinds: [...NUMBERS, 'timer'] }, description: 'The value.' },
  params: { above: { is: 'operand', takes: SAME, description: 'The mark, of the same type; of a timer, its limit: a length or a span.' } },
  limit: 'none',
  bounds: { subject: 'rising', above: 'falling' },
  pointwise: true,
  check(cell, context) {
    if (context.areSame(cell.excess, cell.above))
      context.fail('never-holds', 'above', 'a value is never above itself, so that the excess is always 0; name the mark that is meant');
    checkTimerExcess(cell, context);
  },
  type(_, given) {
    const of = given.of('excess');
    return { ...valueType(of.kind === 'timer' ? { kind: 'duration' } : of), ...given.grain };
  },
  extent: () => NOT_BELOW_ZERO,
  shareOf: (cell, of) => of(cell.excess),
  reach: () => NO_REACH,
  evaluate: (cell, context) =>
    context.typeOf(cell.excess).kind === 'timer'
      ? timerExcess(cell, context)
      : evaluatePair(cell.excess, cell.above, context, (value, mark) => greater(ZERO, subtract(value, mark))),
  explain: (cell) => `how far ${String(cell.excess)} is above ${String(cell.above)}`,
});
