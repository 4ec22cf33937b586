/** What the use cases need of the outside. Adapters implement these; tests of behaviour run over every implementation. */
import type { Contract } from '../domain/agreement/agreement.ts';
import type { Fact } from '../domain/evidence/fact.ts';
import type { Issue } from '../domain/issue.ts';
import type { Bridge } from '../domain/statement/restatement.ts';
import type { Statement } from '../domain/statement/statement.ts';

/** Epoch milliseconds, ours and trusted. */
export type Clock = () => number;

/** In place of a month: facts that hold whatever the month. */
export const STANDING = 'standing';

export type Recorded = 'stored' | 'repeat' | 'contradiction';

export interface FactStore {
  /** Stores a fact with its payload as received. The same fact again is a `repeat`; the same id with other content a `contradiction`. */
  record(vendor: string, fact: Fact, raw: string | undefined): Promise<Recorded>;
  /** Facts of a component in one UTC month ("2026-10"), or those that are `STANDING`; with `record`, only those of that record ("ticket/T-1"). */
  read(vendor: string, component: string | undefined, month: string, record?: string): Promise<Fact[]>;
  /** Whether a fact about a month before `month` came in after `since` (ISO). */
  hasLate(vendor: string, component: string | undefined, since: string, month: string): Promise<boolean>;
}

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

export interface Binding {
  readonly vendor: string;
  readonly contract: string;
  readonly as: 'vendor' | 'customer';
}

export interface KnownName {
  readonly name: string;
  readonly contract: string;
  /** First day of that contract. */
  readonly from: string;
}

export interface Webhook {
  readonly vendor: string;
  readonly source: string;
  readonly as: 'vendor' | 'customer';
  readonly key: string;
  readonly signingSecret?: string;
}

export interface RegistryStore {
  bind(sender: string, binding: Binding): Promise<void>;
  bindings(sender: string): Promise<Binding[]>;
  register(vendor: string, names: readonly KnownName[]): Promise<void>;
  names(vendor: string): Promise<KnownName[]>;
  /** The webhook of a vendor for a source, made with `key` when there is none. */
  webhook(vendor: string, source: string, as: 'vendor' | 'customer', key: string): Promise<Webhook>;
  putWebhook(webhook: Webhook): Promise<void>;
  webhookByKey(key: string): Promise<Webhook | undefined>;
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

export interface QuarantineEntry {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly issues: readonly Issue[];
  readonly sender: string;
  readonly vendor?: string;
  readonly receivedAt: string;
  /** The payload as received, cut when it is very long. */
  readonly raw: string;
}

export interface QuarantineStore {
  put(entry: QuarantineEntry): Promise<void>;
  /** Entries of one UTC month of receipt, newest first within each part of the listing. */
  page(month: string, cursor: string | undefined, limit: number): Promise<Listing<QuarantineEntry>>;
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
  readonly registry: RegistryStore;
  readonly statements: StatementStore;
  readonly audits: AuditStore;
  readonly quarantine: QuarantineStore;
}
