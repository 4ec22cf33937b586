/** A sum of money as a cell, with a mark where the currency cannot write it. */
import { exponentOf } from '../../domain/money/money.ts';
import { formatDecimal, parseDecimal } from '../../domain/money/decimal.ts';
import { compare, parseFraction } from '../../domain/money/ratio.ts';
import { type ValueWords, moneyShown } from '../reasons/values.ts';
import type { TableCell } from './table-model.ts';

/** Decimals of a rounded amount beyond those of its currency, for who calculates with it. */
const PLACES = 6;

/** @param exact in major units. */
export function moneyCell(exact: string, currency: string, words: ValueWords): TableCell {
  const value = parseFraction(exact);
  const amount = formatDecimal(value, exponentOf(currency), 'half-up');
  if (compare(parseDecimal(amount)!, value) === 0) return { amount, currency };
  return { amount: formatDecimal(value, exponentOf(currency) + PLACES, 'half-up'), currency, about: moneyShown(exact, currency, words) };
}
