/**
 * The timer of a record whose milestones differ by component: it runs while it runs for any component, and stops when the last component
 * has reached the milestone.
 */
import { type EvidenceRecord, type Wait, partsOf } from '../../evidence/records.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { LEARNED_AFTER } from '../reach.ts';

/** One run of a timer. `running`: the stretches in which it ran, the last one without an end while it runs; undefined: it ran throughout. */
export interface Cycle {
  readonly start: Instant;
  readonly stop: Instant | undefined;
  readonly running: readonly Interval[] | undefined;
  /** `running` is already without the waits. */
  readonly isNet?: true;
}

/** The stretches in which a timer ran; mostly one, from its start to its stop. */
export const runsOf = ({ start, stop, running }: Cycle): readonly Interval[] => running ?? [{ start, end: stop ?? Infinity }];

/** The parts of a record that a timer measures: the record, or each part with times of its own components. A change of the notice makes no part. */
export const clockParts = (record: EvidenceRecord): readonly EvidenceRecord[] => [
  ...new Set(partsOf(record).map((part) => part.uncut ?? part)),
];

/** The cycles of one part, and the waits that stop its timer. */
export interface PartCycles {
  readonly cycles: readonly Cycle[];
  readonly waits: readonly Wait[];
}

/** Joins the timers of several parts into one. @param anew whether each run is judged by itself. */
export function together(parts: readonly PartCycles[], anew: boolean): Cycle[] {
  const running = joined(parts.flatMap(({ cycles }) => cycles.flatMap(runsOf)));
  if (running.length === 0) return [];
  const spans = groupedRuns(running, anew).map((group) => ({ start: group[0]!.start, end: group.at(-1)!.end }));
  const ran = joined(parts.flatMap(({ cycles, waits }) => cycles.flatMap(runsOf).flatMap((run) => outside(run, waits))));
  return spans.map(({ start, end }) => ({
    start,
    stop: end === Infinity ? undefined : end,
    running: ran.filter((run) => run.start >= start && run.end <= end),
    isNet: true,
  }));
}

/**
 * The stretches that are judged together, in order. A timer resumes within the time in which facts about a closed period are known: after
 * that its stop was judged, and what follows is another timer.
 *
 * @param anew each stretch is judged by itself.
 */
export function groupedRuns(running: readonly Interval[], anew: boolean): Interval[][] {
  const groups: Interval[][] = [];
  for (const run of running) {
    const group = groups.at(-1);
    if (group && !anew && run.start - group.at(-1)!.end <= LEARNED_AFTER) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

/** Intervals in order, with adjacent ones joined. An empty interval is a timer that stopped when it started. */
function joined(intervals: readonly Interval[]): Interval[] {
  const row: { start: Instant; end: Instant }[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    const last = row.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else row.push({ start, end });
  }
  return row;
}

/** The parts of an interval outside the waits; a wait without an end covers all time after its start. */
export function outside({ start, end }: Interval, waits: readonly Interval[]): Interval[] {
  const parts: Interval[] = [];
  let from = start;
  for (const wait of [...waits].sort((a, b) => a.start - b.start)) {
    if (wait.start >= end) break;
    if (wait.start > from) parts.push({ start: from, end: wait.start });
    from = Math.max(from, wait.end);
  }
  if (from < end) parts.push({ start: from, end });
  return parts;
}
