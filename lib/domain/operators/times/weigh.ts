/** Times that count only in part. */
import { parseLiteral } from '../../agreement/literal.ts';
import { ONE } from '../../money/ratio.ts';
import { type Times, weigh as weighTimes } from '../../time/times.ts';
import { NO_REACH, defineOperator } from '../operator.ts';

export const weigh = defineOperator({
  key: 'weigh',
  group: 'times',
  says: 'The same times with a weight: degraded time that counts half.',
  subject: { is: 'name', says: 'The times.' },
  params: { as: { is: 'literal', says: 'The weight, a percentage up to 100%.' } },
  limit: 'none',
  bounds: { subject: 'rising' },
  type(cell, context) {
    const weight = parseLiteral(cell.as);
    if (weight?.kind !== 'ratio' || weight.value.n < 0n || weight.value.n > weight.value.d)
      context.fail('wrong-type', 'as', 'the weight is a percentage from 0% to 100%');
    const of = context.expect('weigh', cell.weigh, ['times']);
    return of && { ...of };
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const weight = parseLiteral(cell.as);
    const factor = weight?.kind === 'ratio' ? weight.value : ONE;
    return new Map([...context.column<Times>(cell.weigh)].map(([index, times]) => [index, weighTimes(times, factor)]));
  },
  narrows: true,
  explain: (cell) => `${String(cell.weigh)}, counted as ${String(cell.as)}`,
});
