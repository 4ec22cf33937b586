/**
 * Payments of a credit in the earlier periods of a rolling cap. Where missing facts leave the payment of each period open, the cap still
 * limited their sum: a higher earlier payment left a lower limit. Each period therefore records the bounds of the sum as well.
 */
import { roundingOf } from '../../contract/word-parameters.ts';
import { type CalendarSpan, parseLiteral } from '../../contract/literal.ts';
import { roundMoney, toRatio } from '../../money/money.ts';
import { type Ratio, ZERO, add, greater, isBounded, lesser, subtract, total } from '../../money/ratio.ts';
import type { PeriodState } from '../../operators/earlier-periods.ts';
import type { Context } from '../../operators/context.ts';
import type { Missing } from '../../operators/missing.ts';
import { pastValue } from '../../operators/past-values.ts';
import { readPaid } from '../../operators/state-texts.ts';
import { Range, leastOf, mostOf, rangeOf } from '../../operators/range.ts';
import { type Period, nextPeriod } from '../../time/period.ts';
import type { CreditLine, CreditNode } from './credit-node.ts';
import { monthsBefore, periodsBefore } from '../look-back.ts';

/** The number of periods in the window before the current one. */
function countBefore(over: string, { rule }: Context, period: Period): number {
  const { count, unit } = parseLiteral(over)!.value as CalendarSpan;
  return unit === 'month' ? periodsBefore(rule, period, monthsBefore(rule, period, count), 0, -Infinity).length : count - 1;
}

/** The states of the earlier periods of a rolling cap, newest first. */
const earlierIn = (over: string, context: Context): (PeriodState | undefined)[] =>
  context.earlier(countBefore(over, context, context.fullPeriod)).map(({ state }) => state);

/** The missing facts of earlier periods that leave the remaining limit of a credit's rolling caps open. */
export const missingEarlier = (credit: string, context: Context): readonly Missing[] =>
  (context.terms.credits[credit]?.cap ?? []).flatMap(({ over }) =>
    over === undefined ? [] : [...earlierIn(over, context), context.soFar()].flatMap((state) => state?.missing?.[credit] ?? []),
  );

const paidIn = (states: readonly (PeriodState | undefined)[], credit: string, index: string, context: Context): Ratio | Range => {
  const paid = states.map((state) => pastValue(state, 'credited', credit, index, context) ?? ZERO);
  return rangeOf(total(paid.map(leastOf)), total(paid.map(mostOf)));
};

/** The payments of a credit in the window of a cap before this period, or before this part of it, in major units. */
export function paidBefore(credit: string, index: string, over: string, context: Context): Ratio | Range {
  const earlier = earlierIn(over, context);
  const apart = paidIn(earlier, credit, index, context);
  const said = earlier[0]?.together?.[credit]?.[over]?.[index];
  const together = said === undefined ? apart : readPaid(said);
  const here = paidIn([context.soFar()], credit, index, context);
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
  /** Whether no other credit includes it. */
  readonly isRoot: boolean;
}

/** The payments in the window of a cap for the next period; undefined where their bounds are the sum of the bounds of each period. */
export function paidTogether(open: OpenPaid, over: string, context: Context): Range | Ratio | undefined {
  const { credit, index, paid } = open;
  const kept = countBefore(over, context, nextPeriod(context.rule, context.fullPeriod)) - 1;
  const earlier = earlierIn(over, context);
  const past = paidIn([...earlier.slice(0, kept), context.soFar()], credit, index, context);
  const held = heldBy(open, context);
  if (kept < 0 || held === undefined || ![past, paid].some((one) => one instanceof Range)) return undefined;
  const before = paidBefore(credit, index, over, context);
  // Payments that are outside the window of the next period.
  const gone = paidIn(earlier.slice(kept), credit, index, context);
  if (!isBounded(mostOf(before)) || !isBounded(mostOf(gone))) return undefined;
  const least = greater(leastOf(paid), subtract(lesser(add(leastOf(before), held.due), held.cap.least), leastOf(before)));
  const most = lesser(mostOf(paid), subtract(greater(mostOf(before), held.cap.most), mostOf(before)));
  const sum = { least: add(leastOf(before), least), most: add(mostOf(before), most) };
  return rangeOf(
    greater(add(leastOf(past), leastOf(paid)), subtract(sum.least, mostOf(gone))),
    lesser(add(mostOf(past), mostOf(paid)), subtract(sum.most, leastOf(gone))),
  );
}

/** The only cap of a credit and the least amount due under it; undefined where another step may lower the amount. */
function heldBy(
  { credit, index, ways, isRoot }: OpenPaid,
  context: Context,
): { readonly due: Ratio; readonly cap: { readonly least: Ratio; readonly most: Ratio } } | undefined {
  const { cap, sum, highest, minimum } = context.terms.credits[credit]!;
  const { currency } = context.terms.money;
  const rounding = roundingOf(context);
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
