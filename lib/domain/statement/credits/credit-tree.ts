/**
 * From verdicts to money. The fixed order of steps is: gates, product, combination, caps (in the order of the contract), minimum (on the
 * exact sum), rounding. Each line is rounded once. A total is the sum of its rounded lines. Where a cap cut a sum, the cap is rounded down
 * and allocated to its lines by largest remainder.
 */
import type { Cap, Credit } from '../../contract/terms.ts';
import type { Money } from '../../money/money.ts';
import {
  ONE,
  type Ratio,
  UNBOUNDED,
  ZERO,
  add,
  compare,
  divide,
  greater,
  isBounded,
  isZero,
  multiply,
  subtract,
  total,
} from '../../money/ratio.ts';
import { Range, Unstated, leastOf, mostOf } from '../../operators/range.ts';
import { type Subject, WHOLE } from '../../operators/value.ts';
import { relatedTo } from './credit-cases.ts';
import { type AtEnd, type End, type Flag, isOpenGate, numberAt } from './credit-ends.ts';
import { linesOf } from './credit-lines.ts';
import { type CapNote, type CreditLine, type CreditNode, allLines } from './credit-node.ts';
import { reaches } from './minimum.ts';
import { spend } from '../../step-limit.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import { round } from './credit-rounding.ts';
import { keepHighest } from './highest.ts';
import { missingEarlier, paidBefore } from './rolling-caps.ts';
import { partsOf } from '../../contract/included-credits.ts';

/**
 * A credit at one end. Every step is monotonic in its lines, so that the tree at one end bounds every sum in it.
 * @param opens called when a value is open, so that the other end may differ.
 */
export function creditTree(name: string, evaluation: Evaluation, end: End, opens: () => void = () => undefined): CreditNode {
  const node = exactNode(name, { ...evaluation, end, opens });
  round(node, evaluation);
  if (evaluation.context.terms.credits[name]!['owed-to'] === 'vendor') turn(node);
  return node;
}

function exactNode(name: string, evaluation: AtEnd): CreditNode {
  const { context } = evaluation;
  const credit = context.terms.credits[name]!;
  const nothing: Money = { minor: 0n, currency: context.terms.money.currency };
  const refused = (credit.if ?? []).find(
    (flag) => ![...context.column<Flag>(flag).values()].some((value) => isOpenGate(value, evaluation)),
  );
  const children = refused === undefined ? partsOf(credit).map((child) => exactNode(child, evaluation)) : [];
  keepHighest(credit, children, context);
  const absent: CreditNode['absent'] = [];
  const shut: CreditNode['shut'] = [];
  const lines = refused === undefined && credit.of !== undefined ? linesOf(name, credit, evaluation, { absent, shut }) : [];
  spend(1 + lines.length);
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
    limits: [] as CreditNode['limits'],
    belowMinimum: undefined,
    minimum: undefined,
    absent,
    shut,
  } satisfies CreditNode;
  for (const [place, cap] of (credit.cap ?? []).entries()) applyCap(node, cap, place, all, evaluation);
  const due = total(all.map((line) => line.due));
  const minimum = isZero(due) ? undefined : minimumOf(name, credit, due, evaluation);
  if (minimum === undefined || reaches(due, minimum)) return { ...node, due, minimum };
  for (const line of all) line.due = ZERO;
  return { ...node, due: ZERO, minimum, belowMinimum: due };
}

function applyCap(
  node: { credit: string; caps: CapNote[]; capped: CreditNode['capped']; limits: CreditNode['limits'] },
  cap: Cap,
  place: number,
  all: readonly CreditLine[],
  evaluation: AtEnd,
): void {
  const { context, end, opens } = evaluation;
  const type = context.typeOf(cap.of ?? cap['at-most']);
  for (const index of context.column<unknown>(cap.of ?? cap['at-most']).keys()) {
    const value = capAt(cap.of ?? cap['at-most'], index, type.subject, evaluation);
    const share = cap.of === undefined ? undefined : capAt(cap['at-most'], index, type.subject, evaluation);
    if (value === undefined || (cap.of !== undefined && share === undefined)) continue;
    const limit = share ? multiply(value, share) : value;
    const lines = type.subject === undefined ? [...all] : all.filter((line) => within(line, index, type.subject!, context));
    if (!isBounded(limit)) {
      node.limits.push({ place, index, lines, cap: limit });
      continue;
    }
    const paid = cap.over === undefined ? undefined : paidBefore(node.credit, index, cap.over, context);
    if (paid instanceof Range) {
      opens();
      context.evaluator.missEarlier(missingEarlier(node.credit, context));
    }
    // Higher earlier payments leave a lower limit now.
    const earlier = paid && (end === 'least' ? mostOf(paid) : leastOf(paid));
    const left = greater(ZERO, earlier ? subtract(limit, earlier) : limit);
    const isEndless = lines.some(({ due }) => !isBounded(due));
    for (const line of lines) if (!isBounded(line.due)) line.due = left;
    const before = total(lines.map((line) => line.due));
    noteCap(`${node.credit} ${place} ${index}`, cap, index, type.subject, add(before, earlier ?? ZERO), evaluation);
    const bound = compare(before, left) > 0;
    node.limits.push({ place, index, lines, cap: left });
    if (type.subject === undefined || lines.length > 0)
      node.caps.push({
        credit: node.credit,
        index,
        limit,
        before: isEndless ? UNBOUNDED : before,
        bound,
        left,
        ...(earlier && { earlier }),
      });
    if (!bound) continue;
    const factor = divide(left, before);
    for (const line of lines) line.due = multiply(line.due, factor);
    node.capped.push({ lines, cap: left });
  }
}

/** A cap at an end; a cap that may not exist applies at the least and not at the most. */
function capAt(operand: unknown, index: string, subject: Subject | undefined, { context, end, opens }: AtEnd): Ratio | undefined {
  const value = context.bounded(operand, index, subject);
  if (!(value instanceof Range)) return value;
  opens();
  if (end === 'least') return greater(ZERO, value.least);
  return value.mayLack ? UNBOUNDED : greater(ZERO, value.most);
}

/** Records the value that a missing cap is compared with: a sum, or its share of the base. */
function noteCap(place: string, cap: Cap, index: string, subject: Subject | undefined, sum: Ratio, evaluation: AtEnd): void {
  const { context } = evaluation;
  const base = cap.of === undefined ? ONE : context.bounded(cap.of, index, subject);
  if (base === undefined || base instanceof Range || isZero(base)) return;
  noteHeld(place, cap['at-most'], index, subject, divide(sum, base), evaluation);
}

function noteHeld(
  place: string,
  operand: unknown,
  index: string,
  subject: Subject | undefined,
  value: Ratio,
  { context, splits }: AtEnd,
): void {
  const number = context.bounded(operand, index, subject);
  if (number instanceof Unstated) splits.noteSum(place, number, value);
}

/** The lines of a credit within a component; all of them for "". */
export function linesWithin(node: CreditNode, index: string, context: Evaluation['context']): CreditLine[] {
  const kind = context.components.get(index)?.kind;
  return allLines(node).filter((line) => kind === undefined || within(line, index, { component: kind }, context));
}

function within(line: CreditLine, index: string, subject: Subject, context: Evaluation['context']): boolean {
  if (line.index === index) return true;
  if (!('component' in subject)) return false;
  // The component of the line, else the one that is credited for the case.
  const own = [line.subject && 'component' in line.subject ? line.index : undefined, line.at];
  const around = own.flatMap((id) => context.components.ancestor(id, subject.component) ?? []);
  if (around.length > 0) return around[0] === index;
  return line.subject !== undefined && relatedTo({ index: line.index, subject: line.subject }, subject.component, context).includes(index);
}

function minimumOf(name: string, { minimum }: Credit, due: Ratio, evaluation: AtEnd): NonNullable<CreditNode['minimum']> {
  return (['at-least', 'more-than'] as const).flatMap((edge) => {
    const limit = minimum?.[edge];
    if (limit !== undefined) noteHeld(`${name} ${edge}`, limit, WHOLE, undefined, due, evaluation);
    return limit === undefined ? [] : [{ edge, needed: numberAt(limit, WHOLE, undefined, evaluation, false) }];
  });
}

/** Negates the amounts of a credit that is owed to the vendor, so that they lower the total. */
function turn(node: CreditNode): void {
  node.children.forEach(turn);
  const back = ({ minor, currency }: Money): Money => ({ minor: -minor, currency });
  for (const line of node.lines) line.amount = back(line.amount);
  node.amount = back(node.amount);
}
