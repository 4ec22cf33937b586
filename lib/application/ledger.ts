/** The ledger: what every revision adds to the credits or takes back, as entries that are never changed. */
import type { Change } from './ports.ts';

export interface LedgerEntry {
  /** Stable: the statement, its revision and the number of the entry. */
  readonly entry: string;
  readonly postedAt: string;
  readonly statement: string;
  readonly revision: number;
  readonly vendor: string;
  readonly contract: string;
  readonly period: string;
  readonly costCentre?: string;
  readonly credit: string;
  readonly for: string;
  readonly amount: string;
  readonly currency: string;
}

export const ledgerEntries = ({ id, revision, issuedAt, vendor, contract, period, postings }: Change): LedgerEntry[] =>
  postings.map(({ credit, index, costCentre, amount, currency }, i) => ({
    entry: `${id}#${revision}-${i + 1}`,
    postedAt: issuedAt,
    statement: id,
    revision,
    vendor,
    contract,
    period,
    ...(costCentre !== undefined && { costCentre }),
    credit,
    for: index,
    amount,
    currency,
  }));
