/**
 * The notice of planned work. Where an announcement is repeated or changed, the time that both announcements cover keeps the earlier
 * notice. New time has the notice of the announcement that added it. A plan is therefore a list of stretches, each with its own notice.
 */
import { finding } from './findings/finding.ts';
import { type Instant, formatInstant } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import type { Fact } from './fact.ts';
import type { FactNote } from './record-fold.ts';

export interface Stretch extends Interval {
  readonly announced: Instant;
  /** When Makegood received that announcement. */
  readonly received: Instant;
}

/** The stretches of a plan after all its announcements and cancellations, in order of time. */
export function planned(facts: readonly Fact[], note: FactNote): Stretch[] {
  let plan: Stretch[] = [];
  for (const fact of facts) {
    if (fact.type === 'maintenance.scheduled') plan = announced(plan, fact, note);
    else if (fact.type === 'maintenance.cancelled') plan = cancelled(plan, fact.occurredAt);
  }
  return plan;
}

function announced(before: readonly Stretch[], fact: Fact, note: FactNote): Stretch[] {
  const [start, end] = [fact.body.start!, fact.body.end!];
  const notice = { announced: fact.occurredAt, received: fact.receivedAt };
  const kept = before
    .map((stretch) => ({ ...stretch, start: Math.max(stretch.start, start), end: Math.min(stretch.end, end) }))
    .filter((stretch) => stretch.start < stretch.end);
  const first = before[0];
  if (kept.length === 0) {
    if (first) note(fact, finding('plan-changed', {}));
    return [{ start, end, ...notice }];
  }
  const since = formatInstant(kept[0]!.announced);
  const isSame = first!.start === start && before.at(-1)!.end === end;
  // The same announcement was sent for another component.
  if (isSame && before.every((stretch) => stretch.announced === fact.occurredAt)) return [...before];
  note(fact, isSame ? finding('announced-again', { since }) : finding('plan-changed', { since }));
  const row: Stretch[] = [];
  let reached = start;
  for (const stretch of kept) {
    if (stretch.start > reached) row.push({ start: reached, end: stretch.start, ...notice });
    row.push(stretch);
    reached = stretch.end;
  }
  if (reached < end) row.push({ start: reached, end, ...notice });
  return row;
}

/** The plan after a cancellation: work that is cancelled in advance is removed, work in progress ends at that instant. */
function cancelled(plan: readonly Stretch[], at: Instant): Stretch[] {
  const left = plan.filter(({ start }) => start < at).map((stretch) => ({ ...stretch, end: Math.min(stretch.end, at) }));
  return left.length > 0 || plan.length === 0 ? left : [{ ...plan[0]!, end: plan[0]!.start }];
}
