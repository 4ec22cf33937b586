/** The measured cells of a period, each with what it was at each instant. */
import type { EvidenceRecord } from '../../evidence/records.ts';
import type { Context } from '../../operators/context.ts';
import type { Partition } from '../../operators/partition.ts';
import { settle } from '../../operators/value.ts';
import type { Instant } from '../../time/instant.ts';
import { NEVER, type TimeSet, timesFrom } from '../../time/times.ts';
import { operandsOf } from '../evidence-account/records-behind.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import { timesMeasured } from '../objectives/objective-times.ts';
import { timesAgreed } from '../objectives/time-agreed.ts';
import type { PeriodPart } from './period-part.ts';
import { type TimelineStretch, stretchesOf } from './stretches.ts';

/** A measured cell at an index, as the statement has it under `time`. */
export interface MonthRow {
  /** The number of the part, when a new version splits the period. */
  readonly part?: number;
  readonly cell: string;
  readonly index: string;
  /** The objectives that it is measured for. */
  readonly objectives: readonly string[];
  readonly stretches: readonly TimelineStretch[];
}

export function rowsOf({ owed, used }: PeriodPart): MonthRow[] {
  const { evaluator } = owed;
  const behind = Object.keys(evaluator.context.terms.objectives).map(
    (objective) => [objective, timesMeasured(objective, evaluator)] as const,
  );
  return timesAgreed(owed).map((partition) => ({
    cell: partition.cell,
    index: partition.index,
    objectives: behind.flatMap(([objective, cells]) => (cells.includes(partition.cell) ? [objective] : [])),
    stretches: stretchesOf({
      partition,
      contexts: owed.evaluations.map(({ context }) => context),
      removers: (context) => removersOf(partition, context, evaluator),
      degraded: degradedTimes(partition, used.read, evaluator.context),
    }),
  }));
}

/** The cells that remove time on the way to the times of a row, with their times at its index. */
function removersOf({ cell, index, subject }: Partition, context: Context, evaluation: Evaluation): { name: string; times: TimeSet }[] {
  return [...new Set(removerNames(cell, evaluation, new Set()))].map((name) => {
    const column = context.column<TimeSet>(name);
    return { name, times: settle(context.lookup(column, context.typeOf(name), index, subject) ?? NEVER) };
  });
}

function removerNames(name: string, evaluation: Evaluation, seen: Set<string>): string[] {
  const found = evaluation.cell(name);
  if (!found || seen.has(name)) return [];
  seen.add(name);
  const own = found.operator.removes?.(found.cell) ?? [];
  const inner = operandsOf(name, evaluation).filter((operand) => !own.includes(operand));
  return [...own, ...inner.flatMap((operand) => removerNames(operand, evaluation, seen))];
}

/** Time in which outages of a row's component were reported as degraded. */
function degradedTimes({ index, subject }: Partition, records: readonly EvidenceRecord[], context: Context): TimeSet {
  const concerns = (record: EvidenceRecord): boolean =>
    subject === undefined || ('component' in subject && context.components.concerned(record, subject.component).includes(index));
  const spans = records.flatMap((record) => {
    const levels = record.kind === 'outage' ? (record.attributes.get('level') ?? []) : [];
    const end: Instant = record.milestones.get('ended')?.at(-1) ?? Infinity;
    if (!levels.some(({ value }) => value === 'degraded') || !concerns(record)) return [];
    return levels.flatMap(({ at, value }, i) => (value === 'degraded' ? [{ start: at, end: levels[i + 1]?.at ?? end }] : []));
  });
  return timesFrom(spans);
}
