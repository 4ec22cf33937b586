/**
 * What caps leave of a part. A cap that cuts a sum is laid on its lines, so that one of them is less the more there is of the others: of
 * a part of the lines, and of a sum that is capped by parts after it was cut as a whole, the two ends of a credit are no bounds.
 */
import type { Evaluation } from './evaluate.ts';
import { type Money, roundMoney } from '../money/money.ts';
import { ZERO, compare, isBounded, lesser, total } from '../money/ratio.ts';
import { type CreditLine, type CreditNode, allLines } from './credit-node.ts';
import { linesWithin } from './credit-tree.ts';

/** In the order in which they hold. */
const limitsIn = (node: CreditNode): CreditNode['limits'] => [...node.children.flatMap(limitsIn), ...node.limits];

/** Whether a cap or a minimum cut anything. */
export const isCut = (node: CreditNode): boolean => allLines(node).some(({ due, exact }) => compare(due, exact) !== 0);

/** The most that some lines may come to, whatever the caps leave to the others; undefined when that has no bound. */
function mostOf(lines: readonly CreditLine[], node: CreditNode): Money | undefined {
  const holding = limitsIn(node).filter((limit) => lines.every((line) => limit.lines.includes(line)));
  const most = holding.map(({ cap }) => cap).reduce(lesser, total(lines.map(({ exact }) => exact)));
  return isBounded(most) ? roundMoney(most, node.amount.currency, 'up') : undefined;
}

/** The most that a credit may owe within a component. */
export const uncutWithin = (node: CreditNode, index: string, context: Evaluation['context']): Money | undefined =>
  mostOf(linesWithin(node, index, context), node);

/** The most that a credit may owe. */
export const uncut = (node: CreditNode): Money | undefined => mostOf(allLines(node), node);

/** Whether a cap on a part comes after one that cut more than the part. */
export function isTurned(node: CreditNode): boolean {
  const [limits, cuts] = [limitsIn(node), new Set(cutsIn(node).map(({ lines }) => lines))];
  return limits.some(
    (first, i) =>
      cuts.has(first.lines) &&
      limits.slice(i + 1).some(({ lines }) => {
        const inside = first.lines.filter((line) => lines.includes(line)).length;
        return inside > 0 && inside < first.lines.length;
      }),
  );
}

const cutsIn = (node: CreditNode): CreditNode['capped'] => [...node.children.flatMap(cutsIn), ...node.capped];

/** The same credit with nothing owed: all that is certain where its ends are no bounds. */
export const emptied = (node: CreditNode): CreditNode => ({
  ...node,
  lines: node.lines.map((line) => ({ ...line, due: ZERO, amount: { ...line.amount, minor: 0n } })),
  children: node.children.map(emptied),
  due: ZERO,
  amount: { ...node.amount, minor: 0n },
});
