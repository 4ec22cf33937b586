/** The details of a timer: its hours, the pauses that stopped it, the severity that governed, and its deadline. */
import { chosenName } from '../../contract/word-parameters.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import { roundToInteger } from '../../money/rounding.ts';
import { type Ratio, isBounded } from '../../money/ratio.ts';
import type { Verdict } from '../../operators/verdict.ts';
import { outside, runsOf } from '../../operators/numbers/timer-parts.ts';
import { namesIn } from '../../operators/operands.ts';
import { type Open, Range, isOpen } from '../../operators/range.ts';
import { type LimitKey, settleFor, recordOf } from '../../operators/value.ts';
import { deadline, elapsed, latestWithin, openWithin } from '../../time/calendar.ts';
import { type Instant, formatInstant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { same } from '../agreed.ts';
import { type TimerStretch, stretchesOf } from './timer-stretches.ts';
import type { Evaluation } from './evaluation.ts';
import type { Owed } from '../credits/owed.ts';
import type { TimerEntry } from '../../operators/timer-entry.ts';
import type { Cell } from '../../operators/cell.ts';
import { wordsOf, attributeValues } from '../../operators/attribute-values.ts';

export interface TimerTiming {
  /** When it started, and when it stopped; no `stop` while it runs. */
  readonly start: string;
  readonly stop?: string;
  /** The cell of the hours in which it ran; absent where missing facts decide in which. */
  readonly hours?: string;
  /**
   * The last instant at which it is met, with `less-than` the first at which it is not; absent when there is no known limit, or while a
   * wait has no end.
   */
  readonly deadline?: string;
  /** Instead of `deadline`, where missing facts decide it: the earliest and the latest possible deadline. */
  readonly due?: { readonly earliest: string; readonly latest: string };
  /** The stretches in which it ran and which add up to what was measured, where hours, waits or a re-opening leave some time out; not of a met timer. */
  readonly sections?: readonly { readonly start: string; readonly end: string }[];
  readonly pauses?: readonly { readonly reason: string; readonly start: string; readonly end?: string }[];
  /** The words of the record by which hours and limit were chosen: { severity: "urgent" }. */
  readonly governing?: Readonly<Record<string, string>>;
  /** For a timer that is judged by shares: its stretches between changes of the record; absent where missing facts leave one open. */
  readonly stretches?: readonly TimerStretch[];
}

/** The common data of all results of an objective on a timer. */
interface Plan {
  readonly cell: Cell;
  /** Attributes of the records that the hours or a limit depend on. */
  readonly attributes: readonly string[];
  readonly hours: (governing: Readonly<Record<string, string>>) => string;
  /** The upper limit, as the objective has it. */
  readonly limit: unknown;
  /** Whether met timers have their sections too. */
  readonly every: boolean;
}

/**
 * Gives the timing of each result of an objective on a timer, with only what holds for every value of the missing facts.
 * @param every whether met timers have their sections too.
 */
export function timerTimings(name: string, { evaluations }: Owed, every = false): (verdict: Verdict) => TimerTiming | undefined {
  // Evaluations with the same verdicts are taken once: without missing facts all share them.
  const differing = [...new Map(evaluations.map((evaluator) => [evaluator.verdicts(name), evaluator])).values()];
  if (differing.length === 1) return timingsIn(name, differing[0]!, every);
  const ways = differing.map((evaluator) => ({
    timing: timingsIn(name, evaluator, every),
    byIndex: new Map(evaluator.verdicts(name).map((verdict) => [verdict.index, verdict])),
  }));
  return (verdict) => {
    const found = ways.flatMap(({ timing, byIndex }) => {
      const own = byIndex.get(verdict.index);
      return (own && timing(own)) ?? [];
    });
    return found.length < 2 ? found[0] : inEveryWay(found);
  };
}

/** The common part of differing timings, with both ends of the deadline. */
function inEveryWay(ways: readonly TimerTiming[]): TimerTiming {
  const { hours: _hours, deadline: _deadline, due: _due, governing, stretches, ...first } = ways[0]!;
  const isSame = same(ways.map((way) => JSON.stringify(way.stretches))) !== undefined;
  const [hours, deadline] = [same(ways.map((way) => way.hours)), same(ways.map((way) => way.deadline))];
  const dues = ways.flatMap((way) => way.deadline ?? (way.due ? [way.due.earliest, way.due.latest] : [])).sort();
  const isReckoned = ways.every((way) => way.deadline !== undefined || way.due !== undefined);
  const words = Object.entries(governing ?? {}).filter(([name, word]) => ways.every((way) => way.governing?.[name] === word));
  return {
    ...first,
    ...(hours !== undefined && { hours }),
    ...(deadline !== undefined && { deadline }),
    ...(deadline === undefined && isReckoned && { due: { earliest: dues[0]!, latest: dues.at(-1)! } }),
    ...(words.length > 0 && { governing: Object.fromEntries(words) }),
    ...(stretches && isSame && { stretches }),
  };
}

function timingsIn(name: string, evaluator: Evaluation, every: boolean): (verdict: Verdict) => TimerTiming | undefined {
  const { context } = evaluator;
  const found = evaluator.cell(chosenName(name, context));
  if (found?.operator.key !== 'timer' && found?.operator.key !== 'cadence') return () => undefined;
  const { cell } = found;
  const column = context.column<TimerEntry | Open>(name);
  const objective = context.terms.objectives[name];
  const limit = objective?.['at-most'] ?? objective?.['less-than'];
  const plan = { cell, attributes: attributesBehind(name, cell, evaluator), hours: hoursBy(String(cell.hours), evaluator), limit, every };
  return (verdict) => {
    const entry = column.get(verdict.index);
    if (!entry || isOpen(entry)) return undefined;
    const record = context.record(String(cell.timer ?? cell.cadence), recordOf(verdict.index));
    return record && timingOf(verdict, entry, record, plan, evaluator);
  };
}

function timingOf({ limits, outcome }: Verdict, entry: TimerEntry, record: EvidenceRecord, plan: Plan, evaluator: Evaluation): TimerTiming {
  const governing = entry.policy === 'weighted' ? {} : governingWords(plan.attributes, record, entry, evaluator);
  const pauses = pausesOf(record, plan.cell, entry);
  const upper = limits.find(({ edge }) => edge === 'at-most' || edge === 'less-than');
  const limit = upper?.allowed;
  const dueBy = (end: Ratio): Instant | undefined =>
    entry.policy === 'weighted' || !isBounded(end) ? undefined : dueAt(end, upper!.edge, { entry, pauses });
  const [due, latest] = limit === undefined ? [] : limit instanceof Range ? [dueBy(limit.least), dueBy(limit.most)] : [dueBy(limit)];
  const timing: { -readonly [K in keyof TimerTiming]: TimerTiming[K] } = {
    start: formatInstant(entry.start),
    hours: plan.hours(governing),
  };
  if (entry.stop !== undefined) timing.stop = formatInstant(entry.stop);
  if (due !== undefined && !(limit instanceof Range)) timing.deadline = formatInstant(due);
  if (due !== undefined && latest !== undefined) timing.due = { earliest: formatInstant(due), latest: formatInstant(latest) };
  if (pauses.length > 0) timing.pauses = pauses.map(pauseShown);
  const sections = outcome === 'met' && !plan.every ? [] : sectionsOf({ entry, pauses }, evaluator);
  if (sections.length > 0) timing.sections = sections;
  if (plan.attributes.length > 0 && Object.keys(governing).length > 0) timing.governing = governing;
  if (entry.segments.length > 0) timing.stretches = stretchesOf(entry, record, plan, evaluator);
  return timing;
}

interface Pause extends Interval {
  readonly reason: string;
}

/** One timer of a record. */
interface Run {
  readonly entry: TimerEntry;
  readonly pauses: readonly Pause[];
}

const pauseShown = ({ reason, start, end }: Pause): NonNullable<TimerTiming['pauses']>[number] => ({
  reason,
  start: formatInstant(start),
  ...(end !== Infinity && { end: formatInstant(end) }),
});

const NONE: Pause[] = [];

/** The waits that stop the timer during its time, in order. */
function pausesOf({ waits }: EvidenceRecord, cell: Cell, { start, stop = Infinity }: TimerEntry): Pause[] {
  if (waits.length === 0) return NONE;
  const reasons = cell.paused as readonly string[];
  return waits.filter((wait) => reasons.includes(wait.reason) && wait.end > start && wait.start < stop).sort((a, b) => a.start - b.start);
}

/**
 * The deadline in epoch ms: the last instant at which the timer is within its limit, or with `less-than` the first at which it is not. Time
 * after its last stop is counted as if the timer ran on.
 */
function dueAt(limit: Ratio, edge: LimitKey, { entry, pauses }: Run): Instant | undefined {
  const { cycle } = entry;
  const isWithin = edge === 'at-most';
  let left = Number(roundToInteger(limit, isWithin ? 'floor' : 'up'));
  const running = runsOf(cycle);
  const waits = cycle.isNet ? NONE : pauses;
  const last = running.length - 1;
  for (let i = 0; i <= last; i += 1) {
    const run = running[i]!;
    for (const { start, end } of outside({ start: Math.max(run.start, entry.start), end: i === last ? Infinity : run.end }, waits)) {
      const due = isWithin ? latestWithin(entry.calendar, start, left) : deadline(entry.calendar, start, left);
      // A timer that is within its limit when a wait begins stays so until the wait is over.
      if (due !== undefined && (due < end || (!isWithin && due === end))) return due;
      if (end === Infinity) return undefined;
      left -= elapsed(entry.calendar, start, end);
    }
  }
  return undefined;
}

/** The open time of a timer, stretch by stretch, up to the end of the period; empty where it is one stretch, which its start and stop say. */
function sectionsOf({ entry, pauses }: Run, { context }: Evaluation): NonNullable<TimerTiming['sections']> {
  if (entry.segments.length > 0) return [];
  const { calendar, cycle } = entry;
  const until = entry.stop ?? context.period.end;
  const open: Interval[] = [];
  for (const run of runsOf(cycle)) {
    const [start, end] = [Math.max(run.start, entry.start), Math.min(run.end, until)];
    if (start >= end) continue;
    for (const part of outside({ start, end }, cycle.isNet ? NONE : pauses)) open.push(...openWithin(calendar, part));
  }
  if (open.length < 2 && open[0]?.start === entry.start && open[0]?.end === until) return [];
  return open.map(({ start, end }) => ({ start: formatInstant(start), end: formatInstant(end) }));
}

function attributesBehind(name: string, cell: Cell, evaluator: Evaluation): string[] {
  const { terms } = evaluator.context;
  const limits = Object.values(terms.objectives[name] ?? {}).filter((operand): operand is string => typeof operand === 'string');
  const asked = [String(cell.hours), ...limits].flatMap((operand) => dependences(operand, evaluator, new Set()));
  return [...new Set(asked)].sort().filter((attribute) => terms.attributes?.[attribute]?.of === (cell.timer ?? cell.cadence));
}

/** The words of a record that govern the timer. */
function governingWords(
  attributes: readonly string[],
  record: EvidenceRecord,
  entry: TimerEntry,
  evaluator: Evaluation,
): Record<string, string> {
  const words: Record<string, string> = {};
  for (const attribute of attributes) {
    const word = wordInForce(attribute, record, entry, evaluator);
    if (word !== undefined) words[attribute] = word;
  }
  return words;
}

/** The attributes of the choices behind a name. */
function dependences(name: string, evaluator: Evaluation, seen: Set<string>): string[] {
  const found = seen.has(name) ? undefined : evaluator.cell(name);
  if (!found) return [];
  seen.add(name);
  const own = found.operator.key === 'depending-on' ? [String(found.cell['depending-on'])] : [];
  return [...own, ...namesIn(found.cell).flatMap((operand) => dependences(operand, evaluator, seen))];
}

/** The governing word of an attribute, by the policy of the timer. */
function wordInForce(attribute: string, record: EvidenceRecord, entry: TimerEntry, { context }: Evaluation): string | undefined {
  const values = attributeValues(record, attribute, context);
  if (values.length === 1) return values[0]!.value;
  const order = wordsOf(context.terms.attributes?.[attribute]?.values);
  const varying = values.flatMap(({ at, value }) => (value === undefined ? [] : [{ from: at, value, rank: order.indexOf(value) }]));
  return varying.length === 0 ? undefined : settleFor<string>({ varying }, entry);
}

/** Gives the calendar behind a choice of calendars, by the governing words. */
function hoursBy(name: string, evaluator: Evaluation): Plan['hours'] {
  const cell = evaluator.cell(name)?.cell;
  const attribute = cell?.['depending-on'];
  if (attribute === undefined) return () => name;
  const cases = new Map(
    Object.entries(cell!.cases as Readonly<Record<string, unknown>>).map(([word, one]) => [word, hoursBy(String(one), evaluator)] as const),
  );
  return (governing) => cases.get(governing[String(attribute)] ?? '')?.(governing) ?? name;
}
