/** Duplicates that contradict: two events with one id of the same sender and different content. Equal ones count once (./dedupe.ts). */
import type { Fact } from './fact.ts';
import { type Finding, finding, findingAt } from './findings/finding.ts';
import { content } from './fact-content.ts';
import { byReceipt } from './receipt.ts';

/** The facts that differ from the counted fact with the same id. */
export interface Contradictions {
  readonly findings: readonly Finding[];
  /** Facts that do not count, because another one with the same id was received first. */
  readonly contradicted: readonly Fact[];
}

/** The contradictions among facts: each different content once, independent of repetitions and order. */
export function contradictions(
  rivals: ReadonlyMap<string, readonly Fact[]>,
  bySender: ReadonlyMap<string, ReadonlyMap<string, Fact>>,
): Contradictions {
  const findings: Finding[] = [];
  const contradicted: Fact[] = [];
  for (const [key, facts] of rivals) {
    const [{ sender, id }] = facts as [Fact];
    const counts = content(bySender.get(sender)!.get(id)!);
    const byContent = new Map<string, Fact>();
    for (const fact of facts) {
      const said = content(fact);
      const known = byContent.get(said);
      if (said !== counts && (!known || byReceipt(fact, known) < 0)) byContent.set(said, fact);
    }
    if (byContent.size === 0) continue;
    contradicted.push(...[...byContent.keys()].sort().map((said) => byContent.get(said)!));
    findings.push(findingAt(key, finding('contradiction')));
  }
  return { findings, contradicted };
}
