/** Credits in the form of a statement. Caps, gates and minima are shown as certain only where they hold for every value of the missing facts. */
import { type Ratio, compare, formatFraction, greater, isBounded, lesser } from '../../money/ratio.ts';
import { same } from '../agreed.ts';
import { claimWindows } from './claim-clauses.ts';
import { anchorsOwedOn } from './claim-records.ts';
import type { CapNote, CreditNode } from './credit-node.ts';
import { amountBounds } from '../objectives/open-results.ts';
import { missingBehindOwed } from '../evidence-account/missing-behind.ts';
import { isCertain } from './owed-bounds.ts';
import type { Owed } from './owed.ts';
import { type CapResult, type CreditResult, type FigureBounds, toAmount } from '../statement.ts';
import { pushTo } from '../../lists.ts';
import { paperOf } from '../../contract/paper.ts';

/** @param place index among the paid credits. @param hasOpenLines whether its lines differ between completions, even if their sum does not. */
export function creditResult(tree: CreditNode, place: number, owed: Owed, hasOpenLines: boolean): CreditResult {
  const { context } = owed.evaluator;
  const between = owed.bounds.get(tree.credit)!;
  const missing = isCertain(between) && !hasOpenLines ? [] : missingBehindOwed(tree.credit, place, owed);
  const ways = owed.ends.map((trees) => trees[place]!);
  const refusedBy = same(ways.map(({ refused }) => refused));
  const isBelow = ways.every(({ belowMinimum }) => belowMinimum !== undefined);
  const sum = isBelow ? figureOf(ways.map(({ belowMinimum }) => belowMinimum!)) : undefined;
  return {
    credit: tree.credit,
    amount: toAmount(tree.amount),
    ...(!isCertain(between) && { bounds: amountBounds(between, tree.amount.currency) }),
    ...(missing.length > 0 && { missing }),
    exact: formatFraction(tree.exact),
    caps: capResults(ways),
    ...(refusedBy !== undefined && { refusedBy }),
    ...(isBelow && { belowMinimum: true as const }),
    ...(typeof sum === 'string' && { afterCaps: sum }),
    claim: claimWindows(tree.credit, context, (kind) => anchorsOwedOn(kind, place, owed)),
    ...paperOf(context.terms.credits[tree.credit]!),
  };
}

const capsIn = (node: CreditNode): readonly CapNote[] => [...node.children.flatMap(capsIn), ...node.caps];

/** Every cap of a credit and of the credits that it includes, once, with both ends of figures that differ between evaluations. */
function capResults(ways: readonly CreditNode[]): CapResult[] {
  const byPlace = new Map<string, CapNote[]>();
  for (const way of ways) {
    const met = new Map<string, number>();
    for (const note of capsIn(way)) {
      const place = JSON.stringify([note.credit, note.index]);
      const nth = met.get(place) ?? 0;
      met.set(place, nth + 1);
      pushTo(byPlace, `${place} ${nth}`, note);
    }
  }
  return [...byPlace.values()].map((notes) => capResult(notes, ways.length));
}

/** @param count the number of evaluations of the credit: a cap that is missing in one of them is open. */
function capResult(notes: readonly CapNote[], count: number): CapResult {
  const [{ credit, index }] = notes as [CapNote];
  const isBound = notes.length === count ? same(notes.map(({ bound }) => bound)) : notes.some(({ bound }) => bound) ? undefined : false;
  const hasEarlier = notes.some(({ earlier }) => earlier);
  const figures = {
    limit: figureOf(notes.map((note) => note.limit)),
    before: figureOf(notes.map((note) => note.before)),
    ...(hasEarlier && {
      earlier: figureOf(notes.flatMap((note) => note.earlier ?? [])),
      left: figureOf(notes.map((note) => note.left)),
    }),
  };
  const entries = Object.entries(figures);
  const bounds = Object.fromEntries(entries.filter(([, figure]) => typeof figure !== 'string')) as NonNullable<CapResult['bounds']>;
  return {
    credit,
    index,
    ...(Object.fromEntries(entries.filter(([, figure]) => typeof figure === 'string')) as Partial<Record<keyof typeof figures, string>>),
    bound: isBound === true,
    ...(isBound === undefined && { undetermined: true as const }),
    ...(Object.keys(bounds).length > 0 && { bounds }),
  };
}

/** The common figure of all evaluations, or its two ends. */
function figureOf(values: readonly Ratio[]): string | FigureBounds {
  const [least, most] = [values.reduce(lesser), values.reduce(greater)];
  if (compare(least, most) === 0) return formatFraction(least);
  return { least: formatFraction(least), ...(isBounded(most) && { most: formatFraction(most) }) };
}
