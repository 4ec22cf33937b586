/**
 * What is owed when facts are missing: worked out for every way in which few missing words may turn out, at both ends of what is still
 * open then. What is owed in all of them is certain; it is a property of each credit's sum, not of its lines.
 */
import { isBounded } from '../../money/ratio.ts';
import type { Context, Verdict } from '../../operators/context.ts';
import { type MissingFact, type Turn, completionsOf } from '../../operators/missing.ts';
import { type BoundsOf, type CreditEnds, type OwedBounds, boundsBetween } from './credit-bounds.ts';
import { type CreditLine, type CreditNode, allLines, everyNode } from './credit-node.ts';
import { loweredTo } from './credit-rounding.ts';
import { creditTree, linesWithin } from './credit-tree.ts';
import { inClause } from '../../step-limit.ts';
import { agreed } from '../agreed.ts';
import type { Evaluation } from '../objectives/evaluate.ts';
import { joinVerdicts } from '../objectives/judge.ts';
import { openLinesOf } from './line-bounds.ts';

/** More ways than this are not tried one by one. Statements depend on it: a change of it is a change of calculation. */
export const MAX_COMPLETIONS = 128;

export interface Owed {
  /** The evaluation of the completion in which the least is owed to the customer, and its credits. */
  readonly evaluator: Evaluation;
  readonly trees: readonly CreditNode[];
  /** The evaluation in which every missing fact is left open. */
  readonly open: Evaluation;
  /** Of each credit that is paid, of the same sign: what is owed to the vendor is not below zero here. */
  readonly bounds: ReadonlyMap<string, OwedBounds>;
  readonly toCustomer: OwedBounds;
  readonly toVendor: OwedBounds;
  /** Every credit of every completion, at both ends. */
  readonly ends: readonly (readonly CreditNode[])[];
  /** The posted lines of a credit that differ between completions, whether its sum does or not. */
  openLines(place: number): ReadonlyMap<CreditLine, OwedBounds>;
  /** What a credit pays, or of it the lines within a component, by itself or gathered by another. */
  within(credit: string, index: string): OwedBounds;
  readonly evaluations: readonly Evaluation[];
  verdicts(objective: string): readonly Verdict[];
  /** The missing words that were tried; each evaluation is one way in which they may turn out. */
  readonly tried: readonly Tried[];
  /** What comes of a credit in each of these ways, as text. */
  results(place: number): readonly string[];
}

export const isCertain = ({ least, most }: OwedBounds): boolean => least === most;

/** One completion: its credits at both ends, with what each owes. */
interface Way {
  readonly evaluator: Evaluation;
  readonly least: readonly CreditNode[];
  readonly most: readonly CreditNode[];
  readonly between: readonly BoundsOf[];
  readonly bounds: readonly OwedBounds[];
}

function wayOf(evaluator: Evaluation, roots: readonly string[]): Way {
  const ends = roots.map((root): CreditEnds => {
    let isOpen = false;
    const tree = (end: 'least' | 'most'): CreditNode => inClause(root, () => creditTree(root, evaluator, end, () => void (isOpen = true)));
    const least = tree('least');
    return { least, most: isOpen ? tree('most') : least };
  });
  const between = ends.map((one) => boundsBetween(one, evaluator.context));
  const bounds = roots.map((root, i) => inClause(root, () => between[i]!()));
  const most = ends.map((one) => one.most);
  const isCertain = ends.every((one) => one.least === one.most);
  return { evaluator, least: isCertain ? most : ends.map(({ least }, i) => loweredTo(least, bounds[i]!.least)), most, between, bounds };
}

/** @param roots the credits that are paid. */
export function owedBy(evaluator: Evaluation, roots: readonly string[]): Owed {
  const { terms } = evaluator.context;
  const first = wayOf(evaluator, roots);
  for (const objective of Object.keys(terms.objectives)) evaluator.verdicts(objective);
  const facts = fewOf(evaluator);
  const completions = facts.length === 0 ? undefined : completionsOf(facts, MAX_COMPLETIONS);
  // Whatever reads the attribute may turn out otherwise, also what has not been asked for yet.
  const names = new Set(facts.flatMap(({ fact, name }) => [fact, name]));
  const each = completions ? completions.map((completion) => wayOf(evaluator.completedBy(completion, names), roots)) : [first];
  const isVendors = (root: string): boolean => terms.credits[root]!['owed-to'] === 'vendor';
  const side = (wanted: boolean): number[] => roots.flatMap((root, i) => (isVendors(root) === wanted ? [i] : []));
  const [customers, vendors] = [side(false), side(true)];
  const owedLeast = ({ bounds }: Way): bigint => customers.reduce((sum, i) => sum + bounds[i]!.least, 0n);
  const least = each.reduce((best, way) => (owedLeast(way) < owedLeast(best) ? way : best));
  const ends = each.flatMap((way) => (way.least === way.most ? [way.least] : [way.least, way.most]));
  noteAbsent(ends, evaluator.context);
  return {
    evaluator: least.evaluator,
    trees: least.least,
    open: evaluator,
    bounds: new Map(roots.map((root, i) => [root, boundsOver(each, [i])])),
    toCustomer: boundsOver(each, customers),
    toVendor: boundsOver(each, vendors),
    ends,
    openLines: (place) =>
      openLinesOf(
        least.least[place]!,
        each.map(({ evaluator: one, ...way }) => ({
          least: way.least[place]!,
          most: way.most[place]!,
          between: way.between[place]!,
          context: one.context,
        })),
      ),
    within: (credit, index) => widest(each.map((way) => wayWithin(way, credit, index))),
    evaluations: each.map((way) => way.evaluator),
    tried: completions ? facts : [],
    results: (place) => each.map((way) => resultOf(way, place)),
    verdicts: (objective) =>
      completions ? joinVerdicts(each.map((way) => way.evaluator.verdicts(objective))) : evaluator.verdicts(objective),
  };
}

/** What has no amount whatever the missing facts turn out to be is said. */
function noteAbsent(ends: Owed['ends'], context: Context): void {
  const ways = ends.map((trees) => trees.flatMap(everyNode).flatMap(({ absent }) => absent));
  for (const { operand, path } of agreed(ways)) context.note('no-amount', path, `"${operand}" has no value here; nothing is owed on it`);
}

const NOTHING: OwedBounds = { least: 0n, most: 0n };

const added = (a: OwedBounds, b: OwedBounds): OwedBounds => ({
  least: a.least + b.least,
  most: a.most === undefined || b.most === undefined ? undefined : a.most + b.most,
});

const widest = (all: readonly OwedBounds[]): OwedBounds =>
  all.reduce((a, b) => ({
    least: a.least < b.least ? a.least : b.least,
    most: a.most === undefined || b.most === undefined ? undefined : a.most > b.most ? a.most : b.most,
  }));

/** The least and the most over all completions. */
const boundsOver = (each: readonly Way[], places: readonly number[]): OwedBounds =>
  widest(each.map(({ bounds }) => places.map((i) => bounds[i]!).reduce(added, NOTHING)));

/** Of a credit that is not looked at in this way nothing is paid. */
function wayWithin({ evaluator, most, between }: Way, credit: string, index: string): OwedBounds {
  for (const [i, tree] of most.entries()) {
    const node = everyNode(tree).find((one) => one.credit === credit);
    if (node) return between[i]!(linesWithin(node, index, evaluator.context));
  }
  return NOTHING;
}

/** What a credit owes in a way, and on which lines. */
function resultOf({ least, most, bounds }: Way, place: number): string {
  const linesOf = (node: CreditNode): unknown[] =>
    allLines(node).map(({ credit, index, at, due, amount }) => [credit, index, at, isBounded(due) ? String(amount.minor) : 'open']);
  const between = bounds[place]!;
  return JSON.stringify([String(between.least), String(between.most), [least, most].map((trees) => linesOf(trees[place]!))]);
}

const RANK = (fact: MissingFact): number =>
  fact.owner === 'customer' ? 0 : fact.said !== undefined ? 1 : fact.owner.includes('/') ? 3 : 2;

/** A missing fact with what it is taken to be, one after the other. */
export interface Tried {
  readonly fact: string;
  /** The attribute. */
  readonly name: string;
  readonly words: readonly Turn[];
}

/** As many missing words as can be tried together, those that concern most first; then numbers in parts, those with the fewest first. */
function fewOf(evaluator: Evaluation): Tried[] {
  const few: Tried[] = [];
  let count = 1;
  const inOrder = [...evaluator.missing.values()]
    .filter((fact) => !fact.isEarlier)
    .sort((a, b) => RANK(a) - RANK(b) || (a.fact < b.fact ? -1 : 1));
  const parts = evaluator.splits.parts();
  const numbers = inOrder.flatMap(({ fact, name }) => (parts.has(fact) ? [{ fact, name, words: parts.get(fact)! }] : []));
  for (const one of [...inOrder, ...numbers.sort((a, b) => a.words.length - b.words.length)]) {
    if (one.words.length === 0 || count * one.words.length > MAX_COMPLETIONS) continue;
    few.push(one);
    count *= one.words.length;
  }
  return few;
}
