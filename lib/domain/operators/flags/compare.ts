/** Whether a value satisfies a limit. */
import { NO_REACH } from '../reach.ts';
import type { Ratio } from '../../money/ratio.ts';
import { Range, UNDECIDED, allHold, holdsWhatever, mayLack } from '../range.ts';
import { LIMIT_KEYS, type LimitKey } from '../value.ts';
import { ENTRIES, LIMIT, NUMBERS } from '../types/slots.ts';
import { describeLimit } from '../times/while.ts';
import { defineOperator } from '../define-operator.ts';

export const compare = defineOperator({
  key: 'compare',
  group: 'flags',
  description: 'Whether the value satisfies the limit.',
  subject: { is: 'name', takes: { kinds: [...NUMBERS, 'date'], of: 'any', parts: ENTRIES }, description: 'The value.' },
  params: {},
  limit: 'required',
  bounds: { subject: 'own', limit: 'own' },
  limits: LIMIT,
  pointwise: true,
  type: (_, given) => ({ kind: 'flag', ...given.grain }),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const subject = context.typeOf(cell.compare).subject;
    return new Map(
      context.indexes([cell.compare], subject).map((index) => {
        const value = context.bounded(cell.compare, index, subject);
        const limits = LIMIT_KEYS.flatMap((edge) =>
          cell[edge] === undefined ? [] : [{ edge, limit: context.bounded(cell[edge], index, subject) }],
        );
        return [index, value && decided(value, limits)];
      }),
    );
  },
  explain: (cell) => `${String(cell.compare)} is ${describeLimit(cell)}`,
});

/** Whether all limits hold; undefined when the value or a limit does not exist. */
function decided(
  value: Ratio | Range,
  limits: readonly { readonly edge: LimitKey; readonly limit: Ratio | Range | undefined }[],
): boolean | Range<boolean> | undefined {
  if (limits.some(({ limit }) => limit === undefined)) return undefined;
  const held = allHold(limits.map(({ edge, limit }) => holdsWhatever(value, edge, limit!)));
  if (!mayLack(value) && !limits.some(({ limit }) => mayLack(limit))) return held ?? UNDECIDED;
  return new Range(held === true, held !== false, true);
}
