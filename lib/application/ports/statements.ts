/** The store of issued statements, their listings, and the audit's mark of each period. */
import type { Signature } from './signer.ts';
import type { Statement, StatementState } from '../../domain/statement/statement.ts';
import type { CreditClauses } from '../../domain/statement/clauses-behind.ts';
import type { Bridge } from '../../domain/statement/restatement.ts';
import type { Issue } from '../../domain/issue.ts';
import type { AmountFilter, Listing } from './listing.ts';

export interface Digests {
  /** Absent where a vendor reads a revision of version 0.1, which has no bundle with the contract. */
  readonly contract?: string;
  readonly evidence: string;
  readonly statement: string;
  /** The digest of the evidence bundle, which is stored under it. Absent for revisions of version 0.1, which have no bundle. */
  readonly bundle?: string;
}

/** An earlier revision. */
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
  /** The statement in an earlier format, if it was issued in one; the digest is of this form. Absent in the current format. */
  readonly asIssued?: unknown;
  readonly digests: Digests;
  /** The bridge from the revision before. */
  readonly bridge?: Bridge;
  /** The revisions before this one, oldest first. */
  readonly earlier: readonly RevisionNote[];
  /** Open conditions at the time of issue: disputes, quarantined evidence, silent senders. */
  readonly warnings: readonly Issue[];
  /** The run of the audit that issued it. */
  readonly run: string;
  /** The version of the calculator that issued it; absent before 0.2 was released. */
  readonly version?: string;
  /** The members that a vendor's view does not have; the digests are then those of the view: see ../statements/vendor-view.ts. */
  readonly withheld?: readonly 'cost-centre'[];
  /** The clauses of the contract behind its lines. They are read when it is shown, and never stored: see ../statements/with-clauses.ts. */
  readonly clauses?: readonly CreditClauses[];
}

/** A revision in its issued form and words: the form for the API and documents, and the input of its digest. */
export const issuedForm = ({
  asIssued,
  ...issued
}: IssuedStatement): Omit<IssuedStatement, 'statement' | 'asIssued'> & { readonly statement: unknown } =>
  asIssued === undefined ? issued : { ...issued, statement: asIssued };

/** When a period was last assessed, and whether to assess it again without new evidence. */
export interface CloseMark {
  readonly period: string;
  /** Not issued yet: it failed, is held, or its grace has not passed. */
  readonly open?: true;
  /** Beside `open`: the terms let it wait, for a dispute, quarantined evidence, a silent sender or an undetermined amount. */
  readonly held?: true;
  readonly assessedAt: string;
  readonly contractRevision: number;
  /** Assess again after this instant (ISO): facts after the period count until then. */
  readonly againFrom?: string;
  /** Assess at every audit until then (ISO): timers of the period are still running. */
  readonly pendingUntil?: string;
}

export interface CloseMarks {
  readonly periods: readonly CloseMark[];
  /** Late facts recorded before this instant (ISO) are in the statements already. */
  readonly checkedAt?: string;
  /** How much of the data of earlier versions was converted: see ../statements/adopt-statements.ts. 0: nothing. */
  readonly adopted: number;
}

/** The credited customer and the cost centres of a revision. Listings are filtered by them, and do not show them. */
export interface ListedBooking {
  readonly customer: string;
  /** The cost centres of the lines of each credit, also of those that missing facts leave open, in the order of their names. */
  readonly costCentres: Readonly<Record<string, readonly string[]>>;
}

/** An entry of the listing, with the data for filters, which listings do not show. */
export interface ListedRevision extends StatementEntry {
  readonly booking?: ListedBooking;
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

export interface StatementFilter extends AmountFilter {
  readonly period?: string | undefined;
  readonly contract?: string | undefined;
  readonly vendor?: string | undefined;
  readonly state?: StatementState | undefined;
}

/** A revision has two signatures where its vendor sees only a part of it. */
export interface RevisionSignatures {
  readonly whole: Signature;
  readonly forVendor?: Signature;
}

export interface StatementStore {
  latest(contract: string, period: string): Promise<IssuedStatement | undefined>;
  revision(contract: string, period: string, revision: number): Promise<IssuedStatement | undefined>;
  /** All revisions of all periods of a contract, each period's in order. */
  revisions(contract: string): Promise<IssuedStatement[]>;
  /** Writes a revision with its evidence bundle; false when that revision exists. */
  issue(issued: IssuedStatement, bundle: string): Promise<boolean>;
  /** The evidence bundle of a revision as text; see ../evidence/evidence-bundle.ts. */
  bundle(issued: IssuedStatement): Promise<string | undefined>;
  /** Stores the signatures of a revision, unless it has signatures. */
  sign(issued: IssuedStatement, signatures: RevisionSignatures): Promise<void>;
  /**
   * The signature for the reader of a revision: over the whole, or over the vendor's view. Absent for revisions that were issued unsigned.
   */
  signature(issued: IssuedStatement): Promise<Signature | undefined>;
  /** Repeats the listing entries, which a crash may have left out. */
  list(revision: ListedRevision): Promise<void>;
  /** A page that is full or the last one. Without contract and vendor the filter names a period. */
  page(filter: StatementFilter, cursor: string | undefined, limit: number): Promise<Listing<StatementEntry>>;
  /** Revisions issued since an instant (ISO), in order. A page is full or the last one. */
  changes(
    since: string,
    until: string,
    filter: StatementFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Listing<StatementEntry>>;
  marks(contract: string): Promise<CloseMarks>;
  mark(contract: string, mark: CloseMark): Promise<void>;
  markChecked(contract: string, at: string): Promise<void>;
  isAnnounced(contract: string, period: string, revision: number): Promise<boolean>;
  markAnnounced(contract: string, period: string, revision: number, at: string): Promise<void>;
  markAdopted(contract: string, step: number): Promise<void>;
}
