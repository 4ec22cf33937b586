/** `highest`: in each compared case, only the credit that owes the most is paid. */
import type { Credit } from '../../contract/terms.ts';
import { AGREEMENT, comparedFor } from '../../checker/highest.ts';
import { type Ratio, ZERO, add, compare } from '../../money/ratio.ts';
import type { Context } from '../../operators/context.ts';
import { WHOLE, recordOf } from '../../operators/value.ts';
import { type CreditLine, type CreditNode, allLines } from './credit-node.ts';

/**
 * Keeps in each case the lines of the credit with the largest exact sum there (the first of equals), and drops the lines of the others.
 * The amount of a case is monotonic in its lines, so that the evaluation at one end bounds it too.
 */
export function keepHighest(credit: Credit, children: readonly CreditNode[], context: Context): void {
  if (!credit.highest) return;
  const caseOf = casesOf(credit, context);
  const lines = children.map(allLines);
  const best = new Map<string, { child: number; sum: Ratio }>();
  lines.forEach((own, child) => {
    const sums = new Map<string, Ratio>();
    for (const line of own) {
      const place = caseOf(line);
      sums.set(place, add(sums.get(place) ?? ZERO, line.due));
    }
    for (const [place, sum] of sums) {
      const top = best.get(place);
      if (!top || compare(sum, top.sum) > 0) best.set(place, { child, sum });
    }
  });
  const dropped = new Set<CreditLine>();
  lines.forEach((own, child) => {
    for (const line of own) if (best.get(caseOf(line))!.child !== child) dropped.add(line);
  });
  for (const line of dropped) Object.assign(line, { due: ZERO, isLower: true });
  children.forEach((child) => release(child, dropped));
}

/** Gives the component or record in which a line is compared. */
export function casesOf({ each }: Credit, context: Context): (line: CreditLine) => string {
  const of = each === undefined || each === AGREEMENT ? undefined : comparedFor(each, context.terms.components);
  if (of === undefined) return () => WHOLE;
  if ('record' in of) return ({ index }) => recordOf(index);
  return ({ at, index }) => [at, index].map((id) => context.components.ancestor(id, of.component)).find((id) => id !== undefined) ?? WHOLE;
}

/** Removes caps whose lines are dropped in part: they no longer decide the sum of the others, which are rounded each by itself. */
function release(node: CreditNode, dropped: ReadonlySet<CreditLine>): void {
  const kept = node.capped.filter(({ lines }) => !lines.some((line) => dropped.has(line)));
  node.capped.splice(0, node.capped.length, ...kept);
  node.children.forEach((child) => release(child, dropped));
}
