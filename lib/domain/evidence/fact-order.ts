/** The one order of facts: by instant, then by sender and id. */
import type { Fact } from './fact.ts';

export const byTime = (a: Fact, b: Fact): number =>
  a.occurredAt - b.occurredAt || (a.sender < b.sender ? -1 : a.sender > b.sender ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Facts in order. Numbers sort several times faster than objects, so that each fact becomes one number: its instant followed by its position. */
export function inOrderOfTime(facts: readonly Fact[]): Fact[] {
  const size = 2 ** Math.ceil(Math.log2(facts.length + 1));
  let [first, last] = [Infinity, -Infinity];
  for (const { occurredAt } of facts) {
    first = Math.min(first, occurredAt);
    last = Math.max(last, occurredAt);
  }
  const fits = (last - first + 1) * size <= Number.MAX_SAFE_INTEGER && facts.every(({ occurredAt }) => Number.isInteger(occurredAt));
  if (!fits) return [...facts].sort(byTime);
  const keys = new Float64Array(facts.length);
  for (let place = 0; place < facts.length; place += 1) keys[place] = (facts[place]!.occurredAt - first) * size + place;
  const ordered = facts.slice();
  keys.sort().forEach((key, place) => (ordered[place] = facts[key - Math.floor(key / size) * size]!));
  sortEqual(ordered);
  return ordered;
}

/** Orders facts of the same instant within facts that are in order of time. */
function sortEqual(facts: Fact[]): void {
  for (let start = 0, end = 1; start < facts.length; start = end, end += 1) {
    while (end < facts.length && facts[end]!.occurredAt === facts[start]!.occurredAt) end += 1;
    if (end - start === 1) continue;
    const equal = facts.slice(start, end).sort(byTime);
    for (let i = 0; i < equal.length; i += 1) facts[start + i] = equal[i]!;
  }
}
