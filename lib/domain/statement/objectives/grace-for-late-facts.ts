/** The grace for late facts: the earliest instant of a period's first statement, and how long it may wait. */
import type { CheckedContract } from '../../checker/check-contract.ts';
import type { ServicePeriod } from '../../checker/service-period.ts';
import type { Instant } from '../../time/instant.ts';
import { bareContext, deadlineAfter } from './deadlines.ts';

/** The earliest instant (epoch ms) of a period's first statement: the end of the period plus the grace in the terms. */
export function closesAt(checked: CheckedContract, found: ServicePeriod): Instant {
  const { after, hours } = found.checkedTerms.terms.close ?? {};
  const { end } = found.period;
  if (after === undefined) return end;
  return deadlineAfter(end - 1, after, hours, bareContext(checked, found))?.end ?? end;
}

/** Until when (epoch ms) a first statement may wait for the conditions in `close.wait`; Infinity when nothing bounds it. */
export function waitsUntil(checked: CheckedContract, found: ServicePeriod): Instant {
  const { 'wait-at-most': most, hours } = found.checkedTerms.terms.close ?? {};
  if (most === undefined) return Infinity;
  return deadlineAfter(found.period.end - 1, most, hours, bareContext(checked, found))?.end ?? Infinity;
}
