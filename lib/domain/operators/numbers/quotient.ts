/** First divided by second. */
import { NO_REACH, defineOperator } from '../operator.ts';
import { divideWithin } from '../range.ts';
import { NUMBER, evaluateOpenPair } from './binary.ts';
import { isAlike, shownKind, valueType } from '../../agreement/types/unify.ts';

export const quotient = defineOperator({
  key: 'quotient',
  group: 'numbers',
  says: 'The first divided by the second: two of one kind give a ratio, anything by a count keeps its kind. Dividing by 0 is not measured.',
  subject: { is: 'operands', least: 2, takes: NUMBER, says: 'The dividend and the divisor.' },
  params: {},
  limit: 'none',
  bounds: { subject: 'own' },
  pointwise: true,
  check(cell, context) {
    if ((cell.quotient as readonly unknown[]).length > 2) context.fail('too-many', 'quotient', 'a quotient has two operands');
  },
  type(_, given, context) {
    const [a, b] = [given.all('quotient')[0]!, given.all('quotient')[1]!];
    if (isAlike(a, b)) return { kind: 'ratio', ...given.grain };
    if (b.kind === 'count' || b.kind === 'ratio') return { ...valueType(a), ...given.grain };
    if (a.kind === b.kind) context.fail('wrong-unit', 'quotient/1', `${a.unit} cannot be divided by ${b.unit}: units are not converted`);
    else context.fail('wrong-type', 'quotient/1', `${shownKind(a.kind)} cannot be divided by ${shownKind(b.kind)}`);
    return undefined;
  },
  // The share of some of all: what the first are decides.
  shareOf: (cell, of) => of((cell.quotient as readonly unknown[])[0]),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const [first, second] = cell.quotient as readonly unknown[];
    return evaluateOpenPair(first, second, context, divideWithin);
  },
  explain: (cell) => (cell.quotient as readonly unknown[]).join(' / '),
});
