/** What happened in a period of a contract, as it was measured: the state of each measured cell at each instant, planned work, and timers. */
import type { CheckedContract } from '../../checker/check-contract.ts';
import { servicePeriod } from '../../checker/service-period.ts';
import type { Fact } from '../../evidence/fact.ts';
import type { Issue } from '../../issue.ts';
import type { PeriodState } from '../../operators/earlier-periods.ts';
import type { Interval } from '../../time/interval.ts';
import type { TimeSet } from '../../time/times.ts';
import type { RecordReason } from '../evidence-account/records-behind.ts';
import { type DowntimeSources, sourcesOf } from './downtime-sources.ts';
import { type MonthRow, rowsOf } from './month-rows.ts';
import { type MonthTimer, timersOf } from './month-timers.ts';
import { type PeriodPart, partOf } from './period-part.ts';
import { type PlannedTime, plannedTimes } from './planned-time.ts';

export interface MeasuredMonth {
  readonly period: Interval & { readonly label: string; readonly zone: string };
  readonly rows: readonly MonthRow[];
  readonly planned: readonly PlannedTime[];
  readonly timers: readonly MonthTimer[];
  /** The open hours of each calendar of the timers, within the time that the timers take; by its number in `MonthTimer.calendar`. */
  readonly calendars: readonly (readonly Interval[])[];
  /** The records behind intervals (in order, disjoint) of a row. */
  readonly recordsBehind: (row: MonthRow, intervals: readonly Interval[]) => readonly (readonly RecordReason[])[];
  readonly sources: (row: MonthRow) => DowntimeSources;
}

/** @param facts the evidence: a set, as for `assess`, with the states of earlier periods as it takes them. */
export function monthOf(
  checked: CheckedContract,
  facts: readonly Fact[],
  label: string,
  earlier?: ReadonlyMap<string, PeriodState>,
): MeasuredMonth | { readonly issue: Issue } {
  const found = servicePeriod(checked, label);
  if ('issue' in found) return found;
  const parts = (found.parts ?? [found]).map((part) => partOf(checked, facts, found, part, earlier));
  const numbered = <T extends object>(pick: (part: PeriodPart) => readonly T[]): (T & { readonly part?: number })[] =>
    parts.flatMap((part, i) => pick(part).map((one) => (parts.length === 1 ? one : { part: i + 1, ...one })));
  const of = ({ part = 1 }: MonthRow): PeriodPart => parts[part - 1]!;
  const calendars = new Map<TimeSet, number>();
  const timers = numbered((part) => timersOf(part, calendars));
  return {
    period: { start: found.period.start, end: found.period.end, label: found.period.label, zone: found.rule.zone },
    rows: numbered(rowsOf),
    planned: planned(parts),
    timers: timers.map(({ ends: _, ...timer }) => timer),
    calendars: [...calendars.keys()].map((times) => openHours(times, found.period, timers)),
    recordsBehind: (row, intervals) => of(row).behind.over(intervals, [row.cell], row.index),
    sources: (row) => sourcesOf(row, of(row).owed.evaluator),
  };
}

/** Planned work of all parts; what reaches over the beginning of a part is one. */
function planned(parts: readonly PeriodPart[]): PlannedTime[] {
  const all = parts.flatMap(({ used, behind }) => plannedTimes(used.touching, behind));
  return [...new Map(all.map((one) => [`${one.record} ${one.start}`, one])).values()].sort((a, b) => a.start - b.start);
}

/** The hours of a calendar in the time that the timers take, and in the whole period. */
function openHours({ starts, ends }: TimeSet, period: Interval, timers: readonly { readonly ends: Interval }[]): Interval[] {
  let { start, end } = period;
  for (const timer of timers) [start, end] = [Math.min(start, timer.ends.start), Math.max(end, timer.ends.end)];
  const open: Interval[] = [];
  for (let i = 0; i < starts.length; i += 1) {
    const within = { start: Math.max(start, starts[i]!), end: Math.min(end, ends[i]!) };
    if (within.start < within.end) open.push(within);
  }
  return open;
}
