/** The evidence that an assessment of a period reads: facts within its reach. */
import type { ServicePeriod } from '../checker/service-period.ts';
import { reporterRulesUnder } from '../checker/reporters.ts';
import type { Fact } from '../evidence/fact.ts';
import type { FoldOptions } from '../evidence/fold.ts';
import type { Instant } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { awaitedIn, isLaterIn } from './evidence-account/awaited.ts';
import { nextPeriod, previousPeriod } from '../time/period.ts';

/** The time in which records and samples are read; for a period in parts, the widest of all parts. */
export function reachOf(found: ServicePeriod): Interval {
  const parts = found.parts ?? [found];
  return {
    start: Math.min(...parts.map(({ checkedTerms, period }) => period.start - checkedTerms.reach.before)),
    end: Math.max(...parts.map(({ checkedTerms, period }) => period.end + checkedTerms.reach.after)),
  };
}

/** The most of all parts of the period. */
const mostReach = (found: ServicePeriod, key: 'periodsBefore' | 'periodsAfter' | 'billsBefore'): number =>
  Math.max(...(found.parts ?? [found]).map(({ checkedTerms }) => checkedTerms.reach[key]));

/** The period of the statement and the neighbouring periods whose charges its terms name. */
export function chargedPeriods(found: ServicePeriod): Interval {
  let [{ start }, { end }]: [Interval, Interval] = [found.full, found.full];
  for (let i = mostReach(found, 'periodsBefore'); i > 0; i -= 1) ({ start } = previousPeriod(found.rule, { start, end }));
  for (let i = mostReach(found, 'periodsAfter'); i > 0; i -= 1) ({ end } = nextPeriod(found.rule, { start, end }));
  return { start, end };
}

/** The time whose charges are read: those periods, and bills up to the first of them. */
export function chargedSpan(found: ServicePeriod): Interval {
  const { start, end } = chargedPeriods(found);
  return { start: start - mostReach(found, 'billsBefore'), end };
}

/** The whole time that is read. */
export function readSpan(found: ServicePeriod): Interval {
  const [records, bills] = [reachOf(found), chargedSpan(found)];
  return { start: Math.min(records.start, bills.start), end: Math.max(records.end, bills.end) };
}

/** The beginning (epoch ms) of the time that a fact reports on. */
const beginsAt = ({ body, occurredAt }: Fact): Instant => body.start ?? occurredAt;

/**
 * Whether the assessment of a period reads a fact: facts after its reach are ignored in any evidence. So a month has the same result from a
 * file of a whole year and from the evidence at its end. Corrections are always read, and what they move into the reach (../evidence/moved-facts.ts).
 */
function knows(found: ServicePeriod): (fact: Fact) => boolean {
  const [{ end }, bills] = [reachOf(found), chargedSpan(found)];
  return (fact) => fact.type === 'correction' || beginsAt(fact) < (fact.type === 'charge.billed' ? bills.end : end);
}

/**
 * Which facts count for an assessment: those within its reach, from permitted reporters under the terms in force.
 * @param part the part of a split period: each part follows its own version of the terms.
 */
export const foldOptions = (found: ServicePeriod, part: ServicePeriod = found): FoldOptions => ({
  isKnown: knows(found),
  checksBefore: reachOf(found).end,
  isLater: isLaterIn(part),
  awaits: (evidence) => awaitedIn(evidence, part),
  reporterRules: reporterRulesUnder(part.checkedTerms.terms),
});
