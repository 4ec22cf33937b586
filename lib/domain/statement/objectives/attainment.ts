/** The attainment of objectives: the measured value against the limit, in every completion of the missing facts. */
import type { ObjectiveClause } from '../../contract/terms.ts';
import type { Ratio } from '../../money/ratio.ts';
import type { Outcome, Verdict } from '../../operators/verdict.ts';
import type { Context } from '../../operators/context.ts';
import { type TimerLimit, allowedFor, edgeHeld } from '../../operators/numbers/timer-held.ts';
import { elapsedOf } from '../../operators/numbers/timer.ts';
import { noteEdge } from '../../operators/unended.ts';
import { Choice, Range, Unended, allHold, bothHold, holdsWhatever, hullOfNumbers } from '../../operators/range.ts';
import { type CellType, type Column, LIMIT_KEYS, type LimitKey, settleFor, recordOf } from '../../operators/value.ts';
import type { TimerEntry } from '../../operators/timer-entry.ts';

/** One edge of an objective, with the column of its limit. */
interface Edge {
  readonly edge: LimitKey;
  readonly operand: unknown;
  readonly column: Column<TimerLimit>;
  readonly type: CellType;
  /** A cache of limits in the form of verdicts: most records share one of a few lengths. */
  readonly lengths: Map<Ratio, Verdict['limits']>;
}

const edgeOf = (edge: LimitKey, operand: unknown, context: Context): Edge => ({
  edge,
  operand,
  column: context.column(operand),
  type: context.typeOf(operand),
  lengths: new Map(),
});

const NO_LIMITS: Verdict['limits'] = [];

/** One limit of a verdict, in a row of its own. */
function limitRow(edge: Edge, limit: unknown, allowed: Ratio | Range | undefined, isLength: boolean): Verdict['limits'] {
  const known = isLength ? edge.lengths.get(allowed as Ratio) : undefined;
  if (known) return known;
  const row = [{ edge: edge.edge, limit, allowed }];
  if (isLength) edge.lengths.set(allowed as Ratio, row);
  return row;
}

/** Judges an objective for every index of its cell. */
export function judge(name: string, objective: ObjectiveClause, context: Context): Verdict[] {
  const type = context.typeOf(name);
  const column = context.column<unknown>(name);
  const edges = LIMIT_KEYS.flatMap((edge) => (objective[edge] === undefined ? [] : [edgeOf(edge, objective[edge], context)]));
  const aim = objective.aim === undefined ? undefined : edgeOf('at-most', objective.aim, context);
  const verdicts: Verdict[] = [];
  for (const index of [...column.keys()].sort()) {
    const value = column.get(index);
    if (type.kind === 'flag') verdicts.push(judgeFlag(value as boolean | Range<boolean> | undefined, index));
    else if (type.kind !== 'timer') verdicts.push(judgeNumber(name, index, edges, aim, type, context));
    else if (!(value instanceof Choice)) verdicts.push(judgeTimer(value as TimerEntry, index, edges, aim, type, context));
    else {
      const entries = value.values as readonly (TimerEntry | undefined)[];
      verdicts.push(...joinVerdicts(entries.map((entry) => (entry ? [judgeTimer(entry, index, edges, aim, type, context)] : []))));
    }
  }
  return verdicts;
}

function judgeFlag(flag: boolean | Range<boolean> | undefined, index: string): Verdict {
  const held = flag instanceof Range ? undefined : flag;
  const lacks = flag === undefined || (flag instanceof Range && flag.mayLack);
  return { index, ...outcomeIn(flag === undefined, held, lacks), measured: undefined, limits: [] };
}

/** The outcome when only a length that has not ended yet decides. */
const PENDING = { outcome: 'pending' } as const;

/** @param held whether the limit is met; undefined when a missing fact decides. @param lacks whether the value may not exist. */
function outcomeIn(isAbsent: boolean, held: boolean | undefined, lacks: boolean): Pick<Verdict, 'outcome' | 'possible'> {
  if (isAbsent) return { outcome: 'not-measured' };
  if (held !== undefined && !lacks) return { outcome: held ? 'met' : 'breached' };
  const possible: Outcome[] = [...(held === false ? [] : ['met' as const]), ...(held === true ? [] : ['breached' as const])];
  return { outcome: 'undetermined', possible: lacks ? [...possible, 'not-measured'] : possible };
}

function judgeNumber(
  name: string,
  index: string,
  edges: readonly Edge[],
  aim: Edge | undefined,
  type: CellType,
  context: Context,
): Verdict {
  const measured = context.bounded(name, index, type.subject);
  const limits = edges.map(({ edge, operand }) => ({ edge, limit: operand, allowed: context.bounded(operand, index, type.subject) }));
  const wished = aim && context.bounded(aim.operand, index, type.subject);
  const values = [measured, ...limits.map(({ allowed }) => allowed)];
  const isAbsent = values.includes(undefined);
  const held = isAbsent ? undefined : allHold(limits.map(({ edge, allowed }) => holdsWhatever(measured!, edge, allowed!)));
  if (!isAbsent && held === undefined) for (const { edge, allowed } of limits) noteEdge(measured!, edge, allowed, context);
  const lacks = values.some((value) => value instanceof Range && value.mayLack);
  const outcome = outcomeIn(isAbsent, held, lacks);
  const isPending = measured instanceof Unended && !lacks && outcome.possible && limits.every(({ allowed }) => !(allowed instanceof Range));
  return { index, ...outcome, ...(isPending && PENDING), measured, limits, ...(wished && { aim: wished }) };
}

function judgeTimer(
  entry: TimerEntry,
  index: string,
  edges: readonly Edge[],
  aim: Edge | undefined,
  type: CellType,
  context: Context,
): Verdict {
  const record = recordOf(index);
  let limits = NO_LIMITS;
  // `held`: whether the limit holds whenever the timer stops. `heldSoFar`: whether it would hold if the timer stopped at the end of the
  // period.
  let [held, heldSoFar]: [boolean | undefined, boolean | undefined] = [true, true];
  let isAbsent = false;
  const measured = elapsedOf(entry);
  for (const edge of edges) {
    const span = context.lookup(edge.column, edge.type, record, type.subject);
    const isKnown = !(span instanceof Range || span instanceof Choice);
    const { allowed, ...own } = edgeHeld(entry, edge.edge, span, context);
    const row = limitRow(edge, isKnown ? span && settleFor(span, entry) : edge.operand, allowed, isKnown && allowed === span && !!span);
    limits = edges.length === 1 ? row : [...limits, ...row];
    if (allowed === undefined) {
      isAbsent = true;
      continue;
    }
    held = bothHold(held, own.held);
    heldSoFar = bothHold(heldSoFar, own.heldSoFar);
  }
  const wished = aim && allowedFor(context.lookup(aim.column, aim.type, record, type.subject), entry, context);
  // Fast path: most timers have stopped and have a known limit. There are thousands of them.
  if (!isAbsent && held !== undefined && !wished) return { index, outcome: held ? 'met' : 'breached', measured, limits };
  const outcome = outcomeIn(isAbsent, held, false);
  if (!isAbsent && held === undefined && entry.awaits) context.evaluator.miss(entry.awaits);
  const isPending = entry.awaits && outcome.possible && heldSoFar !== undefined;
  return { index, ...outcome, ...(isPending && PENDING), measured, limits, ...(wished && { aim: wished }) };
}

/** Verdicts of the same objective in several completions, joined case by case. */
export function joinVerdicts(completions: readonly (readonly Verdict[])[]): Verdict[] {
  const byIndex = completions.map((verdicts) => new Map(verdicts.map((verdict) => [verdict.index, verdict])));
  const indexes = [...new Set(byIndex.flatMap((verdicts) => [...verdicts.keys()]))].sort();
  return indexes.map((index) => joinCase(byIndex.map((verdicts) => verdicts.get(index))));
}

function joinCase(verdicts: readonly (Verdict | undefined)[]): Verdict {
  const known = verdicts.filter((verdict) => verdict !== undefined);
  const [first] = known;
  if (known.length === verdicts.length && known.every((verdict) => verdict === first)) return first!;
  const possible = [
    ...new Set(verdicts.flatMap((verdict) => (verdict ? (verdict.possible ?? [verdict.outcome]) : ['none' as const]))),
  ].sort();
  // Completions in which it is no case do not decide the outcome of the case.
  const isCase = known.length === verdicts.length;
  const outcome = isCase && known.every((verdict) => verdict.outcome === first!.outcome) ? first!.outcome : 'undetermined';
  return {
    index: first!.index,
    outcome,
    measured: hullOfNumbers(known.map(({ measured }) => measured)),
    limits: first!.limits.map((limit, i) => ({ ...limit, allowed: hullOfNumbers(known.map(({ limits }) => limits[i]?.allowed)) })),
    ...(first!.aim && { aim: hullOfNumbers(known.map(({ aim }) => aim)) }),
    ...((outcome === 'undetermined' || outcome === 'pending') && { possible }),
  };
}
