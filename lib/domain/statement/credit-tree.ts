/**
 * From verdicts to money. The order is fixed and written here once: gates, product, combination, caps (in the order
 * written), minimum (on the exact sum), rounding. Each line is rounded once; a total is the sum of its rounded lines;
 * where a cap cut a sum, the cap, rounded down, is laid on its lines by largest remainder.
 */
import type { Credit } from '../agreement/agreement.ts';
import { type CalendarSpan, parseLiteral } from '../agreement/literal.ts';
import { type Money, allocate, roundMoney } from '../money/money.ts';
import { type Ratio, ZERO, compare, divide, greater, isPositive, isZero, multiply, parseDecimal, subtract, total } from '../money/ratio.ts';
import { recordOf } from '../operators/context.ts';
import { type CellType, type LimitKey, type Subject, WHOLE, holds } from '../operators/value.ts';
import type { Evaluation } from './evaluate.ts';
import { monthsBefore, periodsBefore } from './look-back.ts';

export interface CreditLine {
  readonly credit: string;
  readonly index: string;
  /** Cells the line rests on. */
  readonly of: unknown;
  readonly times: unknown;
  readonly base: Ratio;
  readonly factor: Ratio;
  /** The product, before caps and rounding. */
  readonly exact: Ratio;
  /** After caps and minimum, before rounding. */
  due: Ratio;
  amount: Money;
}

export interface CapNote {
  readonly credit: string;
  readonly index: string;
  readonly limit: Ratio;
  readonly before: Ratio;
  readonly bound: boolean;
  /** What this credit paid in the earlier periods that the cap holds for. */
  readonly earlier?: Ratio;
}

export interface CreditNode {
  readonly credit: string;
  readonly lines: CreditLine[];
  readonly children: CreditNode[];
  readonly refused: string | undefined;
  readonly exact: Ratio;
  due: Ratio;
  amount: Money;
  readonly caps: CapNote[];
  /** Groups of lines whose sum a cap fixed. */
  readonly capped: { lines: CreditLine[]; cap: Ratio }[];
  readonly belowMinimum: boolean;
}

export function creditTree(name: string, evaluation: Evaluation): CreditNode {
  const node = exactNode(name, evaluation);
  round(node, evaluation);
  if (evaluation.context.terms.credits[name]!['owed-to'] === 'vendor') turn(node);
  return node;
}

function exactNode(name: string, evaluation: Evaluation): CreditNode {
  const { context } = evaluation;
  const credit = context.terms.credits[name]!;
  const nothing: Money = { minor: 0n, currency: context.terms.money.currency };
  const refused = (credit.if ?? []).find((flag) =>
    [...context.column<boolean | undefined>(flag).values()].every((value) => value !== true),
  );
  const children =
    refused === undefined
      ? chosen(
          credit,
          (credit.sum ?? credit.highest ?? []).map((child) => exactNode(child, evaluation)),
        )
      : [];
  const lines = refused === undefined && credit.of !== undefined ? linesOf(name, credit, evaluation) : [];
  const all = [...lines, ...children.flatMap(allLines)];
  const exact = total(all.map((line) => line.due));
  const node = {
    credit: name,
    lines,
    children,
    refused,
    exact,
    due: exact,
    amount: nothing,
    caps: [] as CapNote[],
    capped: [] as CreditNode['capped'],
    belowMinimum: false,
  };
  for (const cap of credit.cap ?? []) applyCap(node, cap, all, evaluation);
  const due = total(all.map((line) => line.due));
  const belowMinimum = !reachesMinimum(credit, due, evaluation);
  if (belowMinimum) for (const line of all) line.due = ZERO;
  return { ...node, due: belowMinimum ? ZERO : due, belowMinimum };
}

export const allLines = (node: CreditNode): CreditLine[] => [...node.lines, ...node.children.flatMap(allLines)];

/** `sum` keeps all; `highest` keeps the largest exact sum (the first of equals) and drops the lines of the others. */
function chosen(credit: Credit, children: CreditNode[]): CreditNode[] {
  if (!credit.highest) return children;
  const best = children.reduce<CreditNode | undefined>((top, child) => (!top || compare(child.due, top.due) > 0 ? child : top), undefined);
  for (const child of children) if (child !== best) for (const line of allLines(child)) line.due = ZERO;
  return children;
}

function linesOf(name: string, credit: Credit, evaluation: Evaluation): CreditLine[] {
  const { context } = evaluation;
  const [ofType, timesType] = [context.typeOf(credit.of), context.typeOf(credit.times)];
  const subject = finer(ofType, timesType, evaluation);
  const promise = credit['if-missed'];
  const promiseSubject = promise === undefined ? undefined : context.typeOf(promise).subject;
  const missed =
    promise === undefined
      ? undefined
      : context.engine
          .verdicts(promise)
          .filter((verdict) => verdict.outcome === 'missed')
          .map((verdict) => verdict.index);
  const lines: CreditLine[] = [];
  for (const index of context.indexes([credit.of, credit.times], subject)) {
    if (!eligible(credit, index, subject, evaluation)) continue;
    const [base, factor] = [context.number(credit.of, index, subject), context.number(credit.times, index, subject)];
    if (base === undefined || factor === undefined || isZero(base) || !isPositive(factor)) continue;
    for (const hit of missed === undefined ? [index] : missesAt(missed, promiseSubject, index, subject, evaluation)) {
      const exact = multiply(base, factor);
      lines.push({
        credit: name,
        index: hit,
        of: credit.of,
        times: credit.times,
        base,
        factor,
        exact,
        due: exact,
        amount: { minor: 0n, currency: context.terms.money.currency },
      });
    }
  }
  return lines;
}

/** A gate that has a value for each component is asked for the line's own. */
function eligible(credit: Credit, index: string, subject: Subject | undefined, evaluation: Evaluation): boolean {
  const { context } = evaluation;
  return (credit.if ?? []).every(
    (flag) =>
      context.lookup(context.column<boolean | undefined>(flag), context.typeOf(flag), index, subject) === true ||
      (context.typeOf(flag).subject !== undefined && subject === undefined),
  );
}

/** The cases that owe a line at `index`: its own when the promise is about the same thing, else each missed case within it. */
function missesAt(
  missed: readonly string[],
  of: Subject | undefined,
  index: string,
  subject: Subject | undefined,
  { context }: Evaluation,
): string[] {
  if (of === undefined) return missed.length > 0 ? [index] : [];
  if (subject === undefined) return [...missed];
  return missed.filter(
    (at) => at === index || isWithin(at, of, index, subject, context) || ('record' in subject && recordOf(at) === index),
  );
}

/** Whether a case is about a component; one of a record that names none is about each, as `without-component` says. */
function isWithin(at: string, of: Subject, index: string, wanted: Subject, context: Evaluation['context']): boolean {
  if (!('component' in wanted)) return false;
  if (!('record' in of)) return context.ancestor(at, wanted.component) === index;
  const record = context.record(of.record, recordOf(at));
  if (!record || !context.concerned(record, wanted.component).includes(index)) return false;
  if (record.components.length === 0)
    context.note(
      'counts-for-all',
      `${record.kind}/${record.id}`,
      `it names no component: it counts for each ${wanted.component}, as \`without-component: count\` says`,
    );
  return true;
}

function finer(a: CellType, b: CellType, evaluation: Evaluation): Subject | undefined {
  if (!a.subject) return b.subject;
  if (!b.subject || 'record' in a.subject) return a.subject;
  if ('record' in b.subject) return b.subject;
  let kind = evaluation.context.terms.components?.[a.subject.component]?.in;
  while (kind !== undefined) {
    if (kind === b.subject.component) return a.subject;
    kind = evaluation.context.terms.components?.[kind]?.in;
  }
  return b.subject;
}

function applyCap(
  node: { credit: string; caps: CapNote[]; capped: CreditNode['capped'] },
  cap: { 'at-most': unknown; of?: string; over?: string },
  all: readonly CreditLine[],
  { context }: Evaluation,
): void {
  const type = context.typeOf(cap.of ?? cap['at-most']);
  for (const [index, value] of context.column<Ratio>(cap.of ?? cap['at-most'])) {
    const share = cap.of === undefined ? undefined : context.number(cap['at-most'], index, type.subject);
    if (value === undefined || (cap.of !== undefined && share === undefined)) continue;
    const limit = share ? multiply(value, share) : value;
    const earlier = cap.over === undefined ? undefined : paidBefore(node.credit, index, cap.over, context);
    const left = greater(ZERO, earlier ? subtract(limit, earlier) : limit);
    const lines = type.subject === undefined ? [...all] : all.filter((line) => within(line, index, type.subject!, context));
    const before = total(lines.map((line) => line.due));
    const bound = compare(before, left) > 0;
    if (type.subject === undefined || lines.length > 0)
      node.caps.push({ credit: node.credit, index, limit, before, bound, ...(earlier && { earlier }) });
    if (!bound) continue;
    const factor = divide(left, before);
    for (const line of lines) line.due = multiply(line.due, factor);
    node.capped.push({ lines, cap: left });
  }
}

function paidBefore(credit: string, index: string, over: string, context: Evaluation['context']): Ratio {
  const { count, unit } = parseLiteral(over)!.value as CalendarSpan;
  const since = unit === 'month' ? monthsBefore(context.rule, context.fullPeriod, count) : Infinity;
  const periods = unit === 'month' ? periodsBefore(context.rule, context.fullPeriod, since, 0, -Infinity).length : count - 1;
  return total(context.earlier(periods).flatMap(({ state }) => parseDecimal(state?.credited[credit]?.[index] ?? '0') ?? []));
}

/** What the lines of a credit come to within a component; all of them for "". */
export function amountWithin(node: CreditNode, index: string, context: Evaluation['context']): Money {
  const kind = context.components.get(index)?.kind;
  const lines = allLines(node).filter((line) => kind === undefined || within(line, index, { component: kind }, context));
  return { minor: lines.reduce((minor, line) => minor + line.amount.minor, 0n), currency: node.amount.currency };
}

function within(line: CreditLine, index: string, subject: Subject, context: Evaluation['context']): boolean {
  if (line.index === index) return true;
  return 'component' in subject && context.ancestor(line.index, subject.component) === index;
}

function reachesMinimum(credit: Credit, due: Ratio, { context }: Evaluation): boolean {
  if (!credit.minimum || isZero(due)) return true;
  return (['at-least', 'more-than'] as const).every((edge: LimitKey) => {
    const limit = credit.minimum![edge as 'at-least'];
    return limit === undefined || holds(due, edge, context.number(limit, WHOLE, undefined)!);
  });
}

/** Owed the other way: amounts below zero, which lower the total. */
function turn(node: CreditNode): void {
  node.children.forEach(turn);
  const back = ({ minor, currency }: Money): Money => ({ minor: -minor, currency });
  for (const line of node.lines) line.amount = back(line.amount);
  node.amount = back(node.amount);
}

/** Rounds every line once; the outermost cap that bound decides how its lines share it. */
function round(node: CreditNode, { context }: Evaluation): void {
  const { currency, rounding } = context.terms.money;
  const done = new Set<CreditLine>();
  const visit = (at: CreditNode): void => {
    // The last cap is the tightest one left standing, so it is laid on the lines first.
    for (const { lines, cap } of [...at.capped].reverse()) {
      const open = lines.filter((line) => !done.has(line) && isPositive(line.due));
      if (open.length === 0) continue;
      const sum = total(open.map((line) => line.due));
      const target = roundMoney(compare(sum, cap) < 0 ? sum : cap, currency, 'down');
      allocate(
        target,
        open.map((line) => line.due),
      ).forEach((share, i) => {
        open[i]!.amount = share;
        done.add(open[i]!);
      });
    }
    at.children.forEach(visit);
    for (const line of at.lines) {
      if (done.has(line)) continue;
      line.amount = roundMoney(line.due, currency, rounding);
      done.add(line);
    }
  };
  visit(node);
  const sum = (at: CreditNode): Money => {
    at.children.forEach(sum);
    at.amount = { minor: allLines(at).reduce((minor, line) => minor + line.amount.minor, 0n), currency };
    return at.amount;
  };
  sum(node);
}
