/** The setting that says which steps wait for a second person. */
import * as z from 'zod/mini';
import { currencyExponent } from '../domain/money/currency.ts';
import { parseDecimal } from '../domain/money/decimal.ts';
import { sumAmounts } from '../domain/statement/restatement.ts';

/** An amount of 0 or more, with exactly the currency's decimals. */
const isAmountIn = (amount: string, currency: string): boolean =>
  !amount.startsWith('-') && parseDecimal(amount) !== undefined && sumAmounts([{ amount, currency }], currency).amount === amount;

const aboveSchema = z.strictObject({
  above: z.record(z.string(), z.string()).check(
    z.refine(
      (amounts) => Object.keys(amounts).every((currency) => currencyExponent(currency) !== undefined),
      'has a key that is no currency of ISO 4217',
    ),
    z.refine(
      (amounts) =>
        Object.entries(amounts).every(([currency, amount]) => currencyExponent(currency) === undefined || isAmountIn(amount, currency)),
      'has an amount that is below 0 or has not exactly the decimals of its currency; write { "EUR": "500.00" }',
    ),
  ),
});
const amountRule = z.optional(z.union([z.boolean(), aboveSchema]));

export const secondPersonSchema = z.strictObject({
  contracts: z.optional(z.boolean()),
  corrections: z.optional(z.boolean()),
  erasures: z.optional(z.boolean()),
  writeOffs: amountRule,
  overReceipts: amountRule,
  creditNotes: amountRule,
});
