/** Judges promises: measured against limit, in every completion of what is missing. */
import type { PromiseClause } from '../agreement/agreement.ts';
import { type Ratio, ONE, ZERO, add, divide, integer } from '../money/ratio.ts';
import { type Context, type Outcome, type Verdict, recordOf } from '../operators/context.ts';
import { missingWord } from '../operators/missing.ts';
import { allowedBy } from '../operators/numbers/clock.ts';
import type { Cell } from '../operators/operator.ts';
import { Choice, Range, allHold, bothHold, holdsWhatever, hullOfNumbers } from '../operators/range.ts';
import {
  type CellType,
  type ClockEntry,
  type Column,
  LIMIT_KEYS,
  type LimitKey,
  type SpanValue,
  type Varying,
  isVarying,
  settle,
  valueAt,
} from '../operators/value.ts';

type Limit = SpanValue | Varying<SpanValue> | Range | Choice<SpanValue | Varying<SpanValue>>;

/** One edge of a promise, with the column its limit comes from. */
interface Edge {
  readonly edge: LimitKey;
  readonly operand: unknown;
  readonly column: Column<Limit>;
  readonly type: CellType;
}

const edgeOf = (edge: LimitKey, operand: unknown, context: Context): Edge => ({
  edge,
  operand,
  column: context.column(operand),
  type: context.typeOf(operand),
});

/** Judges a promise for every index of its cell. */
export function judge(name: string, promise: PromiseClause, context: Context): Verdict[] {
  const type = context.typeOf(name);
  const column = context.column<unknown>(name);
  const edges = LIMIT_KEYS.flatMap((edge) => (promise[edge] === undefined ? [] : [edgeOf(edge, promise[edge], context)]));
  const aim = promise.aim === undefined ? undefined : edgeOf('at-most', promise.aim, context);
  const verdicts: Verdict[] = [];
  for (const index of [...column.keys()].sort()) {
    const value = column.get(index);
    if (type.kind === 'flag') verdicts.push(judgeFlag(value as boolean | Range<boolean> | undefined, index));
    else if (type.kind !== 'clock') verdicts.push(judgeNumber(name, index, edges, aim, type, context));
    else if (!(value instanceof Choice)) verdicts.push(judgeClock(value as ClockEntry, index, edges, aim, type, context));
    else {
      const entries = value.values as readonly (ClockEntry | undefined)[];
      verdicts.push(...joinVerdicts(entries.map((entry) => (entry ? [judgeClock(entry, index, edges, aim, type, context)] : []))));
    }
  }
  if (type.kind === 'clock') noteRunning(name, verdicts, type, context);
  return verdicts;
}

/** Of a clock that still runs within its limit the milestone that stops it is a missing fact. */
function noteRunning(name: string, verdicts: readonly Verdict[], { subject }: CellType, context: Context): void {
  const { to } = (context.meaning(name) ?? {}) as Cell;
  if (to === undefined || !subject || !('record' in subject)) return;
  for (const { index, outcome } of verdicts)
    if (outcome === 'pending')
      context.engine.miss(missingWord(`${subject.record}/${recordOf(index)}`, [to].flat().join(' or '), undefined, []));
}

function judgeFlag(flag: boolean | Range<boolean> | undefined, index: string): Verdict {
  const held = flag instanceof Range ? undefined : flag;
  const lacks = flag === undefined || (flag instanceof Range && flag.mayLack);
  return { index, ...outcomeIn(flag === undefined, held, lacks), measured: undefined, limits: [] };
}

/** @param held undefined when a missing fact decides. @param lacks whether the value may not exist. */
function outcomeIn(isAbsent: boolean, held: boolean | undefined, lacks: boolean): Pick<Verdict, 'outcome' | 'possible'> {
  if (isAbsent) return { outcome: 'not-measured' };
  if (held !== undefined && !lacks) return { outcome: held ? 'kept' : 'missed' };
  const possible: Outcome[] = [...(held === false ? [] : ['kept' as const]), ...(held === true ? [] : ['missed' as const])];
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
  const lacks = values.some((value) => value instanceof Range && value.mayLack);
  return { index, ...outcomeIn(isAbsent, held, lacks), measured, limits, ...(wished && { aim: wished }) };
}

function judgeClock(
  entry: ClockEntry,
  index: string,
  edges: readonly Edge[],
  aim: Edge | undefined,
  type: CellType,
  context: Context,
): Verdict {
  const record = recordOf(index);
  const measured = integer(entry.elapsed);
  const limits: Verdict['limits'][number][] = [];
  let held: boolean | undefined = true;
  let isAbsent = false;
  for (const edge of edges) {
    const span = context.lookup(edge.column, edge.type, record, type.subject);
    const allowed = allowedFor(span, entry, context);
    limits.push({
      edge: edge.edge,
      limit: span instanceof Range || span instanceof Choice ? edge.operand : span && settle(span, entry.policy),
      allowed,
    });
    if (allowed === undefined) isAbsent = true;
    else if (entry.policy === 'weighted' && !(span instanceof Range || span instanceof Choice))
      held = bothHold(held, holdsWhatever(shareUsed(entry, span!, context.rule.zone), edge.edge, ONE));
    else held = bothHold(held, holdsWhatever(measured, edge.edge, allowed));
  }
  const wished = aim && allowedFor(context.lookup(aim.column, aim.type, record, type.subject), entry, context);
  // Most clocks have stopped, and their limit is known: there are thousands of these.
  if (!isAbsent && held !== undefined && entry.stop !== undefined && !wished)
    return { index, outcome: held ? 'kept' : 'missed', measured, limits };
  const outcome = isAbsent ? { outcome: 'not-measured' as const } : running(entry, held, edges);
  return { index, ...outcome, measured, limits, ...(wished && { aim: wished }) };
}

/** A limit in the clock's own milliseconds. */
function allowedFor(span: Limit | undefined, entry: ClockEntry, context: Context): Ratio | Range | undefined {
  if (span instanceof Range) return span;
  if (span instanceof Choice) return hullOfNumbers(span.values.map((one) => allowedFor(one, entry, context)));
  if (isVarying(span)) return allowedFor(settle(span, entry.policy), entry, context);
  return span && allowedBy(span, entry, context.rule.zone);
}

/** A clock that still runs can only get longer: over the limit is missed already, within it either may come. */
function running(entry: ClockEntry, held: boolean | undefined, edges: readonly Edge[]): Pick<Verdict, 'outcome' | 'possible'> {
  if (entry.stop !== undefined) return outcomeIn(false, held, false);
  if (!edges.some(({ edge }) => edge === 'at-most' || edge === 'less-than') || held === true)
    return { outcome: 'pending', possible: ['kept', 'missed'] };
  return held === false ? { outcome: 'missed' } : { outcome: 'undetermined', possible: ['kept', 'missed'] };
}

/** The share of the target that was used, added up over the severities it went through. */
function shareUsed(entry: ClockEntry, given: SpanValue | Varying<SpanValue>, zone: string): Ratio {
  return entry.segments.reduce((sum, segment) => {
    const allowed = allowedBy(valueAt(given, segment.start), entry, zone);
    return allowed === undefined || allowed.n <= 0n ? sum : add(sum, divide(integer(segment.elapsed), allowed));
  }, ZERO);
}

/** Verdicts of the same promise in several completions, joined case by case. */
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
  // A case that is perhaps none at all is not decided by those ways in which it is one.
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
