/**
 * How many events the history of an execution has, by what AWS writes for each state: an execution fails at AWS_LIMITS.historyEvents. The
 * embedded run counts by the same figures, and a test holds the longest execution of the audit below the limit.
 */
import { ROUNDS } from './audit-workflow.ts';
import { AUDIT_MAP } from './events.ts';

/** Entered and exited. */
const STATE = 2;

/** Events of an execution itself: started and ended. */
export const OF_EXECUTION = 2;

/** Events of each try of a task: scheduled, started, and succeeded, failed or timed out. */
const TRY = 3;

/** Further events of a distributed map, whose children have histories of their own: map started, run started, run ended, map succeeded. */
const MAP_RUN = 4;

/** The events of a state of a type (`Task`, `Map`, `Choice` ...) that was tried so many times. */
export const eventsOfState = (type: string, tries = 1): number => STATE + (type === 'Task' ? TRY * tries : type === 'Map' ? MAP_RUN : 0);

/** The events of an execution of the audit with so many plans, where each task was tried so many times. */
export function auditHistoryEvents(rounds: number, tries: number): number {
  const task = eventsOfState('Task', tries);
  const round = task + eventsOfState('Map') + eventsOfState('Choice');
  // It ends with the close and the publication of the seal, or goes on in another execution, which is less.
  return OF_EXECUTION + rounds * round + 2 * task;
}

/** The events of the longest execution: every plan is tried to the last time. */
export const longestAuditHistory = (): number => auditHistoryEvents(ROUNDS, AUDIT_MAP.retries + 1);
