/**
 * Warnings about timers that differ from their quoted words, claims that end before the statement, exclusions without an end, and the order
 * of exclusions.
 */
import { pointer } from '../../issue.ts';
import { roundToInteger } from '../../money/rounding.ts';
import { divide, integer } from '../../money/ratio.ts';
import { LIMIT_KEYS } from '../../operators/value.ts';
import { DAY } from '../../time/instant.ts';
import { longestDays } from '../../time/period.ts';
import { stepsOf } from '../../contract/claim-clause.ts';
import type { ClaimStep, Terms } from '../../contract/terms.ts';
import { parseLiteral } from '../../contract/literal.ts';
import { creditsOf, readsEvidence } from './graph.ts';
import { meaningOf } from '../../contract/meaning.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';
import { ANCHOR_KINDS } from '../claim-anchors.ts';
import { cellOf, behind } from '../graph.ts';
import { paperText } from '../../contract/paper.ts';
import type { Cell } from '../../operators/cell.ts';

const AROUND_THE_CLOCK = /24\s?[x×/*]\s?7|7\s?[x×/*]\s?24/i;

/** The possible values of an operand: itself, or those of its cases. */
const choices = (terms: Terms, operand: unknown): readonly unknown[] => {
  const cell = cellOf(terms, operand);
  const all = cell?.['depending-on'] === undefined ? [operand] : Object.values(cell.cases as Cell);
  return all.map((one) => meaningOf(terms, one));
};

export function* alwaysBesideCalendar(terms: Terms): Generator<LintFinding> {
  for (const [name, definition] of Object.entries(terms.definitions)) {
    if (typeof definition !== 'object' || definition.timer === undefined) continue;
    const words = [paperText(definition), paperText(terms.objectives[name] ?? {}), terms.title].find(
      (text) => typeof text === 'string' && AROUND_THE_CLOCK.test(text),
    );
    if (words !== undefined && !choices(terms, definition.hours).includes('always'))
      yield lintFinding('always-beside-calendar', pointer('definitions', name, 'hours'), {
        words: (AROUND_THE_CLOCK.exec(String(words)) ?? [''])[0],
        hours: String(definition.hours),
      });
  }
}

/** A limit in business days on a timer that runs always, case by case when both depend on the same attribute. */
export function* businessDaysAlways(terms: Terms): Generator<LintFinding> {
  for (const [name, objective] of Object.entries(terms.objectives)) {
    const timer = cellOf(terms, name);
    const limit = objective['at-most'] ?? objective['less-than'];
    if (!timer || (timer.timer ?? timer.cadence) === undefined || limit === undefined) continue;
    const [hours, limits] = [cellOf(terms, timer.hours), cellOf(terms, limit)];
    const both = hours?.['depending-on'] !== undefined && hours['depending-on'] === limits?.['depending-on'];
    const pairs = both
      ? Object.entries(limits.cases as Cell).map(([word, value]) =>
          [(hours.cases as Cell)[word], value].map((one) => meaningOf(terms, one)),
        )
      : choices(terms, limit).flatMap((value) => choices(terms, timer.hours).map((one) => [one, value]));
    const found = pairs.find(([one, value]) => one === 'always' && isBusinessDays(value));
    if (found) yield lintFinding('business-days-always', pointer('objectives', name), { limit: String(found[1]) });
  }
}

function isBusinessDays(value: unknown): boolean {
  const literal = parseLiteral(value);
  return literal?.kind === 'span' && literal.value.unit === 'business day';
}

/** Days from the end of a period until its statement is issued, at best. */
const UNTIL_STATEMENT = 3;

/** Days from the end of a period to its statement: `close.after`, and at least `UNTIL_STATEMENT`. */
const untilStatement = ({ close }: Terms): number => Math.max(UNTIL_STATEMENT, daysOf(close?.after, 'longest') ?? 0);

export function* claimBeforeStatement(terms: Terms): Generator<LintFinding> {
  for (const [credit, claim] of Object.entries(terms.claims)) {
    for (const [i, step] of stepsOf(claim).entries()) {
      const days = step.step === 'claim' ? daysOf(step.within) : undefined;
      if (days === undefined) continue;
      const wait = (within(step) ? longestDays(terms.period.every) : 0) + (step.after === 'statement' ? 0 : untilStatement(terms));
      if (days < wait)
        yield lintFinding('claim-before-statement', `${pointer('claims', credit)}/do/${i}/within`, {
          within: String(step.within),
          after: step.after,
          days: wait,
        });
    }
  }
}

const within = (step: ClaimStep): boolean => ANCHOR_KINDS[step.after] !== undefined;

/** The shortest or longest length of a span in days; the longest has a weekend in every five business days. */
function daysOf(text: string | undefined, at: 'shortest' | 'longest' = 'shortest'): number | undefined {
  const literal = text === undefined ? undefined : parseLiteral(text);
  if (literal?.kind === 'duration') return Number(roundToInteger(divide(literal.value, integer(DAY)), at === 'shortest' ? 'floor' : 'up'));
  if (literal?.kind !== 'span' || literal.value.unit === 'period') return undefined;
  const { count, unit } = literal.value;
  if (unit === 'month') return count * (at === 'shortest' ? 28 : 31);
  return unit === 'business day' && at === 'longest' ? count + 2 * Math.ceil(count / 5) : count;
}

export function* orderMatters(terms: Terms): Generator<LintFinding> {
  for (const [name, definition] of Object.entries(terms.definitions)) {
    // A quote or a number shows where the words are, and a note how their order was understood.
    if (typeof definition !== 'object' || definition.note !== undefined) continue;
    const inner = definition.continuous ?? definition['within-window'] ?? (definition.except as string[] | undefined)?.[0];
    const below = cellOf(terms, inner);
    if (!below || below.note !== undefined) continue;
    const judges = (cell: Cell): boolean => cell.continuous !== undefined || cell['within-window'] !== undefined;
    if ((judges(definition) && below.except !== undefined) || (definition.except !== undefined && judges(below)))
      yield lintFinding('order-matters', pointer('definitions', name), { cell: name, inner: String(inner) });
  }
}

/** Hours that end a minute early: "00:00-23:59" is not the whole day. */
export function* hoursEndShort(terms: Terms): Generator<LintFinding> {
  for (const [name, definition] of Object.entries(terms.definitions)) {
    if (typeof definition !== 'object' || definition['business-hours'] === undefined) continue;
    for (const key of ['open', 'also-open'] as const) {
      const short = Object.values((definition[key] ?? {}) as Record<string, string[]>)
        .flat()
        .find((span) => span.endsWith(':59'));
      if (short !== undefined) yield lintFinding('hours-end-short', pointer('definitions', name, key), { hours: short });
    }
  }
}

/** An objective whose value no event can change. */
export function* objectiveWithoutEvidence(terms: Terms): Generator<LintFinding> {
  for (const name of Object.keys(terms.objectives))
    if (
      ![...behind(terms, [name, ...LIMIT_KEYS.map((edge) => terms.objectives[name]![edge])]).values()].some((cell) =>
        readsEvidence(terms, cell),
      )
    )
      yield lintFinding('objective-without-evidence', pointer('objectives', name), { objective: name });
}

export function* targetWithoutCredit(terms: Terms): Generator<LintFinding> {
  const remedied = behind(
    terms,
    Object.values(terms.remedies ?? {}).map((remedy) => remedy.if),
  );
  for (const name of Object.keys(terms.objectives))
    if (creditsOf(terms, name).length === 0 && !remedied.has(name))
      yield lintFinding('target-without-credit', pointer('objectives', name), { objective: name });
}
