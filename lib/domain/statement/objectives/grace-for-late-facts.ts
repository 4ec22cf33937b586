/** Grace: from when the first statement of a period may be issued, so that late facts are in it, and until when it may wait for them. */
import type { CheckedContract } from '../../checker/check-contract.ts';
import type { ServicePeriod } from '../../checker/service-period.ts';
import type { Instant } from '../../time/instant.ts';
import { bareContext, deadlineAfter } from './deadlines.ts';

/** From when a period's first statement may be issued: its end, and the grace for late facts that the terms give. */
export function closesAt(checked: CheckedContract, found: ServicePeriod): Instant {
  const { after, hours } = found.checkedTerms.terms.close ?? {};
  const { end } = found.period;
  if (after === undefined) return end;
  return deadlineAfter(end - 1, after, hours, bareContext(checked, found))?.end ?? end;
}

/** Until when a first statement may wait for what the terms let it wait for; Infinity when nothing bounds it. */
export function waitsUntil(checked: CheckedContract, found: ServicePeriod): Instant {
  const { 'wait-at-most': most, hours } = found.checkedTerms.terms.close ?? {};
  if (most === undefined) return Infinity;
  return deadlineAfter(found.period.end - 1, most, hours, bareContext(checked, found))?.end ?? Infinity;
}
