/** A sum of money as a cell: a number where the currency can write it, else text with a mark. */
import { exponentOf } from '../../domain/money/money.ts';
import { formatDecimal, parseDecimal } from '../../domain/money/decimal.ts';
import { compare, parseFraction } from '../../domain/money/ratio.ts';
import { type ValueWords, moneyShown } from '../reasons/values.ts';
import type { TableCell } from './table-model.ts';

/** @param exact in major units. */
export function moneyCell(exact: string, currency: string, words: ValueWords): TableCell {
  const value = parseFraction(exact);
  const amount = formatDecimal(value, exponentOf(currency), 'half-up');
  return compare(parseDecimal(amount)!, value) === 0 ? { amount, currency } : moneyShown(exact, currency, words);
}
