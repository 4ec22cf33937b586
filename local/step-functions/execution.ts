/**
 * One execution of a state machine, under the limits of Step Functions: every input and output is compared with the size of a state, the
 * history is counted, and a child has the time of an express execution.
 */
import type { StateMachine } from 'aws-local-stepfunctions';
import { jsonBytes } from '../../lib/declarations/aws-figures.ts';
import { AWS_LIMITS } from '../../lib/declarations/aws-limits.ts';
import { OF_EXECUTION, eventsOfState } from '../../lib/declarations/audit-history.ts';

export type Step = (input: unknown) => Promise<unknown>;

/** An input or output of a state, or the payload or result of its task, in bytes. */
export interface StateSize {
  readonly state: string;
  readonly of: 'input' | 'output' | 'payload' | 'result';
  readonly bytes: number;
}

/** What may be seen of an execution. */
export interface Watching {
  readonly onSize?: (size: StateSize) => void;
  /** Called at the end with the number of events of its history. */
  readonly onHistory?: (events: number) => void;
}

/** A failure of an execution by its own limits, with AWS's name; no retry and no catch of the definition takes it. */
export class ExecutionFailed extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const dataLimit = (state: string, of: string): ExecutionFailed =>
  new ExecutionFailed(
    'States.DataLimitExceeded',
    `The state/task '${state}' returned a result with a size exceeding the maximum number of bytes service limit. (${of})`,
  );

export interface Execution extends Watching {
  readonly machine: StateMachine;
  readonly input: unknown;
  /** The context object besides the execution. */
  readonly context: Readonly<Record<string, unknown>>;
  /** What runs each task, by the name of its state. */
  readonly tasks: Readonly<Record<string, Step>>;
  /** Seconds between tries; absent = as declared. */
  readonly retrySeconds?: number | undefined;
  /** A child of a distributed map: an express execution, whose history has no bound. */
  readonly isChild?: boolean;
}

/** @returns the output. @throws ExecutionFailed past a limit, else the error of the interpreter. */
export async function execute({ machine, input, context, tasks, retrySeconds, isChild, ...watching }: Execution): Promise<unknown> {
  let failed: ExecutionFailed | undefined;
  let abort = (): void => undefined;
  const check = (state: string, of: StateSize['of'] | 'execution', value: unknown): void => {
    const bytes = jsonBytes(value);
    if (of !== 'execution') watching.onSize?.({ state, of, bytes });
    if (bytes <= AWS_LIMITS.stateBytes.value || failed) return;
    failed = dataLimit(state, of);
    abort();
  };
  check('execution', 'execution', input);
  if (failed) throw failed;
  const limited =
    (name: string, step: Step): Step =>
    async (payload) => {
      check(name, 'payload', payload);
      if (failed) throw failed;
      const result = (await step(payload)) ?? null;
      check(name, 'result', result);
      if (failed) throw failed as Error;
      return result;
    };
  const waits = Object.fromEntries(Object.keys(tasks).map((name) => [name, retrySeconds]));
  const run = machine.run(input as never, {
    context,
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(Object.entries(tasks).map(([name, step]) => [name, limited(name, step)])) as never,
      ...(retrySeconds !== undefined && { retryIntervalOverrides: waits as Record<string, number> }),
    },
  });
  abort = run.abort;
  const result = run.result.then(
    (output): { output: unknown } => ({ output }),
    (error: unknown): { error: unknown } => ({ error }),
  );
  let events = OF_EXECUTION;
  for await (const event of run.eventLogs) {
    if (event.type === 'StateEntered') {
      events += eventsOfState(ofType(event.state, tasks));
      check(event.state.name, 'input', event.state.input);
    } else if (event.type === 'StateRetried') {
      events += eventsOfState('Task') - eventsOfState('Choice');
    } else if (event.type === 'StateExited') check(event.state.name, 'output', event.state.output);
    if (isChild || events <= AWS_LIMITS.historyEvents.value || failed) continue;
    failed = new ExecutionFailed(
      'States.Runtime',
      `The execution reached the maximum number of history events (${AWS_LIMITS.historyEvents.value}).`,
    );
    abort();
  }
  const ended = await result;
  watching.onHistory?.(events);
  if (failed) throw failed;
  if ('error' in ended) throw failureOf(ended.error as Error);
  return ended.output;
}

/** The interpreter has a name of its own for an execution that ran out of time. */
const failureOf = (error: Error): Error =>
  error.name === 'ExecutionTimeoutError' ? new ExecutionFailed('States.Timeout', 'The execution timed out.') : error;

/** A distributed map is a task of the interpreter here (./distributed-map.ts). */
const ofType = ({ name, type }: { readonly name: string; readonly type: string }, tasks: Execution['tasks']): string =>
  MAPS.has(tasks[name]!) ? 'Map' : type;

/** The tasks that stand for a map. */
const MAPS = new WeakSet<Step>();

export const asMap = (step: Step): Step => {
  MAPS.add(step);
  return step;
};
