/** Lists by key. */

/** Adds a value to the list of its key. */
export function pushTo<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Adds values to the set of its key. */
export function addTo<K, T>(sets: Map<K, Set<T>>, key: K, values: Iterable<T>): void {
  let set = sets.get(key);
  if (!set) sets.set(key, (set = new Set()));
  for (const value of values) set.add(value);
}
