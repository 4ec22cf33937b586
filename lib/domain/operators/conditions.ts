/** The conditions of a `where`: whether a record meets them, and whether a missing fact leaves this open. */
import type { Condition, Milestones } from '../contract/terms.ts';
import { type EvidenceRecord, firstOfAny, isDone, isGoingOn } from '../evidence/records.ts';
import { integer } from '../money/ratio.ts';
import { type BusinessDays, addBusinessDays } from '../time/business-days.ts';
import { calendarOf, elapsed } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { TimeSet } from '../time/times.ts';
import { attributeValues, lacksWord, wordsFor } from './attribute-values.ts';
import type { Context } from './context.ts';
import { type Governing, governingValue } from './governing.ts';
import { readBy } from './linked-records.ts';
import { NONE } from './namers.ts';
import { type Completion, type MissingFact, completionsOf, missingMilestone } from './missing.ts';
import { allHold } from './range.ts';
import { LIMIT_KEYS, type LimitKey, WHOLE, holds } from './value.ts';

/**
 * Whether a record meets all conditions; undefined when a missing fact decides.
 * @param governing which value of an attribute counts when it changed.
 */
export function meets(
  record: EvidenceRecord,
  conditions: readonly Condition[] | undefined,
  governing: Governing,
  context: Context,
): boolean | undefined {
  if (!conditions || conditions.length === 0) return true;
  return everyWord(record, conditions, context, (within) =>
    allHold(conditions.map((condition) => meetsOne(record, condition, governing, within))),
  );
}

/**
 * Evaluates a test of a record for each possible word of a missing attribute: true when it holds for all words, undefined when it holds for
 * some.
 */
function everyWord(
  record: EvidenceRecord,
  conditions: readonly Condition[],
  context: Context,
  test: (within: Context) => boolean | undefined,
): boolean | undefined {
  const completions = completionsFor(record, conditions, context);
  if (completions === AS_IT_IS) return test(context);
  const flags = completions.map((completion) => test(context.completedBy(completion)));
  return flags.includes(undefined) || new Set(flags).size > 1 ? undefined : flags[0];
}

const AS_IT_IS: readonly Completion[] = [() => undefined];

/** There are too many combinations to try, so that both answers stay possible. */
const TOO_MANY: readonly Completion[] = [];

/** The completions of the missing words of a record that conditions read; one completion when no word is missing. */
export function completionsFor(record: EvidenceRecord, conditions: readonly Condition[], context: Context): readonly Completion[] {
  const facts = new Map<string, MissingFact>();
  for (const { of, attribute } of conditions) {
    const read = attribute === undefined ? undefined : readBy(record, of, context);
    if (attribute !== undefined && read !== undefined && read !== NONE && lacksWord(read, attribute, context)) {
      const noting = context.completedBy((fact) => {
        facts.set(fact.fact, fact);
        return fact.words[0];
      });
      attributeValues(read, attribute, noting);
    }
  }
  return facts.size === 0 ? AS_IT_IS : (completionsOf([...facts.values()]) ?? TOO_MANY);
}

function meetsOne(from: EvidenceRecord, condition: Condition, given: Governing, context: Context): boolean | undefined {
  const record = readBy(from, condition.of, context);
  if (record === undefined) return undefined;
  // A record that names none meets no condition on it.
  if (record === NONE) return false;
  const governing = condition.of === undefined ? given : 'last';
  if (condition.attribute !== undefined) return fits(condition, governingWord(record, condition.attribute, governing, context));
  if (condition.reached !== undefined) return reachedBefore(record, condition.reached, condition.before, context);
  if (condition.missing !== undefined) return not(reachedBefore(record, condition.missing, condition.before, context));
  return meetsLength(record, condition, context);
}

/** Whether a word fits a condition on an attribute; undefined when the word is not known. */
export function fits(condition: Condition, value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  return condition.is ? condition.is.includes(value) : !condition['is-not']!.includes(value);
}

const governingWord = (record: EvidenceRecord, name: string, governing: Governing, context: Context): string | undefined =>
  governingValue(attributeValues(record, name, context), governing, wordsFor(name, context))?.value;

const not = (flag: boolean | undefined): boolean | undefined => (flag === undefined ? undefined : !flag);

/** Whether a milestone was reached, at or before another one when it is named; undefined while either of them may still be reached. */
function reachedBefore(
  record: EvidenceRecord,
  milestone: Milestones,
  before: Milestones | undefined,
  context: Context,
): boolean | undefined {
  const at = firstOfAny(record, milestone);
  const other = before === undefined ? undefined : firstOfAny(record, before);
  // A milestone that is not reached yet is later than all known facts.
  if (at !== undefined) return other === undefined || at <= other;
  const isOpen = before === undefined ? isGoingOn(record) : other === undefined && !isDone(record);
  if (!isOpen) return false;
  return awaited(record, [milestone, ...(before === undefined ? [] : [before])], [before ?? null], context);
}

/** What the completion assumes for a test of milestones that may still be reached. @param apart what distinguishes it from other tests of them. */
function awaited(record: EvidenceRecord, all: readonly Milestones[], apart: readonly unknown[], context: Context): boolean | undefined {
  const facts = all.map((names) => missingMilestone(`${record.kind}/${record.id}`, [names].flat()));
  const test = { ...facts[0]!, end: `${facts[0]!.fact} ${JSON.stringify(apart)}`, words: TRUTH };
  context.evaluator.meetTest(test);
  const turn = context.completion?.(test);
  if (turn === HOLDS || turn === FAILS) return turn === HOLDS;
  for (const fact of facts) context.evaluator.miss(fact);
  return undefined;
}

const [HOLDS, FAILS] = ['holds', 'fails'];
const TRUTH = [HOLDS, FAILS];

/** The notice is not met when a milestone was never reached. A milestone that is not reached yet is later than all known facts. */
function meetsLength(record: EvidenceRecord, condition: Condition, context: Context): boolean | undefined {
  const [from, to] = [firstOfAny(record, condition.from!), firstOfAny(record, condition.to!)];
  const isRunning = from !== undefined && to === undefined;
  const until = isRunning ? Math.max(from, context.period.end) : to;
  const length = from === undefined || until === undefined ? 0 : between(condition.hours, from, until, context);
  const held = allHold(
    LIMIT_KEYS.map((edge) => {
      const literal = condition[edge] === undefined ? undefined : context.literal(condition[edge]);
      if (!literal) return true;
      const rising = edge === 'at-least' || edge === 'more-than';
      let fits: boolean;
      if (literal.kind !== 'span') fits = literal.kind !== 'duration' || holds(integer(length), edge, literal.value);
      else if (from === undefined || until === undefined) fits = !rising;
      else fits = reachesDays(from, until, edge, literal.value, condition, context);
      return isRunning && fits !== rising ? undefined : fits;
    }),
  );
  return held ?? awaited(record, [condition.to!], [condition], context);
}

function between(hours: string | undefined, from: Instant, to: Instant, context: Context): number {
  if (hours === undefined) return Math.max(0, to - from);
  return elapsed(calendarOf(context.column<TimeSet>(hours).get(WHOLE)!), from, to);
}

/** Whether a notice has so many business days: compares the day that they lead to with the second milestone. */
function reachesDays(from: Instant, to: Instant, edge: LimitKey, days: BusinessDays, { hours }: Condition, context: Context): boolean {
  const due = addBusinessDays(calendarOf(context.column<TimeSet>(hours).get(WHOLE)!), context.rule.zone, from, days);
  return due !== undefined && holds(integer(to), edge, integer(due));
}
