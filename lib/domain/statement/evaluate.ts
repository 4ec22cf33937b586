/** Evaluates a checked sheet over folded evidence: cells and promises on demand, each once. */
import { GIVEN_NAMES, definitionOf } from '../agreement/sheet.ts';
import type { ServicePeriod } from '../agreement/contract.ts';
import type { Order, PromiseClause } from '../agreement/agreement.ts';
import { parseLiteral } from '../agreement/literal.ts';
import type { Evidence } from '../evidence/fold.ts';
import { DomainError } from '../issue.ts';
import { type Ratio, ONE, ZERO, add, compare, divide } from '../money/ratio.ts';
import { Context, type Engine, type Verdict } from '../operators/context.ts';
import type { Cell } from '../operators/operator.ts';
import { operatorOf } from '../operators/registry.ts';
import {
  type CellType,
  type ClockEntry,
  type Column,
  LIMIT_KEYS,
  type SpanValue,
  type Varying,
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

export function evaluation(given: ServicePeriod, order: Order, evidence: Evidence): Evaluation {
  const { terms, types } = given.sheet;
  const columns = new Map<string, Column<unknown>>();
  const promises = new Map<string, readonly Verdict[]>();
  const engine: Engine = {
    typeOf(operand): CellType {
      const literal = parseLiteral(operand);
      if (literal) return { kind: literal.kind, ...(literal.kind === 'reading' && { unit: literal.unit }) };
      if (isGiven(operand)) return { kind: 'times' };
      const type = types.get(String(operand));
      if (!type) throw new DomainError('unchecked-name', `"${String(operand)}" has no type; the sheet was not checked`);
      return type;
    },
    column(operand) {
      const literal = parseLiteral(operand);
      if (literal) return whole(literal.value);
      const name = String(operand);
      const known = columns.get(name);
      if (known) return known;
      const column = evaluateName(name);
      columns.set(name, column);
      return column;
    },
    verdicts(name) {
      const known = promises.get(name);
      if (known) return known;
      const verdicts = judge(name, terms.promises[name]!, context);
      promises.set(name, verdicts);
      return verdicts;
    },
    definition: (name) => definitionOf(terms, order, name),
    cell(name) {
      const definition = definitionOf(terms, order, name);
      if (typeof definition !== 'object' || definition === null) return undefined;
      return { operator: operatorOf(definition as Cell)!, cell: definition as Cell };
    },
  };
  const first = evidence.facts[0]?.occurredAt ?? given.period.start;
  const context = new Context({
    period: given.period,
    fullPeriod: given.full,
    rule: given.rule,
    terms,
    order,
    evidence,
    horizon: {
      start: Math.min(given.period.start - given.sheet.reach.before, Math.max(first, given.period.start - AHEAD)) - DAY,
      end: given.period.end + AHEAD,
    },
    engine,
  });
  const evaluateName = (name: string): Column<unknown> => {
    if (name === 'period') return whole(span(context.period.start, context.period.end));
    if (name === 'always') return whole(ALWAYS);
    if (name === 'never') return whole(NEVER);
    const found = engine.cell(name);
    return found ? found.operator.evaluate(found.cell, context) : engine.column(engine.definition(name));
  };
  return { ...engine, context };
}

const isGiven = (operand: unknown): boolean => (GIVEN_NAMES as readonly unknown[]).includes(operand);

/** Judges a promise for every index of its cell. */
function judge(name: string, promise: PromiseClause, context: Context): Verdict[] {
  const type = context.typeOf(name);
  const column = context.column<unknown>(name);
  return [...column.keys()].sort().map((index) => {
    if (type.kind === 'clock') return judgeClock(column.get(index) as ClockEntry, index, promise, type, context);
    if (type.kind === 'flag') {
      const flag = column.get(index) as boolean | undefined;
      return { index, outcome: flag === undefined ? 'not-measured' : flag ? 'kept' : 'missed', measured: undefined, limits: [] };
    }
    const measured = context.number(name, index, type.subject);
    const limits = edgesOf(promise).map((edge) => ({
      edge,
      limit: promise[edge],
      allowed: context.number(promise[edge], index, type.subject),
    }));
    const aim = promise.aim === undefined ? undefined : context.number(promise.aim, index, type.subject);
    const decided = measured !== undefined && limits.every(({ allowed }) => allowed !== undefined);
    const kept = decided && limits.every(({ edge, allowed }) => holds(measured, edge, allowed!));
    return { index, outcome: decided ? (kept ? 'kept' : 'missed') : 'not-measured', measured, limits, ...(aim && { aim }) };
  });
}

const edgesOf = (promise: PromiseClause): (typeof LIMIT_KEYS)[number][] => LIMIT_KEYS.filter((edge) => promise[edge] !== undefined);

function judgeClock(entry: ClockEntry, index: string, promise: PromiseClause, type: CellType, context: Context): Verdict {
  const spanOf = (operand: unknown): SpanValue | Varying<SpanValue> | undefined =>
    context.lookup(
      context.column<SpanValue | Varying<SpanValue>>(operand),
      context.typeOf(operand),
      index.replace(/~\d+$/, ''),
      type.subject,
    );
  const limits = edgesOf(promise).map((edge) => {
    const given = spanOf(promise[edge]);
    return {
      edge,
      limit: given === undefined ? undefined : settle(given, entry.policy),
      allowed: given === undefined ? undefined : entry.allowed(settle(given, entry.policy)),
      given,
    };
  });
  const aimSpan = promise.aim === undefined ? undefined : spanOf(promise.aim);
  const aim = aimSpan === undefined ? undefined : entry.allowed(settle(aimSpan, entry.policy));
  const shown = limits.map(({ edge, limit, allowed }) => ({ edge, limit, allowed }));
  const result = { index, measured: entry.elapsed, limits: shown, ...(aim && { aim }) };
  if (limits.some(({ allowed }) => allowed === undefined)) return { ...result, outcome: 'not-measured' };
  const kept = limits.every(({ edge, allowed, given }) =>
    entry.policy === 'weighted' ? holds(shareUsed(entry, given!), edge, ONE) : holds(entry.elapsed, edge, allowed!),
  );
  // A clock that still runs can only get longer: over the limit is missed already, within it nothing is decided.
  if (entry.stop === undefined) {
    const upper = limits.some(({ edge }) => edge === 'at-most' || edge === 'less-than');
    return { ...result, outcome: upper && !kept ? 'missed' : 'pending' };
  }
  return { ...result, outcome: kept ? 'kept' : 'missed' };
}

/** The share of the target that was used, added up over the severities it went through. */
function shareUsed(entry: ClockEntry, given: SpanValue | Varying<SpanValue>): Ratio {
  return entry.segments.reduce((sum, segment) => {
    const allowed = entry.allowed(valueAt(given, segment.start));
    return allowed === undefined || compare(allowed, ZERO) <= 0 ? sum : add(sum, divide(segment.elapsed, allowed));
  }, ZERO);
}
