/** Times less other times. */
import { except as subtract } from '../../time/time-algebra.ts';
import { OTHER_SIDE, joined } from '../share-of.ts';
import { NO_REACH } from '../reach.ts';
import { TIMES, foldTimes, typeOfNames } from './set-algebra.ts';
import { defineOperator } from '../define-operator.ts';

export const except = defineOperator({
  key: 'except',
  group: 'times',
  description: 'The first times without the others. Statements show the removed time as excluded, with the cell that removed it.',
  subject: { is: 'names', least: 2, takes: TIMES, description: 'The times, then the times to remove.' },
  params: {},
  limit: 'none',
  bounds: { subject: ['rising', 'falling'] },
  type: (_, given) => ({ kind: 'times', ...given.grain }),
  shareOf(cell, of) {
    const [first, ...others] = cell.except as readonly string[];
    if (first !== 'period' && first !== 'always') return of(first);
    const taken = joined(others.map(of));
    return taken && OTHER_SIDE[taken];
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const names = cell.except as readonly string[];
    return foldTimes(names, context, typeOfNames(names, context), subtract);
  },
  removes: (cell) => (cell.except as readonly string[]).slice(1),
  explain: (cell) => {
    const [first, ...others] = cell.except as readonly string[];
    return `${first} without ${others.join(', ')}`;
  },
});
