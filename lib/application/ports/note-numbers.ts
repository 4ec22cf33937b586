/** The numbers of notes: a series for each issuer and beginning, consecutive and without gaps. */
import type { OrderInvoice } from '../../domain/contract/terms.ts';

/** A revision of a statement. */
export interface RevisionKey {
  readonly contract: string;
  readonly period: string;
  readonly revision: number;
}

/** @param issuer the vendor that issues the notes. @param prefix what its numbers begin with: "SC-". */
export interface NoteSeries {
  readonly issuer: string;
  readonly prefix: string;
}

export interface GivenNumber {
  readonly number: string;
  /** What the order said of notes when the number was given. Absent: details were missing, or an earlier version gave the number. */
  readonly invoice?: OrderInvoice;
}

export interface NoteNumberStore {
  /** The number of a revision; undefined when it has none. */
  of(revision: RevisionKey): Promise<GivenNumber | undefined>;
  /**
   * Gives the next number of a series to a revision that has none.
   * @param invoice kept beside the number.
   * @returns its number, the same each time.
   */
  give(series: NoteSeries, revision: RevisionKey, invoice?: OrderInvoice): Promise<string>;
  /** The revision that has a number of an issuer. */
  withNumber(issuer: string, number: string): Promise<RevisionKey | undefined>;
}
