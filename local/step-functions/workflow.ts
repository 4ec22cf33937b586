/** Runs the audit's workflow, as declared for Step Functions, through an interpreter of its language and under the limits of Step Functions. */
import type { StateMachine, StateMachineDefinition } from 'aws-local-stepfunctions';
import { type WORKFLOW_STEPS, definitionWith } from '../../lib/declarations/audit-workflow.ts';
import { type DeclaredState, childOf, isDistributedMap, mapTask, standIn } from './distributed-map.ts';
import { type Step, type Watching, execute } from './execution.ts';

/** What runs each state of the workflow that is a task. */
export type Steps = Readonly<Record<keyof typeof WORKFLOW_STEPS, Step>> & {
  /** Stands for the service of AWS that the workflow calls itself. @default nothing is published */
  readonly PublishSeal?: Step;
};

export interface RunOptions extends Watching {
  /** Seconds between tries. @default as declared */
  readonly retrySeconds?: number;
  /** A definition to run in place of the declared one. */
  readonly definition?: object;
  /** Seconds that a child may take. @default the time of an express execution */
  readonly childSeconds?: number;
}

interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, DeclaredState>>;
}

/** The machines of a definition: reading one takes longer than a run of it. */
interface Machines {
  readonly whole: StateMachine;
  readonly maps: readonly { readonly name: string; readonly state: DeclaredState; readonly child: StateMachine }[];
}

let declared: Promise<Machines> | undefined;

const declaredDefinition = (): object => definitionWith((name) => `arn:aws:lambda:local:000000000000:function:${name}`, 'local');

/**
 * Seconds for a task that declares no time-out. The interpreter ends it after a minute, AWS after three years, which is longer than a timer
 * of Node takes; the time-out of the function or of the whole execution ends it before.
 */
const UNDECLARED_SECONDS = 2_000_000;

function withTimeouts(definition: Definition): Definition {
  const states = Object.entries(definition.States);
  const timed = ([name, state]: [string, DeclaredState]): [string, DeclaredState] => [
    name,
    state.Type === 'Task' ? { TimeoutSeconds: UNDECLARED_SECONDS, ...state } : state,
  ];
  return { ...definition, States: Object.fromEntries(states.map(timed)) };
}

/** What reads definitions, as the interpreter does. */
export async function machineReader(): Promise<(definition: object) => StateMachine> {
  polyfill();
  const { StateMachine } = await import('aws-local-stepfunctions');
  return (definition) =>
    new StateMachine(withTimeouts(definition as Definition) as unknown as StateMachineDefinition, {
      validationOptions: { checkArn: false },
    });
}

async function machinesOf(definition: Definition, childSeconds?: number): Promise<Machines> {
  const machine = await machineReader();
  const states = Object.entries(definition.States);
  return {
    whole: machine({
      ...definition,
      States: Object.fromEntries(states.map(([name, state]) => [name, isDistributedMap(state) ? standIn(state) : state])),
    }),
    maps: states.flatMap(([name, state]) =>
      isDistributedMap(state) ? [{ name, state, child: machine(childOf(state, childSeconds)) }] : [],
    ),
  };
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
 * @throws ExecutionFailed past a limit of Step Functions, else the error of a step after its last try.
 */
export async function runWorkflow(input: unknown, steps: Steps, options: RunOptions = {}): Promise<void> {
  const { retrySeconds, definition, childSeconds, ...watching } = options;
  const isDeclared = definition === undefined && childSeconds === undefined;
  const machines = await (isDeclared
    ? (declared ??= machinesOf(declaredDefinition() as Definition))
    : machinesOf((definition ?? declaredDefinition()) as Definition, childSeconds));
  const tasks: Record<string, Step> = { PublishSeal: () => Promise.resolve({}), ...steps };
  for (const { name, state, child } of machines.maps)
    if (isDistributedMap(state)) tasks[name] = mapTask(name, state, child, { tasks: { ...steps }, retrySeconds, ...watching });
  let next: { readonly Input: unknown } | undefined = { Input: input };
  for (let n = 1; next !== undefined; n += 1) {
    const { Input } = next;
    next = undefined;
    // A run of many contracts goes on in another execution.
    tasks.GoOn = (started) => Promise.resolve((next = started as { readonly Input: unknown }) && {});
    const context = { Execution: { Id: `local:${n}` }, StateMachine: { Id: 'local' } };
    await execute({ machine: machines.whole, input: Input, context, tasks, retrySeconds, ...watching });
  }
}
