/** Claim windows of credits: the dates by the claim clause, and the rule in words. */
import type { ClaimStep } from '../../contract/terms.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import type { Context } from '../../operators/context.ts';
import { Range, hullOfFlags } from '../../operators/range.ts';
import { type Instant, formatDay, formatInstant } from '../../time/instant.ts';
import { localDay } from '../../time/timezone.ts';
import { type Deadline, deadlineAfter } from '../objectives/deadlines.ts';
import type { RemedyResult } from '../statement.ts';
import type { ClaimWindow, ClaimDate } from './claim-window.ts';
import { paperOf } from '../../contract/paper.ts';

/** Gives the ids of the records of a kind that the credit is owed on, or may be. */
type OwedOn = (kind: string) => ReadonlySet<string>;

export function claimWindows(credit: string, context: Context, owedOn: OwedOn): readonly ClaimWindow[] | 'automatic' {
  const claim = context.terms.claims[credit];
  if (claim === undefined || claim === 'automatic') return 'automatic';
  const known = new Map<string, ReadonlySet<string>>();
  const once: OwedOn = (kind) => {
    if (!known.has(kind)) known.set(kind, owedOn(kind));
    return known.get(kind)!;
  };
  return claim.do.map((step) => windowOf(step, context, once));
}

function windowOf(step: ClaimStep, context: Context, owedOn: OwedOn): ClaimWindow {
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
  const each = anchorsOf(step, context, owedOn).flatMap(({ record, at }): (ClaimDate & { readonly end: Instant })[] => {
    const found = lastOf(at, step, context);
    return found ? [{ record, ...opening(at, step, context), ...shownDeadline(found, step), end: found.end }] : [];
  });
  each.sort((a, b) => a.end - b.end || (a.record < b.record ? -1 : 1));
  const [first] = each;
  if (!first) return head;
  const { record: _, end: __, ...earliest } = first;
  return { ...head, ...earliest, each: each.map(({ end: ___, ...dates }) => dates) };
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

/** The records of the period from which a step counts: those behind what is owed. `aware` is the receipt of the first report on an outage. */
function anchorsOf(step: ClaimStep, context: Context, owedOn: OwedOn): { record: string; at: Instant }[] {
  const kind = step.after === 'ticket-closed' ? 'ticket' : 'outage';
  const records = context.records(kind).filter((record) => overlaps(record, context));
  if (records.length === 0) return [];
  const owed = owedOn(kind);
  return records.flatMap((record) => {
    const at = owed.has(record.id) ? anchorOf(step.after, record) : undefined;
    return at === undefined ? [] : [{ record: `${record.kind}/${record.id}`, at }];
  });
}

function anchorOf(after: ClaimStep['after'], record: EvidenceRecord): Instant | undefined {
  if (after === 'outage-start') return firstOf(record, 'started');
  if (after === 'outage-end') return record.milestones.get('ended')?.at(-1);
  if (after === 'ticket-closed') return record.milestones.get('closed')?.at(-1);
  return record.facts.length === 0 ? undefined : Math.min(...record.facts.map((fact) => fact.receivedAt));
}

function overlaps(record: EvidenceRecord, { period }: Context): boolean {
  const start = firstOf(record, 'started') ?? firstOf(record, 'opened') ?? Infinity;
  const end = record.milestones.get('ended')?.at(-1) ?? record.milestones.get('closed')?.at(-1) ?? Infinity;
  return start < period.end && end > period.start;
}

type Flag = boolean | Range<boolean> | undefined;

/** The remedies that the period certainly opens. @param evaluations one for each completion of the missing facts. */
export function remediesOf(context: Context, evaluations: readonly { readonly context: Context }[]): RemedyResult[] {
  return Object.entries(context.terms.remedies ?? {}).flatMap(([remedy, { right, to, if: flag, within, ...paper }]) =>
    [...context.column<Flag>(flag).keys()].map((index) => {
      const hull = hullOfFlags(evaluations.map((one) => one.context.column<Flag>(flag).get(index)));
      const holds = hull === true;
      const last = localDay(context.rule.zone, context.period.end - 1);
      const deadline = holds && within !== undefined ? deadlineAfter(context.period.end - 1, within, undefined, context) : undefined;
      return {
        remedy,
        right,
        to,
        index,
        open: holds,
        ...(hull instanceof Range && { undetermined: true as const }),
        ...(holds && { since: formatDay(last + 1) }),
        ...(deadline && { lastDay: formatDay(deadline.day) }),
        ...paperOf(paper),
      };
    }),
  );
}
