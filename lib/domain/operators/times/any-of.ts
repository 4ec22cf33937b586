/** Union of times, or "at least one" of flags. */
import { union } from '../../time/time-algebra.ts';
import { joined } from '../share-of.ts';
import { NO_REACH } from '../reach.ts';
import { TIMES_OR_FLAGS, foldFlags, foldTimes, typeOfNames } from './set-algebra.ts';
import { defineOperator } from '../define-operator.ts';

export const anyOf = defineOperator({
  key: 'any-of',
  group: 'times',
  description: 'Times in any of these (the highest weight counts); of flags: true if any is.',
  subject: { is: 'names', least: 1, takes: TIMES_OR_FLAGS, description: 'Cells that are all times or all flags.' },
  params: {},
  limit: 'none',
  bounds: { subject: 'own' },
  type: (_, given) => ({ kind: given.all('any-of')[0]!.kind, ...given.grain }),
  shareOf: (cell, of) => joined((cell['any-of'] as readonly unknown[]).map(of)),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const names = cell['any-of'] as readonly string[];
    const type = typeOfNames(names, context);
    if (type.kind === 'times') return foldTimes(names, context, type, union);
    return foldFlags(names, context, type, (flags) => (flags.includes(true) ? true : flags.includes(undefined) ? undefined : false));
  },
  explain: (cell) => `any of ${(cell['any-of'] as readonly string[]).join(', ')}`,
});
