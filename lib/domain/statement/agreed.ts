/** Results that are the same in every evaluation: a statement presents as certain only what holds for every value of the missing facts. */

/** The entries of the first evaluation that every other evaluation has too. */
export function agreed<T>([first = [], ...others]: readonly (readonly T[])[]): readonly T[] {
  if (others.length === 0) return first;
  const texts = others.map((entries) => new Set(entries.map((entry) => JSON.stringify(entry))));
  return first.filter((entry) => texts.every((known) => known.has(JSON.stringify(entry))));
}

/** The common value; undefined when the values differ. */
export const same = <T>([first, ...others]: readonly T[]): T | undefined => (others.every((other) => other === first) ? first : undefined);
