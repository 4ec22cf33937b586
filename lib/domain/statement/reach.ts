/** The evidence that the assessment of a period knows: what lies between the ends of its reach. */
import type { ServicePeriod } from '../checker/service-period.ts';
import { reporterRulesUnder } from '../checker/reporters.ts';
import type { Fact } from '../evidence/fact.ts';
import type { Hears } from '../evidence/fold.ts';
import type { Instant } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { awaitedIn, isLaterIn } from './evidence-account/awaited.ts';
import { nextPeriod, previousPeriod } from '../time/period.ts';

/** From where records and samples count, and up to where they are known; for a period in parts, by the farthest of them. */
export function reachOf(found: ServicePeriod): Interval {
  const parts = found.parts ?? [found];
  return {
    start: Math.min(...parts.map(({ checkedTerms, period }) => period.start - checkedTerms.reach.before)),
    end: Math.max(...parts.map(({ checkedTerms, period }) => period.end + checkedTerms.reach.after)),
  };
}

/** The periods whose charges are taken: that of the statement, those before and after it that its terms name, and what bills go up to the first. */
export function chargedSpan(found: ServicePeriod): Interval {
  const most = (key: 'periodsBefore' | 'periodsAfter' | 'billsBefore'): number =>
    Math.max(...(found.parts ?? [found]).map(({ checkedTerms }) => checkedTerms.reach[key]));
  let [{ start }, { end }]: [Interval, Interval] = [found.full, found.full];
  for (let i = most('periodsBefore'); i > 0; i -= 1) ({ start } = previousPeriod(found.rule, { start, end }));
  for (let i = most('periodsAfter'); i > 0; i -= 1) ({ end } = nextPeriod(found.rule, { start, end }));
  return { start: start - most('billsBefore'), end };
}

/** Everything that is read. */
export function readSpan(found: ServicePeriod): Interval {
  const [records, bills] = [reachOf(found), chargedSpan(found)];
  return { start: Math.min(records.start, bills.start), end: Math.max(records.end, bills.end) };
}

/** What a fact reports on begins then. */
const beginsAt = ({ body, occurredAt }: Fact): Instant => body.start ?? occurredAt;

/**
 * Whether the assessment of a period knows a fact: what happens after its reach is not yet known, in whatever evidence it stands. So a
 * month comes out alike from a file of a whole year and from what was there when it ended. Corrections are known whenever they come.
 */
function knows(found: ServicePeriod): (fact: Fact) => boolean {
  const [{ end }, bills] = [reachOf(found), chargedSpan(found)];
  return (fact) => fact.type === 'correction' || beginsAt(fact) < (fact.type === 'charge.billed' ? bills.end : end);
}

/**
 * The facts that count for an assessment: those that it knows, from those who may state them under the text that governs the period.
 * @param part of a period in several parts: each follows its own text.
 */
export const heardIn = (found: ServicePeriod, part: ServicePeriod = found): Hears => ({
  isKnown: knows(found),
  isLater: isLaterIn(part),
  awaits: (evidence) => awaitedIn(evidence, part),
  reporterRules: reporterRulesUnder(part.checkedTerms.terms),
});
