/** Runs the audit's workflow, as declared for Step Functions, through an interpreter of its language. */
import type { StateMachine } from 'aws-local-stepfunctions';
import { type WORKFLOW_STEPS, definitionWith } from '../../lib/declarations/audit-workflow.ts';

export type Step = (input: unknown) => Promise<unknown>;

/** What runs each state of the workflow that is a task. */
export type Steps = Readonly<Record<keyof typeof WORKFLOW_STEPS, Step>> & {
  /** Stands for the service of AWS that the workflow calls itself. @default nothing is published */
  readonly PublishSeal?: Step;
};

/** Reading the definition takes longer than a run of it: once is enough. */
let read: Promise<StateMachine> | undefined;

async function stateMachine(): Promise<StateMachine> {
  polyfill();
  const { StateMachine } = await import('aws-local-stepfunctions');
  return new StateMachine(definitionWith((name) => `arn:aws:lambda:local:000000000000:function:${name}`, 'local') as never, {
    validationOptions: { checkArn: false },
  });
}

/** The interpreter asks for this of newer Nodes than the oldest that we run on. */
function polyfill(): void {
  const promises = Promise as unknown as { withResolvers?: unknown };
  promises.withResolvers ??= () => {
    const parts: { promise?: Promise<unknown>; resolve?: unknown; reject?: unknown } = {};
    parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
    return parts;
  };
}

/**
 * @param input `{ audit, id, everything }`, or `{ scheduledTime, month }`.
 * @param seconds between tries; absent = as declared.
 */
export async function runWorkflow(input: unknown, steps: Steps, seconds?: number): Promise<void> {
  const machine = await (read ??= stateMachine());
  const waits =
    seconds === undefined
      ? {}
      : { retryIntervalOverrides: Object.fromEntries([...Object.keys(steps), 'PublishSeal'].map((name) => [name, seconds])) };
  const run = machine.run(input as never, {
    overrides: { taskResourceLocalHandlers: { PublishSeal: () => Promise.resolve({}), ...steps } as never, ...waits },
  });
  await run.result;
}
