/**
 * Bills (`charge.billed`) as charges of a period. A bill counts by the part of its span that lies in the period, by days in the
 * contract's zone. Of two bills of one kind, component and span the one received first counts. A bill in another currency, or by the
 * party that would owe more because of it, does not count: the known charges are then a lower bound of the base.
 */
import type { BilledCharge } from '../../evidence/evidence.ts';
import { finding } from '../../evidence/findings/finding.ts';
import { byReceipt } from '../../evidence/receipt.ts';
import { parseMoney } from '../../money/money.ts';
import { ZERO, multiply } from '../../money/ratio.ts';
import { type Instant, formatInstant } from '../../time/instant.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import type { Interval } from '../../time/interval.ts';
import { localDay } from '../../time/timezone.ts';
import type { Context } from '../context.ts';
import { shareOfDays } from './proration.ts';
import type { ChargedPart } from '../operator.ts';
import type { Cell } from '../cell.ts';

/** A bill that counts: its share in the period, and its whole span. */
export type CountedBill = ChargedPart & Interval;

/** Whether a clause on charges counts those of a kind. */
export const isCharged = (cell: Cell, kind: string): boolean =>
  (cell.charges === 'all' || (cell.charges as readonly string[]).includes(kind)) &&
  !((cell.without as readonly string[] | undefined) ?? []).includes(kind);

/** By instant of receipt; by the event's key where the instants are equal. */
const firstOf = (a: BilledCharge, b: BilledCharge): number => byReceipt(a, b) || (a.event < b.event ? -1 : a.event > b.event ? 1 : 0);

const matches = (a: BilledCharge, b: BilledCharge): boolean => a.kind === b.kind && a.component === b.component;
const spanOf = ({ start, end }: BilledCharge): { from: string; to: string } => ({ from: formatInstant(start), to: formatInstant(end) });

const within = (bill: Interval, period: Interval): Interval => ({
  start: Math.max(bill.start, period.start),
  end: Math.min(bill.end, period.end),
});

/** The bills of a period. @param counts which kinds count. `uncounted` are bills of these kinds that do not count, so that a base may be higher. */
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
      const { amount } = bill;
      context.note(bill.event, finding('bill-wrong-currency', { amount, currency: context.terms.money.currency, ...spanOf(bill) }));
      uncounted.push(bill);
    } else if (isFirst(bill, counted, context)) counted.push(bill);
  }
  for (const bill of counted) notePartDays(bill, period, context);
  return {
    counted: counted.map((bill) => ({
      kind: bill.kind,
      component: bill.component,
      event: bill.event,
      start: bill.start,
      end: bill.end,
      amount: multiply(parseMoney(bill.amount)?.exact ?? ZERO, shareOfDays(zone, within(bill, period), bill)),
      ...(bill.invoice && { invoice: bill.invoice }),
    })),
    uncounted: [...uncounted, ...refused.filter((bill) => leavesOpen(bill, counted))],
  };
}

/** Records a finding for a bill that is divided by days, and begins or ends within one. */
function notePartDays(bill: BilledCharge, period: Interval, context: Context): void {
  const { zone } = context.rule;
  const isDivided = bill.start < period.start || bill.end > period.end;
  const isMidnight = (at: Instant): boolean => startOfDay(zone, localDay(zone, at)) === at;
  if (isDivided && !(isMidnight(bill.start) && isMidnight(bill.end)))
    context.note(bill.event, finding('bill-in-part-days', { zone, kind: bill.kind, ...spanOf(bill) }));
}

/** Bills that cover an instant, counted or not, without those of a party whose bills have no effect. */
export const billsAt = (at: Instant, { evidence }: Context, counts: (kind: string) => boolean): BilledCharge[] =>
  evidence.charges.filter(({ kind, start, end, refused }) => counts(kind) && start <= at && end > at && refused !== 'claimed');

/** Whether a bill that does not count leaves the base open: its sender admits a charge, and no counted bill has its amount. */
const leavesOpen = (bill: BilledCharge, counted: readonly BilledCharge[]): boolean =>
  bill.refused === 'admitted' && !counted.some((other) => matches(other, bill) && other.start === bill.start && other.end === bill.end);

/** Whether no earlier bill of this kind and component has the same span. A bill that only overlaps counts too, with a finding. */
function isFirst(bill: BilledCharge, counted: readonly BilledCharge[], context: Context): boolean {
  const others = counted.filter((other) => matches(other, bill) && other.start < bill.end && other.end > bill.start);
  const same = others.find((other) => other.start === bill.start && other.end === bill.end);
  if (same) {
    context.note(bill.event, finding('bill-repeated', { first: same.event, kind: bill.kind, ...spanOf(bill) }));
    return false;
  }
  const [overlapped] = others;
  if (overlapped) context.note(bill.event, finding('bills-overlap', { first: overlapped.event, kind: bill.kind, ...spanOf(bill) }));
  return true;
}
