/** Histories of a month that a new version of the terms splits: each part is measured and credited under its own text, with one total. */
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Terms } from '../../../lib/domain/contract/terms.ts';
import { aContract } from '../contracts.ts';
import { at } from '../facts.ts';
import { Dice } from '../dice.ts';
import { contractOf } from './credits.ts';
import { type History, monthsBehind } from './history.ts';
import { perPeriod, withBeyond } from './per-period.ts';
import { worldOf } from './world.ts';

/** The history of a seed; undefined when the checker refuses the contract. */
export function splitOf(seed: number): History | undefined {
  const dice = new Dice(seed + 9_000_000);
  const { terms: first, order } = contractOf(dice);
  const later = laterThan(first, dice);
  const { checked } = checkContract(aContract({ order, terms: [first, later] }));
  if (!checked) return undefined;
  const { facts, gaps } = worldOf(dice, new Dice(seed + 10_000_000), first, order);
  return {
    seed,
    terms: first,
    checked,
    facts,
    gaps: gaps.map((gap) => perPeriod(withBeyond(gap), [...monthsBehind(first), at(`${later.from}T00:00:00Z`)])),
  };
}

/** What the later version writes for some of the figures. */
const OTHER: readonly (readonly [was: string, is: string])[] = [
  ['"10%"', '"20%"'],
  ['"25%"', '"5%"'],
  ['"5 min"', '"10 min"'],
  ['"4 h"', '"2 h"'],
  ['"20.00 USD"', '"35.50 USD"'],
  ['"150.05 USD"', '"7.00 USD"'],
];

/** The same text with other figures, in force within the month. */
function laterThan(terms: Terms, dice: Dice): Terms {
  let text = JSON.stringify({ definitions: terms.definitions, objectives: terms.objectives, credits: terms.credits });
  for (const [was, is] of OTHER) if (dice.chance(0.5)) text = text.replaceAll(was, is);
  return {
    ...terms,
    ...(JSON.parse(text) as Pick<Terms, 'definitions' | 'objectives' | 'credits'>),
    version: '2',
    from: dice.pick(['2026-02-02', '2026-02-06', '2026-02-10', '2026-02-13']),
    'takes-effect': 'at-once-splitting-period',
  };
}
