/** Rounds the due amounts: each line once, and never above a cap. */
import { roundingOf } from '../../contract/word-parameters.ts';
import { allocate } from '../../money/allocation.ts';
import { type Money, roundMoney, toRatio } from '../../money/money.ts';
import { compare, divide, isBounded, isPositive, multiply, subtract, total } from '../../money/ratio.ts';
import { type CreditLine, type CreditNode, allLines } from './credit-node.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
/** The same credit lowered to its certain amount, allocated to its lines. It is needed where a cap reverses the ends: more of one line may give a smaller total. */
export function loweredTo(node: CreditNode, least: bigint): CreditNode {
  const lines = allLines(node);
  const owed = node.amount.minor < 0n ? -node.amount.minor : node.amount.minor;
  if (least >= owed) return node;
  const sign = node.amount.minor < 0n ? -1n : 1n;
  const shares = allocate(
    { ...node.amount, minor: least },
    lines.map(({ amount }) => toRatio({ ...amount, minor: sign * amount.minor })),
  );
  const factor = divide({ n: least, d: 1n }, { n: owed, d: 1n });
  const lowered = new Map(
    lines.map((line, i) => [
      line,
      { ...line, due: multiply(line.due, factor), amount: { ...line.amount, minor: sign * shares[i]!.minor } },
    ]),
  );
  const copied = (one: CreditNode): CreditNode => {
    const [own, children] = [one.lines.map((line) => lowered.get(line)!), one.children.map(copied)];
    const minor = [...own.map((line) => line.amount), ...children.map((child) => child.amount)].reduce(
      (sum, amount) => sum + amount.minor,
      0n,
    );
    return { ...one, lines: own, children, due: multiply(one.due, factor), amount: { ...one.amount, minor } };
  };
  return copied(node);
}

/** Rounds every line once; the outermost cap that cut decides the allocation to its lines. */
export function round(node: CreditNode, { context }: Evaluation): void {
  const { currency } = context.terms.money;
  const rounding = roundingOf(context);
  const done = new Set<CreditLine>();
  const visit = (at: CreditNode): void => {
    // The last cap is the tightest remaining one, so that it is allocated to the lines first.
    for (const { lines, cap } of [...at.capped].reverse()) {
      const open = lines.filter((line) => !done.has(line) && isPositive(line.due));
      if (open.length === 0) continue;
      const sum = total(open.map((line) => line.due));
      const target = roundMoney(compare(sum, cap) < 0 ? sum : cap, currency, 'down');
      allocate(
        target,
        open.map((line) => line.due),
      ).forEach((share, i) => {
        open[i]!.amount = share;
        done.add(open[i]!);
      });
    }
    at.children.forEach(visit);
    for (const line of at.lines) {
      if (done.has(line)) continue;
      // A line without an upper bound has no amount.
      if (isBounded(line.due)) line.amount = roundMoney(line.due, currency, rounding);
      done.add(line);
    }
  };
  visit(node);
  keepWithin(node);
  const sum = (at: CreditNode): Money => {
    at.children.forEach(sum);
    at.amount = { minor: allLines(at).reduce((minor, line) => minor + line.amount.minor, 0n), currency };
    return at.amount;
  };
  sum(node);
}

/** Removes the excess of rounding above a cap, one minor unit at a time, from the lines that rounding raised most. */
function keepWithin(node: CreditNode): void {
  node.children.forEach(keepWithin);
  for (const { lines, cap } of node.limits) {
    const first = lines[0];
    if (!first || !isBounded(cap)) continue;
    const most = roundMoney(cap, first.amount.currency, 'down').minor;
    let over = lines.reduce((sum, line) => sum + line.amount.minor, 0n) - most;
    if (over <= 0n) continue;
    const raised = lines
      .map((line, i) => ({ line, i, by: subtract(toRatio(line.amount), line.due) }))
      .filter(({ line }) => line.amount.minor > 0n)
      .sort((a, b) => compare(b.by, a.by) || b.i - a.i);
    for (let k = 0; over > 0n; k = (k + 1) % raised.length) {
      const { line } = raised[k]!;
      if (line.amount.minor === 0n) continue;
      line.amount = { ...line.amount, minor: line.amount.minor - 1n };
      over -= 1n;
    }
  }
}
