/**
 * The periods of a contract that an audit has to assess: those that ended in its month and are not issued yet, those that an earlier audit
 * left open, and issued ones that a change affects (a late fact or correction, an amended contract, a running timer). All other issued
 * periods are not read again.
 */
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { periodsBetween, servicePeriod } from '../../domain/checker/service-period.ts';
import { componentNames } from '../../domain/evidence/fold.ts';
import { readSpan } from '../../domain/statement/reach.ts';
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import { MONTH } from './audit-period.ts';
import { BATCHED, LATE_AFTER } from '../ports/evidence.ts';
import type { CloseMark, CloseMarks } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';

/** Facts recorded within this time (ms) before an assessment may not have been readable yet; they are examined once more. */
const IN_FLIGHT = 15 * 60_000;

/** Periods of a contract that end in the audited month: its month, its quarter in the quarter's last month, its weeks. */
function endingIn(checked: CheckedContract, month: string): string[] {
  const window = parsePeriod({ ...MONTH, zone: checked.checkedTexts.at(-1)!.terms.period.zone }, month)!;
  return periodsBetween(checked, window.start - 1, window.end)
    .filter(({ end }) => end > window.start && end <= window.end)
    .map(({ label }) => label)
    .filter((label) => whyNone(checked, label) !== 'part-period');
}

/**
 * @param revision of the contract
 * @param marks of the contract
 * @param everything assess all periods of the month again, also without a change.
 */
export async function duePeriods(
  checked: CheckedContract,
  revision: number,
  month: string,
  { periods: marks, checkedAt }: CloseMarks,
  now: number,
  stores: Stores,
  everything: boolean,
): Promise<string[]> {
  const issued = marks.filter((mark) => !mark.open);
  const known = new Set(issued.map((mark) => mark.period));
  const ended = (label: string): boolean => hasEnded(checked, label, now);
  const due = new Set(endingIn(checked, month).filter((label) => ended(label) && (everything || !known.has(label))));
  for (const { period, open } of marks)
    if (open) for (const label of leftOpen(checked, period)) if (ended(label) && !known.has(label)) due.add(label);
  for (const label of await reached(checked, revision, issued, checkedAt, now, stores)) due.add(label);
  return [...due].sort();
}

/** The periods of an open mark: the marked period; or, for a month in which the contract could not be read, the periods that end in it. */
const leftOpen = (checked: CheckedContract, period: string): string[] =>
  isPeriod(checked, period) ? [period] : /^\d{4}-\d\d$/.test(period) ? endingIn(checked, period) : [];

function whyNone(checked: CheckedContract, label: string): string | undefined {
  const found = servicePeriod(checked, label);
  return 'issue' in found ? found.issue.code : undefined;
}

/** Whether an open period still exists: the contract may have ended before it, or have other periods now. */
function isPeriod(checked: CheckedContract, label: string): boolean {
  const found = servicePeriod(checked, label);
  return !('issue' in found) && found.full.label === label;
}

function hasEnded(checked: CheckedContract, label: string, now: number): boolean {
  const found = servicePeriod(checked, label);
  return 'issue' in found || found.period.end + LATE_AFTER <= now;
}

async function reached(
  checked: CheckedContract,
  revision: number,
  issued: readonly CloseMark[],
  checkedAt: string | undefined,
  now: number,
  stores: Stores,
): Promise<string[]> {
  if (issued.length === 0) return [];
  const late = await lateSince(checked, checkedAt ?? issued.map((mark) => mark.assessedAt).sort()[0]!, stores);
  const [at, limits] = [formatInstant(now), new Map(late.length > 0 ? issued.map((mark) => [mark, lastMonth(checked, mark.period)]) : [])];
  return issued
    .filter(
      (mark) =>
        mark.contractRevision !== revision ||
        (mark.pendingUntil !== undefined && at < mark.pendingUntil) ||
        (mark.againFrom !== undefined && at >= mark.againFrom) ||
        late.some(({ recordedAt, month }) => recordedAt >= beforeInFlight(mark.assessedAt) && month <= limits.get(mark)!),
    )
    .map((mark) => mark.period);
}

/** An instant (ISO) before which every recorded fact was readable at the given one. */
export const beforeInFlight = (instant: string): string => formatInstant(parseInstant(instant)! - IN_FLIGHT);

async function lateSince(checked: CheckedContract, since: string, stores: Stores): Promise<{ recordedAt: string; month: string }[]> {
  const { order } = checked.contract;
  const names = [...componentNames(order).keys(), undefined, BATCHED];
  const found = await Promise.all(names.map((name) => stores.facts.late(order.vendor.id, name, beforeInFlight(since))));
  return found.flat();
}

/** The last month whose facts a period reads. */
function lastMonth(checked: CheckedContract, label: string): string {
  const found = servicePeriod(checked, label);
  return 'issue' in found ? '9999-12' : formatInstant(readSpan(found).end).slice(0, 7);
}
