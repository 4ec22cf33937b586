/** The VAT breakdown of a note (BG-23 of EN 16931): one sum for each category and rate. The tax of each is rounded once, half up. */
import type { InvoiceTax } from '../../contract/terms.ts';
import { parseDecimal } from '../../money/decimal.ts';
import { formatAmount, roundMoney } from '../../money/money.ts';
import { divide, integer, multiply, ratio } from '../../money/ratio.ts';
import { minorOf, sumAmounts } from '../restatement.ts';
import type { Amount } from '../statement.ts';
import type { NoteLine, NoteTax } from './note.ts';
import { taxKey } from './note-lines.ts';
import { pushTo } from '../../lists.ts';

/** "19%" as "19"; without a rate "0". */
export const percentOf = ({ rate }: InvoiceTax): string => (rate === undefined ? '0' : rate.slice(0, -1));

/** In the order of the lines. @param currency that of all lines. */
export function taxesOf(lines: readonly NoteLine[], currency: string): NoteTax[] {
  const groups = new Map<string, NoteLine[]>();
  for (const line of lines) pushTo(groups, taxKey(line.tax), line);
  return [...groups.values()].map((group) => taxOfGroup(group, currency));
}

function taxOfGroup(lines: readonly NoteLine[], currency: string): NoteTax {
  const taxes = lines.map(({ tax }) => tax);
  const [first] = taxes;
  const net = sumAmounts(
    lines.map(({ amount }) => amount),
    currency,
  );
  const tax = taxOn(net, first!);
  const reasons = [...new Set(taxes.flatMap(({ reason }) => reason ?? []))];
  const codes = [...new Set(taxes.map((one) => one['reason-code']))];
  return {
    category: first!.category,
    percent: percentOf(first!),
    ...(reasons.length > 0 && { reason: reasons.join('; ') }),
    ...(codes.length === 1 && codes[0] !== undefined && { reasonCode: codes[0] }),
    net,
    tax,
    gross: sumAmounts([net, tax], currency),
  };
}

function taxOn({ amount, currency }: Amount, tax: InvoiceTax): Amount {
  const rate = divide(parseDecimal(percentOf(tax)) ?? ratio(0n), integer(100));
  return { amount: formatAmount(roundMoney(multiply(parseDecimal(amount)!, rate), currency, 'half-up')), currency };
}

/** The same amounts with the other sign. */
export const negated = (line: NoteLine): NoteLine => {
  const { currency } = line.amount;
  return { ...line, amount: { amount: formatAmount({ minor: -minorOf(line.amount), currency }), currency } };
};
