/** Audits: their outcomes by contract and period, and their reports. */
import type { Amount } from '../../domain/statement/statement.ts';
import type { Issue } from '../../domain/issue.ts';
import type { Listing } from './listing.ts';

export interface AuditOutcome {
  readonly contract: string;
  readonly period: string;
  /** `planned`: due, and its step has reported nothing yet; `held`: its statement waits; `waiting`: the grace for late facts has not passed. */
  readonly outcome: 'planned' | 'waiting' | 'held' | 'issued' | 'unchanged' | 'restated' | 'failed';
  /** The run that said so. */
  readonly run: string;
  readonly vendor?: string;
  readonly statement?: string;
  readonly revision?: number;
  readonly total?: Amount;
  /** What a restatement changed. */
  readonly difference?: Amount;
  /** For `waiting`: from when on it may be issued. */
  readonly from?: string;
  /** Why it failed or is held, or with what warnings it was issued. */
  readonly issues?: readonly Issue[];
}

export interface AuditRecord {
  readonly period: string;
  readonly status: 'requested' | 'running' | 'closed' | 'closed-with-failures';
  readonly startedAt: string;
  readonly closedAt?: string;
  readonly runs: number;
  /** Names the run: the same when a run that was cut off goes on. */
  readonly run: string;
  readonly report?: AuditReport;
}

/** The result of an audit: how its periods stand, money by vendor, and what its last run changed. */
export interface AuditReport {
  readonly counts: Readonly<Record<AuditOutcome['outcome'] | 'refused' | 'unplaced', number>>;
  readonly money: readonly {
    readonly vendor: string;
    readonly currency: string;
    readonly statements: number;
    readonly total: string;
    /** Of the last run: what it issued and restated. */
    readonly change: string;
  }[];
  /** What the last run issued, restated or could not: the first thousand. */
  readonly changed: readonly AuditOutcome[];
  /** Contracts whose stored text the last run could not read: the first thousand. Their periods stay open. */
  readonly refused: readonly RefusedInRun[];
  /** Facts about the month that no statement accounts for: the first thousand. */
  readonly unplaced: readonly UnplacedFact[];
}

/** A fact that no contract of its vendor counts as used or left out. */
export interface UnplacedFact {
  readonly vendor: string;
  /** That had its component, or is of its vendor where it names none. */
  readonly contract: string;
  readonly component?: string;
  /** Its sender and its id. */
  readonly event: string;
  readonly type: string;
  readonly occurredAt: string;
}

/** What one contract leaves unplaced, by one run. */
export interface UnplacedInRun {
  readonly contract: string;
  readonly run: string;
  readonly facts: readonly UnplacedFact[];
}

/** A contract that an audit found refused: what is wrong in it, with the remedy. */
export interface RefusedInRun {
  readonly contract: string;
  readonly revision: number;
  readonly vendor: string;
  readonly run: string;
  /** Months and periods of it that wait for a text that passes. */
  readonly open: readonly string[];
  readonly issues: readonly Issue[];
}

export interface AuditStore {
  get(period: string): Promise<AuditRecord | undefined>;
  put(record: AuditRecord): Promise<void>;
  putOutcome(audit: string, outcome: AuditOutcome): Promise<void>;
  outcome(audit: string, contract: string, period: string): Promise<AuditOutcome | undefined>;
  outcomes(audit: string, cursor: string | undefined, limit: number): Promise<Listing<AuditOutcome>>;
  putRefused(audit: string, refused: RefusedInRun): Promise<void>;
  refused(audit: string, cursor: string | undefined, limit: number): Promise<Listing<RefusedInRun>>;
  putUnplaced(audit: string, unplaced: UnplacedInRun): Promise<void>;
  unplaced(audit: string, cursor: string | undefined, limit: number): Promise<Listing<UnplacedInRun>>;
}
