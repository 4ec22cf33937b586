/**
 * Discrepancies between witnesses: the report of each, how long they differ, and the total of the period by each witness alone. The
 * contract decides which witness counts; the discrepancy shows the amount that depends on this choice.
 */
import type { ServicePeriod } from '../../checker/service-period.ts';
import { pushTo } from '../../lists.ts';
import { sumMoney } from '../../money/money.ts';
import { formatFraction, subtract } from '../../money/ratio.ts';
import { type Measure, measure } from '../../time/times.ts';
import type { TimeSet } from '../../time/times.ts';
import { amountBounds, isDecided, postedTrees } from '../objectives/open-results.ts';
import type { Owed } from '../credits/owed.ts';
import { type PastStates, owedIn } from '../past-states.ts';
import { type DifferingWitnesses, differingWitnesses } from './differing-witnesses.ts';
import { type Discrepancy, type Testimony, toAmount } from '../statement.ts';

const figures = ({ certain, possible }: Measure): Pick<Testimony, 'down' | 'unknown'> => ({
  down: formatFraction(certain),
  unknown: formatFraction(subtract(possible, certain)),
});

/** The total of the period in minor units. */
const totalOf = (owed: Owed, currency: string): bigint =>
  sumMoney(
    postedTrees(owed).map((tree) => tree.amount),
    currency,
  ).minor;

/** The result of the period if one cell used one witness only, beside the result by the contract. */
function moneyBy(witness: string, alone: Owed, owed: Owed, currency: string): Discrepancy['money'][number] {
  const minor = totalOf(alone, currency);
  return {
    witness,
    total: toAmount({ minor, currency }),
    ...(!isDecided(alone) && { bounds: amountBounds(alone.toCustomer, currency) }),
    ...(isDecided(alone) && isDecided(owed) && { difference: toAmount({ minor: minor - totalOf(owed, currency), currency }) }),
  };
}

/** @param owed the amounts by the rule of the contract. */
export function discrepanciesOf(past: PastStates, found: ServicePeriod, owed: Owed): Discrepancy[] {
  const { context } = owed.open;
  const { currency } = context.terms.money;
  const open = context.evaluator.askingWitnesses();
  const byCell = new Map<string, DifferingWitnesses[]>();
  for (const one of differingWitnesses(open)) pushTo(byCell, one.name, one);
  return [...byCell].map(([cell, differing]): Discrepancy => {
    const { decide, witnesses } = differing[0]!;
    const counted = open.column<TimeSet>(cell);
    return {
      cell,
      decide,
      times: differing.map(({ index, reported, differs }) => ({
        index,
        differ: formatFraction(measure(differs, context.period).certain),
        counted: figures(measure(counted.get(index)!, context.period)),
        said: witnesses.map((witness, i) => ({ witness, ...figures(measure(reported[i]!, context.period)) })),
      })),
      money: witnesses.map((witness) => moneyBy(witness, owedIn(past, found, { alone: { cell, witness } }), owed, currency)),
    };
  });
}
