/** The missing facts that are evaluated for each value: words, and numbers in parts. */
import { commonValues } from '../../operators/completions.ts';
import type { Context } from '../../operators/context.ts';
import { type MissingFact, type PossibleValue, combinationsOf, countOf } from '../../operators/missing.ts';
import type { Unstated } from '../../operators/range.ts';
import { stepsTaken } from '../../step-limit.ts';
import { type Instant, formatInstant } from '../../time/instant.ts';
import type { EarlierFact, Evaluation } from '../objectives/evaluation.ts';

/** The most combinations that are evaluated one by one. A change of this limit is a change of calculation. */
const MAX_COMPLETIONS = 128;

/** A missing fact with the values to assume one after the other. */
export interface Tried {
  readonly fact: string;
  /** The attribute. */
  readonly name: string;
  readonly words: readonly PossibleValue[];
  /** Its key in the states of periods. */
  readonly key: string;
  /** What it is known by in the other parts of a period that a new version splits; absent where it may differ between the parts. */
  readonly joint?: string;
  /** Set for a fact that only earlier periods have. */
  readonly isEarlier?: true;
  /** Set for an end to come: statements show its effect on amounts, and no outcome as if it had come. */
  readonly isEnd?: true;
}

/** A missing number. */
export interface MissingNumber {
  readonly number: Unstated;
  /** The attribute. */
  readonly name: string;
  readonly key: string;
  /** For an end to come: the instants (epoch ms) after which it has another effect. */
  readonly edges?: ReadonlySet<number>;
}

/** The ends to come that an evaluation read. */
export const endsOf = ({ splits, context }: Evaluation): MissingNumber[] =>
  splits
    .ends()
    .map(({ fact, number, edges }): MissingNumber => ({
      number,
      name: fact.end!,
      key: keyOf({ ...fact, fact: fact.end! }, context),
      edges,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

/** All combinations of values; the values of the first fact change fastest. */
export const waysOf = (facts: readonly Tried[]): PossibleValue[][] => combinationsOf(facts.map(({ words }) => words));

const RANK = (fact: MissingFact): number =>
  fact.owner === 'customer' ? 0 : fact.said !== undefined ? 1 : fact.owner.includes('/') ? 3 : 2;

/** The missing numbers that an evaluation used. */
export function numbersOf(evaluator: Evaluation): MissingNumber[] {
  return evaluator.splits.numbers().flatMap((number) => {
    const fact = evaluator.missing.get(number.fact);
    return fact && !fact.isEarlier ? [{ number, name: fact.name, key: keyOf(fact, evaluator.context) }] : [];
  });
}

/**
 * As many missing words as can be tried together, those with the most readers first; then numbers in parts, those with the fewest parts
 * first.
 */
export function fewOf(evaluator: Evaluation): Tried[] {
  const tests = [...evaluator.tests.values()].map((test) => ({ ...test, fact: test.end! }));
  const inOrder = [...evaluator.missing.values(), ...tests]
    .filter((fact) => !fact.isEarlier)
    .sort((a, b) => RANK(a) - RANK(b) || (a.fact < b.fact ? -1 : 1));
  const parts = evaluator.splits.parts();
  const words = inOrder.flatMap((fact) => ownOf(fact, fact.words, evaluator));
  const numbers = inOrder.flatMap((fact) => ownOf(fact, parts.get(fact.fact) ?? [], evaluator));
  const few: Tried[] = [];
  for (const one of [...words, ...numbers.sort((a, b) => a.words.length - b.words.length)])
    if (waysIn([...few, one]) <= MAX_COMPLETIONS) few.push(one);
  return few;
}

/** A fact of this period; where an earlier period has it too, with values that fit both. */
function ownOf(missing: MissingFact, values: readonly PossibleValue[], evaluator: Evaluation): Tried[] {
  const { fact, name } = missing;
  if (values.length === 0) return [];
  const key = keyOf(missing, evaluator.context);
  const before = evaluator.earlier.get(key)?.values;
  const both = before === undefined ? values : commonValues(values, before);
  const joint = jointKey(missing, evaluator.context);
  return [{ fact, name, key, words: waysIn([{ words: both }]) <= MAX_COMPLETIONS ? both : values, ...(joint !== undefined && { joint }) }];
}

/**
 * What a fact of a record, or a word that the contract does not have, is known by under every version that gives the attribute the same
 * meaning. An attribute of the customer or a component may change from part to part.
 */
function jointKey({ fact, owner, name, said }: MissingFact, context: Context): string | undefined {
  const begun = begunAt(owner, context);
  if (said === undefined && begun === undefined) return undefined;
  return JSON.stringify([fact, context.terms.attributes?.[name] ?? null, said === undefined ? begun! : null]);
}

const waysIn = (facts: readonly Pick<Tried, 'words'>[]): number => countOf(facts.map(({ words }) => words));

/** The most steps for trying facts of other periods. A change of this limit is a change of calculation. */
const MAX_STEPS = 100_000;

/**
 * The facts to try, together with as many others as possible: first those that decide the recorded state of this period, then those of
 * earlier periods, of which the ones that decide most values come first.
 * @param evaluate evaluates one combination.
 * @returns `left`: the facts of earlier periods that are not tried.
 */
export function withOthers(
  few: readonly Tried[],
  own: readonly Tried[],
  evaluator: Evaluation,
  evaluate: (facts: readonly Tried[], turns: readonly PossibleValue[]) => unknown,
): { readonly facts: readonly Tried[]; readonly left: readonly EarlierFact[] } {
  const known = new Set([...few, ...own].map(({ key }) => key));
  const earlier = [...evaluator.earlier.values()]
    .filter(({ key }) => !known.has(key))
    .sort((a, b) => b.uses.size - a.uses.size || (a.key < b.key ? -1 : 1));
  const others = [...own, ...earlier.map(earlierOf)];
  if (others.length === 0) return { facts: few, left: [] };
  const start = stepsTaken();
  const all = [...few, ...others];
  evaluate(
    all,
    all.map(({ words }) => words[0]!),
  );
  const most = Math.min(MAX_COMPLETIONS, MAX_STEPS / Math.max(1, stepsTaken() - start));
  let facts = few;
  for (const one of others) if (waysIn([...facts, one]) <= most) facts = [...facts, one];
  const tried = new Set(facts.map(({ key }) => key));
  return { facts, left: earlier.filter(({ key }) => !tried.has(key)) };
}

const earlierOf = ({ key, fact, values }: EarlierFact): Tried => ({ fact, name: '', key, words: values, isEarlier: true });

/**
 * The key of a missing fact in the state of a period. A record has one word or number in all periods. An attribute of an owner may change
 * from period to period, and another version of the terms may translate the same word differently.
 */
export function keyOf({ fact, owner, said }: MissingFact, context: Context): string {
  const { terms, period } = context;
  const at = said !== undefined ? [] : [formatInstant(begunAt(owner, context) ?? period.start)];
  return [fact, terms.id, terms.version, ...at].join(' | ');
}

/** When the record that owns a fact began, in epoch ms; undefined for other owners. */
function begunAt(owner: string, context: Context): Instant | undefined {
  const slash = owner.indexOf('/');
  return slash < 0 ? undefined : context.record(owner.slice(0, slash), owner.slice(slash + 1))?.facts[0]?.occurredAt;
}
