/** Rounding that the paper prescribes: a percentage published with two decimals. */
import { divide, isBounded, multiply, ratio, roundToInteger, type RoundingMode } from '../../money/ratio.ts';
import { NO_REACH, defineOperator } from '../operator.ts';

export const round = defineOperator({
  key: 'round',
  group: 'numbers',
  says: 'The value rounded to a multiple of a step. Only where the paper rounds before it compares; everything else is exact.',
  subject: { is: 'name', says: 'The value.' },
  params: {
    to: { is: 'literal', says: 'The step: 0.01%, 1 min, 1.00 USD.' },
    how: { is: 'choice', of: ['half-up', 'half-even', 'down', 'up'], says: 'Halves up, halves to even, always down, always up.' },
  },
  limit: 'none',
  bounds: { subject: 'rising' },
  pointwise: true,
  type(cell, context) {
    const of = context.expect('round', cell.round, ['ratio', 'count', 'duration', 'reading', 'money']);
    const step = of && context.expect('to', cell.to, [of.kind]);
    const grain = of && step && context.meet('round', [of]);
    return grain && { kind: of.kind, ...(of.unit && { unit: of.unit }), ...grain };
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const subject = context.typeOf(cell.round).subject;
    return new Map(
      context.indexes([cell.round], subject).map((index) => {
        const [value, step] = [context.number(cell.round, index, subject), context.number(cell.to, index, undefined)];
        if (value === undefined || step === undefined || step.n <= 0n) return [index, undefined];
        if (!isBounded(value)) return [index, value];
        return [index, multiply(ratio(roundToInteger(divide(value, step), cell.how as RoundingMode)), step)];
      }),
    );
  },
  explain: (cell) => `${String(cell.round)} rounded ${String(cell.how)} to ${String(cell.to)}`,
});
