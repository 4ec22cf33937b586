/** The running period of a contract. */
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { periodsBetween, servicePeriod } from '../../domain/checker/service-period.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import type { RunningSubject } from '../evidence/running-evidence.ts';
import { type RefusedContract, readStored } from '../registry/stored-contract.ts';
import type { Stores } from '../ports/stores.ts';

export interface NoOutlook {
  readonly issues: readonly Issue[];
  readonly vendor: string;
  /** Set when the stored contract does not pass: it is not watched until a valid one is put. */
  readonly refused?: RefusedContract;
}

export interface RunningContract {
  readonly subject: RunningSubject;
  readonly vendor: string;
  readonly period: string;
}

/** The period that runs at an instant (epoch ms); undefined when there is no such contract. */
export async function runningSubject(contract: string, stores: Stores, now: number): Promise<RunningContract | NoOutlook | undefined> {
  const stored = await stores.contracts.latest(contract);
  if (!stored) return undefined;
  const { vendor, revision } = stored;
  const read = readStored(stored);
  if (read.refused) return { issues: read.refused.issues, vendor, refused: read.refused };
  const { checked } = read;
  const period = runningPeriod(checked, now);
  if (period === undefined)
    return {
      issues: [errorIssue('outside-term', '/period', `no period of "${contract}" is running: its term has not begun, or is over`)],
      vendor,
    };
  const found = servicePeriod(checked, period);
  if ('issue' in found) return { issues: [found.issue], vendor };
  return { subject: { contract, revision, checked, found }, vendor, period };
}

/** The period that runs at an instant; undefined outside the term. */
const runningPeriod = (checked: CheckedContract, now: number): string | undefined => periodsBetween(checked, now, now + 1)[0]?.label;
