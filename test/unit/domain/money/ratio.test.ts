/** Exact ratios: what each function gives at its edges. */
import { describe, expect, it } from 'vitest';
import { roundToInteger } from '../../../../lib/domain/money/rounding.ts';
import { formatDecimal, parseDecimal } from '../../../../lib/domain/money/decimal.ts';
import { formatPercent } from '../../../../lib/domain/money/percent.ts';
import {
  ONE,
  UNBOUNDED,
  ZERO,
  abs,
  add,
  compare,
  divide,
  formatFraction,
  greater,
  integer,
  isBounded,
  isOne,
  isPositive,
  isZero,
  lesser,
  max,
  min,
  multiply,
  negate,
  parseFraction,
  ratio,
  sumOfFractions,
  total,
} from '../../../../lib/domain/money/ratio.ts';

const HALF = ratio(1n, 2n);
const DOWNWARD = negate(UNBOUNDED);

describe('a number without a bound', () => {
  it('differs from every other number', () => {
    expect([UNBOUNDED, DOWNWARD, ZERO, ONE, HALF].map(isBounded)).toEqual([false, false, true, true, true]);
  });

  it('stays unbounded when a number is added, and 0 times it is 0', () => {
    for (const one of [ZERO, ONE, HALF, negate(HALF)])
      for (const end of [UNBOUNDED, DOWNWARD]) expect([add(one, end), add(end, one)]).toEqual([end, end]);
    expect([multiply(ZERO, UNBOUNDED), multiply(UNBOUNDED, ZERO)]).toEqual([ZERO, ZERO]);
    expect([multiply(UNBOUNDED, HALF), multiply(negate(HALF), UNBOUNDED)]).toEqual([UNBOUNDED, DOWNWARD]);
  });

  it('is greater than every other number', () => {
    expect([compare(UNBOUNDED, integer(9)), compare(DOWNWARD, integer(-9)), compare(UNBOUNDED, UNBOUNDED)]).toEqual([1, -1, 0]);
    expect([compare(UNBOUNDED, DOWNWARD), compare(DOWNWARD, UNBOUNDED)]).toEqual([1, -1]);
  });
});

describe('whole numbers of any size', () => {
  const large = 2n ** 80n;

  it('the greater, the lesser and the distance from 0 are found in any order', () => {
    expect([max(large, -large), max(-large, large), min(large, -large), min(-large, large)]).toEqual([large, large, -large, -large]);
    expect([abs(-large), abs(large), abs(0n)]).toEqual([large, large, 0n]);
  });
});

describe('predicates and comparisons of ratios', () => {
  it.each([
    [ZERO, { zero: true, one: false, positive: false }],
    [ONE, { zero: false, one: true, positive: true }],
    [HALF, { zero: false, one: false, positive: true }],
    [negate(ONE), { zero: false, one: false, positive: false }],
  ])('%o is zero, one or positive by its value', (value, { zero, one, positive }) => {
    expect([isZero(value), isOne(value), isPositive(value)]).toEqual([zero, one, positive]);
  });

  it('the lesser and the greater of two are found in any order; of two equal ones it is the first', () => {
    const third = ratio(1n, 3n);
    expect([lesser(third, HALF), lesser(HALF, third), greater(third, HALF), greater(HALF, third)]).toEqual([third, third, HALF, HALF]);
    const [first, second] = [{ ...HALF }, { ...HALF }];
    expect([lesser(first, second) === first, greater(first, second) === first]).toEqual([true, true]);
  });

  it('two ratios are compared, with one denominator or with two', () => {
    expect([compare(ONE, integer(2)), compare(integer(2), ONE), compare(ONE, ONE)]).toEqual([-1, 1, 0]);
    const third = ratio(1n, 3n);
    expect([compare(third, HALF), compare(HALF, third), compare(negate(HALF), third)]).toEqual([-1, 1, -1]);
  });

  it('the sum of several is found, and 0 of none', () => {
    expect([total([]), total([HALF, ratio(1n, 3n), integer(2)])]).toEqual([ZERO, ratio(17n, 6n)]);
  });
});

describe('a ratio', () => {
  it('is in lowest terms, with the sign in the numerator', () => {
    expect([ratio(-6n, -4n), ratio(6n, -4n), ratio(0n, -7n), ratio(5n)]).toEqual([
      { n: 3n, d: 2n },
      { n: -3n, d: 2n },
      { n: 0n, d: 1n },
      { n: 5n, d: 1n },
    ]);
    // Beyond what a double holds exactly, on either side.
    const large = 2n ** 80n;
    expect([ratio(large * 3n, large * 6n), ratio(-large, 3n * large)]).toEqual([
      { n: 1n, d: 2n },
      { n: -1n, d: 3n },
    ]);
  });

  it('is never made with a denominator of 0', () => {
    expect(() => ratio(1n, 0n)).toThrow(expect.objectContaining({ code: 'division-by-zero', message: '1/0 is not a number' }));
    expect(() => divide(HALF, ZERO)).toThrow(
      expect.objectContaining({ code: 'division-by-zero', message: '1/2 divided by 0 is not a number' }),
    );
  });

  it('many small fractions add up to one ratio', () => {
    expect([
      sumOfFractions(new Map()),
      sumOfFractions(
        new Map([
          [4, 1],
          [6, 1],
        ]),
      ),
    ]).toEqual([ZERO, ratio(5n, 12n)]);
  });
});

describe('a whole number next to a ratio', () => {
  const quarters = [-7n, -6n, -5n, -4n, 0n, 4n, 5n, 6n, 7n, 10n].map((n) => ratio(n, 4n));
  it.each([
    ['half-up', [-2n, -2n, -1n, -1n, 0n, 1n, 1n, 2n, 2n, 3n]],
    ['half-even', [-2n, -2n, -1n, -1n, 0n, 1n, 1n, 2n, 2n, 2n]],
    ['down', [-1n, -1n, -1n, -1n, 0n, 1n, 1n, 1n, 1n, 2n]],
    ['up', [-2n, -2n, -2n, -1n, 0n, 1n, 2n, 2n, 2n, 3n]],
    ['floor', [-2n, -2n, -2n, -1n, 0n, 1n, 1n, 1n, 1n, 2n]],
  ] as const)('quarters are rounded to whole numbers: %s', (mode, expected) => {
    expect(quarters.map((value) => roundToInteger(value, mode))).toEqual(expected);
  });
});

describe('a ratio as text', () => {
  it('is a decimal with a number of digits', () => {
    expect([formatDecimal(ratio(5n, 2n), 0, 'half-up'), formatDecimal(ratio(-5n, 2n), 0, 'half-up')]).toEqual(['3', '-3']);
    expect([formatDecimal(ratio(1n, 20n), 2, 'down'), formatDecimal(ratio(-1n, 200n), 3, 'down'), formatDecimal(ZERO, 2, 'up')]).toEqual([
      '0.05',
      '-0.005',
      '0.00',
    ]);
    expect(formatDecimal(ratio(2469n, 2n), 1, 'half-up')).toBe('1234.5');
  });

  it('is a percentage, with four digits by default', () => {
    expect([formatPercent(ratio(2n, 3n)), formatPercent(ratio(-2n, 3n)), formatPercent(ONE, 0)]).toEqual(['66.6666%', '-66.6667%', '100%']);
  });

  it('is a fraction, which is read as the same ratio', () => {
    const all: [ReturnType<typeof ratio>, string][] = [
      [integer(5), '5'],
      [ratio(8903n, 8928n), '8903/8928'],
      [negate(HALF), '-1/2'],
      [UNBOUNDED, '1/0'],
      [DOWNWARD, '-1/0'],
    ];
    for (const [value, text] of all) expect([formatFraction(value), parseFraction(text)]).toEqual([text, value]);
    expect(parseFraction('2/4')).toEqual(HALF);
  });

  it('is read from a plain decimal only', () => {
    expect([parseDecimal('+12'), parseDecimal('-12.50'), parseDecimal('0.5'), parseDecimal('1'.repeat(40))]).toEqual([
      integer(12),
      ratio(-25n, 2n),
      HALF,
      { n: BigInt('1'.repeat(40)), d: 1n },
    ]);
    for (const text of ['x1', '1x', '1.', '.1', '--1', '1.2.3', `0.${'1'.repeat(41)}`, '1.x', 'x.1'])
      expect(parseDecimal(text)).toBeUndefined();
  });
});
