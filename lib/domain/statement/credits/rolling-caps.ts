/**
 * What a credit paid in the periods that a rolling cap looks back on. Where missing facts leave open what each of them paid, the cap has
 * held their sum all the same: the more was paid before, the less was left. So each period says of that sum, too, what it may be.
 */
import { type CalendarSpan, parseLiteral } from '../../contract/literal.ts';
import { roundMoney, toRatio } from '../../money/money.ts';
import { type Ratio, ZERO, add, greater, isBounded, lesser, subtract, total } from '../../money/ratio.ts';
import type { PeriodState } from '../../operators/earlier-periods.ts';
import type { Context } from '../../operators/context.ts';
import type { Missing } from '../../operators/missing.ts';
import { readPaid } from '../../operators/numbers/across-periods.ts';
import { Range, leastOf, mostOf, rangeOf } from '../../operators/range.ts';
import { type Period, nextPeriod } from '../../time/period.ts';
import type { CreditLine, CreditNode } from './credit-node.ts';
import { monthsBefore, periodsBefore } from '../look-back.ts';

/** How many periods before one the window has. */
function countBefore(over: string, { rule }: Context, period: Period): number {
  const { count, unit } = parseLiteral(over)!.value as CalendarSpan;
  return unit === 'month' ? periodsBefore(rule, period, monthsBefore(rule, period, count), 0, -Infinity).length : count - 1;
}

/** What the periods left that a rolling cap looks back on, newest first. */
const earlierIn = (over: string, context: Context): (PeriodState | undefined)[] =>
  context.earlier(countBefore(over, context, context.fullPeriod)).map(({ state }) => state);

/** The missing facts of earlier periods that leave open what the rolling caps of a credit still allow. */
export const missingEarlier = (credit: string, context: Context): readonly Missing[] =>
  (context.terms.credits[credit]?.cap ?? []).flatMap(({ over }) =>
    over === undefined ? [] : [...earlierIn(over, context), context.soFar()].flatMap((state) => state?.missing?.[credit] ?? []),
  );

const paidIn = (states: readonly (PeriodState | undefined)[], credit: string, index: string): Ratio | Range => {
  const paid = states.map((state) => readPaid(state?.credited[credit]?.[index] ?? '0'));
  return rangeOf(total(paid.map(leastOf)), total(paid.map(mostOf)));
};

/** What a credit paid in the window of a cap before this period, or this part of it. */
export function paidBefore(credit: string, index: string, over: string, context: Context): Ratio | Range {
  const earlier = earlierIn(over, context);
  const apart = paidIn(earlier, credit, index);
  const said = earlier[0]?.together?.[credit]?.[over]?.[index];
  const together = said === undefined ? apart : readPaid(said);
  const here = paidIn([context.soFar()], credit, index);
  return rangeOf(
    add(greater(leastOf(apart), leastOf(together)), leastOf(here)),
    add(lesser(mostOf(apart), mostOf(together)), mostOf(here)),
  );
}

/** The amount of a credit in a period whose facts may be missing. */
export interface OpenPaid {
  readonly credit: string;
  readonly index: string;
  readonly paid: Ratio | Range;
  /** The credit in every completion, at both ends, with its lines within the index. */
  readonly ways: readonly { readonly node: CreditNode; readonly lines: readonly CreditLine[] }[];
  /** Nothing gathers it. */
  readonly isRoot: boolean;
}

/** What the next period finds paid in the window of a cap; undefined where it is what the periods paid, each by itself. */
export function paidTogether(open: OpenPaid, over: string, context: Context): Range | Ratio | undefined {
  const { credit, index, paid } = open;
  const kept = countBefore(over, context, nextPeriod(context.rule, context.fullPeriod)) - 1;
  const earlier = earlierIn(over, context);
  const past = paidIn([...earlier.slice(0, kept), context.soFar()], credit, index);
  const held = heldBy(open, context);
  if (kept < 0 || held === undefined || ![past, paid].some((one) => one instanceof Range)) return undefined;
  const before = paidBefore(credit, index, over, context);
  // What no longer lies in the window then.
  const gone = paidIn(earlier.slice(kept), credit, index);
  if (!isBounded(mostOf(before)) || !isBounded(mostOf(gone))) return undefined;
  const least = greater(leastOf(paid), subtract(lesser(add(leastOf(before), held.due), held.cap.least), leastOf(before)));
  const most = lesser(mostOf(paid), subtract(greater(mostOf(before), held.cap.most), mostOf(before)));
  const sum = { least: add(leastOf(before), least), most: add(mostOf(before), most) };
  return rangeOf(
    greater(add(leastOf(past), leastOf(paid)), subtract(sum.least, mostOf(gone))),
    lesser(add(mostOf(past), mostOf(paid)), subtract(sum.most, leastOf(gone))),
  );
}

/** The cap of a credit that has no other, and what is due under it at the least; nothing where something else may lower it. */
function heldBy(
  { credit, index, ways, isRoot }: OpenPaid,
  { terms }: Context,
): { readonly due: Ratio; readonly cap: { readonly least: Ratio; readonly most: Ratio } } | undefined {
  const { cap, sum, highest, minimum } = terms.credits[credit]!;
  const { currency, rounding } = terms.money;
  if (cap?.length !== 1) return undefined;
  const owing = ways.filter(({ lines }) => lines.length > 0);
  const limits = owing.map(({ node }) => node.caps.find((note) => note.index === index)?.limit);
  if (limits.length === 0 || !limits.every((limit) => limit !== undefined)) return undefined;
  const whole = limits.map((limit) => toRatio(roundMoney(limit, currency, 'floor')));
  const dueOf = (lines: readonly CreditLine[]): Ratio =>
    total(lines.map(({ exact }) => (isBounded(exact) ? toRatio(roundMoney(exact, currency, rounding)) : ZERO)));
  const isOnlyHeld = isRoot && !sum && !highest && !minimum;
  return {
    due: isOnlyHeld ? ways.map(({ lines }) => dueOf(lines)).reduce(lesser) : ZERO,
    cap: { least: whole.reduce(lesser), most: whole.reduce(greater) },
  };
}
