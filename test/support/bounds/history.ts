/** One history: assessed as it is, and completed in every way. */
import type { CheckedContract } from '../../../lib/domain/agreement/contract.ts';
import { checkContract } from '../../../lib/domain/agreement/contract.ts';
import type { Terms } from '../../../lib/domain/agreement/agreement.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { Dice } from '../dice.ts';
import { amountsOf, outsideOf } from './compare.ts';
import { contractOf } from './credits.ts';
import { type Gap, type World, worldOf } from './world.ts';

export interface History extends World {
  readonly seed: number;
  readonly terms: Terms;
  readonly checked: CheckedContract;
}

/** More ways than this are not tried: the values of numbers are then thinned, never their extremes. */
const MOST_WAYS = 160;

/** The history of a seed; undefined when the checker refuses the contract. */
export function historyOf(seed: number): History | undefined {
  const dice = new Dice(seed);
  const { terms, order } = contractOf(dice);
  const { checked } = checkContract({ makegood: 1, order, terms: [terms] });
  if (!checked) return undefined;
  return { seed, terms, checked, ...worldOf(dice, terms, order) };
}

export function stated(checked: CheckedContract, facts: readonly Fact[]): Statement {
  const result = assess(checked, facts, '2026-02');
  if ('issue' in result) throw new Error(result.issue.message);
  return result.statement;
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

export function tryAll({ checked, facts, gaps }: History): Found {
  const open = stated(checked, facts);
  const outside: string[] = [];
  const completed: Statement[] = [];
  for (const way of waysOf(gaps)) {
    const statement = stated(checked, completedBy(facts, way));
    completed.push(statement);
    for (const what of outsideOf(open, statement)) outside.push(`${nameOf(way)}: ${what}`);
    if (statement.missing) outside.push(`${nameOf(way)}: still missing ${statement.missing.map(({ fact }) => fact).join(', ')}`);
  }
  // Part of the evidence alone never widens what is known without it.
  if (gaps.length > 1)
    for (const gap of gaps)
      for (const value of [gap.values[0]!, gap.values.at(-1)!]) {
        const way = [{ gap, value }];
        const narrower = stated(checked, completedBy(facts, way));
        for (const what of outsideOf(open, narrower)) outside.push(`wider by ${nameOf(way)}: ${what}`);
      }
  return { open, outside, ways: completed.length, ...endsOf(open, completed) };
}

type Way = readonly { readonly gap: Gap; readonly value: string }[];

const nameOf = (way: Way): string => way.map(({ gap, value }) => `${gap.name} = ${value}`).join('; ');

const completedBy = (facts: readonly Fact[], way: Way): readonly Fact[] => way.reduce((all, { gap, value }) => gap.with(all, value), facts);

function waysOf(gaps: readonly Gap[]): Way[] {
  const most = Math.max(
    2,
    Math.floor(
      MOST_WAYS ** (1 / Math.max(1, gaps.filter(({ values }) => values.length > 2).length)) /
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

function endsOf(open: Statement, completed: readonly Statement[]): Pick<Found, 'attained' | 'isOpen' | 'width' | 'reached'> {
  const given = amountsOf(open);
  const each = completed.map(amountsOf);
  const sides = ['to customer', 'to vendor'].map((side) => {
    const { least, most } = given.get(side)!;
    const owed = each.map((amounts) => amounts.get(side)!);
    const [low, high] = [Math.min(...owed.map((one) => one.least)), Math.max(...owed.map((one) => one.most ?? Infinity))];
    return { least, most, low, high, attained: low === least && (most === undefined ? high >= BEYOND : high === most) };
  });
  const [{ least, most }] = sides as [(typeof sides)[0]];
  return {
    attained: sides.every((side) => side.attained),
    isOpen: sides.some((side) => side.least !== side.most),
    reached: sides.map(({ low, high }) => `${low / 100}..${high / 100}`).join(', '),
    width: most === undefined ? 1 : most === 0 ? 0 : (most - least) / most,
  };
}
