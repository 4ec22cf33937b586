/** Facts are deduplicated: of the events with one id of the same sender one counts. Those that differ from it are in ./duplicates.ts. */
import { type Fact, factKey } from './fact.ts';
import { content } from './fact-content.ts';
import { byReceipt } from './receipt.ts';
import type { SingleChecks } from './single-checks.ts';

export interface IdRange {
  readonly first: string;
  last: string;
}

/** By sender, the first and last id, when the ids of each sender ascend (as counters do); else undefined. */
export function idRanges(facts: readonly Fact[]): Map<string, IdRange> | undefined {
  const ranges = new Map<string, IdRange>();
  let [sender, range]: [string | undefined, IdRange | undefined] = [undefined, undefined];
  for (const fact of facts) {
    if (fact.sender !== sender) range = ranges.get((sender = fact.sender));
    if (range === undefined) ranges.set(sender, (range = { first: fact.id, last: fact.id }));
    else if (fact.id > range.last) range.last = fact.id;
    else return undefined;
  }
  return ranges;
}

/** Whether no id can occur twice, so that no lookup is needed. */
export function haveNoIdTwice(a: ReadonlyMap<string, IdRange> | undefined, b: ReadonlyMap<string, IdRange> | undefined): boolean {
  if (!a || !b) return false;
  for (const [sender, one] of a) {
    const other = b.get(sender);
    if (other && one.first <= other.last && other.first <= one.last) return false;
  }
  return true;
}

/** Indexes facts by sender and id. Of two with one id the one received first stays, and the other is a rival if its content differs. */
export function keep(facts: readonly Fact[], bySender: Map<string, Map<string, Fact>>, rivals: Map<string, Fact[]>): void {
  for (const fact of facts) {
    let byId = bySender.get(fact.sender);
    if (!byId) bySender.set(fact.sender, (byId = new Map<string, Fact>()));
    const known = byId.get(fact.id);
    if (!known) byId.set(fact.id, fact);
    else {
      const [first, second] = precedes(known, fact) ? [known, fact] : [fact, known];
      byId.set(fact.id, first);
      if (content(first) === content(second)) continue;
      const key = factKey(fact);
      const list = rivals.get(key);
      if (list) list.push(second);
      else rivals.set(key, [second]);
    }
  }
}

/** Whether packed checks may stay packed: none of their ids occurs twice, and no correction names one. */
export function arePacked(singles: readonly SingleChecks[], others: ReadonlyMap<string, ReadonlyMap<string, Fact>>): boolean {
  if (singles.length === 0) return true;
  const ordered = [...singles].sort((a, b) => (a.first.id < b.first.id ? -1 : 1));
  if (
    ordered.some((checks, i) =>
      ordered.some((other, j) => j > i && other.first.sender === checks.first.sender && other.first.id <= checks.lastId),
    )
  )
    return false;
  for (const byId of others.values()) for (const fact of byId.values()) if (fact.type === 'correction') return false;
  return singles.every((checks) => {
    for (const id of others.get(checks.first.sender)?.keys() ?? []) if (checks.has(id)) return false;
    return true;
  });
}

function precedes(a: Fact, b: Fact): boolean {
  const order = byReceipt(a, b);
  return order === 0 ? content(a) <= content(b) : order < 0;
}
