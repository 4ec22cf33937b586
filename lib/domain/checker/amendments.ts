/** The time in which each version of the terms is in force, by its `from`, `through` and `takes-effect`. */
import { civilFromDays } from '../time/civil-date.ts';
import { type Instant, parseDay } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { type PeriodRule, periodAt } from '../time/period.ts';
import { startOfDay } from '../time/daylight-saving.ts';
import { localDay } from '../time/timezone.ts';
import type { Order, Terms } from '../contract/terms.ts';
import type { CheckedTerms } from './checked-terms.ts';

/** @param anchor a day (since 1970-01-01) on which a period begins, whatever the terms say, and the one before it has ended. */
export function periodRule(terms: Terms, order: Order, anchor?: number): PeriodRule {
  const { every, zone, starts } = terms.period;
  if (anchor !== undefined) return anchoredRule(every, zone, anchor);
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

function anchoredRule(every: Terms['period']['every'], zone: string, anchor: number): PeriodRule {
  const days = every === 'week' ? 7 : Number(/^(\d+) days$/.exec(every)?.[1]);
  if (!Number.isNaN(days)) return { every: 'days', zone, fiscalMonth: 1, startDay: 1, days: { count: days, from: anchor } };
  const { month, day } = civilFromDays(anchor);
  return { every: every as PeriodRule['every'], zone, fiscalMonth: every === 'month' ? 1 : month, startDay: day };
}

/** A version with the time in which it is in force: [start, end). */
export interface InForce {
  readonly checkedTerms: CheckedTerms;
  readonly rule: PeriodRule;
  /** Epoch ms; -Infinity for the version in force when the term begins. */
  readonly start: Instant;
  /** The end of its last day (`through`), or the start of the version after it; Infinity when neither is known. */
  readonly end: Instant;
}

/** The parts of a checked contract that decide which version is in force. */
interface Governed {
  readonly contract: { readonly order: Order };
  /** By `from`, oldest first. */
  readonly checkedTexts: readonly CheckedTerms[];
  readonly anchor?: number;
}

/** How many periods are searched for one that begins together with a period of the next version. */
const MAX_BOUNDARIES = 24;

/** The versions that govern, oldest first. Between the last day of one and the start of the next no terms are in force. */
export function versionsInForce({ contract: { order }, checkedTexts, anchor }: Governed): InForce[] {
  const first = checkedTexts.findLastIndex(({ terms }) => terms.from <= order.from);
  const found: { checkedTerms: CheckedTerms; rule: PeriodRule; start: Instant; end: Instant }[] = [];
  for (const checkedTerms of checkedTexts.slice(Math.max(first, 0))) {
    const rule = periodRule(checkedTerms.terms, order, anchor);
    const before = found.at(-1);
    // A version that waits for the next renewal does not govern this term.
    if (before && checkedTerms.terms['takes-effect'] === 'next-renewal') continue;
    const { start, end } = before ? takesOver(checkedTerms, rule, before.rule) : { start: -Infinity, end: -Infinity };
    if (before) before.end = endOf(before.checkedTerms, before.rule, checkedTexts, end);
    found.push({ checkedTerms, rule, start, end: endOf(checkedTerms, rule, checkedTexts, Infinity) });
  }
  return found;
}

/** Whether a version waits for the renewal of the term: the order is then expected to continue after its end. */
export const awaitsRenewal = ({ contract: { order }, checkedTexts }: Governed): boolean =>
  order.through !== undefined && checkedTexts.some(({ terms }) => terms.from > order.from && terms['takes-effect'] === 'next-renewal');

/**
 * When a version takes effect: at once on its day, else with the first period of the previous version that begins on that day or later,
 * together with a period of its own. `end` is the same day in the zone of the previous version, so that its last period stays whole.
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

/** The end of a version: where the next version follows without a gap, the instant at which that takes effect. A version that waits for renewal does not take effect in this term. */
function endOf({ terms }: CheckedTerms, { zone }: PeriodRule, checkedTexts: readonly CheckedTerms[], next: Instant): Instant {
  if (terms.through === undefined) return next;
  const end = startOfDay(zone, parseDay(terms.through)! + 1);
  const isFollowed = checkedTexts.some(
    ({ terms: other }) =>
      other.from > terms.from && other['takes-effect'] !== 'next-renewal' && startOfDay(zone, parseDay(other.from)!) <= end,
  );
  return isFollowed ? next : Math.min(end, next);
}
