/** Facts as a set: each once (./dedupe.ts), in order. */
import { arePacked, haveNoIdTwice, idRanges, keep } from './dedupe.ts';
import { type Contradictions, contradictions } from './duplicates.ts';
import type { Fact } from './fact.ts';
import { inOrderOfTime } from './fact-order.ts';
import { SingleChecks, isSingleCheck } from './single-checks.ts';

/** Whether a fact is a sample. Samples are many and are ordered where they are read; all other facts are in order of time. */
const isSample = (fact: Fact): boolean => fact.type === 'probe.batch' || fact.type === 'requests.counted' || fact.type === 'gauge.sampled';

export interface FactSet extends Contradictions {
  /** In order of time, but for samples, which come last. */
  readonly facts: readonly Fact[];
  /** Single checks, packed; none of them is in `facts`. */
  readonly singles: readonly SingleChecks[];
  /** Facts after the reach that may report the end of a record. */
  readonly later: readonly Fact[];
}

/** Which facts are read, and which of the others may report the end of a known record. Absent: all facts are read. */
export interface KnownFacts {
  readonly isKnown?: (fact: Fact) => boolean;
  readonly isLater?: (fact: Fact) => boolean;
}

/** All facts of a set, the packed ones rebuilt. */
export function* everyFact({ facts, singles }: Pick<FactSet, 'facts' | 'singles'>): Generator<Fact> {
  yield* facts;
  for (const checks of singles) yield* checks.facts();
}

/**
 * Removes duplicates. Of two facts with one id and different content the one received first counts, and the other is a finding.
 * @param knows which facts are read.
 */
export function distinct(received: Iterable<Fact>, knows: KnownFacts = {}): FactSet {
  const { others, samples, singles, later } = sorted(received, knows);
  if (singles.length === 0 && haveNoIdTwice(idRanges(others), idRanges(samples)))
    return { facts: inOrderOfTime(others).concat(samples), singles, findings: [], contradicted: [], later };
  const bySender = new Map<string, Map<string, Fact>>();
  const rivals = new Map<string, Fact[]>();
  keep(others, bySender, rivals);
  keep(samples, bySender, rivals);
  const packed = arePacked(singles, bySender);
  if (!packed) keep([...everyFact({ facts: [], singles })], bySender, rivals);
  const [ordered, last]: [Fact[], Fact[]] = [[], []];
  for (const byId of bySender.values()) for (const fact of byId.values()) (isSample(fact) ? last : ordered).push(fact);
  return { facts: inOrderOfTime(ordered).concat(last), singles: packed ? singles : [], later, ...contradictions(rivals, bySender) };
}

/** Sorts received facts in one pass and packs single checks. */
function sorted(
  received: Iterable<Fact>,
  { isKnown, isLater }: KnownFacts,
): { others: Fact[]; samples: Fact[]; singles: SingleChecks[]; later: Fact[] } {
  const [others, samples, later]: [Fact[], Fact[], Fact[]] = [[], [], []];
  const byProbe = new Map<string, SingleChecks>();
  let current: SingleChecks | undefined;
  for (const fact of received) {
    if (isKnown && !isKnown(fact)) {
      if (isLater?.(fact)) later.push(fact);
      continue;
    }
    if (!isSample(fact)) others.push(fact);
    else if (!current?.add(fact)) {
      if (!isSingleCheck(fact)) samples.push(fact);
      else {
        const probe = `${fact.sender}|${fact.component}|${fact.body.stream}|${fact.body.location ?? ''}`;
        current = byProbe.get(probe);
        if (!current) byProbe.set(probe, (current = new SingleChecks(fact)));
        else if (!current.add(fact)) samples.push(fact);
      }
    }
  }
  return { others, samples, singles: [...byProbe.values()], later };
}
