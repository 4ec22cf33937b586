/** Which corrections count for a contract and period. They name facts by id, so that those of the vendor's other contracts are left out. */
import { type Fact, correctedKey, factKey } from '../../domain/evidence/fact.ts';

/** Corrections without an existing target, and the corrections of these. */
export function ofNothing(corrections: readonly Fact[], there: ReadonlySet<string>): Fact[] {
  const byKey = new Map(corrections.map((fact) => [factKey(fact), fact]));
  const isOfNothing = (correction: Fact): boolean => {
    const walked = new Set<string>();
    let key = factKey(correction);
    for (let at = byKey.get(key); at && !walked.has(key); at = byKey.get(key)) {
      walked.add(key);
      key = correctedKey(at);
    }
    return !there.has(key);
  };
  return corrections.filter(isOfNothing);
}

/** The wanted corrections, with their own corrections and targets. */
export function withLinked(corrections: readonly Fact[], isWanted: (fact: Fact) => boolean): Fact[] {
  const keys = new Set(corrections.filter(isWanted).map(factKey));
  for (let before = -1; before !== keys.size;) {
    before = keys.size;
    for (const fact of corrections)
      if (keys.has(factKey(fact)) || keys.has(correctedKey(fact))) keys.add(factKey(fact)).add(correctedKey(fact));
  }
  return corrections.filter((fact) => keys.has(factKey(fact)));
}

interface SelectedCorrections {
  readonly ours: readonly Fact[];
  /** Corrections of facts that were not read. */
  readonly elsewhere: readonly Fact[];
}

/** Selects corrections. They name facts by id, so that those of the vendor's other contracts are left out, unless they name a component of this contract or none. */
export function ofThisContract(
  standing: readonly Fact[],
  facts: readonly Fact[],
  names: ReadonlySet<string | undefined>,
): SelectedCorrections {
  const known = new Set([...facts, ...standing.filter(({ type }) => type !== 'correction')].map(factKey));
  // A correction may be corrected itself.
  for (let before = -1; before !== known.size;) {
    before = known.size;
    for (const fact of standing) if (fact.type === 'correction' && known.has(correctedKey(fact))) known.add(factKey(fact));
  }
  const isOurs = (fact: Fact): boolean => fact.type !== 'correction' || known.has(correctedKey(fact));
  return {
    ours: standing.filter(isOurs),
    elsewhere: standing.filter((fact) => !isOurs(fact) && names.has(fact.component)),
  };
}
