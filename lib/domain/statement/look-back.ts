/** The earlier periods that an assessment reads. */
import { spend } from '../step-limit.ts';
import { addMonths } from '../time/month-ends-and-leap-years.ts';
import { type Period, type PeriodRule, previousPeriod } from '../time/period.ts';
import { startOfDay } from '../time/daylight-saving.ts';
import { localDay } from '../time/timezone.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';

/** Up to `count` periods before one, newest first, that begin at or after `since` (epoch ms) and in the term. */
export function periodsBefore(rule: PeriodRule, period: Period, since: number, count: number, termStart: number): Period[] {
  const found: Period[] = [];
  for (
    let at = previousPeriod(rule, period);
    at.end > termStart && (found.length < count || at.start >= since);
    at = previousPeriod(rule, at)
  ) {
    spend(1);
    found.push(at);
  }
  return found;
}

/** The start of a window of whole months that ends with a period. */
export function monthsBefore(rule: PeriodRule, period: Period, months: number): number {
  if (months === 0) return Infinity;
  return startOfDay(rule.zone, addMonths(localDay(rule.zone, period.end), -months));
}

/** The earlier periods that a period looks back on, newest first. */
export const lookedBackOn = (checkedTerms: CheckedTerms, rule: PeriodRule, period: Period, termStart: number): Period[] =>
  periodsBefore(rule, period, monthsBefore(rule, period, checkedTerms.lookBack.months), checkedTerms.lookBack.periods, termStart);
