/** Lists in which an entry stands twice: the second says nothing, or makes count twice what its author means once. */
import { type Issue, errorIssue, pointer } from '../issue.ts';

/** All lists within a value. @param path where it stands in the document. */
export function repeatedIn(value: unknown, path: string): Issue[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return [...again(value, path), ...value.flatMap((entry, i) => repeatedIn(entry, path + pointer(i)))];
  return Object.entries(value).flatMap(([key, entry]) => (areOperands(key, entry) ? [] : repeatedIn(entry, path + pointer(key))));
}

/** Two equal charges of an order are both owed, and a quotient divides: only the kinds that a cell `charges` are words like others. */
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
    return [
      errorIssue(
        'no-effect',
        path + pointer(i),
        `${shown} stands in the list twice; once is enough: remove one, or name the other that is meant`,
      ),
    ];
  });
}
