/**
 * What the parts of a period owe together, where a new version of the terms splits it. A missing fact that decides amounts of several parts
 * has one value in all of them: the sum is bounded over its values, and is not the sum of the bounds of each part.
 */
import { agrees, commonValues } from '../../operators/completions.ts';
import { type PossibleValue, combinationsOf, countOf } from '../../operators/missing.ts';
import type { BothBounds, Owed } from './owed.ts';
import { addBounds, eitherBounds } from './owed-bounds.ts';
import { type Tried, waysOf } from './tried-facts.ts';
import { pushTo } from '../../lists.ts';

/** The most combinations of common facts. A change of this limit is a change of calculation. */
const MAX_TOGETHER = 128;

export interface PartsTogether extends BothBounds {
  /** The parts, with the lines of the combination that owes the customer least together. */
  readonly parts: readonly Owed[];
}

export function owedTogether(parts: readonly Owed[]): PartsTogether {
  const nameOf = namesIn(parts);
  const common = commonFacts(parts, nameOf);
  const ways = parts.map(({ tried }) => ({ names: tried.map(nameOf), turns: waysOf(tried) }));
  const each = combinationsOf([...common.values()]).map((turns) => {
    const assumed = new Map([...common.keys()].map((name, i) => [name, turns[i]!]));
    const among = ways.map(({ names, turns: own }) => agreeingPlaces(names, own, assumed));
    const side = (of: keyof BothBounds): BothBounds['toCustomer'] =>
      parts.map(({ sums }, i) => [...among[i]!].map((place) => sums[place]![of]).reduce(eitherBounds)).reduce(addBounds);
    return { among, toCustomer: side('toCustomer'), toVendor: side('toVendor') };
  });
  const least = each.reduce((best, one) => (one.toCustomer.least < best.toCustomer.least ? one : best));
  return {
    parts: common.size === 0 ? parts : parts.map((part, i) => part.posting(least.among[i]!)),
    toCustomer: each.map(({ toCustomer }) => toCustomer).reduce(eitherBounds),
    toVendor: each.map(({ toVendor }) => toVendor).reduce(eitherBounds),
  };
}

/** Names a tried fact for all parts. A later part may have it as a fact of an earlier one, by its key in the state. */
function namesIn(parts: readonly Owed[]): (fact: Tried) => string {
  const byKey = new Map(parts.flatMap(({ tried }) => tried.flatMap(({ key, joint }) => (joint === undefined ? [] : [[key, joint]]))));
  return ({ key, joint }) => joint ?? byKey.get(key) ?? key;
}

/** By name, the values of the facts that several parts tried, those with the fewest values first. */
function commonFacts(parts: readonly Owed[], nameOf: (fact: Tried) => string): ReadonlyMap<string, readonly PossibleValue[]> {
  const values = new Map<string, (readonly PossibleValue[])[]>();
  for (const { tried } of parts) for (const fact of tried) pushTo(values, nameOf(fact), fact.words);
  const several = [...values].flatMap(([name, all]) => (all.length < 2 ? [] : [[name, all.reduce(commonValues)] as const]));
  const common = new Map<string, readonly PossibleValue[]>();
  for (const [name, words] of several.sort(([, a], [, b]) => a.length - b.length))
    if (countOf([...common.values(), words]) <= MAX_TOGETHER) common.set(name, words);
  return common;
}

/** The places of the ways that agree with assumed values; all of them where none agrees. */
function agreeingPlaces(
  names: readonly string[],
  ways: readonly (readonly PossibleValue[])[],
  assumed: ReadonlyMap<string, PossibleValue>,
): ReadonlySet<number> {
  const places = ways.flatMap((turns, place) => (turns.every((turn, i) => agrees(assumed.get(names[i]!), turn)) ? [place] : []));
  return new Set(places.length > 0 ? places : ways.keys());
}
