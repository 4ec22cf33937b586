/** When a credit may be claimed: dates where the period fixes them, else the rule in words. */
import type { ClaimStep } from '../agreement/agreement.ts';
import { parseLiteral } from '../agreement/literal.ts';
import type { Context } from '../operators/context.ts';
import { businessDayAfter, calendarOf } from '../time/calendar.ts';
import { addMonths, formatDay } from '../time/instant.ts';
import { nextPeriod } from '../time/period.ts';
import type { Times } from '../time/times.ts';
import { localDay } from '../time/zone.ts';
import type { RightResult } from './statement.ts';
import { settle } from '../operators/value.ts';

export interface ClaimWindow {
  readonly step: string;
  readonly rule: string;
  /** The last day before claims are taken; a claim counts from the day after. */
  readonly opensAfter?: string;
  /** The last day, inclusive, in the contract's zone. */
  readonly lastDay?: string;
}

export function claimWindows(credit: string, context: Context): readonly ClaimWindow[] | 'automatic' {
  const claim = context.terms.claims[credit];
  if (claim === undefined || claim === 'automatic') return 'automatic';
  return claim.do.map((step) => windowOf(step, context));
}

function windowOf(step: ClaimStep, context: Context): ClaimWindow {
  const words = [
    step.opens && `opens ${step.opens} after`,
    step.within && `within ${step.within} of`,
    step['by-end-of'] && `by the end of ${step['by-end-of']} after`,
  ].filter(Boolean);
  const rule = `${step.step} ${words.join(', ')} ${step.after.replaceAll('-', ' ')}`;
  const anchor = step.after === 'period-end' ? localDay(context.rule.zone, context.period.end - 1) : undefined;
  const opensAfter = anchor === undefined || step.opens === undefined ? undefined : dayAfter(anchor, step.opens, step, context);
  const lastDay =
    step['by-end-of'] !== undefined
      ? endOfPeriods(step['by-end-of'], context)
      : anchor === undefined || step.within === undefined
        ? undefined
        : dayAfter(anchor, step.within, step, context);
  return { step: step.step, rule, ...(opensAfter && { opensAfter }), ...(lastDay && { lastDay }) };
}

/** Which rights the period opened. */
export function rightsOf(context: Context): RightResult[] {
  return Object.entries(context.terms.remedies ?? {}).flatMap(([remedy, { right, to, if: flag, within, says }]) =>
    [...context.column<boolean | undefined>(flag)].map(([index, holds]) => {
      const last = localDay(context.rule.zone, context.period.end - 1);
      const lastDay = holds && within !== undefined ? dayAfter(last, within, undefined, context) : undefined;
      return {
        remedy,
        right,
        to,
        index,
        open: holds === true,
        ...(lastDay !== undefined && { lastDay }),
        ...(says !== undefined && { says }),
      };
    }),
  );
}

/** "30 days", "3 business days", "2 months" after a day; nothing for elapsed spans, which count from an instant. */
function dayAfter(day: number, text: string, step: Pick<ClaimStep, 'hours'> | undefined, context: Context): string | undefined {
  const literal = parseLiteral(text);
  if (literal?.kind !== 'span') return undefined;
  const { count, unit } = literal.value;
  if (unit === 'day') return formatDay(day + count);
  if (unit === 'business day') {
    const times = settle(context.column<Times>(step?.hours).get('')!);
    const found = businessDayAfter(calendarOf(times), context.rule.zone, day, count);
    return found === undefined ? undefined : formatDay(found);
  }
  if (unit === 'period') return endOfPeriods(text, context);
  return formatDay(addMonths(day, count));
}

function endOfPeriods(text: string, context: Context): string | undefined {
  const literal = parseLiteral(text);
  if (literal?.kind !== 'span' || literal.value.unit !== 'period') return undefined;
  let end = context.fullPeriod.end;
  for (let i = 0; i < literal.value.count; i += 1) end = nextPeriod(context.rule, { start: end - 1, end }).end;
  return formatDay(localDay(context.rule.zone, end - 1));
}
