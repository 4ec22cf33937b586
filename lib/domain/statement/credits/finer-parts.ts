/**
 * Refinement for a missing number that changes several lines at once: where one line is at its least, another may be at its most, so that
 * the sum of the ends is wider than the real range of the sum. The number is then evaluated in smaller and smaller parts, until both ends
 * of every sum occur at the end of a part. Such an end is the amount of a real completion. An end to come is a number too: an instant after
 * the period. It is divided where the terms have an edge.
 */
import { ONE, type Ratio, add, compare, integer, isBounded, subtract } from '../../money/ratio.ts';
import type { PossibleValue } from '../../operators/missing.ts';
import { Range, rangeOf } from '../../operators/range.ts';
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

/**
 * @param numbers missing numbers; then the ends to come.
 * @returns the facts with their values, and the numbers that were divided with their parts; ends to come are the last.
 */
export function inFinerParts(facts: readonly Tried[], numbers: readonly MissingNumber[], sumsOf: SumsOf): readonly Tried[] {
  if (numbers.length === 0) return facts;
  const known = new Set(facts.map(({ fact }) => fact));
  const byFact = new Map(numbers.map((one) => [one.number.fact, one]));
  const start = stepsTaken();
  let parted = [...facts, ...wholesOf(numbers, facts)];
  const search: Search = {
    look: (turns) => sumsOf(parted, turns),
    isOver: () => stepsTaken() - start > MAX_STEPS,
    divided: (fact, part) => dividedAt(part, byFact.get(fact)),
  };
  for (let next = toPart(parted, search); next; next = toPart(parted, search)) {
    const { at, part } = next;
    const { fact, words } = parted[at]!;
    const finer = words.flatMap((word): readonly PossibleValue[] => (word === part ? search.divided(fact, part)! : [word]));
    const others = parted.reduce((product, one, i) => (i === at ? product : product * one.words.length), 1);
    if (finer.length > MAX_PARTS || others * finer.length > MAX_WAYS || search.isOver()) break;
    parted = parted.with(at, { ...parted[at]!, words: finer });
  }
  return parted.filter(({ fact, words }) => known.has(fact) || words.length > 1);
}

/** Numbers that are not among some facts, each undivided. */
export function wholesOf(numbers: readonly MissingNumber[], among: readonly Tried[]): Tried[] {
  const known = new Set(among.map(({ fact }) => fact));
  return numbers.flatMap(({ number, name, key, edges }): Tried[] =>
    known.has(number.fact) ? [] : [{ fact: number.fact, name, key, words: [number], ...(edges && { isEnd: true }) }],
  );
}

interface Search {
  readonly look: (turns: readonly PossibleValue[]) => readonly OwedBounds[];
  /** Whether no more steps are allowed. */
  readonly isOver: () => boolean;
  /** The smaller parts of a part; undefined where it has none. */
  readonly divided: (fact: string, part: Range) => readonly (Ratio | Range)[] | undefined;
}

/** The parts of an end to come between its edges; where it has none, and for other numbers, the halves. */
export function dividedAt(part: Range, of: MissingNumber | undefined): readonly (Ratio | Range)[] | undefined {
  const { number, edges } = of ?? {};
  if (!edges) return halvesOf(part, number?.isWhole ?? false);
  const inside = [...edges].map(integer).filter((at) => compare(at, part.least) >= 0 && compare(at, part.most) < 0);
  if (inside.length === 0) return halvesOf(part, true, number!.least);
  const starts = [part.least, ...inside.sort(compare).map((at) => add(at, ONE))];
  return starts.map((from, i) => rangeOf(from, starts[i + 1] ? subtract(starts[i + 1]!, ONE) : part.most));
}

/** The part of a number inside which a sum has its end, when no end of a part reaches it. */
function toPart(facts: readonly Tried[], { look, isOver, divided }: Search): { readonly at: number; readonly part: Range } | undefined {
  const all = waysOf(facts).map((turns) => ({ turns, sums: look(turns) }));
  for (let i = 0; i < all[0]!.sums.length; i += 1)
    for (const end of ['least', 'most'] as const) {
      const { turns, sums } = all.reduce((best, one) => (isBeyond(one.sums[i]!, best.sums[i]!, end) ? one : best));
      // A sum without an upper bound never reaches it.
      if (sums[i]![end] === undefined) continue;
      const isReachedBy = (way: readonly PossibleValue[]): boolean => look(way)[i]![end] === sums[i]![end];
      // Most often all open timers owe most when they stop late, or when they stop early.
      if (hasEnds(facts, turns) && SIDES.some((side) => isReachedBy(atSide(facts, turns, side)))) continue;
      const isReached = (turn: Range, k: number): boolean => endsOf(turn, facts[k]!).some((point) => isReachedBy(turns.with(k, point)));
      const at = turns.findIndex(
        (turn, k) => turn instanceof Range && !isOver() && divided(facts[k]!.fact, turn) !== undefined && !isReached(turn, k),
      );
      if (at >= 0) return { at, part: turns[at] as Range };
    }
  return undefined;
}

const SIDES = ['least', 'most'] as const;

const hasEnds = (facts: readonly Tried[], turns: readonly PossibleValue[]): boolean =>
  facts.some(({ isEnd }, k) => isEnd && turns[k] instanceof Range);

/** All ends to come at their first instant, or at their last. */
const atSide = (facts: readonly Tried[], turns: readonly PossibleValue[], side: 'least' | 'most'): readonly PossibleValue[] =>
  turns.map((turn, k) => (facts[k]!.isEnd && turn instanceof Range ? turn[side] : turn));

/** The ends of a part. An end to come may never come. */
export const endsOf = ({ least, most }: Range, { isEnd }: Tried): Ratio[] => [least, most].filter((end) => isEnd || isBounded(end));

/** Whether a sum exceeds another at an end; one without an upper bound exceeds all others. */
export function isBeyond(one: OwedBounds, other: OwedBounds, end: 'least' | 'most'): boolean {
  if (end === 'least') return one.least < other.least;
  return other.most !== undefined && (one.most === undefined || one.most > other.most);
}
