/**
 * Amounts of money: a whole number of the currency's minor units. Intermediate sums are Ratios of the major unit; `roundMoney` is the only
 * conversion from one to the other.
 *     roundMoney(175/6, 'USD', 'half-up')  -> { minor: 2917n, currency: 'USD' }
 */
import { DomainError } from '../issue.ts';
import { currencyExponent } from './currency.ts';
import { type RoundingMode, roundToInteger } from './rounding.ts';
import { formatDecimal, parseDecimal } from './decimal.ts';
import { type Ratio, multiply, ratio } from './ratio.ts';

export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

export function exponentOf(currency: string): number {
  const exponent = currencyExponent(currency);
  if (exponent === undefined) throw new DomainError('unknown-currency', `${currency} is not a currency of ISO 4217`);
  return exponent;
}

/** @param exact in major units. @throws DomainError `unknown-currency`. */
export function roundMoney(exact: Ratio, currency: string, mode: RoundingMode): Money {
  const scale = 10n ** BigInt(exponentOf(currency));
  return { minor: roundToInteger(multiply(exact, { n: scale, d: 1n }), mode), currency };
}

/** The exact value in major units. */
export const toRatio = (money: Money): Ratio => ratio(money.minor, 10n ** BigInt(exponentOf(money.currency)));

/** "1234.50": exactly the currency's own decimals. */
// Stryker disable next-line StringLiteral: an amount has no more decimals than its currency, so nothing is rounded
export const formatAmount = (money: Money): string => formatDecimal(toRatio(money), exponentOf(money.currency), 'down');

/** Reads "1234.50 CNY"; undefined when it is no amount, has an unknown currency or more decimals than the currency. */
export function parseMoney(text: string): { exact: Ratio; currency: string } | undefined {
  const match = /^([+-]?\d[\d.]*) ([A-Z]{3})$/.exec(text);
  const exact = match ? parseDecimal(match[1]!) : undefined;
  const exponent = match ? currencyExponent(match[2]!) : undefined;
  if (!match || !exact || exponent === undefined) return undefined;
  if (multiply(exact, { n: 10n ** BigInt(exponent), d: 1n }).d !== 1n) return undefined;
  return { exact, currency: match[2]! };
}

export const sumMoney = (amounts: readonly Money[], currency: string): Money => ({
  minor: amounts.reduce((sum, amount) => sum + amount.minor, 0n),
  currency,
});
