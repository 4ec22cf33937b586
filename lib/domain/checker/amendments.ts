/** From when to when each version of the terms governs, by its `from`, `through` and `takes-effect`. */
import { civilFromDays } from '../time/civil-date.ts';
import { type Instant, parseDay } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { type PeriodRule, periodAt } from '../time/period.ts';
import { startOfDay } from '../time/daylight-saving.ts';
import { localDay } from '../time/timezone.ts';
import type { Order, Terms } from '../contract/terms.ts';
import type { CheckedTerms } from './checked-terms.ts';

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

/** A version while it governs: [start, end). */
export interface InForce {
  readonly checkedTerms: CheckedTerms;
  readonly rule: PeriodRule;
  /** -Infinity for the version that the term begins under. */
  readonly start: Instant;
  /** The end of its last day (`through`), or the start of the version after it; Infinity when neither is known. */
  readonly end: Instant;
}

/** A contract, as far as it decides which version governs. */
interface Governed {
  readonly contract: { readonly order: Order };
  /** By `from`, oldest first. */
  readonly checkedTexts: readonly CheckedTerms[];
}

/** How many periods are looked at for one that begins where the next version's begins too. */
const MAX_BOUNDARIES = 24;

/** The versions that govern, oldest first. Between the last day of one and the start of the next no terms are in force. */
export function versionsInForce({ contract: { order }, checkedTexts }: Governed): InForce[] {
  const first = checkedTexts.findLastIndex(({ terms }) => terms.from <= order.from);
  const found: { checkedTerms: CheckedTerms; rule: PeriodRule; start: Instant; end: Instant }[] = [];
  for (const checkedTerms of checkedTexts.slice(Math.max(first, 0))) {
    const rule = periodRule(checkedTerms.terms, order);
    const before = found.at(-1);
    // A version that waits for the next renewal does not govern this term.
    if (before && checkedTerms.terms['takes-effect'] === 'next-renewal') continue;
    const { start, end } = before ? takesOver(checkedTerms, rule, before.rule) : { start: -Infinity, end: -Infinity };
    if (before) before.end = endOf(before.checkedTerms, before.rule, checkedTexts, end);
    found.push({ checkedTerms, rule, start, end: endOf(checkedTerms, rule, checkedTexts, Infinity) });
  }
  return found;
}

/** Whether a version waits for the term to be renewed: an order that ends is then meant to go on. */
export const awaitsRenewal = ({ contract: { order }, checkedTexts }: Governed): boolean =>
  order.through !== undefined && checkedTexts.some(({ terms }) => terms.from > order.from && terms['takes-effect'] === 'next-renewal');

/**
 * At once from its day, else with the first period of the version before that begins on its day or later, and where its own begin
 * too. `end` is the same day in the zone of the version before, whose last period stays whole.
 */
function takesOver({ terms }: CheckedTerms, rule: PeriodRule, before: PeriodRule): Interval {
  const day = parseDay(terms.from)!;
  const start = startOfDay(rule.zone, day);
  if (terms['takes-effect'] === 'at-once-splitting-period') return { start, end: start };
  const running = periodAt(before, startOfDay(before.zone, day));
  let end = localDay(before.zone, running.start) === day ? running.start : running.end;
  const own = (): Instant => startOfDay(rule.zone, localDay(before.zone, end));
  for (let i = 0; i < MAX_BOUNDARIES && periodAt(rule, own()).start !== own(); i += 1) end = periodAt(before, end).end;
  return { start: own(), end };
}

/** A text that another follows without a gap goes on until that one takes effect; one that waits for the next renewal does not in this term. */
function endOf({ terms }: CheckedTerms, { zone }: PeriodRule, checkedTexts: readonly CheckedTerms[], next: Instant): Instant {
  if (terms.through === undefined) return next;
  const end = startOfDay(zone, parseDay(terms.through)! + 1);
  const isFollowed = checkedTexts.some(
    ({ terms: other }) =>
      other.from > terms.from && other['takes-effect'] !== 'next-renewal' && startOfDay(zone, parseDay(other.from)!) <= end,
  );
  return isFollowed ? next : Math.min(end, next);
}
