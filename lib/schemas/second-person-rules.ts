/** The setting that says which steps wait for a second person. */
import * as z from 'zod/mini';
import type { SecondPersonRules } from '../domain/approvals/second-person.ts';
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

const rulesSchema = z.strictObject({
  contracts: z.optional(z.boolean()),
  corrections: z.optional(z.boolean()),
  writeOffs: amountRule,
  overReceipts: amountRule,
  creditNotes: amountRule,
});

/** The names of the setting's keys. */
export const SECOND_PERSON_KEYS = Object.keys(rulesSchema.shape);

/** @throws Error that names each wrong key. @param given the setting, or its JSON text; empty or absent: no step waits. */
export function readSecondPersonRules(given: unknown): SecondPersonRules {
  if (given === undefined || given === '') return {};
  const parsed = rulesSchema.safeParse(typeof given === 'string' ? fromJson(given) : given);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.flatMap(leaves).map(({ path, message }) => `${['secondPerson', ...path].join('.')}: ${message}`);
  throw new Error(`${issues.join('; ')}. Keys: ${SECOND_PERSON_KEYS.join(', ')}; docs/how-to/second-person.md has each`);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`secondPerson is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

interface Leaf {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** An issue, or those of the branch of a union that came nearest. */
function leaves(issue: z.core.$ZodIssue): Leaf[] {
  if (issue.code !== 'invalid_union') return [{ path: issue.path, message: issue.message }];
  const [nearest] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  return (nearest ?? []).flatMap(leaves).map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}

const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(...issues.map(({ path }) => path.length), 0);
