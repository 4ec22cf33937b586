/** The lines of a credit: of each case that owes, for each component that it concerns, where the gates are open. */
import type { Credit } from '../agreement/agreement.ts';
import { nameOf } from '../agreement/types/subjects.ts';
import { type Ratio, ZERO, isPositive, multiply } from '../money/ratio.ts';
import { type Context, recordOf } from '../operators/context.ts';
import { WHOLE, placeOf } from '../operators/value.ts';
import {
  type Grain,
  type Misses,
  type Named,
  type Place,
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

/** Whether all gates are open at the case that a line is for. */
function isEligible(credit: Credit, place: Place, evaluation: AtEnd): boolean {
  const { context } = evaluation;
  return (credit.if ?? []).every((flag) => {
    const type = context.typeOf(flag);
    const asked = askedAt(type.subject, place, context);
    return isOpenGate(context.lookup(context.column<Flag>(flag), type, asked?.index ?? WHOLE, asked?.subject), evaluation);
  });
}

/** @param absent told of each base and factor that does not exist (0 of 0): it owes nothing. */
export function linesOf(name: string, credit: Credit, evaluation: AtEnd, absent: CreditNode['absent']): CreditLine[] {
  const { context } = evaluation;
  const grain = grainOf(credit, context);
  const misses = missesOf(credit, grain, evaluation);
  const lines: CreditLine[] = [];
  for (const place of placesOf(grain, context)) {
    const cases = casesAt(place, misses, grain, context).filter((one) => isEligible(credit, one, evaluation));
    if (cases.length === 0) continue;
    const [base, factor] = [credit.of, credit.times].map((operand) => {
      const asked = askedAt(context.typeOf(operand).subject, place, context);
      const value = numberAt(operand, asked?.index ?? WHOLE, asked?.subject, evaluation);
      const isAbsent = value === undefined && context.bounded(operand, asked?.index ?? WHOLE, asked?.subject) === undefined;
      if (isAbsent) absent.push({ operand: String(operand), path: placeOf(name, nameOfPlace(place)) });
      return value;
    });
    if (base === undefined || factor === undefined || !isPositive(base) || !isPositive(factor)) continue;
    for (const one of cases) {
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
  place: Place,
  { component, record }: Place,
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

/** What owes nothing because it lies in no component of the kinds that base, rate and gates are of is said. */
function noteUnrelated(name: string, credit: Credit, grain: Grain, misses: Misses | undefined, evaluation: AtEnd): void {
  const { context } = evaluation;
  const gates = (credit.if ?? []).flatMap((flag) => context.typeOf(flag).subject ?? []);
  const kinds = new Set([grain.component?.subject, ...gates].flatMap((of) => (of && 'component' in of ? [of.component] : [])));
  if (kinds.size === 0) return;
  for (const one of owing(misses, grain, evaluation))
    for (const kind of kinds)
      if (relatedTo(one, kind, context).length === 0)
        context.note(
          'of-no-component',
          `${nameOf(one.subject)}/${recordOf(one.index)}`,
          `it is of no ${kind}, for each of which "${name}" is worked out; nothing is owed on it`,
        );
}

/** Cases that would owe something, were they of a component: those that were missed, or those of records with a base or a rate. */
function owing(misses: Misses | undefined, { record }: Grain, evaluation: AtEnd): Named[] {
  if (misses) {
    const { subject, indexes } = misses;
    return subject ? [...indexes].map((index) => ({ index, subject })) : [];
  }
  if (!record) return [];
  const { operand, subject } = record;
  const isOwed = (index: string): boolean => isPositive(numberAt(operand, index, subject, evaluation) ?? ZERO);
  return [...evaluation.context.column(operand).keys()].filter(isOwed).map((index) => ({ index, subject }));
}
