/** One history: assessed as it is, and completed in every way. */
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Terms } from '../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { Dice } from '../dice.ts';
import { type NumberBounds, amountsOf, outsideOf } from './compare.ts';
import { contractOf } from './credits.ts';
import type { Gap } from './gap.ts';
import { perPeriod, withBeyond } from './per-period.ts';
import { finerValues } from './finer-values.ts';
import { type BoundsWorld, START, worldOf } from './world.ts';
import { aContract, statementOf } from '../contracts.ts';

export interface History extends BoundsWorld {
  readonly seed: number;
  readonly terms: Terms;
  readonly checked: CheckedContract;
  /** The month that is assessed; without it February. */
  readonly label?: string;
}

/** More ways than this are not tried: the values of numbers are then thinned, never their extremes. */
const MAX_WAYS = 160;

/** The history of a seed; undefined when the checker refuses the contract. */
export function historyOf(seed: number): History | undefined {
  const dice = new Dice(seed);
  const { terms, order } = contractOf(dice);
  const { checked } = checkContract(aContract({ order, terms }));
  if (!checked) return undefined;
  const { facts, gaps } = worldOf(dice, new Dice(seed + 1_000_000), terms, order);
  return { seed, terms, checked, facts, gaps: gaps.map((gap) => perPeriod(withBeyond(gap), monthsBehind(terms))) };
}

/** When the month begins, where terms look back to the one before it: an attribute may have had another value there. */
export const monthsBehind = ({ definitions, credits }: Terms): number[] =>
  /"over":"2 (periods|months)"|"across-periods"/.test(JSON.stringify([definitions, credits])) ? [START] : [];

export function stated(checked: CheckedContract, facts: readonly Fact[], label = '2026-02'): Statement {
  return statementOf(checked, facts, label);
}

/** What the statements of a history say together. */
export interface Found {
  readonly open: Statement;
  /** What lies outside, each with the way in which it does. */
  readonly outside: readonly string[];
  /** Whether each end of what is owed to the customer, and to the vendor, is what some completion owes. */
  readonly attained: boolean;
  readonly isOpen: boolean;
  /** The width of what is owed to the customer, as a share of the most. */
  readonly width: number;
  readonly ways: number;
  /** What completions owe at the least and at the most, for a reader of a failure. */
  readonly reached: string;
}

export function tryAll({ checked, facts, gaps, label }: History): Found {
  const open = stated(checked, facts, label);
  const outside: string[] = [];
  const completed: Completed[] = [];
  const tried = (way: Way): Completed => {
    const statement = stated(checked, completedBy(facts, way), label);
    for (const what of outsideOf(open, statement)) outside.push(`${nameOf(way)}: ${what}`);
    const left = (statement.missing ?? []).filter(({ fact }) => !isOfParts(fact));
    if (left.length > 0) outside.push(`${nameOf(way)}: still missing ${left.map(({ fact }) => fact).join(', ')}`);
    const one = { way, amounts: amountsOf(statement) };
    completed.push(one);
    return one;
  };
  for (const way of waysOf(gaps)) tried(way);
  seekEnds(amountsOf(open), completed, gaps, tried);
  // Part of the evidence alone never widens what is known without it.
  if (gaps.length > 1)
    for (const gap of gaps)
      for (const value of [gap.values[0]!, gap.values.at(-1)!]) {
        const way = [{ gap, value }];
        const narrower = stated(checked, completedBy(facts, way), label);
        for (const what of outsideOf(open, narrower)) outside.push(`wider by ${nameOf(way)}: ${what}`);
      }
  return { open, outside, ways: completed.length, ...endsOf(amountsOf(open), completed) };
}

/** What the parts of a split period do not say of the whole stays open, whatever is known of them. */
const isOfParts = (fact: string): boolean => fact.endsWith('as a whole (it is measured in parts)');

type Way = readonly { readonly gap: Gap; readonly value: string }[];

interface Completed {
  readonly way: Way;
  readonly amounts: ReadonlyMap<string, NumberBounds>;
}

const nameOf = (way: Way): string => way.map(({ gap, value }) => `${gap.name} = ${value}`).join('; ');

const completedBy = (facts: readonly Fact[], way: Way): readonly Fact[] => way.reduce((all, { gap, value }) => gap.with(all, value), facts);

function waysOf(gaps: readonly Gap[]): Way[] {
  const most = Math.max(
    2,
    Math.floor(
      MAX_WAYS ** (1 / Math.max(1, gaps.filter(({ values }) => values.length > 2).length)) /
        2 ** gaps.filter(({ values }) => values.length === 2).length,
    ),
  );
  return gaps.reduce<Way[]>((ways, gap) => ways.flatMap((way) => thinned(gap.values, most).map((value) => [...way, { gap, value }])), [[]]);
}

function thinned(values: readonly string[], most: number): readonly string[] {
  if (values.length <= most) return values;
  return [...new Set(Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]!))];
}

/** An amount that no contract here pays but out of a base without an upper bound. */
const BEYOND = 100_000_00;

const SIDES = ['to customer', 'to vendor'] as const;

type End = 'least' | 'most';

const endOf = ({ amounts }: Completed, side: string, end: End): number => amounts.get(side)![end] ?? Infinity;

const furthest = (completed: readonly Completed[], side: string, end: End): number =>
  (end === 'least' ? Math.min : Math.max)(...completed.map((one) => endOf(one, side, end)));

function isAttained({ least, most }: NumberBounds, completed: readonly Completed[], side: string, end: End): boolean {
  const reached = furthest(completed, side, end);
  if (end === 'least') return reached === least;
  return most === undefined ? reached >= BEYOND : reached === most;
}

/** Whether some completion owes an end is looked for where thinning left values out: one fact after the other is altered while that leads nearer. */
function seekEnds(
  given: ReadonlyMap<string, NumberBounds>,
  completed: Completed[],
  gaps: readonly Gap[],
  tried: (way: Way) => Completed,
): void {
  for (const side of SIDES)
    for (const end of ['least', 'most'] as const) {
      const isFound = (): boolean => isAttained(given.get(side)!, completed, side, end);
      const nearer = (a: Completed, b: Completed): boolean => (end === 'least' ? -1 : 1) * (endOf(a, side, end) - endOf(b, side, end)) > 0;
      for (const start of startsOf(completed, nearer)) {
        if (isFound()) break;
        const best = climb(start, gaps, nearer, tried, isFound);
        if (!isFound()) approach(best, nearer, tried, isFound);
      }
    }
}

/** From how many completions an end is looked for. */
const STARTS = 4;

/** The nearest, and some that differ from it. */
function startsOf(completed: readonly Completed[], nearer: (a: Completed, b: Completed) => boolean): Completed[] {
  const [first, ...others] = [...completed].sort((a, b) => (nearer(a, b) ? -1 : nearer(b, a) ? 1 : 0));
  const step = Math.max(1, Math.floor(others.length / (STARTS - 1)));
  return first ? [first, ...others.filter((_, i) => i % step === 0).slice(0, STARTS - 1)] : [];
}

function climb(
  start: Completed,
  gaps: readonly Gap[],
  nearer: (a: Completed, b: Completed) => boolean,
  tried: (way: Way) => Completed,
  isFound: () => boolean,
): Completed {
  let best = start;
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const gap of gaps)
      for (const value of gap.values) {
        if (best.way.some((one) => one.gap === gap && one.value === value)) continue;
        const next = tried(best.way.map((one) => (one.gap === gap ? { gap, value } : one)));
        if (isFound()) return next;
        if (!nearer(next, best)) continue;
        best = next;
        isMoving = true;
      }
  }
  return best;
}

/** Numbers between the listed ones: where a result jumps, its end may be just before or just after the jump. */
function approach(
  start: Completed,
  nearer: (a: Completed, b: Completed) => boolean,
  tried: (way: Way) => Completed,
  isFound: () => boolean,
): void {
  let best = start;
  for (const { gap } of start.way)
    for (const search = finerValues(gap, best.way.find((one) => one.gap === gap)!.value); ;) {
      const value = search.next();
      if (value === undefined) break;
      const next = tried(best.way.map((one) => (one.gap === gap ? { gap, value } : one)));
      if (isFound()) return;
      search.came(nearer(next, best) ? 'nearer' : nearer(best, next) ? 'further' : 'same');
      if (nearer(next, best)) best = next;
    }
}

function endsOf(
  given: ReadonlyMap<string, NumberBounds>,
  completed: readonly Completed[],
): Pick<Found, 'attained' | 'isOpen' | 'width' | 'reached'> {
  const { least, most } = given.get('to customer')!;
  return {
    attained: SIDES.every((side) => (['least', 'most'] as const).every((end) => isAttained(given.get(side)!, completed, side, end))),
    isOpen: SIDES.some((side) => given.get(side)!.least !== given.get(side)!.most),
    reached: SIDES.map((side) => `${furthest(completed, side, 'least') / 100}..${furthest(completed, side, 'most') / 100}`).join(', '),
    width: most === undefined ? 1 : most === 0 ? 0 : (most - least) / most,
  };
}
