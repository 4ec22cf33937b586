/** Facts as a set: each once (./dedupe.ts), in order. */
import { arePacked, haveNoIdTwice, idRanges, keep } from './dedupe.ts';
import { type Contradictions, contradictions } from './duplicates.ts';
import { type Fact, factKey } from './fact.ts';
import { inOrderOfTime } from './fact-order.ts';
import { replacedByKnown } from './moved-facts.ts';
import { ChecksInSeries, ReceivedFacts } from './received-facts.ts';
import { type SingleChecks, isSingleCheck } from './single-checks.ts';
import type { Instant } from '../time/instant.ts';
import { hasChosenName } from './vocabulary.ts';

/** Whether a fact is a sample. Samples are many and are ordered where they are read; all other facts are in order of time. */
const isSample = (fact: Fact): boolean => fact.type === 'probe.batch' || fact.type === 'requests.counted' || fact.type === 'gauge.sampled';

/** What some passes look for and rarely find: a pass for what no fact has is skipped. */
export interface Occurring {
  readonly senders: ReadonlySet<string>;
  readonly hasCorrections: boolean;
  /** Whether some fact has a kind of record, a milestone or an attribute whose name its sender chooses. */
  readonly hasChosenNames: boolean;
}

export interface FactSet extends Contradictions {
  readonly occurring: Occurring;
  /** In order of time, but for samples, which come last. */
  readonly facts: readonly Fact[];
  /** Single checks, packed; none of them is in `facts`. */
  readonly singles: readonly SingleChecks[];
  /** Facts after the reach that may report the end of a record. */
  readonly later: readonly Fact[];
  /** Keys of the facts after the reach that are read because a correction replaces them with one that is read. */
  readonly moved: ReadonlySet<string>;
}

/** Which facts are read, and which of the others may report the end of a known record. Absent: all facts are read. */
export interface KnownFacts {
  readonly isKnown?: (fact: Fact) => boolean;
  /** The same for checks: those that start before this instant are read. */
  readonly checksBefore?: Instant;
  readonly isLater?: (fact: Fact) => boolean;
}

/** All facts of a set, the packed ones rebuilt. */
export function* everyFact({ facts, singles }: Pick<FactSet, 'facts' | 'singles'>): Generator<Fact> {
  yield* facts;
  for (const checks of singles) yield* checks.facts();
}

/** The first instant of all facts; Infinity without any. */
export function earliestOf({ facts, singles }: Pick<FactSet, 'facts' | 'singles'>): Instant {
  let first = facts[0]?.occurredAt ?? Infinity;
  for (let i = facts.length - 1; i > 0 && isSample(facts[i]!); i -= 1) first = Math.min(first, facts[i]!.occurredAt);
  for (const { earliest } of singles) first = Math.min(first, earliest);
  return first;
}

/**
 * Removes duplicates. Of two facts with one id and different content the one received first counts, and the other is a finding.
 * @param knows which facts are read.
 */
export function distinct(received: Iterable<Fact>, knows: KnownFacts = {}): FactSet {
  const { others, samples, singles, later, occurring, moved } = sorted(received, knows);
  if (singles.length === 0 && haveNoIdTwice(idRanges(others), idRanges(samples)))
    return { facts: inOrderOfTime(others).concat(samples), singles, findings: [], contradicted: [], later, occurring, moved };
  const bySender = new Map<string, Map<string, Fact>>();
  const rivals = new Map<string, Fact[]>();
  keep(others, bySender, rivals);
  keep(samples, bySender, rivals);
  const packed = arePacked(singles, bySender);
  if (!packed) keep([...everyFact({ facts: [], singles })], bySender, rivals);
  const [ordered, last]: [Fact[], Fact[]] = [[], []];
  for (const byId of bySender.values()) for (const fact of byId.values()) (isSample(fact) ? last : ordered).push(fact);
  return {
    facts: inOrderOfTime(ordered).concat(last),
    singles: packed ? singles : [],
    later,
    occurring,
    moved,
    ...contradictions(rivals, bySender),
  };
}

/** Sorts received facts in one pass and packs single checks; those of a file are packed already. */
function sorted(
  received: Iterable<Fact>,
  { isKnown, isLater, checksBefore = Infinity }: KnownFacts,
): { others: Fact[]; samples: Fact[]; singles: SingleChecks[]; later: Fact[]; occurring: Occurring; moved: ReadonlySet<string> } {
  const senders = new Set<string>();
  let [sender, hasCorrections, hasChosenNames] = ['', false, false];
  const [others, samples, later, beyond]: [Fact[], Fact[], Fact[], Fact[]] = [[], [], [], []];
  const packed = received instanceof ReceivedFacts ? received.series.flatMap((checks) => checks.before(checksBefore) ?? []) : [];
  for (const { first } of packed) senders.add(first.sender);
  const checks = new ChecksInSeries();
  const areUnpacked = !(received instanceof ReceivedFacts);
  for (const fact of areUnpacked ? received : received.others) {
    if (isKnown && !isKnown(fact)) {
      if (isLater?.(fact)) later.push(fact);
      beyond.push(fact);
      continue;
    }
    // A check of the series before it has the sender of that series.
    if (areUnpacked && isSample(fact) && checks.continues(fact)) continue;
    if (fact.sender !== sender) senders.add((sender = fact.sender));
    if (!isSample(fact)) {
      others.push(fact);
      if (fact.type === 'correction') hasCorrections = true;
      else if (hasChosenName(fact)) hasChosenNames = true;
    } else if (!areUnpacked || !isSingleCheck(fact) || !checks.take(fact)) samples.push(fact);
  }
  const moved = hasCorrections && beyond.length > 0 ? replacedByKnown(others, beyond, isKnown!) : [];
  for (const fact of moved) (isSample(fact) ? samples : others).push(fact);
  return {
    others,
    samples,
    singles: [...packed, ...checks.series],
    later,
    occurring: { senders, hasCorrections, hasChosenNames },
    moved: new Set(moved.map(factKey)),
  };
}
