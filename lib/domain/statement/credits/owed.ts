/**
 * The amounts owed when facts are missing. The credits are evaluated for every combination of a few missing words ("way"), at both ends of
 * the values that are still open. An amount that is owed in all ways is certain; this is a property of a credit's sum, not of its lines.
 */
import { finding } from '../../evidence/findings/finding.ts';
import type { Verdict } from '../../operators/verdict.ts';
import type { Context } from '../../operators/context.ts';
import type { PossibleValue } from '../../operators/missing.ts';
import { type CreditLine, type CreditNode, allLines, everyNode } from './credit-node.ts';
import { inBoxes } from './boxes.ts';
import { inFinerParts } from './finer-parts.ts';
import { type Tried, endsOf, fewOf, numbersOf, waysOf, withOthers } from './tried-facts.ts';
import { agreed } from '../agreed.ts';
import type { EarlierFact, Evaluation } from '../objectives/evaluation.ts';
import { joinVerdicts } from '../objectives/attainment.ts';
import { openLinesOf, owingLines, unpostedLinesOf } from './line-bounds.ts';
import { NOTHING_OWED, type OwedBounds, addBounds, eitherBounds, isCertain } from './owed-bounds.ts';
import { type CreditWay, CreditWays, creditIn, resultOf, wayOf, wayWithin } from './credit-ways.ts';

export interface Owed {
  /** The evaluation of the completion that owes the customer least. `trees` are its credits. */
  readonly evaluator: Evaluation;
  readonly trees: readonly CreditNode[];
  /** The evaluation that leaves every missing fact open. */
  readonly open: Evaluation;
  /** Bounds of each paid credit; an amount that is owed to the vendor is positive here. */
  readonly bounds: ReadonlyMap<string, OwedBounds>;
  readonly toCustomer: OwedBounds;
  readonly toVendor: OwedBounds;
  /** Every credit of every completion, at both ends. */
  readonly ends: readonly (readonly CreditNode[])[];
  /** The posted lines of a credit that differ between completions, whether its sum does or not. */
  openLines(place: number): ReadonlyMap<CreditLine, OwedBounds>;
  /** The lines of a credit that are not among the posted ones and owe something in some completion, with an evaluation that has them. */
  unposted(place: number, posted: readonly CreditLine[]): ReadonlyMap<CreditLine, OwedBounds & { readonly evaluation: Evaluation }>;
  /** For each completion, the lines of a credit that owe something, or may. */
  owing(place: number): readonly { readonly lines: readonly CreditLine[]; readonly evaluation: Evaluation }[];
  /** Bounds of a credit in each completion, or of its lines within a component, also when another credit includes it. */
  within(credit: string, index: string): readonly OwedBounds[];
  readonly evaluations: readonly Evaluation[];
  verdicts(objective: string): readonly Verdict[];
  /** The missing words that were tried; each evaluation is one combination of them. */
  readonly tried: readonly Tried[];
  /** The result of a credit in each of these ways, as text. */
  results(place: number): readonly string[];
  /** What each of these ways owes to the customer and to the vendor. */
  readonly sums: readonly BothBounds[];
  /** The same amounts with the lines of the way that owes least among some of these ways, by their places. */
  posting(among: ReadonlySet<number>): Owed;
}

export interface BothBounds {
  readonly toCustomer: OwedBounds;
  readonly toVendor: OwedBounds;
}

/** The amounts of all paid credits. @param roots names of the paid credits. @param remembered cells that later periods look back on. */
export function owedBy(evaluator: Evaluation, roots: readonly string[], remembered: readonly string[]): Owed {
  const { terms } = evaluator.context;
  const first = wayOf(evaluator, roots);
  for (const objective of Object.keys(terms.objectives)) evaluator.verdicts(objective);
  const isVendors = (root: string): boolean => terms.credits[root]!['owed-to'] === 'vendor';
  const side = (wanted: boolean): number[] => roots.flatMap((root, i) => (isVendors(root) === wanted ? [i] : []));
  const [customers, vendors] = [side(false), side(true)];
  const few = fewOf(evaluator);
  // Evaluates the cells that later periods read: missing facts that affect only these are tried too, after those that decide an amount of
  // this period.
  for (const name of remembered) evaluator.column(name);
  const left = fewOf(evaluator).filter(({ key }) => !few.some((one) => one.key === key));
  const numbers = numbersOf(evaluator);
  const names = [...few, ...left, ...numbers.map(({ number, name }) => ({ fact: number.fact, name }))].flatMap(({ fact, name }) => [
    fact,
    name,
  ]);
  const ways = new CreditWays(first, roots, new Set([...names, ...evaluator.earlier.keys()]));
  const sumsOf = (of: readonly Tried[], turns: readonly PossibleValue[]): OwedBounds[] => {
    const { bounds } = ways.of(of, turns);
    return [...bounds, sumOf(bounds, customers), sumOf(bounds, vendors)];
  };
  const together = withOthers(few, left, evaluator, (of, turns) => ways.of(of, turns));
  const moving = [...numbers, ...endsOf(evaluator)];
  const all = inFinerParts(together.facts, moving, sumsOf);
  const facts = all.filter(({ isEnd }) => !isEnd);
  // The outcomes of a way leave ends to come open, and numbers that only some ways divide. Its amounts are those of each of its boxes.
  const outer = waysOf(facts).map((turns) => ways.of(facts, turns));
  const boxes = inBoxes(all, moving, sumsOf).map(({ way, facts: own, turns }) => ({ place: way % outer.length, way: ways.of(own, turns) }));
  const each = boxes.map(({ way }) => way);
  const evaluationOf = (way: CreditWay): Evaluation => outer[boxes[each.indexOf(way)]!.place]!.evaluator;
  /** By way, the joined bounds of its boxes. */
  const joined = (boundsOf: (way: CreditWay) => OwedBounds): OwedBounds[] => {
    const bounds = each.map(boundsOf);
    return outer.map((_, place) => bounds.filter((_one, i) => boxes[i]!.place === place).reduce(eitherBounds));
  };
  const owedLeast = ({ bounds }: CreditWay): bigint => customers.reduce((sum, i) => sum + bounds[i]!.least, 0n);
  const ends = each.flatMap((way) => (way.least === way.most ? [way.least] : [way.least, way.most]));
  noteAbsent(ends, evaluator.context);
  const [toCustomer, toVendor] = [boundsOver(each, customers), boundsOver(each, vendors)];
  if (!isCertain(toCustomer) || !isCertain(toVendor)) noteApart(together.left, evaluator);
  const customersIn = joined(({ bounds }) => sumOf(bounds, customers));
  const vendorsIn = joined(({ bounds }) => sumOf(bounds, vendors));
  const leastAmong = (among?: ReadonlySet<number>): CreditWay =>
    each.filter((_, i) => !among || among.has(boxes[i]!.place)).reduce((best, way) => (owedLeast(way) < owedLeast(best) ? way : best));
  const posting = (least: CreditWay): Owed => ({
    evaluator: evaluationOf(least),
    trees: least.least,
    open: evaluator,
    bounds: new Map(roots.map((root, i) => [root, boundsOver(each, [i])])),
    toCustomer,
    toVendor,
    ends,
    openLines: (place) =>
      openLinesOf(
        least.least[place]!,
        each.map((way) => creditIn(way, place)),
      ),
    unposted: (place, posted) => {
      const found = unpostedLinesOf(
        posted,
        each.map((way) => creditIn(way, place)),
      );
      const wayWith = (line: CreditLine): CreditWay => each.find((way) => allLines(way.most[place]!).includes(line))!;
      return new Map([...found].map(([line, bounds]) => [line, { ...bounds, evaluation: evaluationOf(wayWith(line)) }]));
    },
    owing: (place) => each.map((way) => ({ lines: owingLines(creditIn(way, place), each.length), evaluation: evaluationOf(way) })),
    within: (credit, index) => joined((way) => wayWithin(way, credit, index)),
    evaluations: outer.map((way) => way.evaluator),
    tried: facts,
    results: (place) => outer.map((way) => resultOf(way, place)),
    verdicts: (objective) =>
      facts.length > 0 ? joinVerdicts(outer.map((way) => way.evaluator.verdicts(objective))) : evaluator.verdicts(objective),
    sums: customersIn.map((toCustomerIn, i) => ({ toCustomer: toCustomerIn, toVendor: vendorsIn[i]! })),
    posting: (among) => posting(leastAmong(among)),
  });
  return posting(leastAmong());
}

/** Records a finding for bases and factors without a value in every way. */
function noteAbsent(ends: Owed['ends'], context: Context): void {
  const ways = ends.map((trees) => trees.flatMap(everyNode).flatMap(({ absent }) => absent));
  for (const { operand, path } of agreed(ways)) context.note(path, finding('no-amount', { name: operand }));
}

/** The most facts that a finding names. */
const MAX_NAMED = 3;

/** Records a finding where facts of earlier periods leave bounds that are not joined with the effects of the same facts elsewhere. */
function noteApart(left: readonly EarlierFact[], { apart, context }: Evaluation): void {
  const all = left.length + apart.size;
  if (all === 0) return;
  const facts = left.slice(0, MAX_NAMED).map(({ fact }) => fact);
  const cells = [...apart].slice(0, MAX_NAMED - facts.length);
  const more = all - facts.length - cells.length;
  context.note(context.fullPeriod.label, finding('earlier-bounds', { facts, cells, more }));
}

/** The sum of some credits. */
const sumOf = (bounds: readonly OwedBounds[], places: readonly number[]): OwedBounds =>
  places.map((i) => bounds[i]!).reduce(addBounds, NOTHING_OWED);

/** The least and the most over all completions. */
const boundsOver = (each: readonly CreditWay[], places: readonly number[]): OwedBounds =>
  each.map(({ bounds }) => sumOf(bounds, places)).reduce(eitherBounds);
