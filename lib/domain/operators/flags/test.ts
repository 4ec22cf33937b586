/** Whether a value satisfies a limit. */
import type { Operator } from '../operator.ts';
import { LIMIT_KEYS, holds } from '../value.ts';
import { describeLimit } from '../times/while.ts';

export const test: Operator = {
  key: 'test',
  group: 'flags',
  says: 'Whether the value satisfies the limit.',
  subject: { is: 'name', says: 'The value.' },
  params: {},
  limit: 'required',
  pointwise: true,
  type(cell, context) {
    const of = context.expect('test', cell.test, ['ratio', 'count', 'duration', 'reading', 'money', 'date']);
    if (!of) return undefined;
    const limits = LIMIT_KEYS.flatMap((edge) => (cell[edge] === undefined ? [] : [context.expect(edge, cell[edge], [of.kind])]));
    const grain = context.meet('test', [of, ...limits]);
    return grain && { kind: 'flag', ...grain };
  },
  evaluate(cell, context) {
    const subject = context.typeOf(cell.test).subject;
    return new Map(
      context.indexes([cell.test], subject).map((index) => {
        const value = context.number(cell.test, index, subject);
        return [
          index,
          value && LIMIT_KEYS.every((edge) => cell[edge] === undefined || holds(value, edge, context.number(cell[edge], index, subject)!)),
        ];
      }),
    );
  },
  explain: (cell) => `${String(cell.test)} is ${describeLimit(cell)}`,
};
