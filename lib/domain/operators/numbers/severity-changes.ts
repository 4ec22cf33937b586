/**
 * Changes of severity, and of other attributes, while a timer runs. Only a change of an attribute that its hours or its limits depend on
 * restarts or divides the timer.
 */
import type { EvidenceRecord } from '../../evidence/records.ts';
import { calendarOf } from '../../time/calendar.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { TimeSet } from '../../time/times.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import type { TimerEntry } from '../timer-entry.ts';
import { LIMIT_KEYS, type Varying, valueAt } from '../value.ts';
import { type Cycle, runsOf } from './timer-parts.ts';
import { ran } from './timer-pauses.ts';
import { attributeValues } from '../attribute-values.ts';

/** Instants, in epoch ms, at which one of these attributes changes to another word of the contract. */
export function changes(record: EvidenceRecord, governing: ReadonlySet<string>, context: Context): Instant[] {
  const found = [...governing].flatMap((name) => {
    const values = record.attributes.get(name) === undefined ? [] : attributeValues(record, name, context);
    return values.flatMap(({ at, value }, i) => (i > 0 && value !== values[i - 1]!.value ? [at] : []));
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Attributes that the hours of a timer and the limits of its objectives, `compare` and `excess` depend on, directly or through other cells. */
export function attributesBehind(cell: Cell, context: Context): ReadonlySet<string> {
  const { terms, evaluator } = context;
  const attributes = new Set<string>();
  if (cell['on-severity-change'] !== 'restart' && cell['on-severity-change'] !== 'weighted') return attributes;
  const measures = (operand: unknown, depth = 0): boolean => {
    const meaning = context.meaning(operand);
    if (meaning === cell) return true;
    const cases = depth < 100 && typeof meaning === 'object' ? (meaning as Cell | null)?.cases : undefined;
    return cases !== undefined && Object.values(cases as object).some((one) => measures(one, depth + 1));
  };
  const objectives = Object.entries(terms.objectives).filter(([name]) => measures(name));
  const seen = new Set<unknown>();
  const visit = (operand: unknown): void => {
    const found = typeof operand === 'string' && !seen.has(operand) ? evaluator.cell(operand) : undefined;
    if (!found) return;
    seen.add(operand);
    const by = found.cell['depending-on'];
    if (typeof by === 'string' && terms.attributes?.[by]) attributes.add(by);
    evaluator.operands(found.cell).forEach(visit);
  };
  const limits = Object.values(terms.definitions).flatMap((definition) => {
    const reader = definition as Cell;
    if (typeof definition !== 'object' || !measures(reader.excess ?? reader.compare)) return [];
    return reader.excess === undefined ? LIMIT_KEYS.map((edge) => reader[edge]) : [reader.above];
  });
  [cell.hours, ...limits, ...objectives.flatMap(([, objective]) => LIMIT_KEYS.map((edge) => objective[edge]))].forEach(visit);
  return attributes;
}

/** The stretches between changes, each measured in the hours at its start. */
export function segmentsOf(
  changed: readonly Instant[],
  cycle: Cycle,
  own: TimeSet | Varying<TimeSet>,
  until: Instant,
  paused: readonly Interval[],
): TimerEntry['segments'] {
  const runs = runsOf(cycle).map((run) => ({ start: run.start, end: Math.min(run.end, until) }));
  return cutAt(runs, changed).map(({ start, end }) => ({
    start,
    elapsed: ran(calendarOf(valueAt(own, start)), start, end, paused),
  }));
}

/** The last change before the stop; a change at the stop or later does not restart the timer. -Infinity without one. */
export const lastChange = (changed: readonly Instant[], until: Instant): Instant => changed.findLast((at) => at < until) ?? -Infinity;

const cutAt = (runs: readonly Interval[], cuts: readonly Instant[]): Interval[] =>
  runs.flatMap((run) => {
    const inside = [run.start, ...new Set(cuts.filter((at) => at > run.start && at < run.end)), run.end];
    return inside.slice(1).map((end, i) => ({ start: inside[i]!, end }));
  });
