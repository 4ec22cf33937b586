/** The sample periods of a version of the terms: one of each length. */
import type { CheckedContract } from '../checker/check-contract.ts';
import { periodRule } from '../checker/amendments.ts';
import { type ServicePeriod, servicePeriod, termOf } from '../checker/service-period.ts';
import { DAY, parseDay } from '../time/instant.ts';
import { periodAt } from '../time/period.ts';
import { startOfDay } from '../time/daylight-saving.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';

/** How much of the term is searched, in ms: a leap day comes every four years, and days and weeks meet every clock change within one year. */
const MAX_SPAN = { long: 5 * 366 * DAY, short: 400 * DAY };

/** Periods walked at most. */
const MAX_PERIODS = 420;

export interface SamplePeriod extends ServicePeriod {
  readonly length: number;
}

/** The number of periods at the beginning of a term in which ages, allowances and charges of the period before are not typical. */
const UNSETTLED = 2;

/** Whole periods of the term under one version, oldest first; the first ones of the term only where there is no other. */
export function settledPeriods(checked: CheckedContract, checkedTerms: CheckedTerms): SamplePeriod[] {
  const rule = periodRule(checkedTerms.terms, checked.contract.order);
  const term = termOf(checked.contract.order, rule.zone);
  const start = Math.max(term.start, startOfDay(rule.zone, parseDay(checkedTerms.terms.from)!));
  const isShort = rule.every === 'day' || rule.every === 'week';
  const end = Math.min(term.end, start + (isShort ? MAX_SPAN.short : MAX_SPAN.long));
  const found: SamplePeriod[] = [];
  const early: SamplePeriod[] = [];
  let [at, walked] = [start, 0];
  for (; at < end && walked < MAX_PERIODS; walked += 1) {
    const { label, end: next } = periodAt(rule, at);
    at = next;
    const period = servicePeriod(checked, label);
    if ('issue' in period || period.checkedTerms !== checkedTerms || period.parts || period.period.end > term.end) continue;
    const sample = { ...period, length: period.period.end - period.period.start };
    const isWhole = period.full.start === period.period.start && period.full.end === period.period.end;
    if (early.length < UNSETTLED) early.push(sample);
    else if (isWhole) found.push(sample);
  }
  return found.length > 0 ? found : early.slice(-1);
}

/** The first of each length, shortest first. */
export function byLength(samples: readonly SamplePeriod[]): SamplePeriod[] {
  const found = new Map<number, SamplePeriod>();
  for (const sample of samples) if (!found.has(sample.length)) found.set(sample.length, sample);
  return [...found.values()].sort((a, b) => a.length - b.length);
}
