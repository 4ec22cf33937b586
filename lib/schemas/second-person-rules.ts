/** The setting that says which steps wait for a second person. */
import * as z from 'zod/mini';
import type { SecondPersonRules } from '../domain/approvals/second-person.ts';
import { currencyExponent } from '../domain/money/currency.ts';
import { parseDecimal } from '../domain/money/decimal.ts';
import { sumAmounts } from '../domain/statement/restatement.ts';
import { fromZodError } from './zod-issues.ts';

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

const rulesSchema = z.strictObject({
  contracts: z.optional(z.boolean()),
  corrections: z.optional(z.boolean()),
  writeOffs: amountRule,
  overReceipts: amountRule,
  creditNotes: amountRule,
});

/** @throws Error that names each wrong key. @param given the setting, or its JSON text; empty or absent: no step waits. */
export function readSecondPersonRules(given: unknown): SecondPersonRules {
  if (given === undefined || given === '') return {};
  const value: unknown = typeof given === 'string' ? fromJson(given) : given;
  const parsed = rulesSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = fromZodError(parsed.error, value, '/secondPerson', () => undefined, 'docs/how-to/second-person.md');
  throw new Error(issues.map(({ path, message }) => `${path} ${message}`).join('; '));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`secondPerson is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
