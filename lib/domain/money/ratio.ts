/**
 * Exact ratios: the only numbers that reach a comparison or a sum of money.
 *
 * A Ratio is a fraction of two bigints in lowest terms with a positive denominator, so equal values have equal parts.
 *     ratio(3n, -6n)            -> { n: -1n, d: 2n }
 */
/* eslint no-restricted-syntax: 'off' -- the division of bigints is whole and exact; no other number is here */
import { DomainError } from '../issue.ts';

export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Ratio = { n: 0n, d: 1n };
export const ONE: Ratio = { n: 1n, d: 1n };

/** No upper bound; only as the end of a range. Arithmetic supports it; 0 times it is 0, because any number of units of 0 is 0. */
export const UNBOUNDED: Ratio = { n: 1n, d: 0n };
export const isBounded = (a: Ratio): boolean => a.d !== 0n;

// Stryker disable EqualityOperator: of two equal whole numbers either is the same
export const abs = (a: bigint): bigint => (a < 0n ? -a : a);
export const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
// Stryker restore EqualityOperator

/** Largest whole number that a double holds exactly. */
const SAFE = 9_007_199_254_740_991n;

/** Euclid's algorithm; once both are safe integers it continues with plain numbers, which are many times faster. */
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [abs(a), abs(b)];
  while (y !== 0n) {
    // Stryker disable next-line ConditionalExpression,EqualityOperator,LogicalOperator: plain numbers are only faster
    if (x <= SAFE && y <= SAFE) return BigInt(smallGcd(Number(x), Number(y)));
    [x, y] = [y, x % y];
  }
  return x;
}

/** Greatest common divisor of whole numbers that are safe integers. */
function smallGcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** @throws DomainError `division-by-zero` when `d` is 0. */
export function ratio(n: bigint, d = 1n): Ratio {
  if (d === 0n) throw new DomainError('division-by-zero', `${n}/0 is not a number`);
  // Stryker disable next-line ConditionalExpression: only faster
  if (d === 1n) return { n, d };
  const divisor = gcd(n, d) || 1n;
  // Stryker disable next-line EqualityOperator: d is not 0
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

/**
 * The sum of many small fractions, given as numerators by denominator. It uses one common denominator and reduces once, because adding them
 * one by one would reduce ever larger numbers. All are safe integers, and denominators are above 0.
 */
export function sumOfFractions(numerators: ReadonlyMap<number, number>): Ratio {
  let common = 1n;
  // Stryker disable next-line ArithmeticOperator: any common multiple gives the same sum, and the least one the smallest numbers
  for (const d of numerators.keys()) common *= BigInt(d / smallGcd(Number(common % BigInt(d)), d));
  let n = 0n;
  for (const [d, numerator] of numerators) n += BigInt(numerator) * (common / BigInt(d));
  return ratio(n, common);
}

/** A ratio from a safe integer. */
export const integer = (value: number): Ratio => ({ n: BigInt(value), d: 1n });

/** Both are in lowest terms, so that the sum with a whole number is too. */
export function add(a: Ratio, b: Ratio): Ratio {
  // Stryker disable next-line ConditionalExpression: only faster
  if (b.d === 1n) return { n: a.n + b.n * a.d, d: a.d };
  // Stryker disable next-line ConditionalExpression: only faster
  if (a.d === 1n) return { n: a.n * b.d + b.n, d: b.d };
  if (a.d === 0n || b.d === 0n) return a.d === 0n ? a : b;
  // Stryker disable next-line ConditionalExpression: only faster
  return a.d === b.d ? ratio(a.n + b.n, a.d) : ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export const negate = (a: Ratio): Ratio => ({ n: -a.n, d: a.d });
export const subtract = (a: Ratio, b: Ratio): Ratio => add(a, negate(b));

/** Reduces across before it multiplies: the numbers stay smaller, and the product needs no reduction. */
export function multiply(a: Ratio, b: Ratio): Ratio {
  // Stryker disable next-line ConditionalExpression: only faster
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n };
  if (a.n === 0n || b.n === 0n) return ZERO;
  const [across, down] = [gcd(a.n, b.d) || 1n, gcd(b.n, a.d) || 1n];
  return { n: (a.n / across) * (b.n / down), d: (a.d / down) * (b.d / across) };
}

/** @throws DomainError `division-by-zero`. */
export function divide(a: Ratio, b: Ratio): Ratio {
  if (b.n === 0n) throw new DomainError('division-by-zero', `${a.n}/${a.d} divided by 0 is not a number`);
  // Stryker disable next-line EqualityOperator: b is not 0
  return multiply(a, b.n < 0n ? { n: -b.d, d: -b.n } : { n: b.d, d: b.n });
}

/** -1, 0 or 1, by cross-multiplication: never by a decimal or a float. */
export function compare(a: Ratio, b: Ratio): -1 | 0 | 1 {
  if (a.d === b.d) return a.n < b.n ? -1 : a.n > b.n ? 1 : 0;
  const left = a.n * b.d;
  const right = b.n * a.d;
  // Stryker disable next-line EqualityOperator: in lowest terms, two with other denominators are not equal
  if (left < right) return -1;
  // Stryker disable next-line ConditionalExpression,EqualityOperator: as above
  return left > right ? 1 : 0;
}

export const isZero = (a: Ratio): boolean => a.n === 0n;
export const isOne = (a: Ratio): boolean => a.n === a.d;
export const isPositive = (a: Ratio): boolean => a.n > 0n;
export const lesser = (a: Ratio, b: Ratio): Ratio => (compare(a, b) <= 0 ? a : b);
export const greater = (a: Ratio, b: Ratio): Ratio => (compare(a, b) >= 0 ? a : b);
export const total = (values: Iterable<Ratio>): Ratio => {
  let sum = ZERO;
  for (const value of values) sum = add(sum, value);
  return sum;
};

/** "1727/1728", or "12" for a whole number. */
export const formatFraction = (a: Ratio): string => (a.d === 1n ? a.n.toString() : `${a.n}/${a.d}`);

/** Reads what `formatFraction` wrote: "5" or "8903/8928"; "1/0" and "-1/0" are the ends of a range without bound. */
export function parseFraction(text: string): Ratio {
  const [n, d] = text.split('/');
  if (d === '0') return { n: BigInt(n!), d: 0n };
  return ratio(BigInt(n!), BigInt(d ?? '1'));
}
