/**
 * Refinement for a missing number that changes several lines at once: where one line is at its least, another may be at its most, so that
 * the sum of the ends is wider than the real range of the sum. The number is then evaluated in smaller and smaller parts, until both ends
 * of every sum occur at the end of a part. Such an end is the amount of a real completion.
 */
import { type Ratio, isBounded } from '../../money/ratio.ts';
import type { PossibleValue } from '../../operators/missing.ts';
import { Range } from '../../operators/range.ts';
import { halvesOf } from '../../operators/splits.ts';
import { stepsTaken } from '../../step-limit.ts';
import type { OwedBounds } from './owed-bounds.ts';
import { type MissingNumber, type Tried, waysOf } from './tried-facts.ts';

/** Gives the sums of one evaluation, each with two ends. */
export type SumsOf = (facts: readonly Tried[], turns: readonly PossibleValue[]) => readonly OwedBounds[];

/** The most evaluations at once, parts of one number, and steps, to narrow one statement. A change of these limits is a change of calculation. */
const MAX_WAYS = 1024;
const MAX_PARTS = 128;
const MAX_STEPS = 100_000;

/** @returns the facts with their values, and the numbers that were divided with their parts. */
export function inFinerParts(facts: readonly Tried[], numbers: readonly MissingNumber[], sumsOf: SumsOf): readonly Tried[] {
  const known = new Set(facts.map(({ fact }) => fact));
  const whole = numbers.flatMap(({ number, name, key }): Tried[] =>
    known.has(number.fact) ? [] : [{ fact: number.fact, name, key, words: [number] }],
  );
  const counted = new Map(numbers.map(({ number }) => [number.fact, number.isWhole]));
  const start = stepsTaken();
  let parted = [...facts, ...whole];
  const look = (turns: readonly PossibleValue[]): readonly OwedBounds[] => sumsOf(parted, turns);
  if (numbers.length === 0) return facts;
  for (let next = toPart(parted, look); next; next = toPart(parted, look)) {
    const { at, part } = next;
    const { fact, words } = parted[at]!;
    const halves = halvesOf(part, counted.get(fact) ?? false)!;
    const finer = words.flatMap((word) => (word === part ? halves : [word]));
    const others = parted.reduce((product, one, i) => (i === at ? product : product * one.words.length), 1);
    if (finer.length > MAX_PARTS || others * finer.length > MAX_WAYS || stepsTaken() - start > MAX_STEPS) break;
    parted = parted.with(at, { ...parted[at]!, words: finer });
  }
  return parted.filter(({ fact, words }) => known.has(fact) || words.length > 1);
}

/** The part of a number inside which a sum has its end, when no end of a part reaches it. */
function toPart(
  facts: readonly Tried[],
  look: (turns: readonly PossibleValue[]) => readonly OwedBounds[],
): { readonly at: number; readonly part: Range } | undefined {
  const all = waysOf(facts).map((turns) => ({ turns, sums: look(turns) }));
  for (let i = 0; i < all[0]!.sums.length; i += 1)
    for (const end of ['least', 'most'] as const) {
      const { turns, sums } = all.reduce((best, one) => (isBeyond(one.sums[i]!, best.sums[i]!, end) ? one : best));
      // A sum without an upper bound never reaches it.
      if (sums[i]![end] === undefined) continue;
      const isReached = (turn: Range, k: number): boolean =>
        endsOf(turn).some((point) => look(turns.with(k, point))[i]![end] === sums[i]![end]);
      const at = turns.findIndex((turn, k) => turn instanceof Range && halvesOf(turn, false) !== undefined && !isReached(turn, k));
      if (at >= 0) return { at, part: turns[at] as Range };
    }
  return undefined;
}

const endsOf = ({ least, most }: Range): Ratio[] => [least, most].filter(isBounded);

/** Whether a sum exceeds another at an end; one without an upper bound exceeds all others. */
function isBeyond(one: OwedBounds, other: OwedBounds, end: 'least' | 'most'): boolean {
  if (end === 'least') return one.least < other.least;
  return other.most !== undefined && (one.most === undefined || one.most > other.most);
}
