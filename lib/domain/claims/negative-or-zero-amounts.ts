/** Amounts that a party states: above 0, with exactly the currency's decimals. A negative amount or zero is refused. */
import { type Issue, errorIssue } from '../issue.ts';
import { currencyExponent } from '../money/currency.ts';
import { parseDecimal } from '../money/decimal.ts';
import { minorOf, sumAmounts } from '../statement/restatement.ts';

/** @param path JSON pointer of the amount in the request. @returns the error; undefined when there is none. */
export function positiveAmountIssue(amount: string, currency: string, path: string): Issue | undefined {
  if (currencyExponent(currency) === undefined) return errorIssue('unknown-currency', path, `"${currency}" is no currency of ISO 4217`);
  if (parseDecimal(amount) === undefined || sumAmounts([{ amount, currency }], currency).amount !== amount)
    return errorIssue('bad-amount', path, `"${amount}" is no amount in ${currency}, with exactly its decimals`);
  return minorOf({ amount, currency }) > 0n
    ? undefined
    : errorIssue('bad-amount', path, `${amount} is not above 0; an entry that was wrong is reversed or withdrawn`);
}
