/** Audits: their outcomes by contract and period, and their reports. */
import type { Amount, Statement } from '../../domain/statement/statement.ts';
import type { Issue } from '../../domain/issue.ts';
import type { ListedBillRow } from './bill-credits.ts';
import type { Listing } from './listing.ts';
import type { IssuedSeal } from './seals.ts';
import type { RefusedMapping } from './sources.ts';

export interface AuditOutcome {
  readonly contract: string;
  readonly period: string;
  /** `planned`: due, and its step has reported nothing yet; `held`: its statement waits; `waiting`: the grace for late facts has not passed. */
  readonly outcome: 'planned' | 'waiting' | 'held' | 'issued' | 'unchanged' | 'restated' | 'failed';
  /** The run that recorded the outcome. */
  readonly run: string;
  readonly vendor?: string;
  readonly statement?: string;
  readonly revision?: number;
  readonly total?: Amount;
  /** Where missing facts leave the total open. */
  readonly bounds?: Statement['bounds'];
  /** The change of a restatement. */
  readonly difference?: Amount;
  /** For `waiting`: the earliest instant of issue. */
  readonly from?: string;
  /** Why it failed or is held, or with what warnings it was issued. */
  readonly issues?: readonly Issue[];
}

export type PlannedPeriod = Pick<AuditOutcome, 'contract' | 'period' | 'run'>;

export interface AuditRecord {
  readonly period: string;
  readonly status: 'requested' | 'running' | 'closed' | 'closed-with-failures';
  readonly startedAt: string;
  readonly closedAt?: string;
  readonly runs: number;
  /** The name of the run; a continued run keeps it. */
  readonly run: string;
  readonly report?: AuditReport;
  /** The seal of the books that the last run made. */
  readonly seal?: IssuedSeal;
}

/** The result of an audit: the state of its periods, money by vendor, and the changes of its last run. */
export interface AuditReport {
  readonly counts: Readonly<Record<AuditOutcome['outcome'] | 'refused' | 'unplaced' | 'unassigned', number>>;
  readonly money: readonly {
    readonly vendor: string;
    readonly currency: string;
    readonly statements: number;
    readonly total: string;
    /** The change of the total by what the last run issued and restated. */
    readonly change: string;
  }[];
  /** What the last run issued, restated or failed to issue: the first thousand. */
  readonly changed: readonly AuditOutcome[];
  /** Contracts whose stored text the last run could not read: the first thousand. Their periods stay open. */
  readonly refused: readonly RefusedInRun[];
  /** Facts about the month that no statement accounts for: the first thousand. */
  readonly unplaced: readonly UnplacedFact[];
  /**
   * Entries of the quarantine that are held, were received since the month began, and whose vendor is not certain: the ids of the first
   * thousand. No statement waits for them. Absent of earlier versions.
   */
  readonly unassigned?: readonly string[];
  /** Rows of bills that pay claims and wait for a person, of whatever month: the first thousand; absent of earlier versions. */
  readonly billRows?: readonly ListedBillRow[];
  /** Stored mappings that the current rules would refuse; absent of earlier versions. */
  readonly mappings?: readonly RefusedMapping[];
}

/** A fact that no contract of its vendor counts as used or left out. */
export interface UnplacedFact {
  readonly vendor: string;
  /** The contract that had its component; for a fact without a component, a contract of its vendor. */
  readonly contract: string;
  readonly component?: string;
  /** The sender and the id of the fact. */
  readonly event: string;
  readonly type: string;
  readonly occurredAt: string;
}

/** The unplaced facts of one contract in one run. */
export interface UnplacedInRun {
  readonly contract: string;
  readonly run: string;
  readonly facts: readonly UnplacedFact[];
}

/** A contract that an audit found refused, with its issues and the remedy. */
export interface RefusedInRun {
  readonly contract: string;
  readonly revision: number;
  readonly vendor: string;
  readonly run: string;
  /** The months and periods of the contract that stay open until a valid contract is put. */
  readonly open: readonly string[];
  readonly issues: readonly Issue[];
}

/** A run of an audit: its number, which no other run has, and when it began (ISO). */
export interface AuditRun {
  readonly run: string;
  readonly number: number;
  readonly startedAt: string;
}

/**
 * Runs of one audit may overlap, and steps are retried: what a run finds is stored beside what the others found, so that each run counts its
 * own, once.
 */
export interface AuditStore {
  get(period: string): Promise<AuditRecord | undefined>;
  /** @param to makes the new record of the present one; undefined leaves it. It is called again where another writer came between. @returns the record that is stored. */
  change(period: string, to: (now: AuditRecord | undefined) => AuditRecord | undefined): Promise<AuditRecord | undefined>;
  /** Opens a run, once by its name. @param earlier the number of runs before the first that is stored by itself. */
  openRun(period: string, run: string, startedAt: string, earlier: number): Promise<AuditRun>;
  /** Records a period as planned, unless the run has found something of it already. */
  plan(audit: string, period: PlannedPeriod): Promise<void>;
  putOutcome(audit: string, outcome: AuditOutcome): Promise<void>;
  /** @param run whose outcome is meant; absent, or where that run has none: the newest. */
  outcome(audit: string, contract: string, period: string, run?: string): Promise<AuditOutcome | undefined>;
  outcomes(audit: string, cursor: string | undefined, limit: number, run?: string): Promise<Listing<AuditOutcome>>;
  putRefused(audit: string, refused: RefusedInRun): Promise<void>;
  refused(audit: string, cursor: string | undefined, limit: number, run?: string): Promise<Listing<RefusedInRun>>;
  putUnplaced(audit: string, unplaced: UnplacedInRun): Promise<void>;
  unplaced(audit: string, cursor: string | undefined, limit: number, run?: string): Promise<Listing<UnplacedInRun>>;
}
