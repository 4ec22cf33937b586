/** Times that count only in part. */
import { finding } from '../../evidence/findings/finding.ts';
import { ONE, type Ratio, ZERO, compare, greater, isZero, lesser } from '../../money/ratio.ts';
import { restrict } from '../../time/time-algebra.ts';
import { ALWAYS, NEVER, type TimeSet, weigh as weighTimes } from '../../time/times.ts';
import { NO_REACH } from '../reach.ts';
import { areAll, numbersOf } from '../type-context.ts';
import { Pinned } from '../pinned.ts';
import { placeOf } from '../value.ts';
import { TIMES } from './set-algebra.ts';
import { defineOperator } from '../define-operator.ts';

export const weighted = defineOperator({
  key: 'weighted',
  group: 'times',
  description: 'The same times with a weight: degraded time that counts half.',
  subject: { is: 'name', takes: TIMES, description: 'The times.' },
  params: {
    as: {
      is: 'operand',
      takes: { kinds: ['ratio'], of: 'around' },
      description: 'The weight, a percentage from 0% to 100%. A computed weight outside these counts as the nearer of the two.',
    },
  },
  limit: 'none',
  bounds: { subject: 'rising', as: 'rising' },
  check(cell, context) {
    const weights = numbersOf(cell.as, context);
    const { least, most } = context.extent(cell.as);
    const isBeyond = (weight: Ratio): boolean => weight.n < 0n || compare(weight, ONE) > 0;
    // A computed weight that may or may not be a share is cut when its value is known.
    if (weights.some(isBeyond) || (most && most.n < 0n) || (least && compare(least, ONE) > 0))
      context.fail('bad-value', 'as', 'the weight is a percentage from 0% to 100%', [cell.as]);
    else if (areAll(weights, (weight) => compare(weight, ONE) === 0))
      context.fail(
        'no-effect',
        'as',
        `a weight of 100% changes nothing; name "${String(cell.weighted)}" itself, or the weight that is meant`,
        [cell.as],
      );
    else if (areAll(weights, isZero))
      context.fail('never-holds', 'as', 'with a weight of 0% the times never count; write `never`, or the weight that is meant', [cell.as]);
  },
  type: (_, given) => given.of('weighted'),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const { subject } = context.typeOf(cell.weighted);
    return new Map(
      [...context.column<TimeSet>(cell.weighted)].map(([index, times]) => {
        const weight = context.number(cell.as, index, subject);
        // Without a value of the weight, the times may count in full or not at all.
        if (!weight) return [index, restrict(times, NEVER, ALWAYS)];
        const share = lesser(ONE, greater(ZERO, weight));
        // No finding for the ends of an open weight: the contract did not give them.
        if (!(cell.as instanceof Pinned) && compare(share, weight) !== 0)
          context.note(placeOf(String(cell.weighted), index), finding('not-a-share'));
        return [index, weighTimes(times, share)];
      }),
    );
  },
  narrows: true,
  explain: (cell) => `${String(cell.weighted)}, counted as ${String(cell.as)}`,
});
