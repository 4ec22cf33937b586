/** How many units of a size: "per half hour or part thereof". */
import { divide, ratio, roundToInteger } from '../../money/ratio.ts';
import type { Operator } from '../operator.ts';

export const units: Operator = {
  key: 'units',
  group: 'numbers',
  says: 'How many units of this size the value has.',
  subject: { is: 'name', says: 'The value.' },
  params: {
    of: { is: 'operand', says: 'The size of a unit, of the same type as the value.' },
    counting: { is: 'choice', of: ['completed', 'started', 'exact'], says: 'Whole units only, "or part thereof", or the exact fraction.' },
  },
  limit: 'none',
  pointwise: true,
  type(cell, context) {
    const of = context.expect('units', cell.units, ['duration', 'ratio', 'count', 'reading', 'money']);
    const size = of && context.expect('of', cell.of, [of.kind]);
    const grain = of && size && context.meet('of', [of, size]);
    return grain && { kind: 'count', ...grain };
  },
  evaluate(cell, context) {
    const subject = context.typeOf(cell.units).subject ?? context.typeOf(cell.of).subject;
    return new Map(
      context.indexes([cell.units, cell.of], subject).map((index) => {
        const [value, size] = [context.number(cell.units, index, subject), context.number(cell.of, index, subject)];
        if (value === undefined || size === undefined || size.n === 0n) return [index, undefined];
        const exact = divide(value, size);
        if (cell.counting === 'exact') return [index, exact];
        const floor = roundToInteger(exact, 'floor');
        return [index, ratio(cell.counting === 'started' && exact.d !== 1n ? floor + 1n : floor)];
      }),
    );
  },
  explain: (cell) => `${String(cell.units)} in units of ${String(cell.of)} (${String(cell.counting)})`,
};
