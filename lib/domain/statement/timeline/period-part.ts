/** The evaluation of a period, or of a part of one that a new version splits, with the records behind it. */
import type { CheckedContract } from '../../checker/check-contract.ts';
import type { ServicePeriod } from '../../checker/service-period.ts';
import type { Fact } from '../../evidence/fact.ts';
import { fold } from '../../evidence/fold.ts';
import type { PeriodState } from '../../operators/earlier-periods.ts';
import type { Owed } from '../credits/owed.ts';
import { RecordsBehind } from '../evidence-account/records-behind.ts';
import { type UsedEvidence, usedEvidence } from '../evidence-account/used-evidence.ts';
import { PastStates, owedIn } from '../past-states.ts';
import { foldOptions } from '../reach.ts';

export interface PeriodPart {
  readonly owed: Owed;
  readonly used: UsedEvidence;
  readonly behind: RecordsBehind;
}

export function partOf(
  checked: CheckedContract,
  facts: readonly Fact[],
  found: ServicePeriod,
  part: ServicePeriod,
  earlier: ReadonlyMap<string, PeriodState> | undefined,
): PeriodPart {
  const evidence = fold(facts, checked.contract.order, foldOptions(found, part));
  const owed = owedIn(new PastStates(checked, evidence, earlier), part);
  const used = usedEvidence(evidence, owed.evaluator);
  return { owed, used, behind: new RecordsBehind(owed.open, used.facts) };
}
