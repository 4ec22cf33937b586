/** Counts the steps over lists that a piece of work takes, which say how it grows; its time says nothing on a busy machine. */

/** The prototype of iterators over lists: spreads, destructuring and loops over a list all step by it. */
const ITERATOR = Object.getPrototypeOf([][Symbol.iterator]()) as { next: () => IteratorResult<unknown> };

/** How many entries of lists were stepped over, copied ones included. */
export async function arraySteps(work: () => unknown): Promise<number> {
  const { next } = ITERATOR;
  let steps = 0;
  ITERATOR.next = function (this: unknown): IteratorResult<unknown> {
    steps += 1;
    return next.call(this as never);
  };
  try {
    await work();
  } finally {
    ITERATOR.next = next;
  }
  return steps;
}
