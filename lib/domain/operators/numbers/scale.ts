/** Product of two numbers. */
import { multiply } from '../../money/ratio.ts';
import { NO_REACH, defineOperator } from '../operator.ts';
import type { CellType } from '../value.ts';
import { NUMBERS, evaluatePair } from './binary.ts';

/** The type of a product: a plain number times anything is that thing; two percentages are a percentage. */
export function productKind(a: CellType['kind'], b: CellType['kind']): CellType['kind'] | undefined {
  if (a === 'flag' || a === 'count') return b === 'flag' ? 'count' : b;
  if (b === 'flag' || b === 'count') return a;
  if (a === 'ratio') return b;
  return b === 'ratio' ? a : undefined;
}

export const scale = defineOperator({
  key: 'scale',
  group: 'numbers',
  says: 'The product of two numbers; at most one of them has a unit.',
  subject: { is: 'name', says: 'The value.' },
  params: { by: { is: 'operand', says: 'The factor.' } },
  limit: 'none',
  bounds: { subject: 'either', by: 'either' },
  pointwise: true,
  type(cell, context) {
    const of = context.expect('scale', cell.scale, [...NUMBERS, 'flag']);
    const by = context.expect('by', cell.by, [...NUMBERS, 'flag']);
    const grain = of && by && context.meet('by', [of, by]);
    const kind = of && by && productKind(of.kind, by.kind);
    if (of && by && !kind) context.fail('wrong-type', 'by', `a ${of.kind} cannot be multiplied by a ${by.kind}`);
    const unit = of?.unit ?? by?.unit;
    return grain && kind && { kind, ...(unit && { unit }), ...grain };
  },
  reach: () => NO_REACH,
  evaluate: (cell, context) => evaluatePair(cell.scale, cell.by, context, multiply),
  explain: (cell) => `${String(cell.scale)} x ${String(cell.by)}`,
});
