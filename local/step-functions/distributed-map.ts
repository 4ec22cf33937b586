/**
 * A distributed map as Step Functions runs it: each item is a child execution with a history and a time of its own, failed children are
 * tolerated as declared, and the results of all of them together are one state. The interpreter itself runs maps inline.
 */
import type { StateMachine } from 'aws-local-stepfunctions';
import { AWS_LIMITS } from '../../lib/declarations/aws-limits.ts';
import { type Step, type Watching, asMap, execute } from './execution.ts';

/** A state of the declared workflow. */
export interface DeclaredState {
  readonly Type: string;
  readonly [field: string]: unknown;
}

/** What is read of a distributed map. */
interface MapState extends DeclaredState {
  readonly ItemsPath: string;
  readonly ItemSelector: object;
  readonly MaxConcurrency?: number;
  readonly ToleratedFailurePercentage?: number;
  readonly ItemProcessor: { readonly ProcessorConfig?: object; readonly StartAt: string; readonly States: object };
}

export const isDistributedMap = (state: DeclaredState): state is MapState =>
  state.Type === 'Map' && JSON.stringify((state as MapState).ItemProcessor?.ProcessorConfig ?? {}).includes('"DISTRIBUTED"');

/** The first state of a child, which selects its input. */
const SELECT = 'SelectItem';

/** In place of the map the interpreter has a task, which gets the whole input. */
export function standIn({ ItemsPath: _, ItemSelector: __, ItemProcessor: ___, ...rest }: MapState): DeclaredState {
  const { MaxConcurrency: _m, ToleratedFailurePercentage: _t, ...state } = rest;
  return { ...state, Type: 'Task', Resource: 'arn:aws:states:::states:map' };
}

/** The definition of a child: an express execution ends after its time. */
export const childOf = ({ ItemSelector, ItemProcessor: { ProcessorConfig: _, ...processor } }: MapState, seconds?: number): object => ({
  StartAt: SELECT,
  TimeoutSeconds: seconds ?? AWS_LIMITS.expressSeconds.value,
  States: { [SELECT]: { Type: 'Pass', Parameters: ItemSelector, Next: processor.StartAt }, ...processor.States },
});

export interface MapRun extends Watching {
  readonly tasks: Readonly<Record<string, Step>>;
  readonly retrySeconds: number | undefined;
}

/** What runs a map. @throws when more children failed than are tolerated. */
export const mapTask = (name: string, state: MapState, child: StateMachine, { tasks, retrySeconds, onSize }: MapRun): Step =>
  asMap(async (input) => {
    const items = at(input, state.ItemsPath) as readonly unknown[];
    const results: unknown[] = [];
    let [failures, next] = [0, 0];
    const worker = async (): Promise<void> => {
      for (let i = next++; i < items.length; i = next++) {
        const context = { Map: { Item: { Index: i, Value: items[i] } } };
        try {
          results[i] = await execute({
            machine: child,
            input,
            context,
            tasks,
            retrySeconds,
            isChild: true,
            ...(onSize && { onSize: (size) => size.state !== SELECT && onSize({ ...size, state: `${name}/${size.state}` }) }),
          });
        } catch {
          failures += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(items.length, state.MaxConcurrency ?? items.length) }, worker));
    if (failures * 100 > (state.ToleratedFailurePercentage ?? 0) * items.length)
      throw new Error(`States.ExceedToleratedFailureThreshold: ${failures} of ${items.length} children of ${name} failed`);
    return results.filter((result) => result !== undefined);
  });

/** The value at a plain path: "$.due". */
const at = (input: unknown, path: string): unknown =>
  path
    .split('.')
    .slice(1)
    .reduce((value, name) => (value as Record<string, unknown> | undefined)?.[name], input);
