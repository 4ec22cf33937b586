/** Functions of expressions that make a list. They are those of JSONata, which bounds only some of them, within the bound on the length of a list. */
import jsonata from 'jsonata';
import { LIMITS } from '../declarations/limits.ts';

const MAX = LIMITS.expressionEntries.value;

const LISTS = ['split', 'append', 'sort', 'reverse', 'distinct', 'zip', 'keys', 'spread', 'map', 'filter', 'each'] as const;

type Made = (this: unknown, ...given: unknown[]) => unknown;

interface BoundedList {
  readonly name: string;
  readonly make: Made;
  readonly signature: string;
}

/** A function of JSONata as a value of an expression. */
interface BuiltIn {
  readonly implementation: Made;
  readonly signature: { readonly definition: string };
}

function within<T>(value: T): T {
  if (Array.isArray(value) && value.length > MAX) throw new Error(`a list of more than ${MAX} entries is made; make a shorter one`);
  return value;
}

async function bounded(name: string): Promise<BoundedList> {
  const { implementation, signature } = (await jsonata(`$${name}`).evaluate({})) as BuiltIn;
  const make: Made = function (...given) {
    const made = implementation.apply(this, given);
    return made instanceof Promise ? made.then(within) : within(made);
  };
  // JSONata passes as many arguments to a function as it declares.
  Object.defineProperty(make, 'length', { value: implementation.length });
  return { name, make, signature: signature.definition };
}

let made: Promise<readonly BoundedList[]> | undefined;

export const boundedLists = (): Promise<readonly BoundedList[]> => (made ??= Promise.all(LISTS.map(bounded)));
