/** The credits in each combination of the facts that are tried ("way"), at both ends of the values that are still open. */
import { type Ratio, isBounded } from '../../money/ratio.ts';
import type { PossibleValue } from '../../operators/missing.ts';
import { Range, Unstated } from '../../operators/range.ts';
import { inClause } from '../../step-limit.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import { type BoundsOf, type CreditEnds, boundsBetween } from './credit-bounds.ts';
import { type CreditNode, allLines, everyNode } from './credit-node.ts';
import { loweredTo } from './credit-rounding.ts';
import { creditTree, linesWithin } from './credit-tree.ts';
import type { WayOfCredit } from './line-bounds.ts';
import { NOTHING_OWED, type OwedBounds } from './owed-bounds.ts';
import type { Tried } from './tried-facts.ts';

/** One completion: its credits at both ends, with what each owes. */
export interface CreditWay {
  readonly evaluator: Evaluation;
  readonly least: readonly CreditNode[];
  readonly most: readonly CreditNode[];
  readonly between: readonly BoundsOf[];
  readonly bounds: readonly OwedBounds[];
}

export function wayOf(evaluator: Evaluation, roots: readonly string[]): CreditWay {
  const ends = roots.map((root): CreditEnds => {
    let isOpen = false;
    const tree = (end: 'least' | 'most'): CreditNode => inClause(root, () => creditTree(root, evaluator, end, () => void (isOpen = true)));
    const least = tree('least');
    return { least, most: isOpen ? tree('most') : least };
  });
  const between = ends.map((one) => boundsBetween(one, evaluator.context));
  const bounds = roots.map((root, i) => inClause(root, () => between[i]!()));
  const most = ends.map((one) => one.most);
  const isClosed = ends.every((one) => one.least === one.most);
  return { evaluator, least: isClosed ? most : ends.map(({ least }, i) => loweredTo(least, bounds[i]!.least)), most, between, bounds };
}

/** The combinations of some facts, each evaluated once. */
export class CreditWays {
  private readonly known = new Map<string, CreditWay>();
  private readonly evaluator: Evaluation;
  private readonly roots: readonly string[];
  /** Names whose readers may differ between ways, including cells that are not evaluated yet. */
  private readonly names: ReadonlySet<string>;

  constructor(first: CreditWay, roots: readonly string[], names: ReadonlySet<string>) {
    this.known.set('', first);
    this.evaluator = first.evaluator;
    this.roots = roots;
    this.names = names;
  }

  of(facts: readonly Tried[], turns: readonly PossibleValue[]): CreditWay {
    const chosen = facts.flatMap((fact, i) => (turns[i] instanceof Unstated ? [] : [{ ...fact, turn: turns[i]! }]));
    const text = chosen.map(({ key, turn }) => `${key} ${turnText(turn)}`).join('\n');
    const own = new Map(chosen.flatMap(({ fact, turn, isEarlier }) => (isEarlier ? [] : [[fact, turn]])));
    const byKey = new Map(chosen.map(({ key, turn }) => [key, turn]));
    const way =
      this.known.get(text) ??
      wayOf(
        this.evaluator.completedBy(
          ({ fact, end, isEarlier }) => (isEarlier ? byKey : own).get(end ?? fact),
          new Set([...this.names, ...chosen.flatMap(({ fact, isEnd }) => (isEnd ? [fact] : []))]),
        ),
        this.roots,
      );
    this.known.set(text, way);
    return way;
  }
}

const numberText = ({ n, d }: Ratio): string => `${n}/${d}`;

const turnText = (turn: PossibleValue): string =>
  typeof turn === 'string' ? `"${turn}"` : turn instanceof Range ? `${numberText(turn.least)}..${numberText(turn.most)}` : numberText(turn);

/** One credit of a way. */
export const creditIn = ({ evaluator: { context }, least, most, between }: CreditWay, place: number): WayOfCredit => ({
  least: least[place]!,
  most: most[place]!,
  between: between[place]!,
  context,
});

/** The bounds of a credit in one way; 0 where the way does not evaluate it. */
export function wayWithin({ evaluator, most, between }: CreditWay, credit: string, index: string): OwedBounds {
  for (const [i, tree] of most.entries()) {
    const node = everyNode(tree).find((one) => one.credit === credit);
    if (node) return between[i]!(linesWithin(node, index, evaluator.context));
  }
  return NOTHING_OWED;
}

/** The amount of a credit in one way, with its lines, as text. */
export function resultOf({ least, most, bounds }: CreditWay, place: number): string {
  const linesOf = (node: CreditNode): unknown[] =>
    allLines(node).map(({ credit, index, at, due, amount }) => [credit, index, at, isBounded(due) ? String(amount.minor) : 'open']);
  const between = bounds[place]!;
  return JSON.stringify([String(between.least), String(between.most), [least, most].map((trees) => linesOf(trees[place]!))]);
}
