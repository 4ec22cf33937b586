/** Assesses a statement without issuing it: the preview of an open period, and the first half of the audit. */
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { type ServicePeriod, servicePeriod } from '../../domain/checker/service-period.ts';
import type { Fact } from '../../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { evidenceText } from '../../domain/evidence/evidence-text.ts';
import { type Assessment, assess } from '../../domain/statement/assess.ts';
import { awaitedUntil } from '../../domain/statement/evidence-account/awaited.ts';
import { closesAt } from '../../domain/statement/objectives/grace-for-late-facts.ts';
import { readSpan } from '../../domain/statement/reach.ts';
import { type Statement, canonicalJson } from '../../domain/statement/statement.ts';
import { digestOfContract, digestText } from '../evidence/digest.ts';
import { bundleText } from '../evidence/evidence-bundle.ts';
import { type AwaitedEnds, readEvidence } from '../evidence/read-evidence.ts';
import { idsByMonth } from '../evidence/record-beginnings.ts';
import { readStored } from '../registry/stored-contract.ts';
import { earlierStates } from './earlier-states.ts';
import type { Digests } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';

export interface PreparedStatement {
  readonly statement: Statement;
  readonly digests: Omit<Digests, 'bundle'>;
  readonly contractRevision: number;
  /** Epoch milliseconds at which the period ends. */
  readonly endsAt: number;
  /** The earliest instant (epoch ms) of the first statement: the end of the period plus the grace of the terms. */
  readonly closesAt: number;
  /** Until when (epoch ms) facts after the period count in it. */
  readonly reachesUntil: number;
  /** Until when (epoch ms) the end of an awaited record counts; absent when it waits for none. */
  readonly awaitsUntil?: number;
  readonly checked: CheckedContract;
  readonly found: ServicePeriod;
  /** Gives its evidence bundle; see ../evidence/evidence-bundle.ts. */
  readonly bundle: () => string;
  /** The facts about the period, used and left out. */
  readonly received: () => readonly Fact[];
  /** Ids of the evidence in the months of the period. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
}

export type Prepared = PreparedStatement | { readonly issues: readonly Issue[]; readonly status: 'not-found' | 'refused' | 'no-period' };

/** @param now epoch ms; facts received later are not used. */
export async function prepareStatement(contract: string, period: string, stores: Stores, now: number): Promise<Prepared> {
  const stored = await stores.contracts.latest(contract);
  if (!stored) return { status: 'not-found', issues: [errorIssue('unknown-contract', '/contract', `there is no contract "${contract}"`)] };
  const readable = readStored(stored);
  if (readable.refused) return { status: 'refused', issues: readable.refused.issues };
  const { checked, contract: document } = readable;
  const found = servicePeriod(checked, period);
  if ('issue' in found) return { status: 'no-period', issues: [found.issue] };
  const earlier = await earlierStates(contract, checked, found, stores);
  const read = (ends?: AwaitedEnds): Promise<Fact[]> =>
    readEvidence(checked, found, stores, { everything: earlier.missing, ...(ends && { ends }) });
  const assessFrom = (evidence: readonly Fact[]): Assessment =>
    assess(checked, evidence, period, { reasons: true, earlier: earlier.known });
  let facts = await read();
  let assessed = assessFrom(facts);
  if ('issue' in assessed) return { status: 'no-period', issues: [assessed.issue] };
  // The ends of records that were open within the reach are read from later months.
  const groups = assessed.awaited();
  if (groups.size > 0 && readSpan(found).end < now) {
    facts = await read({ groups, until: Math.min(awaitedUntil(found), now) });
    assessed = assessFrom(facts);
    if ('issue' in assessed) return { status: 'no-period', issues: [assessed.issue] };
  }
  const { statement, evidence, used, leftOut, awaited } = assessed;
  return {
    statement,
    digests: {
      contract: digestOfContract(document),
      evidence: digestText(evidenceText(evidence())),
      statement: digestText(canonicalJson(statement)),
    },
    contractRevision: stored.revision,
    endsAt: found.period.end,
    closesAt: closesAt(checked, found),
    reachesUntil: readSpan(found).end,
    ...(awaited().size > 0 && { awaitsUntil: awaitedUntil(found) }),
    checked,
    found,
    bundle: () => bundleText(document, found.period.label, earlier.known, facts),
    received: () => [...used(), ...leftOut().map(({ fact }) => fact)],
    ids: idsByMonth(facts, found),
  };
}
