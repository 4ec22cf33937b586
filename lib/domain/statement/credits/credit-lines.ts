/** The lines of a credit, which say what is to be refunded: one for each case that owes and each of its components, where the gates are open. */
import { finding } from '../../evidence/findings/finding.ts';
import type { Credit } from '../../contract/terms.ts';
import { nameOf } from '../../operators/types/subjects.ts';
import { type Ratio, ZERO, isPositive, multiply } from '../../money/ratio.ts';
import { type Context, withOpenings } from '../../operators/context.ts';
import { WHOLE, placeOf, recordOf } from '../../operators/value.ts';
import {
  type CreditGrain,
  type Misses,
  type Named,
  type CasePlace,
  askedAt,
  casesAt,
  grainOf,
  missesOf,
  nameOfPlace,
  noteForEach,
  placesOf,
  relatedTo,
} from './credit-cases.ts';
import { type AtEnd, type Flag, isOpenGate, numberAt } from './credit-ends.ts';
import type { CreditLine, CreditNode } from './credit-node.ts';

/** The first closed gate at the case of a line; undefined when all are open. */
function shutAt(credit: Credit, place: CasePlace, evaluation: AtEnd): string | undefined {
  const { context } = evaluation;
  return (credit.if ?? []).find((flag) => {
    const type = context.typeOf(flag);
    const asked = askedAt(type.subject, place, context);
    return !isOpenGate(context.lookup(context.column<Flag>(flag), type, asked?.index ?? WHOLE, asked?.subject), evaluation);
  });
}

/** @param without collects the cases without a line: bases and factors that do not exist (0 of 0), and cases with a closed gate. */
export function linesOf(name: string, credit: Credit, evaluation: AtEnd, without: Pick<CreditNode, 'absent' | 'shut'>): CreditLine[] {
  const { context } = evaluation;
  const grain = grainOf(credit, context);
  const misses = missesOf(credit, grain, evaluation);
  const lines: CreditLine[] = [];
  for (const place of placesOf(grain, context)) {
    const all = casesAt(place, misses, grain, context).map((one) => ({ one, gate: shutAt(credit, one, evaluation) }));
    if (all.length === 0) continue;
    const isOpen = all.some(({ gate }) => gate === undefined);
    // A value that only closed cases use leaves nothing open.
    const asking = isOpen ? evaluation : { ...evaluation, opens: () => undefined };
    const [base, factor] = [credit.of, credit.times].map((operand) => {
      const asked = askedAt(context.typeOf(operand).subject, place, context);
      const value = numberAt(operand, asked?.index ?? WHOLE, asked?.subject, asking);
      const isAbsent = value === undefined && context.bounded(operand, asked?.index ?? WHOLE, asked?.subject) === undefined;
      if (isAbsent && isOpen) without.absent.push({ operand: String(operand), path: placeOf(name, nameOfPlace(place)) });
      return value;
    });
    if (base === undefined || factor === undefined || !isPositive(base) || !isPositive(factor)) continue;
    for (const { one, gate } of all) {
      if (gate !== undefined) {
        without.shut.push({ credit: name, index: nameOfPlace(one), gate });
        continue;
      }
      noteForEach(one, context);
      lines.push(lineOf(name, credit, { base, factor }, place, one, context));
    }
  }
  noteUnrelated(name, credit, grain, misses, evaluation);
  return lines;
}

function lineOf(
  name: string,
  { of, times }: Credit,
  { base, factor }: { base: Ratio; factor: Ratio },
  place: CasePlace,
  { component, record }: CasePlace,
  context: Context,
): CreditLine {
  const exact = multiply(base, factor);
  return {
    credit: name,
    index: nameOfPlace({ component, record }),
    subject: (record ?? component)?.subject,
    at: place.component?.index ?? nameOfPlace(place),
    of,
    times,
    base,
    factor,
    exact,
    due: exact,
    amount: { minor: 0n, currency: context.terms.money.currency },
  };
}

/** Records a finding for breached cases that owe nothing because they are in no component of the kinds of base, rate and gates. */
function noteUnrelated(name: string, credit: Credit, grain: CreditGrain, misses: Misses | undefined, evaluation: AtEnd): void {
  const { context } = evaluation;
  const gates = (credit.if ?? []).flatMap((flag) => context.typeOf(flag).subject ?? []);
  const kinds = new Set([grain.component?.subject, ...gates].flatMap((of) => (of && 'component' in of ? [of.component] : [])));
  if (kinds.size === 0) return;
  for (const one of owing(misses, grain, evaluation))
    for (const kind of kinds)
      if (relatedTo(one, kind, context).length === 0)
        context.note(`${nameOf(one.subject)}/${recordOf(one.index)}`, finding('of-no-component', { kind, credit: name }));
}

/** Cases that would owe something if they belonged to a component: breached ones, or records with a base or a rate. */
function owing(misses: Misses | undefined, { record }: CreditGrain, evaluation: AtEnd): Named[] {
  if (misses) {
    const { subject, indexes } = misses;
    return subject ? [...indexes].map((index) => ({ index, subject })) : [];
  }
  if (!record) return [];
  const { operands, subject } = record;
  const isOwed = (index: string): boolean => isPositive(numberAt(operands[0], index, subject, evaluation) ?? ZERO);
  return withOpenings(operands.map((operand) => evaluation.context.column(operand)))
    .filter(isOwed)
    .map((index) => ({ index, subject }));
}
