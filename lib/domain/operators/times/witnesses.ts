/** Times that several witnesses report on, decided by a rule of the contract. */
import { ONE, ZERO, compare } from '../../money/ratio.ts';
import { except, union } from '../../time/time-algebra.ts';
import { type TimeSet, piecesOf, pointwise, timesFrom } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { joined } from '../share-of.ts';
import { NO_REACH } from '../reach.ts';
import { TIMES, typeOfNames } from './set-algebra.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { unknownWithin, settleUnobserved } from './unknown-time.ts';
import { decider, isKnown } from './witness-quorum.ts';

export const witnesses = defineOperator({
  key: 'witnesses',
  group: 'times',
  description:
    'Times that several witnesses report on, and whose word counts. A witness without a known state is not asked; where no witness has one, the time is unknown. Where they disagree the statement shows what each says, and what it would cost.',
  subject: { is: 'names', least: 2, takes: TIMES, description: 'Times, one cell for each witness, the most trusted one first.' },
  params: {
    decide: {
      is: 'choice',
      of: ['first-known', 'any', 'all', 'quorum'],
      description:
        '`first-known`: the first witness who knows. `any`: one who reports it is enough. `all`: all who know must report it. `quorum`: a number of them must report it.',
    },
    'at-least': { is: 'positive-count', optional: true, absent: 'needed with `quorum`', description: 'How many make a quorum.' },
  },
  limit: 'none',
  bounds: { subject: 'own' },
  check(cell, context) {
    const names = cell.witnesses as readonly string[];
    if ((cell.decide === 'quorum') !== (cell['at-least'] !== undefined))
      context.fail('choice-missing', 'at-least', '`at-least` is required with `decide: quorum`, and allowed only there');
    if (Number(cell['at-least'] ?? 1) > names.length) context.fail('not-allowed', 'at-least', `there are only ${names.length} witnesses`);
  },
  type: (_, given) => ({ kind: 'times', ...given.grain }),
  shareOf: (cell, of) => joined((cell.witnesses as readonly unknown[]).map(of)),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const decide = decider(cell);
    const settled = timesByWitness(cell, context);
    const names = cell.witnesses as readonly string[];
    return new Map(
      [...timesByWitness(cell, context.evaluator.askingWitnesses())].map(([index, reported]) => {
        const said = pointwise(reported, decide);
        // Where a missing fact leaves the times of a witness open, the joint result is open too.
        const perhaps = reported.map((times, i) => (context.evaluator.restsOnMissing(names[i]!) ? times : settled.get(index)![i]!));
        const open = timesFrom(perhaps.flatMap((times) => piecesOf(times).filter((piece) => !isKnown(piece))));
        if (!context.settles || open.starts.length === 0) return [index, settleUnobserved(said, context)];
        return [index, union(except(settleUnobserved(said, context), open), unknownWithin(open))];
      }),
    );
  },
  explain: (cell) => `${(cell.witnesses as readonly string[]).join(', ')}, decided by ${String(cell.decide)}`,
});

/** The times of each witness, by index. */
export function timesByWitness(cell: Cell, context: Context): Map<string, TimeSet[]> {
  const names = cell.witnesses as readonly string[];
  const type = typeOfNames(names, context);
  return new Map(
    context
      .indexes(names, type.subject)
      .map((index) => [
        index,
        names.map((name) => context.lookup(context.column<TimeSet>(name), context.typeOf(name), index, type.subject)!),
      ]),
  );
}

/** The times in which witnesses who know report different states. */
export const disagreement = (reported: readonly TimeSet[]): TimeSet =>
  pointwise(reported, (said) => {
    const known = said.filter(isKnown);
    const differ = known.some(({ certain }) => compare(certain, known[0]!.certain) !== 0);
    return differ ? { certain: ONE, possible: ONE } : { certain: ZERO, possible: ZERO };
  });
