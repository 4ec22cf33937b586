/**
 * A note: the document that credits what a revision of a statement owes, or asks for what it takes back. It is data for all documents (the
 * e-invoice, the PDF, the letter), so that each shows the same number, date and amounts. ./make-note.ts makes it.
 *
 * The vendor is the issuer of every note: it credits the customer, or it asks the customer for money.
 */
import type { InvoiceReference, InvoiceTax, NoteProfile, OrderInvoice } from '../../contract/terms.ts';
import type { Bridge } from '../restatement.ts';
import type { Amount, Statement } from '../statement.ts';

/** Types of UNTDID 1001: credit note; credit note for a global discount; debit note; corrected invoice; invoice. */
export type NoteCode = '381' | '262' | '383' | '384' | '380';

export interface StatementNote {
  /** The number in the issuer's series, the same in every document. */
  readonly number: string;
  /** The date of issue in the contract's zone. */
  readonly date: string;
  readonly profile: NoteProfile;
  /** `invoice`: the customer has to pay `payable`. */
  readonly kind: 'credit-note' | 'invoice';
  readonly code: NoteCode;
  readonly currency: string;
  /** The credited invoices, then the last earlier note of the statement; for what is taken back that note alone. */
  readonly references: readonly InvoiceReference[];
  readonly lines: readonly NoteLine[];
  readonly taxes: readonly NoteTax[];
  readonly net: Amount;
  readonly tax: Amount;
  /** `net` and `tax`. Above 0. */
  readonly payable: Amount;
  /** Only of an invoice. */
  readonly payment?: NotePayment;
}

/** A line, with the sign of the note: below 0 on a credit note is what it takes back. */
export interface NoteLine {
  readonly credit: string;
  readonly index: string;
  readonly component?: string;
  readonly part?: number;
  readonly costCentre?: string;
  readonly provisional?: true;
  readonly amount: Amount;
  readonly tax: InvoiceTax;
  /** The place of its origin among the lines of the statement, or among those of the bridge of a later revision. */
  readonly origin: number;
}

/** The tax of the lines of one category and rate. */
export interface NoteTax {
  readonly category: InvoiceTax['category'];
  /** In percent: "19", "0". */
  readonly percent: string;
  readonly reason?: string;
  readonly reasonCode?: string;
  readonly net: Amount;
  readonly tax: Amount;
  readonly gross: Amount;
}

export interface NotePayment {
  readonly account: string;
  readonly bic?: string;
  readonly holder?: string;
  readonly days: number;
  readonly due: string;
}

/** A revision that a note is made of. */
export interface NotedRevision {
  readonly id: string;
  readonly revision: number;
  /** ISO. */
  readonly issuedAt: string;
  readonly statement: Statement;
  readonly bridge?: Bridge;
}

/** An earlier revision, and what its note was drawn by. */
export interface RevisionBefore {
  readonly statement: Statement;
  readonly bridge?: Bridge | undefined;
  /** Absent: it had no note, so that what it credited is taxed as the newer revision is. */
  readonly invoice?: OrderInvoice | undefined;
}

/** What a note needs beside the revision and the order. */
export interface BesideNote {
  /** Its number in the series. Absent: ID-rREVISION, as notes of revisions from before the series have it. */
  readonly number?: string | undefined;
  /** The revisions before, oldest first: the last, and those back to the one that last changed each line of the bridge. */
  readonly before?: readonly RevisionBefore[] | undefined;
  /** The last earlier note of the same statement. Absent: there is none. */
  readonly earlier?: InvoiceReference | undefined;
  /** Further invoices that it refers to. */
  readonly invoices?: readonly InvoiceReference[] | undefined;
}

/** What numbers begin with where the order does not say. */
export const SERIES = 'SC-';

/** The number of a note without a series. */
export const statementNumber = ({ id, revision }: Pick<NotedRevision, 'id' | 'revision'>): string => `${id}-r${revision}`;
