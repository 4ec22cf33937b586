/** `makegood compare`: what several contracts would have paid for the same past months, and what each promises. */
import type { CheckedContract } from '../lib/domain/agreement/contract.ts';
import type { Fact } from '../lib/domain/evidence/fact.ts';
import { formatAmount } from '../lib/domain/money/money.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { minorOf } from '../lib/domain/statement/restatement.ts';
import { CliError } from './api-client.ts';
import { table } from './table.ts';

export interface Offer {
  readonly name: string;
  readonly checked: CheckedContract;
  /** The evidence, each fact said for the side that this offer says. */
  readonly facts: readonly Fact[];
}

/** A row for each period and one for all of them; a column for each offer. */
export function compareOffers(offers: readonly Offer[], periods: readonly string[]): string {
  const sums = offers.map(() => 0n);
  const rows = periods.map((period) => [
    period,
    ...offers.map(({ name, checked, facts }, i) => {
      const result = assess(checked, facts, period);
      if ('issue' in result) throw new CliError(`${name}: ${result.issue.code}: ${result.issue.message}`);
      const { total } = result.statement;
      sums[i]! += minorOf(total);
      return `${total.amount} ${total.currency}`;
    }),
  ]);
  const currencyOf = ({ checked }: Offer): string => checked.sheets.at(-1)!.terms.money.currency;
  rows.push(['all', ...offers.map((offer, i) => `${formatAmount({ minor: sums[i]!, currency: currencyOf(offer) })} ${currencyOf(offer)}`)]);
  return table(
    ['period', ...offers.map(({ name }) => name)],
    rows,
    offers.map((_, i) => i + 1),
  );
}
