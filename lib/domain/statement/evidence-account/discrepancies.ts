/**
 * Discrepancies between witnesses: the report of each, how long they differ, and the total of the period by each witness alone. The
 * contract decides which witness counts; the discrepancy shows the amount that depends on this choice.
 */
import type { ServicePeriod } from '../../checker/service-period.ts';
import { sumMoney } from '../../money/money.ts';
import { formatFraction, subtract } from '../../money/ratio.ts';
import { type Measure, measure } from '../../time/times.ts';
import type { TimeSet } from '../../time/times.ts';
import { disagreement, timesByWitness } from '../../operators/times/witnesses.ts';
import { amountBounds, postedTrees } from '../objectives/open-results.ts';
import { isCertain } from '../credits/owed-bounds.ts';
import type { Owed } from '../credits/owed.ts';
import { type PastStates, owedIn } from '../past-states.ts';
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

const isOpen = ({ toCustomer, toVendor }: Owed): boolean => !isCertain(toCustomer) || !isCertain(toVendor);

/** The result of the period if one cell used one witness only, beside the result by the contract. */
function moneyBy(witness: string, alone: Owed, owed: Owed, currency: string): Discrepancy['money'][number] {
  const minor = totalOf(alone, currency);
  return {
    witness,
    total: toAmount({ minor, currency }),
    ...(isOpen(alone) && { bounds: amountBounds(alone.toCustomer, currency) }),
    ...(!isOpen(alone) && !isOpen(owed) && { difference: toAmount({ minor: minor - totalOf(owed, currency), currency }) }),
  };
}

/** @param owed the amounts by the rule of the contract. */
export function discrepanciesOf(past: PastStates, found: ServicePeriod, owed: Owed): Discrepancy[] {
  const evaluator = owed.open;
  const { context } = evaluator;
  const { currency } = context.terms.money;
  const result: Discrepancy[] = [];
  for (const name of Object.keys(context.terms.definitions)) {
    const entry = evaluator.cell(name);
    if (entry?.operator.key !== 'witnesses') continue;
    const names = entry.cell.witnesses as readonly string[];
    const open = context.evaluator.askingWitnesses();
    const counted = open.column<TimeSet>(name);
    const differing = [...timesByWitness(entry.cell, open)].flatMap(([index, reported]) => {
      const differs = measure(disagreement(reported), context.period);
      return differs.certain.n === 0n ? [] : [{ index, reported, differs }];
    });
    if (differing.length === 0) continue;
    result.push({
      cell: name,
      decide: String(entry.cell.decide),
      times: differing.map(({ index, reported, differs }) => ({
        index,
        differ: formatFraction(differs.certain),
        counted: figures(measure(counted.get(index)!, context.period)),
        said: names.map((witness, i) => ({ witness, ...figures(measure(reported[i]!, context.period)) })),
      })),
      money: names.map((witness) => moneyBy(witness, owedIn(past, found, { cell: name, witness }), owed, currency)),
    });
  }
  return result;
}
