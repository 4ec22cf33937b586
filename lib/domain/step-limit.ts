/**
 * A bound on the work of one assessment. It counts everything that grows in a loop: pieces of time, slots, days of a calendar, periods,
 * records by component, evaluations for missing words. It is a count and not a clock, so that the same input is accepted or refused on
 * every machine. It applies within one call of `bounded`; outside nothing is counted.
 */
import { DomainError } from './issue.ts';

/** The steps of any assessment; each fact allows more. A month of 45,000 facts takes less than a hundredth of it. */
const STEPS = 20_000_000;
const STEPS_PER_FACT = 1000;

/** Too much work: names the contract and the clause in progress. */
export class StepsExceeded extends DomainError {
  /** The definition, objective or credit; "" when none was. */
  readonly clause: string;

  constructor(contract: string, clause: string, steps: number) {
    const where = clause === '' ? '' : `"${clause}" of `;
    super(
      'too-many-steps',
      `${where}the contract "${contract}" takes more than ${steps} steps to assess; make its slots, windows or calendars coarser, look back less far, or split its components over several contracts`,
    );
    this.clause = clause;
  }
}

interface Running {
  readonly contract: string;
  most: number;
  taken: number;
  clause: string;
}

let running: Running | undefined;

/** Runs an assessment under the bound. @throws StepsExceeded */
export function bounded<T>(contract: string, run: () => T, most = STEPS): T {
  const outer = running;
  running = { contract, most, taken: 0, clause: '' };
  try {
    return run();
  } finally {
    running = outer;
  }
}

/** Raises the bound for a number of facts. */
export function allowFacts(count: number): void {
  if (running) running.most += count * STEPS_PER_FACT;
}

/** Counts steps, before they are taken where their number is known. @throws StepsExceeded */
export function spend(steps: number): void {
  if (!running) return;
  running.taken += steps;
  if (running.taken > running.most) throw new StepsExceeded(running.contract, running.clause, running.most);
}

/** Runs the evaluation of a clause; an excess of work is reported with its name. */
export function inClause<T>(clause: string, run: () => T): T {
  if (!running) return run();
  const outer = running.clause;
  running.clause = clause;
  const value = run();
  running.clause = outer;
  return value;
}

/** Steps that were taken so far, for tests and the bench. */
export const stepsTaken = (): number => running?.taken ?? 0;
