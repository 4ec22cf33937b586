/**
 * Where witnesses disagree: what each says, how long they differ, and what the period would cost in the words of each alone. The contract
 * decides whose word counts; this shows what hangs on it.
 */
import type { ServicePeriod } from '../agreement/service-period.ts';
import { formatAmount, sumMoney } from '../money/money.ts';
import { formatFraction, subtract } from '../money/ratio.ts';
import { type Measure, measure } from '../time/times.ts';
import type { Times } from '../time/times.ts';
import { disagreement, voicesOf } from '../operators/times/witnesses.ts';
import type { Evaluation } from './evaluate.ts';
import { type PastStates, owedIn } from './past-states.ts';
import { type Discrepancy, type Testimony, toAmount } from './statement.ts';

const figures = ({ sure, possible }: Measure): Pick<Testimony, 'down' | 'unknown'> => ({
  down: formatFraction(sure),
  unknown: formatFraction(subtract(possible, sure)),
});

/** The total of the period if one cell rested on one witness alone. */
function totalBy(past: PastStates, found: ServicePeriod, cell: string, witness: string): bigint {
  const { trees } = owedIn(past, found, { cell, witness });
  return sumMoney(
    trees.map((tree) => tree.amount),
    found.sheet.terms.money.currency,
  ).minor;
}

/** @param total in minor units, as the contract decides. */
export function discrepanciesOf(past: PastStates, found: ServicePeriod, engine: Evaluation, total: bigint): Discrepancy[] {
  const { context } = engine;
  const { currency } = context.terms.money;
  const result: Discrepancy[] = [];
  for (const name of Object.keys(context.terms.definitions)) {
    const entry = engine.cell(name);
    if (entry?.operator.key !== 'witnesses') continue;
    const names = entry.cell.witnesses as readonly string[];
    const open = context.engine.unsettled();
    const counted = open.column<Times>(name);
    const differing = [...voicesOf(entry.cell, open)].flatMap(([index, voices]) => {
      const differs = measure(disagreement(voices), context.period);
      return differs.sure.n === 0n ? [] : [{ index, voices, differs }];
    });
    if (differing.length === 0) continue;
    const totals = names.map((witness) => totalBy(past, found, name, witness));
    result.push({
      cell: name,
      decide: String(entry.cell.decide),
      times: differing.map(({ index, voices, differs }) => ({
        index,
        differ: formatFraction(differs.sure),
        counted: figures(measure(counted.get(index)!, context.period)),
        said: names.map((witness, i) => ({ witness, ...figures(measure(voices[i]!, context.period)) })),
      })),
      money: names.map((witness, i) => ({
        witness,
        total: toAmount({ minor: totals[i]!, currency }),
        difference: { amount: formatAmount({ minor: totals[i]! - total, currency }), currency },
      })),
    });
  }
  return result;
}
