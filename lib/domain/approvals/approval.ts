/** A step that one person asked for and that waits for another one of the same party. */
import type { PartyRole } from '../contract/terms.ts';

/** The steps that may need a second person. */
export const APPROVAL_KINDS = ['contract', 'correction', 'write-off', 'over-receipt', 'credit-note', 'erasure'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/**
 * `approved`: it is being carried out, or was interrupted meanwhile. `done`: it was carried out. `refused`: it was approved, and could no
 * longer be carried out.
 */
export const APPROVAL_STATES = ['waiting', 'approved', 'done', 'refused', 'rejected', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** The API request that is carried out when it is approved, as its caller sent it. */
export interface HeldRequest {
  /** "PUT /v1/contracts/{id}" */
  readonly route: string;
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The entry of a claim that waits, and the state of the claim when the entry was requested. The approval holds for this state only. */
export interface WaitingEntry {
  readonly claim: string;
  /** The amount of the entry alone; `Approval.amount` is the sum that is compared with the limit. */
  readonly amount: string;
  /** The number of the newest transition. */
  readonly transitions: number;
  /** The revision of the statement. */
  readonly revision: number;
}

export interface Approval {
  readonly id: string;
  readonly kind: ApprovalKind;
  /** What is asked for, in a sentence. */
  readonly summary: string;
  /**
   * The sum that is compared with the limit: this step, the earlier steps of its kind that one person recorded on the claim, and the
   * waiting ones.
   */
  readonly amount?: string;
  readonly currency?: string;
  /** Only for an entry of a claim; absent in what earlier versions stored. */
  readonly entry?: WaitingEntry;
  /** The party of the person who requested it; only this party sees and decides it. */
  readonly party: PartyRole;
  /** The vendor to which the caller's token is bound. */
  readonly vendor?: string;
  readonly request: HeldRequest;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly state: ApprovalState;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  /** The request under an Idempotency-Key that decided it: a repeat of it has the same outcome. */
  readonly decidedUnder?: string;
  readonly note?: string;
  /** The HTTP status of the request when it was carried out, with the error when it was refused. */
  readonly result?: { readonly status: number; readonly code?: string; readonly detail?: string };
}
