/** Arithmetic on exact fractions: no step of it is a floating-point number. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUNDING_MODES, roundToInteger } from '../../../../lib/domain/money/rounding.ts';
import { formatDecimal, isBetween, parseDecimal } from '../../../../lib/domain/money/decimal.ts';
import { formatPercent } from '../../../../lib/domain/money/percent.ts';
import {
  type Ratio,
  add,
  compare,
  divide,
  formatFraction,
  multiply,
  ratio,
  subtract,
  sumOfFractions,
} from '../../../../lib/domain/money/ratio.ts';

const anyRatio = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => ratio(n, d));
const same = (a: Ratio, b: Ratio): boolean => compare(a, b) === 0;

describe('ratios', () => {
  it('keep lowest terms and a positive denominator', () => {
    expect(ratio(3n, -6n)).toEqual({ n: -1n, d: 2n });
    expect(() => ratio(1n, 0n)).toThrow('1/0');
  });

  it('obey the laws of a field', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        expect(same(add(a, b), add(b, a))).toBe(true);
        expect(same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(same(subtract(add(a, b), b), a)).toBe(true);
        if (b.n !== 0n) expect(same(multiply(divide(a, b), b), a)).toBe(true);
      }),
    );
  });

  it('read decimals exactly and nothing else', () => {
    expect(parseDecimal('99.95')).toEqual(ratio(1999n, 20n));
    expect(parseDecimal('-0.05')).toEqual(ratio(-1n, 20n));
    for (const text of ['1e3', '1,000', '', '.5', '5.', '0x10', ' 1', 'NaN', '1'.repeat(41)]) expect(parseDecimal(text)).toBeUndefined();
  });

  it.each([
    ['half-up', [3n, -3n, 2n]],
    ['half-even', [2n, -2n, 2n]],
    ['down', [2n, -2n, 1n]],
    ['up', [3n, -3n, 2n]],
    ['floor', [2n, -3n, 1n]],
  ] as const)('round 5/2, -5/2 and 7/4 %s', (mode, expected) => {
    expect([ratio(5n, 2n), ratio(-5n, 2n), ratio(7n, 4n)].map((value) => roundToInteger(value, mode))).toEqual(expected);
  });

  it('never round further than one unit', () => {
    fc.assert(
      fc.property(anyRatio, fc.constantFrom(...ROUNDING_MODES), (value, mode) => {
        const difference = subtract(ratio(roundToInteger(value, mode)), value);
        expect(compare(difference, ratio(1n)) < 0 && compare(difference, ratio(-1n)) > 0).toBe(true);
      }),
    );
  });

  it('show percentages floored, so that a breached value never prints as met', () => {
    expect(formatPercent(ratio(9_989_996n, 10_000_000n), 1)).toBe('99.8%');
    expect(formatPercent(ratio(9_989_999n, 10_000_000n), 2)).toBe('99.89%');
    expect(formatDecimal(ratio(-1n, 3n), 2, 'half-up')).toBe('-0.33');
    expect(formatFraction(ratio(10n, 5n))).toBe('2');
  });
});

describe('a decimal between two others', () => {
  it.each([
    ['5', '5', '5', true],
    ['4.99', '5', undefined, false],
    ['5.01', undefined, '5', false],
    ['0.1', '0.05', '0.10', true],
    ['-1', undefined, undefined, true],
    ['-1', '0', '2', false],
    ['3', '0', '2', false],
  ])('%s from %s to %s: both ends count, and an absent one is no bound', (decimal, atLeast, atMost, lies) => {
    expect(isBetween(decimal, { atLeast, atMost })).toBe(lies);
  });
});

describe('ratios reduced on the way', () => {
  const big = fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n });
  const any = fc
    .tuple(
      fc.oneof(big, fc.bigInt({ min: -60n, max: 60n })),
      fc.oneof(fc.bigInt({ min: 1n, max: 2n ** 90n }), fc.bigInt({ min: 1n, max: 60n })),
    )
    .map(([n, d]) => ratio(n, d));
  const naive = (n: bigint, d: bigint): Ratio => ratio(n, d);

  it('sums, products and quotients equal those of whole-number arithmetic, in lowest terms', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(add(a, b)).toEqual(naive(a.n * b.d + b.n * a.d, a.d * b.d));
        expect(multiply(a, b)).toEqual(naive(a.n * b.n, a.d * b.d));
        if (b.n === 0n) expect(() => divide(a, b)).toThrow('divided by 0');
        else expect(divide(a, b)).toEqual(naive(a.n * b.d, a.d * b.n));
      }),
      { numRuns: 2000 },
    );
  });

  it('the sum of many small fractions equals the sum one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 9000 })), { maxLength: 40 }), (list) => {
        const sums = new Map<number, number>();
        for (const [d, n] of list) sums.set(d, (sums.get(d) ?? 0) + n);
        expect(sumOfFractions(sums)).toEqual(list.map(([d, n]) => ratio(BigInt(n), BigInt(d))).reduce(add, ratio(0n)));
      }),
    );
  });
});
