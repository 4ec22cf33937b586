/** The audit's workflow, step for step as the state machine in lib/infra runs it: plan, a bounded map over what is due, close. */
import { AUDIT_MAP } from '../lib/declarations/events.ts';
import type { Due, Plan } from '../lib/application/run-audit.ts';

export type Step = (input: unknown) => Promise<unknown>;

export interface Steps {
  readonly plan: Step;
  readonly assess: Step;
  readonly close: Step;
}

/** @param input `{ audit }` or `{ scheduledTime }`. */
export async function runWorkflow(input: unknown, steps: Steps): Promise<void> {
  let next: unknown = input;
  for (;;) {
    const plan = (await steps.plan(next)) as Plan & { more: boolean };
    await mapDue(plan.due, steps.assess);
    if (!plan.more) {
      await steps.close({ audit: plan.audit });
      return;
    }
    next = { audit: plan.audit, cursor: plan.cursor };
  }
}

async function mapDue(due: readonly Due[], assess: Step): Promise<void> {
  const queue = [...due];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item; item = queue.shift()) await withRetries(item, assess);
  };
  await Promise.all(Array.from({ length: Math.min(AUDIT_MAP.maxConcurrency, due.length) }, worker));
}

/** One contract that fails does not stop the month: after its retries it is noted. */
async function withRetries(item: Due, assess: Step): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await assess(item);
      return;
    } catch (error) {
      if (attempt < AUDIT_MAP.retries) continue;
      await assess({ ...item, error: { Error: (error as Error).name, Cause: (error as Error).message } });
      return;
    }
  }
}
