/** First divided by second. */
import { NO_REACH, defineOperator } from '../operator.ts';
import { divideWithin } from '../range.ts';
import { NUMBERS, evaluateOpenPair } from './binary.ts';

export const quotient = defineOperator({
  key: 'quotient',
  group: 'numbers',
  says: 'The first divided by the second: two of one kind give a ratio, anything by a count keeps its kind. Dividing by 0 is not measured.',
  subject: { is: 'operands', least: 2, says: 'The dividend and the divisor.' },
  params: {},
  limit: 'none',
  bounds: { subject: 'own' },
  pointwise: true,
  type(cell, context) {
    const [first, second, ...more] = cell.quotient as readonly unknown[];
    if (more.length > 0) context.fail('too-many', 'quotient', 'a quotient has two operands');
    const a = context.expect('quotient/0', first, NUMBERS);
    const b = context.expect('quotient/1', second, NUMBERS);
    const grain = a && b && context.meet('quotient', [a, b]);
    if (!grain) return undefined;
    if (a.kind === b.kind && a.unit === b.unit) return { kind: 'ratio', ...grain };
    if (b.kind === 'count' || b.kind === 'ratio') return { kind: a.kind, ...(a.unit && { unit: a.unit }), ...grain };
    context.fail('wrong-type', 'quotient/1', `a ${a.kind} cannot be divided by a ${b.kind}`);
    return undefined;
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const [first, second] = cell.quotient as readonly unknown[];
    return evaluateOpenPair(first, second, context, divideWithin);
  },
  explain: (cell) => (cell.quotient as readonly unknown[]).join(' / '),
});
