/** Facts that nobody stated: what they are, and what they may turn out to be. */
import type { Ratio } from '../money/ratio.ts';
import type { Range } from './range.ts';

export interface MissingFact {
  /** Its identity. */
  readonly fact: string;
  /** `customer`, a component, a record ("ticket/T-1"), `bill`, or `terms`: what a text leaves open for the whole. */
  readonly owner: string;
  /** The attribute, or what is not known of the owner. */
  readonly name: string;
  /** What was said, when the contract has no such word. */
  readonly said?: string;
  /** The words it may turn out to be; none for numbers. */
  readonly words: readonly string[];
  /** Missing in an earlier period that is looked back on: nothing of this period can be worked out for each of its words. */
  readonly isEarlier?: true;
  /** By which component of this kind a record goes that concerns several with other rules; a finding of its own says so. */
  readonly among?: string;
  /** A milestone of a record that has not been reached, or one of several. */
  readonly isMilestone?: true;
  /** Which of several bands counts, whose edges cross; a finding of its own says so. */
  readonly isOverlap?: true;
  /** Of a bill: the component whose base it is in; "" for the whole. */
  readonly base?: string;
}

/** A fact that nobody stated, and on which an outcome or amount rests, as statements name it. */
export interface Missing extends Omit<MissingFact, 'words' | 'isEarlier' | 'among' | 'isMilestone' | 'isOverlap' | 'base'> {
  /** What it may turn out to be; absent for a number. */
  readonly words?: readonly string[];
}

export const named = ({ fact, owner, name, said, words }: MissingFact): Missing => ({
  fact,
  owner,
  name,
  ...(said !== undefined && { said }),
  ...(words.length > 0 && { words }),
});

/** What a missing fact may turn out to be: a word, or of a number one value or all between two. */
export type Turn = string | Ratio | Range;

/** What a missing fact is taken to be; undefined when it stays open. */
export type Completion = (fact: MissingFact) => Turn | undefined;

/** @param said a word that the contract does not have: one fact, whoever used it, for one reading of it decides all. */
export const missingWord = (owner: string, name: string, said: string | undefined, words: readonly string[]): MissingFact =>
  said === undefined ? { fact: `${owner}: ${name}`, owner, name, words } : { fact: `${name} "${said}"`, owner, name, said, words };

/** @param milestones of which the first that is reached decides. */
export const missingMilestone = (owner: string, milestones: readonly string[]): MissingFact => ({
  ...missingWord(owner, milestones.join(' or '), undefined, []),
  isMilestone: true,
});

/** More words of one record than this are not tried one by one. */
const MAX_COMPLETIONS = 64;

/** All ways to complete some facts; undefined when they are too many. */
export function completionsOf(facts: readonly { readonly fact: string; readonly words: readonly Turn[] }[]): Completion[] | undefined {
  const count = facts.reduce((product, { words }) => product * words.length, 1);
  if (count > MAX_COMPLETIONS) return undefined;
  return Array.from({ length: count }, (_, number) => {
    const chosen = new Map<string, Turn>();
    let rest = number;
    for (const { fact, words } of facts) {
      chosen.set(fact, words[rest % words.length]!);
      rest = Math.floor(rest / words.length);
    }
    return (missing) => chosen.get(missing.fact);
  });
}
