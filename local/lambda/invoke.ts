/** Lambda in the embedded run: a function is called under the limits of an invocation, with the errors that Lambda gives. */
import { jsonBytes } from '../../lib/declarations/aws-figures.ts';
import { AWS_LIMITS } from '../../lib/declarations/aws-limits.ts';
import { FUNCTIONS, type FunctionName } from '../../lib/declarations/functions.ts';
import { TimedOutError, withinTime } from '../eventbridge/timeout.ts';

/** A failure of an invocation by its limits; `name` is Lambda's. */
export class InvocationError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const tooLarge = (limit: number): InvocationError =>
  new InvocationError('RequestTooLargeException', `Request must be smaller than ${limit} bytes for the InvokeFunction operation`);

interface Invocation<E, T> {
  readonly name: FunctionName;
  readonly event: E;
  readonly call: (event: E) => Promise<T>;
  /** @default as declared */
  readonly timeoutMs?: number;
}

async function invokeWithin<E, T>({ name, event, call, timeoutMs }: Invocation<E, T>, limit: number): Promise<T> {
  if (jsonBytes(event) > limit) throw tooLarge(limit);
  const most = Math.min(timeoutMs ?? FUNCTIONS[name].timeoutSeconds * 1000, AWS_LIMITS.functionSeconds.value * 1000);
  return withinTime(call(event), most).catch((error: unknown) => {
    if (!(error instanceof TimedOutError)) throw error;
    throw new InvocationError('Sandbox.Timedout', `${name}: Task timed out after ${(most / 1000).toFixed(2)} seconds`);
  });
}

/** Calls a function and waits for its answer. @throws InvocationError past a limit. */
export async function invoke<E, T>(invocation: Invocation<E, T>): Promise<T> {
  const answer = await invokeWithin(invocation, AWS_LIMITS.requestBytes.value);
  // A stream is the answer of a function with a URL, which has no such limit.
  if (isStream(answer) || jsonBytes(answer) <= AWS_LIMITS.answerBytes.value) return answer;
  throw new InvocationError(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${AWS_LIMITS.answerBytes.value} bytes).`,
  );
}

/** Calls a function whose answer no caller waits for, as a schedule does. @throws InvocationError past a limit. */
export const invokeAsync = <E, T>(invocation: Invocation<E, T>): Promise<T> => invokeWithin(invocation, AWS_LIMITS.asyncBytes.value);

const isStream = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && 'stream' in answer;
