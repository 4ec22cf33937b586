/** States of earlier periods: given, or assessed from the evidence on demand, each once. */
import { type CheckedContract } from '../checker/check-contract.ts';
import { type ServicePeriod, servicePeriod, termOf } from '../checker/service-period.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { everyFact } from '../evidence/fact-set.ts';
import type { Fact } from '../evidence/fact.ts';
import { fold } from '../evidence/fold.ts';
import type { Past, PastPeriod, PeriodState } from '../operators/earlier-periods.ts';
import { type Assumed, evaluation } from './objectives/evaluate.ts';
import { periodsBefore } from './look-back.ts';
import { type Owed, owedBy } from './credits/owed.ts';
import { joinStates, stateOf } from './period-state.ts';
import { foldOptions } from './reach.ts';
import { recordsWithin, restsOn } from './evidence-account/rests-on.ts';

export class PastStates {
  readonly checked: CheckedContract;
  readonly evidence: Evidence;
  private known: Map<string, PeriodState | undefined>;
  /** The states of the parts of assessed periods. */
  private parts = new Map<string, PeriodState | undefined>();
  /** The facts behind the earlier periods that were assessed. */
  private grounds: (() => readonly Fact[])[] = [];

  constructor(checked: CheckedContract, evidence: Evidence, given: ReadonlyMap<string, PeriodState> | undefined) {
    this.checked = checked;
    this.evidence = evidence;
    this.known = new Map(given);
  }

  /** The states of up to `count` periods before one, newest first. */
  before({ full, rule }: ServicePeriod, count: number): PastPeriod[] {
    const periods = periodsBefore(rule, full, Infinity, count, termOf(this.checked.contract.order, rule.zone).start);
    // Oldest first, so that the states before each one exist already.
    const oldestFirst = [...periods].reverse().map((period) => ({ period, state: this.of(period.label) }));
    return oldestFirst.reverse();
  }

  /** The earlier state for a period or a part of one. */
  lookingBack(found: ServicePeriod): Past {
    return { earlier: (count) => this.before(found, count), soFar: () => this.soFar(found) };
  }

  /** The joined state of the parts before a part of the same period. */
  private soFar({ period, part = 1 }: ServicePeriod): PeriodState | undefined {
    const whole = part === 1 ? undefined : servicePeriod(this.checked, period.label);
    if (!whole || 'issue' in whole) return undefined;
    return this.joined(whole, (whole.parts ?? []).slice(0, part - 1));
  }

  private of(label: string): PeriodState | undefined {
    if (!this.known.has(label)) {
      const found = servicePeriod(this.checked, label);
      this.known.set(label, 'issue' in found ? undefined : this.workOut(found));
    }
    return this.known.get(label);
  }

  /** The state of the period's own statement, from the evidence in its own reach. */
  private workOut(found: ServicePeriod): PeriodState | undefined {
    return this.joined(found, found.parts ?? [found]);
  }

  private joined(found: ServicePeriod, parts: readonly ServicePeriod[]): PeriodState | undefined {
    return joinStates(
      parts,
      parts.map((part) => this.ofPart(found, part)),
    );
  }

  private ofPart(found: ServicePeriod, part: ServicePeriod): PeriodState | undefined {
    const key = `${part.period.label}/${part.part ?? 1}`;
    if (!this.parts.has(key)) {
      const evidence = fold([...everyFact(this.evidence), ...this.evidence.later], this.checked.contract.order, foldOptions(found, part));
      const then = new PastStates(this.checked, evidence, undefined);
      [then.known, then.parts, then.grounds] = [this.known, this.parts, this.grounds];
      this.grounds.push(() => restsOn(evidence, part));
      this.parts.set(key, stateOf(part.checkedTerms, owedIn(then, part)));
    }
    return this.parts.get(key);
  }

  /** The facts behind a period and behind the earlier periods that were assessed for it. */
  restsOn(found: ServicePeriod): Fact[] {
    const own = restsOn(this.evidence, found);
    const earlier = this.grounds.flatMap((facts) => facts());
    return earlier.length === 0 ? own : [...new Set([...own, ...earlier])];
  }
}

/** The amounts owed for a period. @param assumed what is assumed beside the evidence. */
export function owedIn(past: PastStates, found: ServicePeriod, assumed?: Assumed): Owed {
  const evidence = recordsWithin(past.evidence, found);
  const evaluator = evaluation(found, past.checked.contract.order, evidence, past.lookingBack(found), assumed);
  return owedBy(evaluator, found.checkedTerms.roots, found.checkedTerms.remembers.cells);
}
