/** Which service period a label names, which version of the terms governs it, and where a version splits it. */
import { type Issue, errorIssue } from '../issue.ts';
import { type Instant, civilFromDays, parseDay } from '../time/instant.ts';
import { type Period, type PeriodRule, parsePeriod, periodAt } from '../time/period.ts';
import { localDay, startOfDay } from '../time/zone.ts';
import type { Order, Terms } from './agreement.ts';
import type { CheckedContract } from './contract.ts';
import type { Sheet } from './sheet.ts';

export function periodRule(terms: Terms, order: Order): PeriodRule {
  const { every, zone, starts } = terms.period;
  const days = /^(\d+) days$/.exec(every);
  if (days) return { every: 'days', zone, fiscalMonth: 1, startDay: 1, days: { count: Number(days[1]), from: parseDay(order.from)! } };
  const fiscal = starts !== undefined && /^\d\d-\d\d$/.test(starts);
  return {
    every: every as PeriodRule['every'],
    zone,
    fiscalMonth: fiscal
      ? Number(starts.slice(0, 2))
      : starts === 'term' && every !== 'month'
        ? civilFromDays(parseDay(order.from)!).month
        : 1,
    startDay: fiscal ? Number(starts.slice(3)) : starts === 'term' ? civilFromDays(parseDay(order.from)!).day : 1,
  };
}

/** The contract's term as instants, in the zone of the terms. */
export function termOf(order: Order, zone: string): { start: Instant; end: Instant } {
  return {
    start: startOfDay(zone, parseDay(order.from)!),
    end: order.through === undefined ? Infinity : startOfDay(zone, parseDay(order.through)! + 1),
  };
}

/** The version that governs a period: in force on its first day, or for `next-renewal` on the first day of the term. A later one may split it. */
export function sheetFor(checked: CheckedContract, at: Instant): Sheet | undefined {
  let current: Sheet | undefined;
  for (const sheet of checked.sheets) {
    const zone = sheet.terms.period.zone;
    const first = localDay(zone, Math.max(at, termOf(checked.contract.order, zone).start));
    const start = parseDay(sheet.terms.from)!;
    const renewal = sheet.terms['takes-effect'] === 'next-renewal' && current !== undefined;
    if (start <= (renewal ? parseDay(checked.contract.order.from)! : first)) current = sheet;
  }
  return current;
}

export interface ServicePeriod {
  readonly sheet: Sheet;
  readonly rule: PeriodRule;
  /** As measured: clipped to the term when the terms say so. */
  readonly period: Period;
  readonly full: Period;
  /** When versions took effect inside the period: its parts, oldest first, each under its own. `sheet` is that of the last. */
  readonly parts?: readonly ServicePeriod[];
  /** Set on a part: its number, from 1. */
  readonly part?: number;
}

/** Finds the service period that a label names, or says why there is none. */
export function servicePeriod(checked: CheckedContract, label: string): ServicePeriod | { issue: Issue } {
  const none = (code: string, message: string): { issue: Issue } => ({ issue: errorIssue(code, '/period', message) });
  const { order } = checked.contract;
  const newest = checked.sheets.at(-1)!;
  const rough = parsePeriod(periodRule(newest.terms, order), label);
  if (!rough)
    return none(
      'bad-period',
      `"${label}" names no period; write a month "2026-10", a quarter "2026-Q4", a year "2026" or the first day of a week`,
    );
  const sheet = sheetFor(checked, rough.start);
  if (!sheet) return none('outside-term', `the contract has no terms in force in ${label}`);
  const rule = periodRule(sheet.terms, order);
  const full = parsePeriod(rule, label)!;
  const term = termOf(order, rule.zone);
  if (full.end <= term.start || full.start >= term.end)
    return none('outside-term', `${label} lies outside the contract's term (${order.from} to ${order.through ?? 'no end'})`);
  const part = full.start < term.start || full.end > term.end;
  const rulePart = sheet.terms.period['part-period'];
  if (part && rulePart === 'none')
    return none('part-period', `only part of ${label} lies in the term, and the terms say that is no period`);
  const period =
    part && rulePart === 'clipped'
      ? { label: full.label, start: Math.max(full.start, term.start), end: Math.min(full.end, term.end) }
      : full;
  return splitByVersions(checked, { sheet, rule, period, full });
}

/** Cuts a period where a version takes effect at once. Its versions must agree on what a period is. */
function splitByVersions(checked: CheckedContract, found: ServicePeriod): ServicePeriod | { issue: Issue } {
  const { zone } = found.rule;
  const cuts = checked.sheets
    .filter((sheet) => sheet.terms['takes-effect'] === 'at-once-splitting-period')
    .map((sheet) => ({ sheet, at: startOfDay(zone, parseDay(sheet.terms.from)!) }))
    .filter(({ at }) => at > found.period.start && at < found.period.end);
  if (cuts.length === 0) return found;
  const other = cuts.find(({ sheet }) => JSON.stringify(periodRule(sheet.terms, checked.contract.order)) !== JSON.stringify(found.rule));
  if (other)
    return {
      issue: errorIssue(
        'periods-differ',
        '/period',
        `version ${other.sheet.terms.version} takes effect inside ${found.period.label} and has other periods; let it take effect with the next period`,
      ),
    };
  const starts = [{ sheet: found.sheet, at: found.period.start }, ...cuts];
  const parts = starts.map(({ sheet, at }, i): ServicePeriod => ({
    sheet,
    rule: found.rule,
    period: { label: found.period.label, start: at, end: starts[i + 1]?.at ?? found.period.end },
    full: found.full,
    part: i + 1,
  }));
  return { ...found, sheet: cuts.at(-1)!.sheet, parts };
}

/** The periods of a term, oldest first, up to the one that holds `until`. */
export function periodsOf(checked: CheckedContract, until: Instant): Period[] {
  const { order } = checked.contract;
  const rule = periodRule(checked.sheets.at(-1)!.terms, order);
  const term = termOf(order, rule.zone);
  const periods: Period[] = [];
  for (let at = term.start; at < Math.min(term.end, until); at = periods.at(-1)!.end) periods.push(periodAt(rule, at));
  return periods;
}
