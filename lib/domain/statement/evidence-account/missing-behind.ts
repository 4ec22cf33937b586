/** The missing facts behind an open result: only those that may change it. */
import { nameOf } from '../../operators/types/subjects.ts';
import type { Verdict } from '../../operators/verdict.ts';
import type { Context } from '../../operators/context.ts';
import type { MissingFact } from '../../operators/missing.ts';
import { type CreditNode, allLines, everyNode } from '../credits/credit-node.ts';
import { missingEarlier } from '../credits/rolling-caps.ts';
import { decidingOf } from './deciding.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import type { Owed } from '../credits/owed.ts';
import { partsOf } from '../../contract/included-credits.ts';
import { recordOf } from '../../operators/value.ts';

/** All operands of a credit. */
function operandsOf(name: string, { context }: Evaluation): readonly unknown[] {
  const credit = context.terms.credits[name]!;
  const caps = (credit.cap ?? []).flatMap((cap) => [cap.of, cap['at-most']]);
  const all = [credit.of, credit.times, credit['if-breached'], ...(credit.if ?? []), ...caps, ...Object.values(credit.minimum ?? {})];
  return all.filter((operand) => operand !== undefined);
}

/** All missing facts behind a credit, also those that do not change it. */
export function missingBehindCredit(name: string, evaluator: Evaluation): MissingFact[] {
  return distinct(behindCredit(name, evaluator, () => true));
}

/** @param reaches whether a fact behind an operand of a credit may change one of its lines. */
function behindCredit(
  name: string,
  evaluator: Evaluation,
  reaches: (fact: MissingFact, operand: string, credit: string) => boolean,
): MissingFact[] {
  const credit = evaluator.context.terms.credits[name];
  if (!credit) return [];
  const operands = operandsOf(name, evaluator);
  const own = operands.flatMap((operand) =>
    typeof operand === 'string' ? evaluator.missingBehind(operand).filter((fact) => reaches(fact, operand, name)) : [],
  );
  const earlier = missingEarlier(name, evaluator.context).flatMap(({ fact }) => evaluator.missing.get(fact) ?? []);
  const inner = partsOf(credit).flatMap((child) => behindCredit(child, evaluator, reaches));
  // Gates and bases are evaluated for the cases of a credit outside any cell.
  const kinds = operands.flatMap((operand) => evaluator.typeOf(operand).subject ?? []).map(nameOf);
  const among = evaluator.missingBehind('').filter((fact) => fact.among !== undefined && kinds.includes(fact.among));
  return [...own, ...earlier, ...among, ...inner];
}

const distinct = (facts: readonly MissingFact[]): MissingFact[] => [...new Map(facts.map((fact) => [fact.fact, fact])).values()];

/** The missing facts that would decide the amount of a credit or its lines. */
export function missingBehindOwed(name: string, place: number, owed: Owed): string[] {
  const { evaluator, tried } = owed;
  const places = placesOf(owed.ends.map((trees) => trees[place]!));
  const wholes = new Map<string, ReadonlySet<string>>();
  const inWhole = (operand: string): ReadonlySet<string> => {
    if (!wholes.has(operand)) wholes.set(operand, new Set(evaluator.missingInWhole(operand).map(({ fact }) => fact)));
    return wholes.get(operand)!;
  };
  const reached = new Set(
    behindCredit(name, evaluator, (fact, operand, credit) => {
      const own = places.get(credit);
      return own !== undefined && (inWhole(operand).has(fact.fact) || concernsAny(fact, own, evaluator.context));
    }).map(({ fact }) => fact),
  );
  return decidingOf(missingBehindCredit(name, evaluator), { tried, results: owed.results(place) }, ({ fact }) => reached.has(fact));
}

/** By credit, the places of its lines at the most of all ways; a fact that affects none of them changes nothing. */
function placesOf(ends: readonly CreditNode[]): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>();
  for (const node of ends.flatMap(everyNode)) {
    const own = places.get(node.credit) ?? new Set<string>();
    for (const { at, index } of allLines(node)) {
      own.add(index).add(recordOf(index));
      // A base for the whole has no place.
      if (at !== '') own.add(at);
    }
    if (own.size > 0) places.set(node.credit, own);
  }
  return places;
}

/** The missing facts that would decide one case of an objective. */
export function missingBehindCase(objective: string, owed: Owed): (index: string) => string[] {
  let find: ((index: string) => string[]) | undefined;
  // Evaluated lazily: most objectives have no open case.
  return (index) => (find ??= findingMissing(objective, owed))(index);
}

function findingMissing(objective: string, { tried, evaluator, evaluations }: Owed): (index: string) => string[] {
  const behind = evaluator.missingBehind(objective);
  const inWhole = new Set(evaluator.missingInWhole(objective).map(({ fact }) => fact));
  const textOf = ({ outcome, possible }: Verdict): string => JSON.stringify([outcome, possible]);
  const ways =
    tried.length === 0 ? [] : evaluations.map((one) => new Map(one.verdicts(objective).map((verdict) => [verdict.index, verdict])));
  return (index) => {
    const verdicts = ways.map((way) => way.get(index));
    const results = verdicts.map((verdict) => (verdict ? textOf(verdict) : ''));
    return decidingOf(behind, { tried, results }, (fact) => inWhole.has(fact.fact) || concerns(fact, index, evaluator.context));
  };
}

/** Whether a missing fact can decide a case: a fact of the customer affects all cases, one of a component or record the cases within it. */
function concerns(fact: MissingFact, index: string, context: Context): boolean {
  if (index === '' || isOfAll(fact)) return true;
  const owner = fact.base ?? fact.owner;
  if (!isOfRecord(fact)) return isRelated(index, owner, context) || !context.components.has(index);
  const [kind, id] = recordIn(owner);
  if (!context.components.has(index)) return index === id || recordOf(index) === id;
  const components = context.record(kind, id)?.components ?? [];
  return components.length === 0 || components.some((component) => isRelated(index, component, context));
}

/** The same for several cases at once, because there may be many records. */
function concernsAny(fact: MissingFact, places: ReadonlySet<string>, context: Context): boolean {
  if (places.has('') || isOfAll(fact)) return true;
  if (isOfRecord(fact) && places.has(recordIn(fact.owner)[1])) return true;
  const components = [...places].filter((place) => context.components.has(place));
  if (isOfRecord(fact)) return components.some((place) => concerns(fact, place, context));
  return components.length < places.size || components.some((place) => concerns(fact, place, context));
}

const isOfAll = ({ owner, said, base, isEarlier }: MissingFact): boolean =>
  owner === 'customer' || said !== undefined || isEarlier === true || base === '' || (owner === 'bill' && base === undefined);

const isOfRecord = ({ owner, base }: MissingFact): boolean => base === undefined && owner.includes('/');

/** The kind and id of a record owner; the id may contain slashes. */
function recordIn(owner: string): [kind: string, id: string] {
  const slash = owner.indexOf('/');
  return [owner.slice(0, slash), owner.slice(slash + 1)];
}

const isRelated = (a: string, b: string, context: Context): boolean => isWithin(a, b, context) || isWithin(b, a, context);

function isWithin(inner: string, outer: string, context: Context): boolean {
  const kind = context.components.get(outer)?.kind;
  return kind !== undefined && context.components.ancestor(inner, kind) === outer;
}
