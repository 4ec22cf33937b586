/** The missing facts that are evaluated for each value: words, and numbers in parts. */
import type { MissingFact, Turn } from '../../operators/missing.ts';
import type { Unstated } from '../../operators/range.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
/** The most combinations that are evaluated one by one. A change of this limit is a change of calculation. */
const MAX_COMPLETIONS = 128;

/** A missing fact with the values to assume one after the other. */
export interface Tried {
  readonly fact: string;
  /** The attribute. */
  readonly name: string;
  readonly words: readonly Turn[];
}

/** A missing number. */
export interface MissingNumber {
  readonly number: Unstated;
  /** The attribute. */
  readonly name: string;
}

/** All combinations of values; the values of the first fact change fastest. */
export const waysOf = (facts: readonly Tried[]): Turn[][] =>
  facts.reduce<Turn[][]>((ways, { words }) => words.flatMap((word) => ways.map((way) => [...way, word])), [[]]);

const RANK = (fact: MissingFact): number =>
  fact.owner === 'customer' ? 0 : fact.said !== undefined ? 1 : fact.owner.includes('/') ? 3 : 2;

/** The missing numbers that an evaluation used. */
export function numbersOf(evaluator: Evaluation): MissingNumber[] {
  return evaluator.splits.numbers().flatMap((number) => {
    const fact = evaluator.missing.get(number.fact);
    return fact && !fact.isEarlier ? [{ number, name: fact.name }] : [];
  });
}

/** As many missing words as can be tried together, those with the most readers first; then numbers in parts, those with the fewest parts first. */
export function fewOf(evaluator: Evaluation): Tried[] {
  const few: Tried[] = [];
  let count = 1;
  const inOrder = [...evaluator.missing.values()]
    .filter((fact) => !fact.isEarlier)
    .sort((a, b) => RANK(a) - RANK(b) || (a.fact < b.fact ? -1 : 1));
  const parts = evaluator.splits.parts();
  const numbers = inOrder.flatMap(({ fact, name }) => (parts.has(fact) ? [{ fact, name, words: parts.get(fact)! }] : []));
  for (const one of [...inOrder, ...numbers.sort((a, b) => a.words.length - b.words.length)]) {
    if (one.words.length === 0 || count * one.words.length > MAX_COMPLETIONS) continue;
    few.push(one);
    count *= one.words.length;
  }
  return few;
}
