/**
 * Refinement of single combinations of missing facts ("boxes"), after the facts are divided for all combinations alike. A sum may still have
 * an end that no completion owes: a number that is used twice is read at both of its ends at once, and a result that jumps at a value that
 * no clause names is bounded by both sides of the jump. The box with the end is divided until one of its corners, a real completion, owes it.
 */
import { ONE, type Ratio, add, compare, divide, integer, isBounded, multiply, subtract } from '../../money/ratio.ts';
import type { PossibleValue } from '../../operators/missing.ts';
import { Range, rangeOf } from '../../operators/range.ts';
import { STEP, dividedBy } from '../../operators/splits.ts';
import { type SumsOf, dividedAt, endsOf, isBeyond, wholesOf } from './finer-parts.ts';
import type { OwedBounds } from './owed-bounds.ts';
import { type MissingNumber, type Tried, waysOf } from './tried-facts.ts';

/**
 * The most divisions of boxes, and evaluations for them, for one statement; and the most facts, beyond which none is divided: each evaluation
 * is one of the whole statement. A change of these limits is a change of calculation.
 */
const MAX_DIVISIONS = 192;
const MAX_EVALUATIONS = 1024;
const MAX_FACTS = 6;
/** The most corners, and sides of them, that are tried of one box. */
const MAX_CORNERS = 64;

export interface Box {
  /** The place of the combination that it is a part of. */
  readonly way: number;
  readonly facts: readonly Tried[];
  readonly turns: readonly PossibleValue[];
}

interface Divided extends Box {
  readonly sums: readonly OwedBounds[];
  /** By fact, how often it was divided. */
  readonly depths: readonly number[];
}

type End = 'least' | 'most';

/**
 * @param divided the facts of the combinations.
 * @returns the combinations of `waysOf(divided)`, of which some are divided.
 */
export function inBoxes(divided: readonly Tried[], numbers: readonly MissingNumber[], sumsOf: SumsOf): readonly Box[] {
  const facts = [...divided, ...wholesOf(numbers, divided)];
  const byFact = new Map(numbers.map((one) => [one.number.fact, one]));
  if (facts.length > MAX_FACTS) return waysOf(facts).map((turns, way) => ({ way, facts, turns }));
  let [divisions, evaluations] = [0, 0];
  const isOver = (): boolean => divisions >= MAX_DIVISIONS || evaluations >= MAX_EVALUATIONS;
  const look = (turns: readonly PossibleValue[]): readonly OwedBounds[] => {
    evaluations += 1;
    return sumsOf(facts, turns);
  };
  const boxes = waysOf(facts).map((turns, way): Divided => ({ way, facts, turns, sums: look(turns), depths: facts.map(() => 0) }));
  const partsAt = (box: Divided, k: number): ReturnType<typeof partsOf> =>
    partsOf(box.turns[k] as Range, box.depths[k]!, byFact.get(facts[k]!.fact));
  for (let i = boxes[0]!.sums.length - 1; i >= 0; i -= 1)
    for (const end of ['least', 'most'] as const)
      while (!isOver()) {
        const at = furthest(boxes, i, end);
        const box = boxes[at]!;
        const k = toDivide(box, { facts, i, end, look, isDivisible: (k) => partsAt(box, k) !== undefined, isOver });
        if (k === undefined) break;
        const parts = partsAt(box, k)!;
        const depths = box.depths.with(k, box.depths[k]! + 1);
        const finer = parts.map((part): Divided => {
          const turns = box.turns.with(k, part);
          return { way: box.way, facts, turns, sums: look(turns), depths };
        });
        boxes.splice(at, 1, ...finer);
        divisions += 1;
      }
  return boxes;
}

function furthest(boxes: readonly Divided[], i: number, end: End): number {
  let best = 0;
  for (let at = 1; at < boxes.length; at += 1) if (isBeyond(boxes[at]!.sums[i]!, boxes[best]!.sums[i]!, end)) best = at;
  return best;
}

interface Sought {
  readonly facts: readonly Tried[];
  readonly i: number;
  readonly end: End;
  readonly look: (turns: readonly PossibleValue[]) => readonly OwedBounds[];
  readonly isDivisible: (k: number) => boolean;
  /** Whether no more steps are allowed. */
  readonly isOver: () => boolean;
}

/** The fact to divide, of those whose ends alone do not keep the end of the sum the least divided; undefined where a corner owes it. */
function toDivide({ turns, sums, depths }: Divided, { facts, i, end, look, isDivisible, isOver }: Sought): number | undefined {
  const wanted = sums[i]![end];
  const isKept = (way: readonly PossibleValue[]): boolean => look(way)[i]![end] === wanted;
  const open = turns.flatMap((turn, k) => (turn instanceof Range ? [k] : []));
  const pointsOf = (k: number): Ratio[] => endsOf(turns[k] as Range, facts[k]!);
  // Without an upper bound of the number there may be none of the sum.
  const isEndless = (k: number): boolean => wanted === undefined && !isBounded((turns[k] as Range).most);
  let looks = 0;
  const isCorner = (way: readonly PossibleValue[], [k, ...rest]: readonly number[]): boolean => {
    if (k === undefined) return true;
    looks += 1;
    // Facts without an effect keep the end at each of their ends.
    if (looks > MAX_CORNERS || isOver()) return false;
    const ends = pointsOf(k);
    if (ends.some((point) => isKept(way.with(k, point)) && isCorner(way.with(k, point), rest))) return true;
    return isEndless(k) && isCorner(way, rest);
  };
  if (isCorner(turns, open)) return undefined;
  const alone = open.filter((k) => !isEndless(k) && !pointsOf(k).some((point) => isKept(turns.with(k, point))));
  const leastDivided = (among: readonly number[]): number | undefined =>
    among
      .filter(isDivisible)
      .reduce<number | undefined>((best, k) => (best === undefined || depths[k]! < depths[best]! ? k : best), undefined);
  return leastDivided(alone) ?? leastDivided(open);
}

/** Attributes and amounts have at most 40 digits before the point; in their smallest unit no number is beyond this. */
const BEYOND: Ratio = { n: 10n ** 60n, d: 1n };

/** At first the ends of a part and what is between them: a share of 0 or 1 often has an effect of its own. Then halves. */
function partsOf(part: Range, depth: number, of: MissingNumber | undefined): readonly (Ratio | Range)[] | undefined {
  const { least, most } = part;
  if (of?.edges) return dividedAt(part, of);
  if (!isBounded(most) && isBounded(least) && compare(least, BEYOND) > 0) return [];
  if (depth > 0) return atScale(part, of?.number.isWhole ?? false) ?? dividedAt(part, of);
  const step = of?.number.isWhole ? ONE : STEP;
  const [from, to] = [isBounded(least) ? add(least, step) : least, isBounded(most) ? subtract(most, step) : most];
  const between = compare(from, to) <= 0 ? [rangeOf(from, to)] : [];
  return [...[least, most].filter(isBounded), ...between];
}

/** A part over several orders of magnitude is divided in the middle of them; undefined for any other. */
function atScale({ least, most }: Range, isWhole: boolean): readonly (Ratio | Range)[] | undefined {
  if (least.n <= 0n || !isBounded(least)) return undefined;
  const top = isBounded(most) ? most : multiply(BEYOND, integer(2));
  const times = divide(top, least);
  // To within a factor of two.
  const bits = times.n.toString(2).length - times.d.toString(2).length;
  if (bits < 4) return undefined;
  const middle = multiply(least, { n: 1n << BigInt(bits >> 1), d: 1n });
  return dividedBy({ least, most }, middle, isWhole);
}
