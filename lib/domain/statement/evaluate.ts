/** Evaluates a checked sheet over folded evidence: cells and promises on demand, each once. */
import { GIVEN_NAMES, definitionOf } from '../agreement/checker.ts';
import type { ServicePeriod } from '../agreement/service-period.ts';
import type { Order, PromiseClause } from '../agreement/agreement.ts';
import { parseLiteral } from '../agreement/literal.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { DomainError } from '../issue.ts';
import { type Ratio, ONE, ZERO, add, divide, integer } from '../money/ratio.ts';
import { Context, type Engine, type Verdict, recordOf } from '../operators/context.ts';
import { allowedBy } from '../operators/numbers/clock.ts';
import type { Cell, Operator } from '../operators/operator.ts';
import { namesIn } from '../operators/operands.ts';
import { operatorOf } from '../operators/registry.ts';
import {
  type CellType,
  type ClockEntry,
  type Column,
  type Entry,
  LIMIT_KEYS,
  type LimitKey,
  type SpanValue,
  type Varying,
  WHOLE,
  holds,
  settle,
  valueAt,
  whole,
} from '../operators/value.ts';
import { DAY } from '../time/instant.ts';
import { ALWAYS, NEVER, span } from '../time/times.ts';

/** How far calendars are compiled beyond the period, for deadlines. */
const AHEAD = 400 * DAY;

export interface Evaluation extends Engine {
  readonly context: Context;
}

/** A cell of several witnesses that is to rest on one of them alone. */
export interface OneWitness {
  readonly cell: string;
  readonly witness: string;
}

export function evaluation(
  given: ServicePeriod,
  order: Order,
  evidence: Evidence,
  earlier: Context['earlier'],
  alone?: OneWitness,
): Evaluation {
  const { terms, types } = given.sheet;
  const columns = new Map<unknown, Column<unknown>>();
  const operandTypes = new Map<unknown, CellType>();
  const promises = new Map<string, readonly Verdict[]>();
  const readType = (operand: unknown): CellType => {
    const literal = parseLiteral(operand);
    if (literal) return { kind: literal.kind, ...(literal.kind === 'reading' && { unit: literal.unit }) };
    if (isGiven(operand)) return { kind: 'times' };
    const type = types.get(String(operand));
    if (!type) throw new DomainError('unchecked-name', `"${String(operand)}" has no type; the sheet was not checked`);
    return type;
  };
  const engine: Engine = {
    typeOf(operand): CellType {
      const seen = operandTypes.get(operand);
      if (seen) return seen;
      const type = readType(operand);
      operandTypes.set(operand, type);
      return type;
    },
    column(operand) {
      const known = columns.get(operand);
      if (known) return known;
      const literal = parseLiteral(operand);
      const column = literal ? whole(literal.value) : evaluateName(String(operand));
      columns.set(operand, column);
      return column;
    },
    verdicts(name) {
      const known = promises.get(name);
      if (known) return known;
      const verdicts = judge(name, terms.promises[name]!, context);
      promises.set(name, verdicts);
      return verdicts;
    },
    knows: (name) => types.has(name),
    definition: (name) => definitionOf(terms, order, name),
    operands: namesIn,
    cell(name) {
      const definition = definitionOf(terms, order, name);
      if (typeof definition !== 'object' || definition === null) return undefined;
      const cell = definition as Cell;
      const heard = alone?.cell === name ? { ...cell, witnesses: [alone.witness], decide: 'first-known' } : cell;
      return { operator: operatorOf(cell)!, cell: heard };
    },
  };
  let first = given.period.start;
  for (const { occurredAt } of evidence.facts) if (occurredAt < first) first = occurredAt;
  for (const { earliest } of evidence.singles) if (earliest < first) first = earliest;
  const context = new Context({
    period: given.period,
    fullPeriod: given.full,
    isPart: given.part !== undefined,
    rule: given.rule,
    terms,
    order,
    evidence,
    horizon: {
      start: Math.min(given.period.start - given.sheet.reach.before, Math.max(first, given.period.start - AHEAD)) - DAY,
      end: given.period.end + AHEAD,
    },
    engine,
    earlier,
  });
  const evaluateName = (name: string): Column<unknown> => {
    if (name === 'period') return whole(span(context.period.start, context.period.end));
    if (name === 'always') return whole(ALWAYS);
    if (name === 'never') return whole(NEVER);
    const found = engine.cell(name);
    if (!found) return engine.column(engine.definition(name));
    const { operator, cell } = found;
    return operator.pointwise && engine.typeOf(name).part === 'run'
      ? entryByEntry(operator, cell, context)
      : operator.evaluate(cell, context);
  };
  return { ...engine, context };
}

/** An operator that works value by value, over lists of runs, days or hours. */
function entryByEntry(operator: Operator, cell: Cell, context: Context): Column<readonly Entry<unknown>[]> {
  const lists = namesIn(cell).filter((name) => context.engine.knows(name) && context.typeOf(name).part === 'run');
  const origin = context.column<readonly Entry<unknown>[]>(lists[0]);
  const longest = Math.max(0, ...[...origin.values()].map((entries) => entries.length));
  const result = new Map<string, Entry<unknown>[]>();
  for (let k = 0; k < longest; k += 1) {
    for (const [index, value] of operator.evaluate(cell, context.entry(lists, k))) {
      const entry = (origin.get(index) ?? origin.get(WHOLE))?.[k];
      if (!entry) continue;
      const list = result.get(index);
      if (list) list.push({ ...entry, value });
      else result.set(index, [{ ...entry, value }]);
    }
  }
  for (const index of origin.keys()) if (!result.has(index)) result.set(index, []);
  return result;
}

const isGiven = (operand: unknown): boolean => (GIVEN_NAMES as readonly unknown[]).includes(operand);

/** One edge of a promise, with the column its limit comes from. */
interface Edge {
  readonly edge: LimitKey;
  readonly operand: unknown;
  readonly column: Column<SpanValue | Varying<SpanValue>>;
  readonly type: CellType;
}

const edgeOf = (edge: LimitKey, operand: unknown, context: Context): Edge => ({
  edge,
  operand,
  column: context.column(operand),
  type: context.typeOf(operand),
});

/** Judges a promise for every index of its cell. */
function judge(name: string, promise: PromiseClause, context: Context): Verdict[] {
  const type = context.typeOf(name);
  const column = context.column<unknown>(name);
  const edges = LIMIT_KEYS.flatMap((edge) => (promise[edge] === undefined ? [] : [edgeOf(edge, promise[edge], context)]));
  const aim = promise.aim === undefined ? undefined : edgeOf('at-most', promise.aim, context);
  return [...column.keys()].sort().map((index) => {
    if (type.kind === 'clock') return judgeClock(column.get(index) as ClockEntry, index, edges, aim, type, context);
    if (type.kind === 'flag') {
      const flag = column.get(index) as boolean | undefined;
      return { index, outcome: flag === undefined ? 'not-measured' : flag ? 'kept' : 'missed', measured: undefined, limits: [] };
    }
    return judgeNumber(name, index, edges, aim, type, context);
  });
}

function judgeNumber(
  name: string,
  index: string,
  edges: readonly Edge[],
  aim: Edge | undefined,
  type: CellType,
  context: Context,
): Verdict {
  const measured = context.number(name, index, type.subject);
  const limits = edges.map(({ edge, operand }) => ({ edge, limit: operand, allowed: context.number(operand, index, type.subject) }));
  const wished = aim && context.number(aim.operand, index, type.subject);
  const decided = measured !== undefined && limits.every(({ allowed }) => allowed !== undefined);
  const kept = decided && limits.every(({ edge, allowed }) => holds(measured, edge, allowed!));
  return { index, outcome: decided ? (kept ? 'kept' : 'missed') : 'not-measured', measured, limits, ...(wished && { aim: wished }) };
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
  let [kept, known] = [true, true];
  for (const edge of edges) {
    const span = context.lookup(edge.column, edge.type, record, type.subject);
    const allowed = allowedFor(span, entry, context);
    limits.push({ edge: edge.edge, limit: span && settle(span, entry.policy), allowed });
    if (allowed === undefined) known = false;
    else if (entry.policy === 'weighted') kept &&= holds(shareUsed(entry, span!, context.rule.zone), edge.edge, ONE);
    else kept &&= holds(measured, edge.edge, allowed);
  }
  const outcome = known ? outcomeOf(entry, kept, edges) : 'not-measured';
  const wished = aim && allowedFor(context.lookup(aim.column, aim.type, record, type.subject), entry, context);
  return wished ? { index, measured, limits, outcome, aim: wished } : { index, measured, limits, outcome };
}

const allowedFor = (span: SpanValue | Varying<SpanValue> | undefined, entry: ClockEntry, context: Context): Ratio | undefined =>
  span && allowedBy(settle(span, entry.policy), entry, context.rule.zone);

/** A clock that still runs can only get longer: over the limit is missed already, within it nothing is decided. */
function outcomeOf(entry: ClockEntry, kept: boolean, edges: readonly Edge[]): Verdict['outcome'] {
  if (entry.stop !== undefined) return kept ? 'kept' : 'missed';
  return !kept && edges.some(({ edge }) => edge === 'at-most' || edge === 'less-than') ? 'missed' : 'pending';
}

/** The share of the target that was used, added up over the severities it went through. */
function shareUsed(entry: ClockEntry, given: SpanValue | Varying<SpanValue>, zone: string): Ratio {
  return entry.segments.reduce((sum, segment) => {
    const allowed = allowedBy(valueAt(given, segment.start), entry, zone);
    return allowed === undefined || allowed.n <= 0n ? sum : add(sum, divide(integer(segment.elapsed), allowed));
  }, ZERO);
}
