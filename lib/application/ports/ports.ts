/** What the use cases need of the outside. Adapters implement these; tests of behaviour run over every implementation. */
import type { Issue } from '../../domain/issue.ts';
import type { Bridge } from '../../domain/statement/restatement.ts';
import type { Amount, Statement } from '../../domain/statement/statement.ts';
import type { ClaimStore } from './claims.ts';
import type { DisputeStore } from './disputes.ts';
import type { WatchStore } from './early-warnings.ts';
import type { RequestStore } from './requests.ts';
import type { FactStore, QuarantineStore, RegistryStore, SampleStore, SourceStore } from './evidence.ts';

/** Epoch milliseconds, ours and trusted. */
export type Clock = () => number;

export interface StoredContract {
  readonly id: string;
  readonly vendor: string;
  /** As it was put. It may not pass the rules of today: ../registry/stored-contract.ts reads it. */
  readonly document: unknown;
  /** Which rules it was put under: see ../../schemas/upcast-contract.ts. */
  readonly schema: number;
  readonly revision: number;
  readonly digest: string;
  /** The text as it was put. */
  readonly text: string;
  readonly recordedAt: string;
}

export interface ContractEntry {
  readonly id: string;
  readonly title: string;
  readonly vendor: string;
  readonly customer: string;
  readonly revision: number;
}

/** A cursor that no page of ours gave. */
export class BadCursorError extends Error {}

export interface Listing<T> {
  readonly items: T[];
  readonly cursor?: string;
}

export interface ContractStore {
  latest(id: string): Promise<StoredContract | undefined>;
  /** Writes revision n; false when another writer already did. */
  put(stored: StoredContract): Promise<boolean>;
  /** Repeats the listing entry, which a crash may have left out. */
  list(entry: ContractEntry): Promise<void>;
  page(cursor: string | undefined, limit: number, vendor?: string): Promise<Listing<ContractEntry>>;
}

export interface Digests {
  readonly contract: string;
  readonly evidence: string;
  readonly statement: string;
  /** Of all that the statement was worked out from: names its evidence bundle. Absent of revisions that version 0.1 issued, which kept none. */
  readonly bundle?: string;
}

/** A revision that came before. */
export interface RevisionNote {
  readonly revision: number;
  readonly issuedAt: string;
  readonly digest: string;
}

/** An issued revision of a statement. */
export interface IssuedStatement {
  readonly id: string;
  readonly revision: number;
  readonly issuedAt: string;
  readonly contractRevision: number;
  readonly statement: Statement;
  readonly digests: Digests;
  /** From the revision before to this one. */
  readonly bridge?: Bridge;
  /** The revisions before this one, oldest first. */
  readonly earlier: readonly RevisionNote[];
  /** What was open when it was issued: disputes, quarantined evidence, silent senders. */
  readonly warnings: readonly Issue[];
  /** The run of the audit that issued it. */
  readonly run: string;
  /** The version of the calculator that issued it; absent before 0.2 was released. */
  readonly version?: string;
}

/** When a period was last worked out, and whether it is to be worked out again though nothing new comes in. */
export interface CloseMark {
  readonly period: string;
  /** Not issued yet: it failed, is held, or its grace has not passed. */
  readonly open?: true;
  readonly assessedAt: string;
  readonly contractRevision: number;
  /** Not before this instant (ISO): what comes after the period still counts until then. */
  readonly againFrom?: string;
  /** At every audit until then (ISO): clocks of the period are still running. */
  readonly pendingUntil?: string;
}

export interface CloseMarks {
  readonly periods: readonly CloseMark[];
  /** What came late before this instant (ISO) is in the statements already. */
  readonly lookedAt?: string;
  /** What version 0.1 issued is listed and marked: see ../statements/adopt-statements.ts. */
  readonly adopted: boolean;
}

/** What a line of a revision adds to the ledger: the whole line for a first revision, the difference for a later one. */
export interface Posting {
  readonly credit: string;
  readonly index: string;
  /** The component that is credited, where `index` does not say so. */
  readonly component?: string;
  readonly costCentre?: string;
  readonly amount: string;
  readonly currency: string;
  /** Missing facts leave the credit open: it is part of the least that is owed. */
  readonly provisional?: true;
}

/** A revision as the ledger and the listing of changes hold it. */
export interface Change extends StatementEntry {
  readonly postings: readonly Posting[];
}

export interface StatementEntry {
  readonly id: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  readonly revision: number;
  readonly issuedAt: string;
  readonly amount: string;
  readonly currency: string;
  /** Missing facts leave the total open: more may be owed. */
  readonly provisional?: true;
}

export interface StatementFilter {
  readonly period?: string | undefined;
  readonly contract?: string | undefined;
  readonly vendor?: string | undefined;
}

export interface StatementStore {
  latest(contract: string, period: string): Promise<IssuedStatement | undefined>;
  revision(contract: string, period: string, revision: number): Promise<IssuedStatement | undefined>;
  /** All revisions of all periods of a contract, each period's in order. */
  revisions(contract: string): Promise<IssuedStatement[]>;
  /** Writes a revision with what it rests on; false when that revision exists. */
  issue(issued: IssuedStatement, bundle: string): Promise<boolean>;
  /** What a revision rests on, as text; see ../evidence/evidence-bundle.ts. */
  bundle(issued: IssuedStatement): Promise<string | undefined>;
  /** Repeats the listing entries, which a crash may have left out. */
  list(change: Change): Promise<void>;
  page(filter: StatementFilter, cursor: string | undefined, limit: number): Promise<Listing<StatementEntry>>;
  /** Revisions issued since an instant (ISO), in order, each with its postings. A page may be short; it goes on while there is a cursor. */
  changes(since: string, until: string, filter: StatementFilter, cursor: string | undefined, limit: number): Promise<Listing<Change>>;
  marks(contract: string): Promise<CloseMarks>;
  mark(contract: string, mark: CloseMark): Promise<void>;
  markLooked(contract: string, at: string): Promise<void>;
  isAnnounced(contract: string, period: string, revision: number): Promise<boolean>;
  markAnnounced(contract: string, period: string, revision: number, at: string): Promise<void>;
  markAdopted(contract: string): Promise<void>;
}

export interface AuditOutcome {
  readonly contract: string;
  readonly period: string;
  /** `planned`: due, and nothing was heard of it yet; `held`: its statement waits; `waiting`: the grace for late facts has not passed. */
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

/** What an audit came to: how its periods stand, money by vendor, and what its last run changed. */
export interface AuditReport {
  readonly counts: Readonly<Record<AuditOutcome['outcome'] | 'refused', number>>;
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
}

export interface PublishedEvent {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Publisher {
  /** Puts events on the bus; throws when any was not accepted. */
  publish(events: readonly PublishedEvent[]): Promise<void>;
}

export interface Stores {
  readonly facts: FactStore;
  readonly contracts: ContractStore;
  readonly samples: SampleStore;
  readonly registry: RegistryStore;
  readonly sources: SourceStore;
  readonly statements: StatementStore;
  readonly audits: AuditStore;
  readonly claims: ClaimStore;
  readonly watches: WatchStore;
  readonly disputes: DisputeStore;
  readonly requests: RequestStore;
  readonly quarantine: QuarantineStore;
}
