/** Times that count only in part. */
import { ONE, type Ratio, ZERO, compare, greater, isZero, lesser } from '../../money/ratio.ts';
import { restrict } from '../../time/time-algebra.ts';
import { ALWAYS, NEVER, type TimeSet, weigh as weighTimes } from '../../time/times.ts';
import { NO_REACH } from '../reach.ts';
import { areAll, numbersOf } from '../type-context.ts';
import { Pinned } from '../pinned.ts';
import { placeOf } from '../value.ts';
import { TIMES } from './set-algebra.ts';
import { defineOperator } from '../define-operator.ts';

/** Nothing counts more than in full, or less than not at all. */
const BEYOND = 'a weight that is worked out lies beyond 0% to 100%; it counts as the nearer of the two';

export const weighted = defineOperator({
  key: 'weighted',
  group: 'times',
  description: 'The same times with a weight: degraded time that counts half.',
  subject: { is: 'name', takes: TIMES, description: 'The times.' },
  params: {
    as: {
      is: 'operand',
      takes: { kinds: ['ratio'], of: 'around' },
      description: 'The weight, a percentage up to 100%. One that is worked out and is more counts as 100%.',
    },
  },
  limit: 'none',
  bounds: { subject: 'rising', as: 'rising' },
  check(cell, context) {
    const weights = numbersOf(cell.as, context);
    const { least, most } = context.extent(cell.as);
    const isBeyond = (weight: Ratio): boolean => weight.n < 0n || compare(weight, ONE) > 0;
    // What is worked out, and may be a share and may not, is cut off when it is known.
    if (weights.some(isBeyond) || (most && most.n < 0n) || (least && compare(least, ONE) > 0))
      context.fail('bad-value', 'as', 'the weight is a percentage from 0% to 100%', [cell.as]);
    else if (areAll(weights, (weight) => compare(weight, ONE) === 0))
      context.fail('no-effect', 'as', `they count in full anyway; name "${String(cell.weighted)}" itself, or the weight that is meant`, [
        cell.as,
      ]);
    else if (areAll(weights, isZero))
      context.fail('never-holds', 'as', 'so they count for nothing at all; say `never`, or the weight that is meant', [cell.as]);
  },
  type: (_, given) => given.of('weighted'),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const { subject } = context.typeOf(cell.weighted);
    return new Map(
      [...context.column<TimeSet>(cell.weighted)].map(([index, times]) => {
        const weight = context.number(cell.as, index, subject);
        // With a weight that does not exist they may count in full, or not at all.
        if (!weight) return [index, restrict(times, NEVER, ALWAYS)];
        const share = lesser(ONE, greater(ZERO, weight));
        // An end of a weight that a missing fact leaves open is no weight that anybody gave.
        if (!(cell.as instanceof Pinned) && compare(share, weight) !== 0)
          context.note('not-a-share', placeOf(String(cell.weighted), index), BEYOND);
        return [index, weighTimes(times, share)];
      }),
    );
  },
  narrows: true,
  explain: (cell) => `${String(cell.weighted)}, counted as ${String(cell.as)}`,
});
