/** Rounding that the contract prescribes, such as a percentage published with two decimals. */
import { type RoundingMode, roundToInteger } from '../../money/rounding.ts';
import { type Ratio, add, compare, divide, isBounded, multiply, ratio, subtract } from '../../money/ratio.ts';
import { Range, rangeOf } from '../range.ts';
import { NO_REACH } from '../reach.ts';
import { isMultiple } from '../steps.ts';
import { type TypeContext, areAll, numbersOf } from '../type-context.ts';
import type { Cell } from '../cell.ts';
import { valueType } from '../types/unify.ts';
import { NUMBER } from './binary.ts';
import { defineOperator } from '../define-operator.ts';

export const round = defineOperator({
  key: 'round',
  group: 'numbers',
  description: 'The value rounded to a multiple of a step. Only where the paper rounds before it compares; everything else is exact.',
  subject: { is: 'name', takes: NUMBER, description: 'The value.' },
  params: {
    to: { is: 'operand', takes: { like: 'subject', of: 'around' }, description: 'The step: 0.01%, 1 min, 1.00 USD.' },
    how: { is: 'choice', of: ['half-up', 'half-even', 'down', 'up'], description: 'Halves up, halves to even, always down, always up.' },
  },
  limit: 'none',
  bounds: { subject: 'rising', to: 'own' },
  pointwise: true,
  check(cell, context) {
    if (numbersOf(cell.to, context).some((step) => step.n <= 0n)) context.fail('bad-value', 'to', 'a step is more than 0', [cell.to]);
    else if (context.areSame(cell.round, cell.to))
      context.fail('no-effect', 'to', 'a value is a multiple of itself; name the step that is meant');
    else if (areAll(numbersOf(cell.to, context), (step) => isMultiple(cell.round, step, context)))
      context.fail(
        'no-effect',
        'to',
        `every value of "${String(cell.round)}" is a multiple of ${String(cell.to)} already; write a larger step, or use the value itself`,
        [cell.to],
      );
    else checkCoarse(cell, context);
  },
  type: (_, given) => ({ ...valueType(given.of('round')), ...given.grain }),
  shareOf: (cell, of) => of(cell.round),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const subject = context.typeOf(cell.round).subject;
    return new Map(
      context.indexes([cell.round], subject).map((index) => {
        const [value, step] = [context.number(cell.round, index, subject), context.bounded(cell.to, index, subject)];
        if (value === undefined || step === undefined) return [index, undefined];
        // An unknown step moves a value by at most the largest possible step.
        if (step instanceof Range) {
          if (step.most.n <= 0n) return [index, undefined];
          return [index, rangeOf(subtract(value, step.most), add(value, step.most), step.mayLack || step.least.n <= 0n)];
        }
        if (step.n <= 0n) return [index, undefined];
        if (!isBounded(value)) return [index, value];
        return [index, multiply(ratio(roundToInteger(divide(value, step), cell.how as RoundingMode)), step)];
      }),
    );
  },
  explain: (cell) => `${String(cell.round)} rounded ${String(cell.how)} to ${String(cell.to)}`,
});

/** Refuses a step to which the least and the most possible value are rounded alike, or that a share never reaches. */
function checkCoarse(cell: Cell, context: TypeContext): void {
  const { least, most } = context.extent(cell.round);
  if (!least || !most) return;
  const steps = numbersOf(cell.to, context);
  const rounded = (value: Ratio, step: Ratio): bigint => roundToInteger(divide(value, step), cell.how as RoundingMode);
  const isShare = context.typeOf(cell.round)?.kind === 'ratio';
  if (isShare && areAll(steps, (step) => compare(step, most) > 0))
    context.fail('bad-value', 'to', `"${String(cell.round)}" is never so large; write a smaller step`, [cell.to]);
  else if (areAll(steps, (step) => rounded(least, step) === rounded(most, step)))
    context.fail('bad-value', 'to', `every value of "${String(cell.round)}" is rounded to the same; write a smaller step`, [cell.to]);
}
