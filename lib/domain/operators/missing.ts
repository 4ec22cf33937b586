/** Missing facts: their identity, and the values that they may turn out to have. */
import type { Ratio } from '../money/ratio.ts';
import type { Range } from './range.ts';

export interface MissingFact {
  /** Its identity. */
  readonly fact: string;
  /** `customer`, a component, a record ("ticket/T-1"), `bill`, or `terms` for what the contract itself leaves open. */
  readonly owner: string;
  /** The name of the attribute or other fact of the owner that is not known. */
  readonly name: string;
  /** The word that a sender used, when the contract does not have it. */
  readonly said?: string;
  /** The possible words; empty for numbers. */
  readonly words: readonly string[];
  /** Missing in an earlier period: this period cannot be evaluated for each of its words. */
  readonly isEarlier?: true;
  /** The kind of component whose rule applies to a record that concerns several; another finding reports it. */
  readonly among?: string;
  /** A milestone of a record, or one of several, that is not reached yet. */
  readonly isMilestone?: true;
  /** Which of several bands counts where their edges cross; another finding reports it. */
  readonly isOverlap?: true;
  /**
   * Of an end to come: what completions know it by. Readers of one end between whom it would be of different effect (other pauses, other
   * rules for re-opening) each have their own. The same for a test of milestones to come, which holds or fails.
   */
  readonly end?: string;
  /** For a bill: the component in whose base it counts; "" for the whole. */
  readonly base?: string;
}

/** A missing fact that decides an outcome or amount, in the form that statements use. */
export interface Missing extends Omit<MissingFact, 'words' | 'isEarlier' | 'among' | 'isMilestone' | 'isOverlap' | 'end' | 'base'> {
  /** The possible words; absent for a number. */
  readonly words?: readonly string[];
}

export const named = ({ fact, owner, name, said, words }: MissingFact): Missing => ({
  fact,
  owner,
  name,
  ...(said !== undefined && { said }),
  ...(words.length > 0 && { words }),
});

/** A possible value of a missing fact: a word, a number, or all numbers of a range. */
export type PossibleValue = string | Ratio | Range;

/** The value that an evaluation assumes for a missing fact; undefined leaves it open. */
export type Completion = (fact: MissingFact) => PossibleValue | undefined;

/** @param said a word that the contract does not have. It is one fact for all owners that use it: one meaning of it decides them all. */
export const missingWord = (owner: string, name: string, said: string | undefined, words: readonly string[]): MissingFact =>
  said === undefined ? { fact: `${owner}: ${name}`, owner, name, words } : { fact: `${name} "${said}"`, owner, name, said, words };

/** @param milestones alternatives: the first one that is reached decides. */
export const missingMilestone = (owner: string, milestones: readonly string[]): MissingFact => ({
  ...missingWord(owner, milestones.join(' or '), undefined, []),
  isMilestone: true,
});

/** All combinations of values; the values of the first change fastest. */
export const combinationsOf = <T>(each: readonly (readonly T[])[]): T[][] =>
  each.reduce<T[][]>((ways, values) => values.flatMap((value) => ways.map((way) => [...way, value])), [[]]);

/** How many combinations those are. */
export const countOf = (each: readonly (readonly unknown[])[]): number => each.reduce((product, values) => product * values.length, 1);

/** The most combinations of words that are evaluated one by one. */
const MAX_COMPLETIONS = 64;

/** All combinations of values of some facts; undefined when there are more than `MAX_COMPLETIONS`. */
export function completionsOf(
  facts: readonly { readonly fact: string; readonly words: readonly PossibleValue[] }[],
): Completion[] | undefined {
  const each = facts.map(({ words }) => words);
  if (countOf(each) > MAX_COMPLETIONS) return undefined;
  return combinationsOf(each).map((turns) => {
    const chosen = new Map(facts.map(({ fact }, i) => [fact, turns[i]!]));
    return (missing) => chosen.get(missing.fact);
  });
}
