/** Refuses lists with a repeated entry: the second has no effect, or makes something count twice. */
import { type Issue, errorIssue, pointer } from '../issue.ts';

/** Issues for all lists within a value. @param path JSON pointer of the value. */
export function repeatedIn(value: unknown, path: string): Issue[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return [...again(value, path), ...value.flatMap((entry, i) => repeatedIn(entry, path + pointer(i)))];
  return Object.entries(value).flatMap(([key, entry]) => (areOperands(key, entry) ? [] : repeatedIn(entry, path + pointer(key))));
}

/** Lists in which equal entries are allowed: the charges of an order (both are owed) and operands such as those of `divide`. */
const areOperands = (key: string, entry: unknown): boolean =>
  key === 'divide' || (key === 'charges' && Array.isArray(entry) && typeof entry[0] === 'object');

function again(list: readonly unknown[], path: string): Issue[] {
  const first = new Map<string, number>();
  return list.flatMap((entry, i) => {
    const text = JSON.stringify(entry);
    const before = first.get(text);
    if (before === undefined) first.set(text, i);
    if (before === undefined) return [];
    const shown = typeof entry === 'object' ? 'the same' : `"${String(entry)}"`;
    return [errorIssue('no-effect', path + pointer(i), `${shown} is in the list twice; remove one, or write the entry that is meant`)];
  });
}
