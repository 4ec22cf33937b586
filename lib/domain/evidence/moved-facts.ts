/**
 * Facts of another time that a correction moves to this one. The assessment of a period reads no facts after its reach. But a fact with a wrong
 * instant, or a wrong span, counts where its correction puts it.
 */
import { type Fact, correctedKey, factKey } from './fact.ts';

/**
 * The keys of the facts that some correction replaces with a fact that is read. A correction of a correction replaces the fact that is
 * corrected at last.
 */
export function replacedKeys(corrections: readonly Fact[], isRead: (fact: Fact) => boolean): Set<string> {
  const byKey = new Map(corrections.map((fact) => [factKey(fact), fact]));
  const keys = new Set<string>();
  for (const correction of corrections) {
    const { replacement } = correction.body;
    if (!replacement || !isRead({ ...correction, ...replacement })) continue;
    let key = correctedKey(correction);
    const walked = new Set([factKey(correction)]);
    for (let next = byKey.get(key); next && !walked.has(key); next = byKey.get(key)) {
      walked.add(key);
      key = correctedKey(next);
    }
    keys.add(key);
  }
  return keys;
}

/** Of the facts beyond the reach those that a correction replaces with one that is read, unless a fact with their id is read anyway. */
export function replacedByKnown(known: readonly Fact[], beyond: readonly Fact[], isKnown: (fact: Fact) => boolean): Fact[] {
  const keys = replacedKeys(
    known.filter(({ type }) => type === 'correction'),
    isKnown,
  );
  if (keys.size === 0) return [];
  for (const fact of known) keys.delete(factKey(fact));
  return beyond.filter((fact) => keys.has(factKey(fact)));
}
