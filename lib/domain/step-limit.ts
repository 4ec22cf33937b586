/**
 * A bound on the work of one assessment. Whatever grows in a loop is counted: pieces of time, slots, days of a calendar, periods, records by
 * component, evaluations for missing words. It is a count and not a clock, so the same input is refused or worked out everywhere.
 * It holds for one call of `bounded`, as the stack does; outside of one nothing is counted.
 */
import { DomainError } from './issue.ts';

/** Steps of any assessment, and more for each fact: a month of 45,000 facts takes less than a hundredth of it. */
const STEPS = 20_000_000;
const STEPS_PER_FACT = 1000;

/** Too much work: the contract, and what was being worked out then. */
export class StepsExceeded extends DomainError {
  /** The definition, objective or credit; "" when none was. */
  readonly clause: string;

  constructor(contract: string, clause: string, steps: number) {
    const where = clause === '' ? '' : `"${clause}" of `;
    super(
      'too-many-steps',
      `${where}the contract "${contract}" takes more than ${steps} steps to work out; make its slots, windows or calendars coarser, look back less far, or split its components over several contracts`,
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

/** More evidence may take more steps. */
export function allowFacts(count: number): void {
  if (running) running.most += count * STEPS_PER_FACT;
}

/** Counts steps, before they are taken where their number is known. @throws StepsExceeded */
export function spend(steps: number): void {
  if (!running) return;
  running.taken += steps;
  if (running.taken > running.most) throw new StepsExceeded(running.contract, running.clause, running.most);
}

/** Works a clause out: what is too much is named by it. */
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
