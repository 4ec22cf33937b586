/** Finds the service period of a label, the version of the terms in force in it, and the versions that split it. */
import { type Issue, errorIssue } from '../issue.ts';
import { type Instant, parseDay } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { type Period, type PeriodRule, namedSpan, periodAt } from '../time/period.ts';
import { startOfDay } from '../time/daylight-saving.ts';
import type { Order } from '../contract/terms.ts';
import type { CheckedContract } from './check-contract.ts';
import { type InForce, awaitsRenewal, periodRule, versionsInForce } from './amendments.ts';
import type { CheckedTerms } from './checked-terms.ts';

/** The term of a contract in epoch ms, by the zone of the terms; `end` is Infinity without `through`. */
export function termOf(order: Order, zone: string): { start: Instant; end: Instant } {
  return {
    start: startOfDay(zone, parseDay(order.from)!),
    end: order.through === undefined ? Infinity : startOfDay(zone, parseDay(order.through)! + 1),
  };
}

export interface ServicePeriod {
  readonly checkedTerms: CheckedTerms;
  readonly rule: PeriodRule;
  /** The measured period: clipped to the term and to the last day of the version. */
  readonly period: Period;
  readonly full: Period;
  /** Whether the term ends and is expected to be renewed. */
  readonly awaitsRenewal: boolean;
  /** Where versions take effect inside the period: its parts, oldest first, each with its own version. `checkedTerms` is that of the last part. */
  readonly parts?: readonly ServicePeriod[];
  /** Set on a part: its number, from 1. */
  readonly part?: number;
  /** Set on a part: the measured period, from the first part to the last. */
  readonly whole?: Period;
}

type NoPeriod = { readonly issue: Issue };

const none = (code: string, message: string): NoPeriod => ({ issue: errorIssue(code, '/period', message) });

/** Finds the service period of a label, or gives the issue why there is none. */
export function servicePeriod(checked: CheckedContract, label: string): ServicePeriod | NoPeriod {
  const versions = versionsInForce(checked);
  // Where no terms are in force, the previous version defines the periods.
  const governing = versions.findLast(({ start, rule }) => start <= (namedSpan(label, rule.zone)?.start ?? Infinity))!;
  const named = namedSpan(label, governing.rule.zone);
  if (!named)
    return none(
      'bad-period',
      `"${label}" names no period; write a month "2026-10", a quarter "2026-Q4", a year "2026" or the first day of a week`,
    );
  const full = periodAt(governing.rule, named.start);
  if (named.end > full.end) return none('bad-period', acrossPeriods(label, named, governing.rule, full));
  return withinTerm(checked, versions, governing, full);
}

/** The message for a label that covers several periods. */
function acrossPeriods(label: string, named: Interval, rule: PeriodRule, first: Period): string {
  const last = periodAt(rule, named.end - 1);
  return `"${label}" is not within one period of this contract (every ${rule.every === 'days' ? `${rule.days!.count} days` : rule.every}); name one of "${first.label}" to "${last.label}"`;
}

function withinTerm(checked: CheckedContract, versions: readonly InForce[], governing: InForce, full: Period): ServicePeriod | NoPeriod {
  const { order } = checked.contract;
  const { rule } = governing;
  const term = termOf(order, rule.zone);
  if (full.end <= term.start || full.start >= term.end)
    return none('outside-term', `${full.label} lies outside the contract's term (${order.from} to ${order.through ?? 'no end'})`);
  const inTerm = { start: Math.max(full.start, term.start), end: Math.min(full.end, term.end) };
  // A version that takes effect with a period does not cut another one, also where the two zones begin a day at different instants.
  const first = versions.findLast(({ start }) => start <= full.start);
  const governed = versions
    .filter((one) => one === first || (one.start > full.start && one.checkedTerms.terms['takes-effect'] === 'at-once-splitting-period'))
    .map(({ checkedTerms, start, end }) => ({ checkedTerms, start: Math.max(start, inTerm.start), end: Math.min(end, inTerm.end) }))
    .filter(({ start, end }) => start < end);
  if (governed.length === 0)
    return none(
      'no-terms-in-force',
      `no terms are in force in ${full.label}: version ${governing.checkedTerms.terms.version} ended on ${governing.checkedTerms.terms.through}; add the version that follows it, or end the order`,
    );
  const clause = governed[0]!.checkedTerms.terms.period['part-period'];
  if (clause === 'none' && !isWhole(governed, full))
    return none(
      'part-period',
      `only part of ${full.label} lies in the term and under a text in force, and the terms say that is no period`,
    );
  const parts = clause === 'whole' ? stretched(governed, full) : governed;
  return inParts(parts, rule, full, checked);
}

interface Governed extends Interval {
  readonly checkedTerms: CheckedTerms;
}

const isWhole = (parts: readonly Governed[], full: Period): boolean =>
  parts.every(({ start }, i) => start === (i === 0 ? full.start : parts[i - 1]!.end)) && parts.at(-1)!.end === full.end;

/** The parts extended to meet each other, from the start to the end of the period. */
const stretched = (parts: readonly Governed[], full: Period): Governed[] =>
  parts.map((part, i) => ({ ...part, start: i === 0 ? full.start : part.start, end: parts[i + 1]?.start ?? full.end }));

/** The service period under one version, or in parts. Versions that split a period must have the same period rule. */
function inParts(governed: readonly Governed[], rule: PeriodRule, full: Period, checked: CheckedContract): ServicePeriod | NoPeriod {
  const { label } = full;
  const [first, last] = [governed[0]!, governed.at(-1)!];
  const common = { rule, full, awaitsRenewal: awaitsRenewal(checked) };
  const whole = { ...common, checkedTerms: last.checkedTerms, period: { label, start: first.start, end: last.end } };
  if (governed.length === 1) return whole;
  const other = governed.find(
    ({ checkedTerms }) => JSON.stringify(periodRule(checkedTerms.terms, checked.contract.order, checked.anchor)) !== JSON.stringify(rule),
  );
  if (other)
    return none(
      'periods-differ',
      `version ${other.checkedTerms.terms.version} takes effect inside ${label} and has other periods; let it take effect with the next period`,
    );
  const parts = governed.map(({ checkedTerms, start, end }, i): ServicePeriod => ({
    ...common,
    checkedTerms,
    period: { label, start, end },
    part: i + 1,
    whole: whole.period,
  }));
  return { ...whole, parts };
}

/** The service periods that begin before an instant and end after another, oldest first, each by the version that governs it. */
export function periodsBetween(checked: CheckedContract, from: Instant, until: Instant): Period[] {
  const versions = versionsInForce(checked);
  const { start, end } = termOf(checked.contract.order, versions[0]!.rule.zone);
  const periods: Period[] = [];
  for (let at = Math.max(start, from); at < Math.min(end, until); at = periods.at(-1)!.end) {
    const { rule } = versions.findLast((version) => version.start <= at)!;
    periods.push(periodAt(rule, at));
  }
  return periods;
}

/** The periods of a term, oldest first, up to the one that holds `until`. */
export const periodsOf = (checked: CheckedContract, until: Instant): Period[] => periodsBetween(checked, -Infinity, until);
