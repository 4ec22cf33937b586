/** Claim windows of credits: the dates by the claim clause, and the rule in words. */
import { stepsOf } from '../../contract/claim-clause.ts';
import type { ClaimStep } from '../../contract/terms.ts';
import type { Context } from '../../operators/context.ts';
import { type Instant, formatDay, formatInstant } from '../../time/instant.ts';
import { type Deadline, deadlineAfter } from '../objectives/deadlines.ts';
import type { Anchors } from './claim-records.ts';
import { type Dated, type OwedOn, nameOf, oncePerDay, shownFrom, startsOf } from './claim-starts.ts';
import type { ClaimWindow } from './claim-window.ts';

export function claimWindows(credit: string, context: Context, owedOn: OwedOn): readonly ClaimWindow[] | 'automatic' {
  const steps = stepsOf(context.terms.claims[credit]);
  if (steps.length === 0) return 'automatic';
  const known = new Map<string, readonly Anchors[]>();
  const once: OwedOn = (kind) => {
    if (!known.has(kind)) known.set(kind, owedOn(kind));
    return known.get(kind)!;
  };
  return steps.map((step) => windowOf(step, credit, context, once));
}

function windowOf(step: ClaimStep, credit: string, context: Context, owedOn: OwedOn): ClaimWindow {
  const words = [
    step.opens && `opens ${step.opens} after`,
    step.within && `within ${step.within} of`,
    step['by-end-of'] && `by the end of ${step['by-end-of']} after`,
  ].filter(Boolean);
  const rule = `${step.step} ${words.join(', ')} ${step.after.replaceAll('-', ' ')}`;
  const head = { step: step.step, rule, after: step.after };
  if (step.after === 'statement')
    return step['by-end-of'] === undefined ? head : { ...head, ...datesFrom(context.period.end - 1, step, context) };
  if (step.after === 'period-end') return { ...head, ...datesFrom(context.period.end - 1, step, context) };
  const dated = startsOf(step, credit, context, owedOn).flatMap(({ at, ...from }): Dated[] => {
    const found = lastOf(at, step, context);
    return found ? [{ from, dates: { ...opening(at, step, context), ...shownDeadline(found, step) }, end: found.end }] : [];
  });
  const each = oncePerDay(dated).sort((a, b) => a.end - b.end || (nameOf(a) < nameOf(b) ? -1 : 1));
  const [first] = each;
  if (!first) return head;
  return { ...head, ...first.dates, each: each.map(({ from, dates }) => ({ ...shownFrom(from), ...dates })) };
}

/** The dates of a step that counts from an instant (epoch ms), such as the end of the period or the issue of the statement. */
export function datesFrom(anchor: Instant, step: ClaimStep, context: Context): Pick<ClaimWindow, 'opensAfter' | 'lastDay' | 'until'> {
  const last = lastOf(anchor, step, context);
  return { ...opening(anchor, step, context), ...(last && shownDeadline(last, step)) };
}

function opening(anchor: Instant, step: ClaimStep, context: Context): Pick<ClaimWindow, 'opensAfter'> {
  const opens = step.opens === undefined ? undefined : deadlineAfter(anchor, step.opens, step.hours, context);
  return opens ? { opensAfter: formatDay(opens.day) } : {};
}

const lastOf = (anchor: Instant, step: ClaimStep, context: Context): Deadline | undefined => {
  const text = step.within ?? step['by-end-of'];
  return text === undefined ? undefined : deadlineAfter(anchor, text, step.hours, context);
};

const shownDeadline = ({ day, end }: Deadline, step: ClaimStep): { lastDay: string; until?: string } => ({
  lastDay: formatDay(day),
  ...(/ (h|min|s|ms)$/.test(step.within ?? '') && { until: formatInstant(end) }),
});
