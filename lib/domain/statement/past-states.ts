/** States of earlier periods: given, or worked out from the evidence when asked for, each once. */
import { type CheckedContract } from '../agreement/contract.ts';
import { type ServicePeriod, servicePeriod, termOf } from '../agreement/service-period.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { PastPeriod, PeriodState } from '../operators/context.ts';
import { type OneWitness, evaluation } from './evaluate.ts';
import { periodsBefore } from './look-back.ts';
import { type Owed, owedBy } from './owed.ts';
import { joinStates, stateOf } from './period-state.ts';

export class PastStates {
  readonly checked: CheckedContract;
  readonly evidence: Evidence;
  private readonly known: Map<string, PeriodState | undefined>;

  constructor(checked: CheckedContract, evidence: Evidence, given: ReadonlyMap<string, PeriodState> | undefined) {
    this.checked = checked;
    this.evidence = evidence;
    this.known = new Map(given);
  }

  /** Of so many periods before one, newest first. */
  before({ full, rule }: ServicePeriod, count: number): PastPeriod[] {
    const periods = periodsBefore(rule, full, Infinity, count, termOf(this.checked.contract.order, rule.zone).start);
    // Oldest first, so that each finds those before it done.
    const oldestFirst = [...periods].reverse().map((period) => ({ period, state: this.of(period.label) }));
    return oldestFirst.reverse();
  }

  private of(label: string): PeriodState | undefined {
    if (!this.known.has(label)) {
      const found = servicePeriod(this.checked, label);
      const parts = 'issue' in found ? [] : (found.parts ?? [found]);
      this.known.set(label, joinStates(parts.map((part) => stateOf(part.sheet, owedIn(this, part)))));
    }
    return this.known.get(label);
  }
}

/** What is owed for a period. */
export function owedIn(past: PastStates, found: ServicePeriod, alone?: OneWitness): Owed {
  const engine = evaluation(found, past.checked.contract.order, past.evidence, (count) => past.before(found, count), alone);
  return owedBy(engine, found.sheet.roots);
}
