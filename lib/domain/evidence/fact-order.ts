/** The one order of facts: by instant, then by sender and id. */
import type { Fact } from './fact.ts';

export const byTime = (a: Fact, b: Fact): number =>
  a.occurredAt - b.occurredAt || (a.sender < b.sender ? -1 : a.sender > b.sender ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Facts in order. Numbers sort several times faster than objects, so that each fact becomes one number: its instant followed by its position. */
export function inOrderOfTime(facts: readonly Fact[]): Fact[] {
  const { instants, first, last, areWhole, isOrdered } = instantsOf(facts);
  const ordered = facts.slice();
  if (!isOrdered) {
    const size = 2 ** Math.ceil(Math.log2(facts.length + 1));
    if (!areWhole || (last - first + 1) * size > Number.MAX_SAFE_INTEGER) return ordered.sort(byTime);
    for (let place = 0; place < instants.length; place += 1) instants[place] = (instants[place]! - first) * size + place;
    instants.sort();
    for (let i = 0; i < instants.length; i += 1) {
      const key = instants[i]!;
      instants[i] = Math.floor(key / size);
      ordered[i] = facts[key - instants[i]! * size]!;
    }
  }
  sortEqual(ordered, instants);
  return ordered;
}

function instantsOf(facts: readonly Fact[]): {
  readonly instants: Float64Array;
  readonly first: number;
  readonly last: number;
  readonly areWhole: boolean;
  readonly isOrdered: boolean;
} {
  const instants = new Float64Array(facts.length);
  let [first, last, areWhole, isOrdered] = [Infinity, -Infinity, true, true];
  for (let place = 0; place < facts.length; place += 1) {
    const at = facts[place]!.occurredAt;
    instants[place] = at;
    if (!Number.isInteger(at)) areWhole = false;
    if (at < first) first = at;
    if (at >= last) last = at;
    else isOrdered = false;
  }
  return { instants, first, last, areWhole, isOrdered };
}

/** Orders facts of the same instant within facts that are in order of time. @param instants of the facts, from any origin. */
function sortEqual(facts: Fact[], instants: Float64Array): void {
  for (let start = 0, end = 1; start < facts.length; start = end, end += 1) {
    while (end < facts.length && instants[end] === instants[start]) end += 1;
    if (end - start === 1) continue;
    const equal = facts.slice(start, end).sort(byTime);
    for (let i = 0; i < equal.length; i += 1) facts[start + i] = equal[i]!;
  }
}
