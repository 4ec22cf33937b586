/** Times that count only in part. */
import { ONE, compare } from '../../money/ratio.ts';
import { ALWAYS, NEVER, type Times, restrict, weigh as weighTimes } from '../../time/times.ts';
import { NO_REACH, defineOperator } from '../operator.ts';
import { TIMES } from './set-algebra.ts';

export const weigh = defineOperator({
  key: 'weigh',
  group: 'times',
  says: 'The same times with a weight: degraded time that counts half.',
  subject: { is: 'name', takes: TIMES, says: 'The times.' },
  params: { as: { is: 'operand', takes: { kinds: ['ratio'], of: 'around' }, says: 'The weight, a percentage up to 100%.' } },
  limit: 'none',
  bounds: { subject: 'rising', as: 'rising' },
  check(cell, context) {
    const weight = context.literal(cell.as);
    if (weight?.kind === 'ratio' && (weight.value.n < 0n || compare(weight.value, ONE) > 0))
      context.fail('bad-value', 'as', 'the weight is a percentage from 0% to 100%', [cell.as]);
  },
  type: (_, given) => given.of('weigh'),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const { subject } = context.typeOf(cell.weigh);
    return new Map(
      [...context.column<Times>(cell.weigh)].map(([index, times]) => {
        const weight = context.number(cell.as, index, subject);
        const isShare = weight !== undefined && weight.n >= 0n && compare(weight, ONE) <= 0;
        if (weight !== undefined && !isShare)
          context.note('not-a-share', 'weigh', 'a weight that is no share between 0% and 100% is taken as not known');
        // With a weight that is not known they may count in full, or not at all.
        return [index, isShare ? weighTimes(times, weight) : restrict(times, NEVER, ALWAYS)];
      }),
    );
  },
  narrows: true,
  explain: (cell) => `${String(cell.weigh)}, counted as ${String(cell.as)}`,
});
