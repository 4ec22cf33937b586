/** Work on many things with a bound on how much of it goes on at once. */

/** @returns the results in the order of the items. A failure ends what has not begun, and is thrown. */
export async function atOnce<T, R>(items: readonly T[], most: number, work: (item: T, i: number) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const i = next++;
      try {
        results[i] = await work(items[i]!, i);
      } catch (error) {
        next = items.length;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
