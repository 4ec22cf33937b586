/** What the use cases need of the outside. Adapters implement these; tests of behaviour run over every implementation. */
import type { Contract } from '../domain/agreement/agreement.ts';
import type { Issue } from '../domain/issue.ts';
import type { Bridge } from '../domain/statement/restatement.ts';
import type { Statement } from '../domain/statement/statement.ts';
import type { FactStore, QuarantineStore, RegistryStore, SampleStore, SourceStore } from './evidence-ports.ts';

/** Epoch milliseconds, ours and trusted. */
export type Clock = () => number;

export interface StoredContract {
  readonly contract: Contract;
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
  page(cursor: string | undefined, limit: number): Promise<Listing<ContractEntry>>;
}

export interface Digests {
  readonly contract: string;
  readonly evidence: string;
  readonly statement: string;
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
}

export interface StatementStore {
  latest(contract: string, period: string): Promise<IssuedStatement | undefined>;
  revision(contract: string, period: string, revision: number): Promise<IssuedStatement | undefined>;
  revisions(contract: string, period: string): Promise<{ revision: number; issuedAt: string; digest: string }[]>;
  /** Writes a revision; false when that revision exists. */
  issue(issued: IssuedStatement): Promise<boolean>;
  /** Repeats the listing entries, which a crash may have left out. */
  list(entry: StatementEntry): Promise<void>;
  page(
    filter: { period?: string; contract?: string; vendor?: string },
    cursor: string | undefined,
    limit: number,
  ): Promise<Listing<StatementEntry>>;
  isAnnounced(contract: string, period: string, revision: number): Promise<boolean>;
  markAnnounced(contract: string, period: string, revision: number, at: string): Promise<void>;
}

export interface AuditOutcome {
  readonly contract: string;
  readonly period: string;
  readonly outcome: 'issued' | 'unchanged' | 'restated' | 'failed';
  readonly statement?: string;
  readonly revision?: number;
  readonly issues?: readonly Issue[];
}

export interface AuditRecord {
  readonly period: string;
  readonly status: 'requested' | 'running' | 'closed' | 'closed-with-failures';
  readonly startedAt: string;
  readonly closedAt?: string;
  readonly runs: number;
}

export interface AuditStore {
  get(period: string): Promise<AuditRecord | undefined>;
  put(record: AuditRecord): Promise<void>;
  putOutcome(audit: string, outcome: AuditOutcome): Promise<void>;
  outcomes(audit: string): Promise<AuditOutcome[]>;
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
  readonly quarantine: QuarantineStore;
}
