/** What a statement says as a fact holds whatever the missing facts turn out to be: what is the same in every way is said, no more. */

/** The entries of the first way that every other way has as well. */
export function agreed<T>([first = [], ...others]: readonly (readonly T[])[]): readonly T[] {
  if (others.length === 0) return first;
  const texts = others.map((entries) => new Set(entries.map((entry) => JSON.stringify(entry))));
  return first.filter((entry) => texts.every((known) => known.has(JSON.stringify(entry))));
}

/** The value that all ways have; undefined when they differ. */
export const same = <T>([first, ...others]: readonly T[]): T | undefined => (others.every((other) => other === first) ? first : undefined);
