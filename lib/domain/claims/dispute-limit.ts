/**
 * The greatest amount that a dispute about a statement can have. The error of a statement is at most what it states plus what could be owed
 * instead:
 * - Where every disputed credit is capped, what could be owed is at most the cap. It is all that is charged, where the charge in the cap's
 * base may itself be wrong.
 * - Where no cap bounds it, the terms do not bound it either: a credit for each ticket grows with the number of tickets. The limit is then
 * `UNCAPPED_TIMES` times all that is charged and all amounts in the terms. This is far above what parties disagree about, and far below a
 * mistyped amount.
 * - Where no charge and no amount is known either, there is no limit.
 */
import { type Ratio, ZERO, add, greater, isPositive, isZero, lesser, multiply, parseFraction, ratio, total } from '../money/ratio.ts';
import { parseMoney } from '../money/money.ts';
import type { Amount, CreditResult, StatementLine } from '../statement/statement.ts';
import { parseDecimal } from '../money/decimal.ts';

/** The factor of the charges up to which an amount may be disputed where no clause caps a credit. */
const UNCAPPED_TIMES = ratio(100n, 1n);

export interface DisputedMoney {
  /** The lines that are disputed. */
  readonly lines: readonly Pick<StatementLine, 'amount' | 'bounds'>[];
  /** The paid credits of these lines, for each part of the period; none where no statement is issued yet. */
  readonly credits: readonly Pick<CreditResult, 'credit' | 'caps'>[];
  /** All that the order charges and that was billed for the period, in major units. */
  readonly charged: Ratio;
  /** The terms in any form: every amount of money in them counts. */
  readonly terms: unknown;
  readonly currency: string;
}

/** @returns the limit in major units; undefined where there is none. */
export function mostDisputed({ lines, credits, charged, terms, currency }: DisputedMoney): Ratio | undefined {
  const stated = total(lines.flatMap(({ amount, bounds }) => [absolute(amount), ...(bounds?.most ? [absolute(bounds.most)] : [])]));
  const caps = credits.map(capOf);
  if (caps.length > 0 && caps.every((cap) => cap !== undefined)) return add(stated, greater(total(caps), charged));
  const named = add(charged, total(amountsIn(terms, currency)));
  return isZero(named) ? undefined : add(stated, multiply(UNCAPPED_TIMES, named));
}

const absolute = ({ amount }: Amount): Ratio => parseDecimal(amount.replace('-', '')) ?? ZERO;

/** The lowest limit of the whole credit; undefined where there is none, or where missing facts leave it without an upper end. */
function capOf({ credit, caps }: Pick<CreditResult, 'credit' | 'caps'>): Ratio | undefined {
  const limits = caps.flatMap((cap) => {
    const limit = cap.credit === credit && cap.index === '' ? (cap.limit ?? cap.bounds?.limit?.most) : undefined;
    return limit === undefined ? [] : [parseFraction(limit)];
  });
  return limits.length === 0 ? undefined : limits.reduce(lesser);
}

/** Every amount of money that is written in a text, such as "1000.00 EUR". */
function amountsIn(value: unknown, currency: string): Ratio[] {
  if (typeof value === 'string') {
    const money = parseMoney(value);
    return money?.currency === currency && isPositive(money.exact) ? [money.exact] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one) => amountsIn(one, currency)) : [];
}
