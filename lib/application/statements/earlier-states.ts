/** The states of earlier periods that a period reads. */
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { type ServicePeriod, termOf } from '../../domain/checker/service-period.ts';
import type { PeriodState } from '../../domain/operators/earlier-periods.ts';
import { lookedBackOn } from '../../domain/statement/look-back.ts';
import type { Stores } from '../ports/stores.ts';

/** The states that issued statements recorded; a missing state is assessed again, which needs all evidence. */
export async function earlierStates(
  contract: string,
  checked: CheckedContract,
  found: ServicePeriod,
  stores: Stores,
): Promise<{ known: Map<string, PeriodState>; missing: boolean }> {
  const { rule, full } = found;
  const { start } = termOf(checked.contract.order, rule.zone);
  // Among versions that split the period, the one that reads the most earlier periods.
  const [periods = []] = (found.parts ?? [found])
    .map(({ checkedTerms }) => lookedBackOn(checkedTerms, rule, full, start))
    .sort((a, b) => b.length - a.length);
  const issued = await Promise.all(periods.map(({ label }) => stores.statements.latest(contract, label)));
  const known = new Map(
    issued.flatMap((entry) => (entry?.statement.state ? [[entry.statement.period.label, entry.statement.state] as const] : [])),
  );
  return { known, missing: known.size < periods.length };
}
