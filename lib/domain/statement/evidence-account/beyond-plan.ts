/**
 * Findings for maintenance that lasted longer than announced. A clause counts between the milestones that it names: `began` to `ended` is
 * the whole work, independent of its plan. Time that was not announced is then excluded too, and the statement has a finding.
 */
import { finding } from '../../evidence/findings/finding.ts';
import { type EvidenceRecord, partsOf } from '../../evidence/records.ts';
import { integer } from '../../money/ratio.ts';
import type { Context } from '../../operators/context.ts';
import { conditionsOf } from '../../operators/times/condition-times.ts';
import { extentOf } from '../../operators/times/record-extent.ts';
import { recordIsReportedBy } from '../../operators/times/witness.ts';
import type { Instant } from '../../time/instant.ts';
import type { Note } from './never-occurred.ts';
import { cellsThatCount } from '../reading.ts';
import { formatLength } from '../format-value.ts';
import type { Cell } from '../../operators/cell.ts';
import { meets } from '../../operators/conditions.ts';

/** @param records the records of the period that a clause reads. */
export function aboutPlans(records: readonly EvidenceRecord[], context: Context, note: Note): void {
  const work = records.filter(({ kind }) => kind === 'maintenance');
  if (work.length === 0) return;
  for (const cell of cellsThatCount(context.terms))
    if (cell.intervals === 'maintenance') for (const record of work) aboutPlan(record, cell, context, note);
}

function aboutPlan(record: EvidenceRecord, cell: Cell, context: Context, note: Note): void {
  const reportedBy = cell['reported-by'] as readonly string[] | undefined;
  const { others } = conditionsOf(cell);
  const counted = partsOf(record).filter((part) => recordIsReportedBy(part, reportedBy) && meets(part, others, 'first', context) !== false);
  const beyond = counted.map((part) => beyondPlan(part, cell, context));
  const [early, late] = (['early', 'late'] as const).map((side) => Math.max(0, ...beyond.map((one) => one[side])));
  if (early! + late! === 0) return;
  note(
    `maintenance/${record.id}`,
    finding('beyond-plan', {
      ...(early! > 0 && { early: formatLength(integer(early!)) }),
      ...(late! > 0 && { late: formatLength(integer(late!)) }),
      from: String(cell.from),
      to: String(cell.to),
    }),
  );
}

/** The time in ms that a clause counts in the period before and after the plan. */
function beyondPlan(record: EvidenceRecord, cell: Cell, context: Context): { readonly early: number; readonly late: number } {
  const extent = extentOf(record, cell, context);
  const [from, to] = ['planned-start', 'planned-end'].map((milestone) => record.milestones.get(milestone)?.[0]);
  if (!extent || from === undefined || to === undefined) return { early: 0, late: 0 };
  const { start, end } = extent;
  const { period } = context;
  const inPeriod = (since: Instant, until: Instant): number => Math.max(0, Math.min(until, period.end) - Math.max(since, period.start));
  return { early: inPeriod(start, Math.min(from, end)), late: inPeriod(Math.max(to, start), end) };
}
