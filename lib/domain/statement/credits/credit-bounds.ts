/** The bounds of a credit, in total or for some lines, from the trees at both ends of the missing facts. */
import { roundingOf } from '../../contract/word-parameters.ts';
import { type Money, roundMoney } from '../../money/money.ts';
import type { RoundingMode } from '../../money/rounding.ts';
import { ONE, type Ratio, ZERO, compare, isZero, ratio } from '../../money/ratio.ts';
import { parseLiteral } from '../../contract/literal.ts';
import type { Credit } from '../../contract/terms.ts';
import type { Context } from '../../operators/context.ts';
import { type CreditLine, type CreditNode, allLines } from './credit-node.ts';
import { casesOf } from './highest.ts';
import { type MinimumReach, reaches, withMinimum } from './minimum.ts';
import type { OwedBounds } from './owed-bounds.ts';
import type { Ends, Short } from './paid-bounds.ts';
import { NOTHING, type Sum, Sums } from './sum-bounds.ts';
import { type Group, type LineBetween, type SumOf, sumOfAll, highestOf, perhaps, withCaps } from './sum-steps.ts';

/** A credit at both ends. Their lines differ: the tree at the most has every possible line. */
export interface CreditEnds {
  readonly least: CreditNode;
  readonly most: CreditNode;
}

interface OpenCredit {
  readonly lines: readonly LineBetween[];
  readonly groups: readonly Group[];
  readonly sum: SumOf;
}

const minorOf = ({ minor }: Money): bigint => (minor < 0n ? -minor : minor);

/** Bounds of the amount of given lines of the tree at the most, after all steps of the credit; of all lines by default. */
export type BoundsOf = (lines?: readonly CreditLine[]) => OwedBounds;

export function boundsBetween({ least, most }: CreditEnds, context: Context): BoundsOf {
  let count = 0;
  const sums = new Sums(context.terms.money.currency);
  const { lines: all, groups, sum } = least === most ? NOT_OPEN : openCredit(least, most, { context, sums, next: () => (count += 1) });
  // Where nothing else is open, the rounding is known too.
  if ([...all.map(({ alone }) => alone), ...groups.map(({ cap }) => cap)].every(isOne) && isSame(least, most))
    return (lines = allLines(most)) => certain(lines.reduce((minor, { amount }) => minor + minorOf(amount), 0n));
  return (lines) => {
    const wanted = new Set(lines ?? all.map(({ line }) => line));
    const some = all.filter(({ line }) => wanted.has(line));
    return sums.rounded(sum(some));
  };
}

const NOT_OPEN: OpenCredit = { lines: [], groups: [], sum: () => NOTHING };

const isOne = ({ least, most }: Ends): boolean => compare(least, most) === 0;

/** Whether two trees pay the same on each line. */
function isSame(a: CreditNode, b: CreditNode): boolean {
  const [first, second] = [allLines(a), allLines(b)];
  return first.length === second.length && first.every(({ amount }, i) => amount.minor === second[i]!.amount.minor);
}

const certain = (minor: bigint): OwedBounds => ({ least: minor, most: minor });

interface Setting {
  readonly context: Context;
  /** Gives the next number for a line. */
  readonly next: () => number;
  readonly sums: Sums;
}

function openCredit(least: CreditNode | undefined, most: CreditNode, setting: Setting): OpenCredit {
  const { context, sums } = setting;
  const credit = context.terms.credits[most.credit]!;
  const children = most.children.map((child) =>
    openCredit(
      least?.children.find((one) => one.credit === child.credit),
      child,
      setting,
    ),
  );
  const own = linesBetween(least, most, setting);
  const lines = [...own, ...children.flatMap((child) => child.lines)];
  let sum = credit.highest ? highestOf(children, casesOf(credit, context), sums) : sumOfAll(children);
  const stages = stagesOf(least, most, lines, credit);
  for (const groups of stages) sum = withCaps(groups, sum, sums);
  if (credit.minimum) sum = withMinimum(lines, sum, (whole) => reachOf(whole, least, most));
  if (!least || least.refused !== undefined) sum = perhaps(sum);
  return { lines, groups: [...children.flatMap((child) => child.groups), ...stages.flat()], sum };
}

const keyOf = ({ index, at }: CreditLine): string => JSON.stringify([index, at]);

function linesBetween(least: CreditNode | undefined, most: CreditNode, { context, sums, next }: Setting): LineBetween[] {
  const { currency } = context.terms.money;
  const rounding = roundingOf(context);
  const known = new Map(least?.lines.map((line) => [keyOf(line), line.exact]));
  const round = (exact: Ratio): bigint => roundMoney(exact, currency, rounding).minor;
  return most.lines.map((line) => {
    const ends = { least: known.get(keyOf(line)) ?? ZERO, most: line.exact };
    return { place: next(), line, alone: sums.alone(ends, round, SHORTEST[rounding]) };
  });
}

/** The most by which rounding lowers a line. */
const SHORTEST: Readonly<Record<RoundingMode, Short>> = {
  up: { by: ZERO, isLess: false },
  'half-up': { by: ratio(1n, 2n), isLess: true },
  'half-even': { by: ratio(1n, 2n), isLess: false },
  down: { by: ONE, isLess: true },
  floor: { by: ONE, isLess: true },
};

/** The caps of a credit in the order of application; caps without a common line form one stage. */
function stagesOf(least: CreditNode | undefined, most: CreditNode, lines: readonly LineBetween[], { cap: caps = [] }: Credit): Group[][] {
  const open = new Map(lines.map((one) => [one.line, one]));
  const lows = new Map(least?.limits.map((limit) => [capKey(limit), limit.cap]));
  const stages: Group[][] = [];
  let held = new Set<LineBetween>();
  for (const limit of most.limits) {
    const clause = caps[limit.place];
    const group = {
      lines: limit.lines.map((line) => open.get(line)!),
      cap: { least: lows.get(capKey(limit)) ?? ZERO, most: limit.cap },
      // Payments of earlier periods under it are in whole units too.
      isWhole: clause !== undefined && clause.of === undefined && parseLiteral(clause['at-most']) !== undefined,
    };
    if (stages.length === 0 || group.lines.some((line) => held.has(line))) {
      stages.push([]);
      held = new Set();
    }
    stages.at(-1)!.push(group);
    for (const line of group.lines) held.add(line);
  }
  return stages;
}

const capKey = ({ place, index }: CreditNode['limits'][number]): string => `${place}/${index}`;

/** Whether a sum reaches a minimum; each tree has the relevant end of the minimum. */
function reachOf(sum: Sum, least: CreditNode | undefined, most: CreditNode): MinimumReach {
  if (isZero(sum.most)) return 'never';
  if (least?.minimum && !isZero(sum.least) && reaches(sum.least, least.minimum)) return 'always';
  return most.minimum && !reaches(sum.most, most.minimum) ? 'never' : 'perhaps';
}
