/** The numbers of notes: a series for each issuer and beginning, consecutive and without gaps. */

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

export interface NoteNumberStore {
  /** The number of a revision; undefined when it has none. */
  of(revision: RevisionKey): Promise<string | undefined>;
  /** Gives the next number of a series to a revision that has none. @returns its number, the same each time. */
  give(series: NoteSeries, revision: RevisionKey): Promise<string>;
  /** The revision that has a number of an issuer. */
  withNumber(issuer: string, number: string): Promise<RevisionKey | undefined>;
}
