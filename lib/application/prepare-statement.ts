/** Works out a statement without issuing it: the preview of an open period, and the first half of the audit. */
import { type CheckedContract, checkContract, servicePeriod } from '../domain/agreement/contract.ts';
import { type Issue, errorIssue } from '../domain/issue.ts';
import { assess, evidenceText } from '../domain/statement/assess.ts';
import { type Statement, canonicalJson } from '../domain/statement/statement.ts';
import { digestOf, digestText } from './digest.ts';
import type { Digests, StoredContract, Stores } from './ports.ts';
import { readEvidence } from './read-evidence.ts';

export interface PreparedStatement {
  readonly statement: Statement;
  readonly digests: Digests;
  readonly contractRevision: number;
  /** Epoch milliseconds at which the period ends. */
  readonly endsAt: number;
}

export type Prepared = PreparedStatement | { readonly issues: readonly Issue[]; readonly status: 'not-found' | 'no-period' };

/** A stored contract was checked when it was put; it is checked again because the rules may have grown since. */
export function checkStored(stored: StoredContract): CheckedContract | { issues: readonly Issue[] } {
  const { checked, issues } = checkContract(stored.contract);
  return checked ?? { issues };
}

export async function prepareStatement(contract: string, period: string, stores: Stores): Promise<Prepared> {
  const stored = await stores.contracts.latest(contract);
  if (!stored) return { status: 'not-found', issues: [errorIssue('unknown-contract', '/contract', `there is no contract "${contract}"`)] };
  const checked = checkStored(stored);
  if ('issues' in checked) return { status: 'no-period', issues: checked.issues };
  const found = servicePeriod(checked, period);
  if ('issue' in found) return { status: 'no-period', issues: [found.issue] };
  const facts = await readEvidence(checked, found, stores);
  const assessed = assess(checked, facts, period, { reasons: true });
  if ('issue' in assessed) return { status: 'no-period', issues: [assessed.issue] };
  const { statement, evidence } = assessed;
  return {
    statement,
    digests: {
      contract: digestOf(stored.contract),
      evidence: digestText(evidenceText(evidence())),
      statement: digestText(canonicalJson(statement)),
    },
    contractRevision: stored.revision,
    endsAt: found.period.end,
  };
}
