/** An amount divided among weights: every unit is given, and the remainders decide who gets those that are left. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../../../lib/domain/money/allocation.ts';
import { toRatio } from '../../../../lib/domain/money/money.ts';
import { compare, multiply, ratio, subtract } from '../../../../lib/domain/money/ratio.ts';

describe('an amount that is divided among weights', () => {
  it('gives the units that are left to the largest remainders, and of equal ones to the earlier weight', () => {
    const shares = (minor: bigint, weights: readonly bigint[]): bigint[] =>
      allocate(
        { minor, currency: 'USD' },
        weights.map((weight) => ratio(weight)),
      ).map((share) => share.minor);
    expect(shares(101n, [1n, 1n, 1n, 1n])).toEqual([26n, 25n, 25n, 25n]);
    expect(shares(10n, [1n, 5n, 1n])).toEqual([2n, 7n, 1n]);
    expect(shares(-100n, [1n, 1n, 1n])).toEqual([-33n, -33n, -34n]);
    expect(allocate({ minor: 7n, currency: 'USD' }, [ratio(0n), ratio(0n)])).toEqual([
      { minor: 0n, currency: 'USD' },
      { minor: 0n, currency: 'USD' },
    ]);
  });

  it('allocates to the last unit', () => {
    expect(allocate({ minor: 100n, currency: 'USD' }, [ratio(1n), ratio(1n), ratio(1n)]).map((share) => share.minor)).toEqual([
      34n,
      33n,
      33n,
    ]);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 12 }),
        (minor, weights) => {
          fc.pre(weights.some((weight) => weight > 0n));
          const shares = allocate(
            { minor, currency: 'EUR' },
            weights.map((weight) => ratio(weight)),
          );
          expect(shares.reduce((sum, share) => sum + share.minor, 0n)).toBe(minor);
          const total = weights.reduce((a, b) => a + b, 0n);
          shares.forEach((share, i) =>
            expect(compare(subtract(multiply(toRatio(share), ratio(100n)), ratio(minor * weights[i]!, total)), ratio(1n))).toBe(-1),
          );
        },
      ),
    );
  });
});
