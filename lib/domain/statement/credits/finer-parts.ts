/**
 * A missing number that moves several lines at once: where one of them is at its least another may be at its most, so that the sum of
 * their ends is wider than their sum can be. The number is then taken for smaller and smaller parts, until both ends of every sum
 * are reached at the end of a part: what is reached there is owed in a completion.
 */
import { type Ratio, isBounded } from '../../money/ratio.ts';
import type { Turn } from '../../operators/missing.ts';
import { Range } from '../../operators/range.ts';
import { halvesOf } from '../../operators/splits.ts';
import { stepsTaken } from '../../step-limit.ts';
import type { OwedBounds } from './credit-bounds.ts';
import { type MissingNumber, type Tried, waysOf } from './tried-facts.ts';

/** What comes out in a way: sums, of which each has two ends. */
export type SumsOf = (facts: readonly Tried[], turns: readonly Turn[]) => readonly OwedBounds[];

/** Ways at once, and steps that may be taken, to narrow one statement. Statements depend on them: a change of them is a change of calculation. */
const MAX_WAYS = 128;
const MAX_STEPS = 100_000;

/** @returns the facts with their parts, and those of the numbers that were parted. */
export function inFinerParts(facts: readonly Tried[], numbers: readonly MissingNumber[], sumsOf: SumsOf): readonly Tried[] {
  const known = new Set(facts.map(({ fact }) => fact));
  const whole = numbers.flatMap(({ number, name }): Tried[] =>
    known.has(number.fact) ? [] : [{ fact: number.fact, name, words: [number] }],
  );
  const counted = new Map(numbers.map(({ number }) => [number.fact, number.isWhole]));
  const start = stepsTaken();
  let parted = [...facts, ...whole];
  const look = (turns: readonly Turn[]): readonly OwedBounds[] => sumsOf(parted, turns);
  if (numbers.length === 0) return facts;
  for (let next = toPart(parted, look); next; next = toPart(parted, look)) {
    const { at, part } = next;
    const { fact, words } = parted[at]!;
    const halves = halvesOf(part, counted.get(fact) ?? false)!;
    const finer = words.flatMap((word) => (word === part ? halves : [word]));
    const others = parted.reduce((product, one, i) => (i === at ? product : product * one.words.length), 1);
    if (others * finer.length > MAX_WAYS || stepsTaken() - start > MAX_STEPS) break;
    parted = parted.with(at, { ...parted[at]!, words: finer });
  }
  return parted.filter(({ fact, words }) => known.has(fact) || words.length > 1);
}

/** The part of a number within which an end of a sum lies that is not reached where the part ends. */
function toPart(
  facts: readonly Tried[],
  look: (turns: readonly Turn[]) => readonly OwedBounds[],
): { readonly at: number; readonly part: Range } | undefined {
  const all = waysOf(facts).map((turns) => ({ turns, sums: look(turns) }));
  for (let i = 0; i < all[0]!.sums.length; i += 1)
    for (const end of ['least', 'most'] as const) {
      const { turns, sums } = all.reduce((best, one) => (isBeyond(one.sums[i]!, best.sums[i]!, end) ? one : best));
      // What has no upper bound reaches it nowhere.
      if (sums[i]![end] === undefined) continue;
      const isReached = (turn: Range, k: number): boolean =>
        endsOf(turn).some((point) => look(turns.with(k, point))[i]![end] === sums[i]![end]);
      const at = turns.findIndex((turn, k) => turn instanceof Range && halvesOf(turn, false) !== undefined && !isReached(turn, k));
      if (at >= 0) return { at, part: turns[at] as Range };
    }
  return undefined;
}

const endsOf = ({ least, most }: Range): Ratio[] => [least, most].filter(isBounded);

/** Whether one sum goes further than another at an end; one without an upper bound goes furthest. */
function isBeyond(one: OwedBounds, other: OwedBounds, end: 'least' | 'most'): boolean {
  if (end === 'least') return one.least < other.least;
  return other.most !== undefined && (one.most === undefined || one.most > other.most);
}
