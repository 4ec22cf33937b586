/** `makegood compare`: what several contracts would have paid for the same past months, and what each promises. */
import type { CheckedContract } from '../lib/domain/agreement/contract.ts';
import type { Fact } from '../lib/domain/evidence/fact.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { minorOf } from '../lib/domain/statement/restatement.ts';
import { type AmountBounds, isProvisional, toAmount } from '../lib/domain/statement/statement.ts';
import { CliError } from './api-client.ts';
import { amountBetween } from './show-details.ts';
import { table } from './table.ts';

export interface Offer {
  readonly name: string;
  readonly checked: CheckedContract;
  /** The evidence, each fact said for the side that this offer says. */
  readonly facts: readonly Fact[];
}

/** In minor units; `most` is undefined when there is no upper bound. */
interface Sum {
  readonly least: bigint;
  readonly most: bigint | undefined;
}

const added = ({ least, most }: Sum, paid: AmountBounds): Sum => ({
  least: least + minorOf(paid.least),
  most: most === undefined || !paid.most ? undefined : most + minorOf(paid.most),
});

const boundsOf = ({ least, most }: Sum, currency: string): AmountBounds => ({
  least: toAmount({ minor: least, currency }),
  ...(most !== undefined && { most: toAmount({ minor: most, currency }) }),
});

/** A row for each period and one for all of them; a column for each offer. */
export function compareOffers(offers: readonly Offer[], periods: readonly string[]): string {
  const sums = offers.map((): Sum => ({ least: 0n, most: 0n }));
  const rows = periods.map((period) => [
    period,
    ...offers.map(({ name, checked, facts }, i) => {
      const result = assess(checked, facts, period);
      if ('issue' in result) throw new CliError(`${name}: ${result.issue.code}: ${result.issue.message}`);
      const { statement } = result;
      const paid: AmountBounds = isProvisional(statement)
        ? statement.bounds!.toCustomer
        : { least: statement.total, most: statement.total };
      sums[i] = added(sums[i]!, paid);
      return amountBetween(paid);
    }),
  ]);
  const currencyOf = ({ checked }: Offer): string => checked.sheets.at(-1)!.terms.money.currency;
  rows.push(['all', ...offers.map((offer, i) => amountBetween(boundsOf(sums[i]!, currencyOf(offer))))]);
  return table(
    ['period', ...offers.map(({ name }) => name)],
    rows,
    offers.map((_, i) => i + 1),
  );
}
