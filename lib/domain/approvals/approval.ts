/** A step that one person asked for and that waits for another one of the same party. */
import type { PartyRole } from '../contract/terms.ts';

/** The steps that may need a second person. */
export const APPROVAL_KINDS = ['contract', 'correction', 'write-off', 'over-receipt', 'credit-note', 'erasure'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/**
 * `approved`: it is being carried out, or was interrupted while it was. `done`: it was carried out. `refused`: it was approved, and could not
 * be carried out any more.
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

/** The entry of a claim that waits, and how the claim stood when it was asked for: only that is approved. */
export interface WaitingEntry {
  readonly claim: string;
  /** Of the entry alone; `Approval.amount` has what else is compared with the limit. */
  readonly amount: string;
  /** The number of the newest transition. */
  readonly transitions: number;
  /** Of the statement. */
  readonly revision: number;
}

export interface Approval {
  readonly id: string;
  readonly kind: ApprovalKind;
  /** What is asked for, in a sentence. */
  readonly summary: string;
  /** What is compared with the limit: this step, the earlier ones of its kind that one person recorded on the claim, and those that wait. */
  readonly amount?: string;
  readonly currency?: string;
  /** Of an entry of a claim; absent of what earlier versions kept. */
  readonly entry?: WaitingEntry;
  /** The party of the person who asked; only this party sees and decides it. */
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
