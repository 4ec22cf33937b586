/**
 * The evidence of one contract and period, by key queries alone. Read are the months that the period and its reach touch;
 * and, of what began earlier and was still open, the records that the statement before it lists. When there is no such
 * statement, or something older came in after it, all months since the contract's start are read instead: dearer, never wrong.
 */
import type { CheckedContract, ServicePeriod } from '../domain/agreement/contract.ts';
import { periodRule } from '../domain/agreement/contract.ts';
import type { Fact } from '../domain/evidence/fact.ts';
import { DAY, civilFromDays, daysFromCivil, parseDay, parseInstant } from '../domain/time/instant.ts';
import { previousPeriod } from '../domain/time/period.ts';
import type { Statement } from '../domain/statement/statement.ts';
import { componentNames } from '../domain/evidence/fold.ts';
import type { Stores } from './ports.ts';

/** Months ("2026-10") that touch [from, until). */
export function monthsBetween(from: number, until: number): string[] {
  const months: string[] = [];
  let { year, month } = civilFromDays(Math.floor(from / DAY));
  while (daysFromCivil(year, month, 1) * DAY < until) {
    months.push(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

export async function readEvidence(checked: CheckedContract, found: ServicePeriod, stores: Stores): Promise<Fact[]> {
  const { order } = checked.contract;
  const { reach } = found.sheet;
  const partitions: (string | undefined)[] = [...componentNames(order).keys(), undefined];
  const earliest = parseDay(order.from)! * DAY - 31 * DAY;
  const [from, until] = [Math.max(earliest, found.period.start - reach.before), found.period.end + reach.after];
  const near = monthsBetween(from, until);
  const before = await statementBefore(checked, found, stores);
  const trusted = before && !(await anyLate(order.vendor.id, partitions, before.issuedAt, near[0]!, stores));
  const reads: Promise<Fact[]>[] = [];
  const months = trusted ? near : monthsBetween(Math.min(earliest, from), until);
  for (const component of partitions) for (const month of months) reads.push(stores.facts.read(order.vendor.id, component, month));
  if (trusted) reads.push(...openReads(before.statement, partitions, order.vendor.id, from, stores));
  return (await Promise.all(reads)).flat();
}

async function statementBefore(
  checked: CheckedContract,
  found: ServicePeriod,
  stores: Stores,
): Promise<{ statement: Statement; issuedAt: string } | undefined> {
  const rule = periodRule(found.sheet.terms, checked.contract.order);
  const issued = await stores.statements.latest(checked.contract.order.id, previousPeriod(rule, found.full).label);
  return issued && { statement: issued.statement, issuedAt: issued.issuedAt };
}

async function anyLate(
  vendor: string,
  partitions: readonly (string | undefined)[],
  since: string,
  month: string,
  stores: Stores,
): Promise<boolean> {
  const answers = await Promise.all(partitions.map((component) => stores.facts.hasLate(vendor, component, since, month)));
  return answers.includes(true);
}

/** What was still open when the period before ended, from the month it began. */
function openReads(
  before: Statement,
  partitions: readonly (string | undefined)[],
  vendor: string,
  from: number,
  stores: Stores,
): Promise<Fact[]>[] {
  return before.open.flatMap((record) => {
    const since = parseInstant(record.since) ?? from;
    return monthsBetween(since, from).flatMap((month) =>
      partitions.map((component) => stores.facts.read(vendor, component, month, record.group)),
    );
  });
}
