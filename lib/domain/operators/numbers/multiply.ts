/** Product of two numbers. */
import { isOne, isZero, multiply as product } from '../../money/ratio.ts';
import { joined } from '../share-of.ts';
import { NO_REACH } from '../reach.ts';
import { areAll, numbersOf } from '../type-context.ts';
import type { CellType } from '../value.ts';
import { shownKind, valueType } from '../types/unify.ts';
import { ENTRIES, NUMBERS, type Slot } from '../types/slots.ts';
import { evaluatePair } from './binary.ts';
import { defineOperator } from '../define-operator.ts';

const FACTOR: Slot = { kinds: [...NUMBERS, 'flag'], of: 'any', parts: ENTRIES };

/** The type of a product: a plain number keeps the type of the other factor; two percentages give a percentage. Undefined when the product has no type. */
export function productType(a: CellType, b: CellType): Pick<CellType, 'kind' | 'unit' | 'currency'> | undefined {
  if (a.kind === 'flag' || a.kind === 'count') return b.kind === 'flag' ? { kind: 'count' } : valueType(b);
  if (b.kind === 'flag' || b.kind === 'count') return valueType(a);
  if (a.kind === 'ratio') return valueType(b);
  return b.kind === 'ratio' ? valueType(a) : undefined;
}

export const multiply = defineOperator({
  key: 'multiply',
  group: 'numbers',
  description: 'The product of two numbers; at most one of them has a unit.',
  subject: { is: 'name', takes: FACTOR, description: 'The value.' },
  params: { by: { is: 'operand', takes: FACTOR, description: 'The factor.' } },
  limit: 'none',
  bounds: { subject: 'either', by: 'either' },
  pointwise: true,
  check(cell, context) {
    for (const key of ['multiply', 'by'] as const)
      if (areAll(numbersOf(cell[key], context), isZero))
        context.fail('no-effect', key, 'a product with 0 is always 0; name the factor that is meant', [cell[key]]);
  },
  type(cell, given, context) {
    const [of, by] = [given.of('multiply'), given.of('by')];
    const product = productType(of, by);
    for (const [key, other] of [
      ['by', of],
      ['multiply', by],
    ] as const)
      if (product?.kind === other.kind && areAll(numbersOf(cell[key], context), isOne))
        context.fail('no-effect', key, 'a factor of 1 changes nothing; name the factor that is meant, or use the value itself', [
          cell[key],
        ]);
    if (!product) context.fail('wrong-type', 'by', `${shownKind(of.kind)} cannot be multiplied by ${shownKind(by.kind)}`);
    return product && { ...product, ...given.grain };
  },
  extent: (cell, of) => {
    const [a, b] = [of(cell.multiply), of(cell.by)];
    // Of factors that are not below 0 the product rises with each.
    if (!a.least || !b.least || a.least.n < 0n || b.least.n < 0n) return {};
    return { least: product(a.least, b.least), ...(a.most && b.most && { most: product(a.most, b.most) }) };
  },
  shareOf: (cell, of) => joined([of(cell.multiply), of(cell.by)]),
  reach: () => NO_REACH,
  evaluate: (cell, context) => evaluatePair(cell.multiply, cell.by, context, product),
  explain: (cell) => `${String(cell.multiply)} x ${String(cell.by)}`,
});
