/** The charges of the order for a period: monthly, quarterly and yearly charges, single charges and prepayments. Proration is in ./proration.ts. */
import { type Charge, INSTALMENT_MONTHS } from '../../contract/terms.ts';
import { parseMoney } from '../../money/money.ts';
import { type Ratio, ZERO } from '../../money/ratio.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import { parseDay } from '../../time/instant.ts';
import type { Period } from '../../time/period.ts';
import type { Context } from '../context.ts';
import type { ChargedPart } from '../operator.ts';
import { monthly, recurring, spreadOver } from './proration.ts';

/**
 * The charges of the order that touch a period.
 * @param uncut count months whole that the term or a version cuts; a day's charge is computed from whole months.
 */
export function orderedIn(period: Period, context: Context, uncut: boolean): ChargedPart[] {
  return (context.order.charges ?? []).flatMap((charge) => {
    const amount = amountIn(charge, period, context, uncut);
    return amount === undefined ? [] : [{ kind: charge.kind, component: charge.component, amount, charge }];
  });
}

/**
 * The charges of the order that decide a period's charge of their kind: those that touch it, and those with a start and an end, whose
 * charge outside is 0. A single charge decides nothing in other periods.
 */
export const fixedIn = (period: Period, context: Context): readonly Charge[] =>
  (context.order.charges ?? []).filter(
    (charge) => charge.every !== 'once' || charge.spread !== undefined || amountIn(charge, period, context, false) !== undefined,
  );

/** The amount of a charge in a period, in major units; undefined when the charge does not touch the period. */
function amountIn(charge: Charge, period: Period, context: Context, uncut: boolean): Ratio | undefined {
  const { zone } = context.rule;
  const amount = parseMoney(charge.amount)?.exact ?? ZERO;
  const from = startOfDay(zone, parseDay(charge.from ?? context.order.from)!);
  const through = charge.through ?? context.order.through;
  const span = { start: from, end: through === undefined ? Infinity : startOfDay(zone, parseDay(through)! + 1) };
  if (charge.every === 'once' && charge.spread !== undefined) return spreadOver(charge.spread, amount, span, period, zone);
  if (charge.every === 'once') return from >= period.start && from < period.end ? amount : undefined;
  if (charge.every !== 'month') return recurring(amount, INSTALMENT_MONTHS[charge.every], charge.spread, span, period, zone);
  // For the charge of another period (such as the one before), a part gets its share of the whole.
  const isCut = context.isPart && period.start < context.whole.end && period.end > context.whole.start;
  const byDays = !uncut && (charge['part-month'] === 'by-days' || isCut);
  return monthly(amount, byDays, span, period, context.rule);
}
