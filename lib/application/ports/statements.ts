/** Issued statements, the listings of them, and what the audit remembers of each period. */
import type { Statement } from '../../domain/statement/statement.ts';
import type { Bridge } from '../../domain/statement/restatement.ts';
import type { Issue } from '../../domain/issue.ts';
import type { Listing } from './listing.ts';

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
  /** The statement as another format was issued, whose digest it bears; absent of the format of today. */
  readonly asIssued?: unknown;
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

/** A revision as it was issued, in the words of then: what is given to others, and what its digest is of. */
export const issuedForm = ({
  asIssued,
  ...issued
}: IssuedStatement): Omit<IssuedStatement, 'statement' | 'asIssued'> & { readonly statement: unknown } =>
  asIssued === undefined ? issued : { ...issued, statement: asIssued };

/** When a period was last worked out, and whether it is to be worked out again though nothing new comes in. */
export interface CloseMark {
  readonly period: string;
  /** Not issued yet: it failed, is held, or its grace has not passed. */
  readonly open?: true;
  readonly assessedAt: string;
  readonly contractRevision: number;
  /** Not before this instant (ISO): what comes after the period still counts until then. */
  readonly againFrom?: string;
  /** At every audit until then (ISO): timers of the period are still running. */
  readonly pendingUntil?: string;
}

export interface CloseMarks {
  readonly periods: readonly CloseMark[];
  /** What came late before this instant (ISO) is in the statements already. */
  readonly lookedAt?: string;
  /** How far what earlier versions stored was taken over: see ../statements/adopt-statements.ts. 0: not at all. */
  readonly adopted: number;
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
  markAdopted(contract: string, step: number): Promise<void>;
}
