/**
 * Bills (`charge.billed`) as charges of a period. A bill counts by the part of its span that lies in the period, by days in the
 * contract's zone. Of two bills of one kind, component and span the one received first counts. A bill in another currency, or of
 * whoever owes by it, does not count: the base of its span is then at least what is known.
 */
import type { BilledCharge } from '../../evidence/evidence.ts';
import { byReceipt } from '../../evidence/receipt.ts';
import { parseMoney } from '../../money/money.ts';
import { ZERO, multiply } from '../../money/ratio.ts';
import { type Instant, formatInstant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { Context } from '../context.ts';
import { shareOfDays } from './proration.ts';
import type { ChargedAmount } from './ordered-charges.ts';
import type { Cell } from '../cell.ts';

/** A bill that counts, by its part in the period, and its whole span. */
export type CountedBill = ChargedAmount & Interval;

/** Whether a clause on charges counts those of a kind. */
export const isCharged = (cell: Cell, kind: string): boolean =>
  (cell.charges === 'all' || (cell.charges as readonly string[]).includes(kind)) &&
  !((cell.without as readonly string[] | undefined) ?? []).includes(kind);

/** Received first; the key decides where nobody can tell. */
const firstOf = (a: BilledCharge, b: BilledCharge): number => byReceipt(a, b) || (a.event < b.event ? -1 : a.event > b.event ? 1 : 0);

const matches = (a: BilledCharge, b: BilledCharge): boolean => a.kind === b.kind && a.component === b.component;
const spanOf = ({ start, end }: BilledCharge): string => `${formatInstant(start)} to ${formatInstant(end)}`;

const within = (bill: Interval, period: Interval): Interval => ({
  start: Math.max(bill.start, period.start),
  end: Math.min(bill.end, period.end),
});

/** @param counts which kinds count. `uncounted` are those that cannot be counted, so that a base may be more than is known. */
export function billsIn(
  period: Interval,
  context: Context,
  counts: (kind: string) => boolean,
): { readonly counted: CountedBill[]; readonly uncounted: BilledCharge[] } {
  const { zone } = context.rule;
  const bills = context.evidence.charges.filter((bill) => counts(bill.kind) && bill.start < period.end && bill.end > period.start);
  const [counted, uncounted, refused]: [BilledCharge[], BilledCharge[], BilledCharge[]] = [[], [], []];
  for (const bill of bills.sort(firstOf)) {
    const { currency } = parseMoney(bill.amount) ?? {};
    if (bill.refused) refused.push(bill);
    else if (currency !== context.terms.money.currency) {
      context.note(
        'bill-wrong-currency',
        bill.event,
        `the bill of ${bill.amount} is not in ${context.terms.money.currency} and does not count; the charges of ${spanOf(bill)} are at least what is known. Correct the bill`,
      );
      uncounted.push(bill);
    } else if (isFirst(bill, counted, context)) counted.push(bill);
  }
  return {
    counted: counted.map((bill) => ({
      kind: bill.kind,
      component: bill.component,
      start: bill.start,
      end: bill.end,
      amount: multiply(parseMoney(bill.amount)?.exact ?? ZERO, shareOfDays(zone, within(bill, period), bill)),
    })),
    uncounted: [...uncounted, ...refused.filter((bill) => leavesOpen(bill, counted))],
  };
}

/** Bills that cover an instant, whether they count or not; but for those of a party whose word on them is nothing. */
export const billsAt = (at: Instant, { evidence }: Context, counts: (kind: string) => boolean): BilledCharge[] =>
  evidence.charges.filter(({ kind, start, end, refused }) => counts(kind) && start <= at && end > at && refused !== 'claimed');

/** Whoever owes by a bill admits with it that so much was charged, or more; until one that counts says how much. */
const leavesOpen = (bill: BilledCharge, counted: readonly BilledCharge[]): boolean =>
  bill.refused === 'admitted' && !counted.some((other) => matches(other, bill) && spanOf(other) === spanOf(bill));

/** Whether no bill of this kind and component has this span already; one that only overlaps counts too, and is recorded. */
function isFirst(bill: BilledCharge, counted: readonly BilledCharge[], context: Context): boolean {
  const others = counted.filter((other) => matches(other, bill) && other.start < bill.end && other.end > bill.start);
  const same = others.find((other) => other.start === bill.start && other.end === bill.end);
  if (same) {
    context.note(
      'bill-repeated',
      bill.event,
      `${same.event} bills ${bill.kind} for ${spanOf(bill)} already; the one received first counts. Correct the wrong one, or bill both in one amount`,
    );
    return false;
  }
  const [overlapped] = others;
  if (overlapped)
    context.note(
      'bills-overlap',
      bill.event,
      `${overlapped.event} bills ${bill.kind} for a part of ${spanOf(bill)} too; both count. Correct one of them if it is not so`,
    );
  return true;
}
