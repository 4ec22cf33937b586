/** Bounds of each posted line. Where a cap is allocated to lines, or one of several credits is owed, a sum may be certain while its lines are not. */
import { roundMoney } from '../../money/money.ts';
import { isBounded } from '../../money/ratio.ts';
import type { Context } from '../../operators/context.ts';
import type { BoundsOf } from './credit-bounds.ts';
import { type CreditLine, type CreditNode, allLines, everyNode } from './credit-node.ts';
import { NOTHING_OWED, type OwedBounds, eitherBounds, isCertain } from './owed-bounds.ts';

/** A credit in one completion, at both ends of its remaining open values. */
export interface WayOfCredit {
  readonly least: CreditNode;
  readonly most: CreditNode;
  readonly between: BoundsOf;
  readonly context: Context;
}

type BoundsByLine = (key: string) => OwedBounds;

/** The most pairs of lines that are compared with each other; with more, each line is bounded by itself. */
const MAX_PAIRS = 1_000_000;

const keyOf = ({ credit, index, at }: CreditLine): string => JSON.stringify([credit, index, at]);

const owedOn = ({ amount: { minor } }: CreditLine): bigint => (minor < 0n ? -minor : minor);

/** The lines of a tree that differ between completions, each with its bounds; the posted amount is one of the possible ones. */
export function openLinesOf(tree: CreditNode, ways: readonly WayOfCredit[]): ReadonlyMap<CreditLine, OwedBounds> {
  const open = new Map<CreditLine, OwedBounds>();
  if (ways.length === 1 && ways[0]!.least === ways[0]!.most) return open;
  const each = ways.map((way) => boundsByLine(way, ways.length));
  for (const line of allLines(tree)) {
    const posted = owedOn(line);
    const bounds = each.map((one) => one(keyOf(line))).reduce(eitherBounds, { least: posted, most: posted });
    if (!isCertain(bounds)) open.set(line, bounds);
  }
  return open;
}

/**
 * The lines of a credit that are not posted and owe something in some completion, each with its bounds.
 * @param posted the lines that the statement has.
 */
export function unpostedLinesOf(posted: readonly CreditLine[], ways: readonly WayOfCredit[]): ReadonlyMap<CreditLine, OwedBounds> {
  const known = new Set(posted.map(keyOf));
  const unposted = new Map<CreditLine, OwedBounds>();
  const each = ways.map((way) => boundsByLine(way, ways.length));
  for (const line of ways.flatMap(({ most }) => allLines(most))) {
    const key = keyOf(line);
    if (known.has(key)) continue;
    known.add(key);
    const bounds = each.map((one) => one(key)).reduce(eitherBounds);
    if (bounds.most !== 0n) unposted.set(line, bounds);
  }
  return unposted;
}

/** The lines of a credit in one completion that owe something, or may. @param count the number of completions. */
export function owingLines(way: WayOfCredit, count: number): CreditLine[] {
  const bounds = boundsByLine(way, count);
  return allLines(way.most).filter((line) => bounds(keyOf(line)).most !== 0n);
}

function boundsByLine(way: WayOfCredit, count: number): BoundsByLine {
  const { least, most, between, context } = way;
  const atMost = new Map(allLines(most).map((line) => [keyOf(line), line]));
  const found = (bounds: (line: CreditLine) => OwedBounds): BoundsByLine => {
    return (key) => (atMost.has(key) ? bounds(atMost.get(key)!) : NOTHING_OWED);
  };
  if (least === most) return found((line) => ({ least: owedOn(line), most: owedOn(line) }));
  if (everyNode(most).every((node) => isApart(node, context))) {
    const atLeast = new Map(allLines(least).map((line) => [keyOf(line), owedOn(line)]));
    return found((line) => ({ least: atLeast.get(keyOf(line)) ?? 0n, most: isBounded(line.due) ? owedOn(line) : undefined }));
  }
  if (atMost.size ** 2 * count <= MAX_PAIRS) return found((line) => between([line]));
  return found(({ exact, amount: { currency } }) => ({ least: 0n, most: uncapped(exact, currency) }));
}

/** Whether the lines of a credit are independent: no cap, no minimum, no `highest`. */
const isApart = ({ credit, limits, minimum }: CreditNode, { terms }: Context): boolean =>
  limits.length === 0 && minimum === undefined && terms.credits[credit]!.highest === undefined;

const uncapped = (exact: CreditLine['exact'], currency: string): bigint | undefined =>
  isBounded(exact) ? roundMoney(exact, currency, 'up').minor : undefined;
