/** Keeps only unbroken runs of a length. */
import { parseElapsed } from '../../agreement/literal.ts';
import { integer } from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import { type Times, clip, restrict, stretches, timesFrom } from '../../time/times.ts';
import type { Operator } from '../operator.ts';
import { LIMIT_KEYS, holds } from '../value.ts';
import { parseLiteral } from '../../agreement/literal.ts';
import { describeLimit } from './while.ts';

export const runs: Operator = {
  key: 'runs',
  group: 'times',
  says: 'Only the unbroken runs of such a length.',
  subject: { is: 'name', says: 'The times whose runs are judged, after merging.' },
  params: {
    whole: {
      is: 'elapsed',
      optional: true,
      absent: 'a run counts with its part of a unit',
      says: 'Also drop what a run has beyond whole units of this length ("1 min": partial minutes are not counted).',
    },
    'across-period-end': {
      is: 'choice',
      of: ['joined', 'cut'],
      says: 'Judge a run that crosses the period end as it ran (`joined`), or only its part in the period (`cut`).',
    },
  },
  limit: 'required',
  type(cell, context) {
    for (const edge of LIMIT_KEYS) if (cell[edge] !== undefined) context.expect(edge, cell[edge], ['duration']);
    const of = context.expect('runs', cell.runs, ['times']);
    return of && { ...of };
  },
  reach: (cell) => {
    const least = parseElapsed(cell['at-least'] ?? cell['more-than']) ?? 0;
    return { before: least, after: least };
  },
  evaluate(cell, context) {
    const whole = parseElapsed(cell.whole);
    const limits = LIMIT_KEYS.flatMap((edge) => {
      const literal = parseLiteral(cell[edge]);
      return literal?.kind === 'duration' ? [{ edge, limit: literal.value }] : [];
    });
    const keep = (run: Interval): Interval[] => {
      const length = run.end - run.start;
      if (length !== Infinity && !limits.every(({ edge, limit }) => holds(integer(length), edge, limit))) return [];
      return [whole === undefined || length === Infinity ? run : { start: run.start, end: run.end - (length % whole) }];
    };
    return new Map(
      [...context.column<Times>(cell.runs)].map(([index, times]) => {
        const judged = cell['across-period-end'] === 'cut' ? clip(times, context.period) : times;
        const within = (bound: 'sure' | 'possible'): Times => timesFrom(stretches(judged, bound).flatMap(keep));
        return [index, restrict(judged, within('sure'), within('possible'))];
      }),
    );
  },
  narrows: true,
  explain: (cell) => `runs of ${String(cell.runs)} of ${describeLimit(cell)}`,
};
