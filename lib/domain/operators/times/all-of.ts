/** Intersection of times, or "every one" of flags. */
import { intersect } from '../../time/time-algebra.ts';
import { joined } from '../share-of.ts';
import { NO_REACH } from '../reach.ts';
import { TIMES_OR_FLAGS, foldFlags, foldTimes, typeOfNames } from './set-algebra.ts';
import { defineOperator } from '../define-operator.ts';

export const allOf = defineOperator({
  key: 'all-of',
  group: 'times',
  description: 'Times in all of these (weights multiply); of flags: true if all are.',
  subject: { is: 'names', least: 1, takes: TIMES_OR_FLAGS, description: 'Cells that are all times or all flags.' },
  params: {},
  limit: 'none',
  bounds: { subject: 'own' },
  type: (_, given) => ({ kind: given.all('all-of')[0]!.kind, ...given.grain }),
  shareOf: (cell, of) => joined((cell['all-of'] as readonly unknown[]).map(of)),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const names = cell['all-of'] as readonly string[];
    const type = typeOfNames(names, context);
    if (type.kind === 'times') return foldTimes(names, context, type, intersect);
    return foldFlags(names, context, type, (flags) => (flags.includes(false) ? false : flags.includes(undefined) ? undefined : true));
  },
  explain: (cell) => `all of ${(cell['all-of'] as readonly string[]).join(', ')}`,
});
