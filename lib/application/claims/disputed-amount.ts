/** Checks that the amount of a dispute is possible, together with all that the same party disputes already. */
import { lineKey } from '../../domain/claims/balances.ts';
import type { Dispute, DisputedLine } from '../../domain/claims/dispute.ts';
import { mostDisputed } from '../../domain/claims/dispute-limit.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import type { ServicePeriod } from '../../domain/checker/service-period.ts';
import type { Order } from '../../domain/contract/terms.ts';
import type { Fact } from '../../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { formatDecimal, parseDecimal } from '../../domain/money/decimal.ts';
import { exponentOf, parseMoney } from '../../domain/money/money.ts';
import { ONE, type Ratio, ZERO, add, compare, integer, isPositive, multiply, total } from '../../domain/money/ratio.ts';
import { chargedPeriods } from '../../domain/statement/reach.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { Interval } from '../../domain/time/interval.ts';
import { periodAt } from '../../domain/time/period.ts';
import { orderIn } from '../registry/stored-contract.ts';
import type { StoredContract } from '../ports/contracts.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import { PaidCredits } from './paid-credits.ts';

/** The stated amount, as the caller wrote it. */
export interface StatedDispute {
  readonly lines: readonly DisputedLine[];
  readonly events: readonly string[];
  readonly amount: string;
  readonly currency?: string | undefined;
}

/** The period that a dispute is about, by its own label, with the contract's terms. */
export interface DisputedPeriod {
  readonly label: string;
  readonly stored: StoredContract;
  /** Absent where the rules refuse the contract now: only issued statements of it can be disputed. */
  readonly terms?: { readonly checked: CheckedContract; readonly found: ServicePeriod };
  readonly issued: IssuedStatement | undefined;
}

/**
 * The amount is added to what the party disputes already: for the named lines up to the bound of these lines, and for all its open disputes
 * up to the bound of the whole statement. Several disputes therefore have the same bound as one.
 */
export function disputedAmountIssue(
  { lines, amount }: StatedDispute,
  currency: string,
  bills: readonly Fact[],
  period: DisputedPeriod,
  open: readonly Dispute[],
): Issue | undefined {
  const named = new Set(lines.map(lineKey));
  const charged = chargedFor(period, bills, currency);
  const sameLines = open.filter((dispute) => dispute.lines.some((line) => named.has(lineKey(line))));
  const scopes = [
    ...(named.size === 0 ? [] : [{ about: 'these lines', most: mostFor(named, charged, currency, period), with: sameLines }]),
    { about: 'the statement', most: mostFor(new Set(), charged, currency, period), with: open },
  ];
  for (const { about, most, with: others } of scopes) {
    const already = total(others.map((dispute) => disputedBy(dispute, currency)));
    if (most === undefined || compare(add(parseDecimal(amount)!, already), most) <= 0) continue;
    const text = (money: Ratio): string => `${formatDecimal(money, exponentOf(currency), 'down')} ${currency}`;
    const before = isPositive(already) ? `, of which your open disputes have ${text(already)} already` : '';
    return errorIssue(
      'amount-too-large',
      '/amount',
      `${amount} ${currency} are more than ${isPositive(already) ? 'is left of what ' : ''}a dispute about ${about} can be about: at most ${text(most)}, by what is stated, charged and capped${before}`,
    );
  }
  return undefined;
}

/** Earlier versions accepted disputes without an amount. */
const disputedBy = ({ amount, currency: own }: Dispute, currency: string): Ratio =>
  (own === currency && amount !== undefined ? parseDecimal(amount) : undefined) ?? ZERO;

/** @param named keys of the disputed lines; empty: the whole statement. */
function mostFor(named: ReadonlySet<string>, charged: Ratio, currency: string, { issued, stored }: DisputedPeriod): Ratio | undefined {
  const disputed = issued?.statement.lines.filter((line) => named.size === 0 || named.has(lineKey(line))) ?? [];
  const known = PaidCredits.of(stored.document);
  const payers = new Set(disputed.map((line) => known.payer(line, issued!.statement)));
  const credits = issued?.statement.credits.filter(({ credit }) => named.size === 0 || payers.has(credit)) ?? [];
  const { terms } = stored.document as { readonly terms?: unknown };
  return mostDisputed({ lines: disputed, credits, charged, terms, currency });
}

/**
 * All charges of the order for the months of the period, and every bill that overlaps it in full. It is at least the base of any credit.
 */
function chargedFor({ stored, terms, issued }: DisputedPeriod, bills: readonly Fact[], currency: string): Ratio {
  const order: Order | undefined = terms?.checked.contract.order ?? orderIn(stored.document);
  const rule = terms?.found.rule;
  const months = rule
    ? monthsOf(chargedPeriods(terms.found), rule.zone, rule.every === 'month' ? rule.startDay : 1)
    : issued && monthsOfStatement(issued);
  if (!order || months === undefined) return ZERO;
  const charges = (order.charges ?? []).map(({ amount, every }) =>
    multiply(moneyOf(amount, currency), every === 'month' ? integer(months) : ONE),
  );
  return total([...charges, ...bills.map(({ body }) => moneyOf(body.amount!, currency))]);
}

/** How many months of the contract's zone a span touches, each from the day on which its months begin. */
function monthsOf({ start, end }: Interval, zone: string, startDay: number): number {
  let months = 0;
  for (let at = start; at < end; months += 1) at = periodAt({ every: 'month', zone, fiscalMonth: 1, startDay }, at).end;
  return months;
}

const monthsOfStatement = ({ statement: { period } }: IssuedStatement): number =>
  monthsOf({ start: parseInstant(period.start)!, end: parseInstant(period.end)! }, period.zone, 1);

/** The amount without its sign; 0 for another currency. */
function moneyOf(text: string, currency: string): Ratio {
  const money = parseMoney(text.replace(/^-/, ''));
  return money?.currency === currency ? money.exact : ZERO;
}
