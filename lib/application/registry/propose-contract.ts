/** Puts a contract, or holds it for a second person. */
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { NewKey } from './webhook-keys.ts';
import { type PutContractFailure, type PutContractInput, type PutContractResult, admitContract, putContract } from './put-contract.ts';

/** A contract that waits: the approved contract replaces the revision that the approver could see, and no later one. */
export interface WaitingContract {
  readonly summary: string;
  /** The revision before it; 0 where it is new. */
  readonly revision: number;
}

export interface SecondPerson {
  /** Whether contracts need a second person. */
  readonly waits: boolean;
  /** Whether a second person approved this one. */
  readonly isApproved: boolean;
}

/** @param newKey makes keys of webhooks, for a caller who may see them. */
export async function proposeContract(
  input: PutContractInput,
  { waits, isApproved }: SecondPerson,
  stores: Stores,
  clock: Clock,
  newKey: NewKey | undefined,
): Promise<PutContractResult | { readonly waits: WaitingContract } | PutContractFailure> {
  if (!waits && !isApproved) return putContract(input, stores, clock, newKey);
  const admitted = await admitContract(isApproved ? withoutRevision(input) : input, stores);
  if ('failure' in admitted) return admitted;
  if (!isApproved && admitted.isChanged) {
    const revision = admitted.latest?.revision ?? 0;
    const summary = revision === 0 ? `the new contract ${input.id}` : `a revision of the contract ${input.id}, after revision ${revision}`;
    return { waits: { summary, revision } };
  }
  // An interrupted approval may have put the contract already: it then needs no previous revision.
  return putContract(isApproved && !admitted.isChanged ? withoutRevision(input) : input, stores, clock, newKey);
}

const withoutRevision = ({ ifRevision: _, ...input }: PutContractInput): PutContractInput => input;
