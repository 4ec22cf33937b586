/** The ledger: the additions and reversals of every revision, as entries that are never changed. */
import { formatInstant } from '../../domain/time/instant.ts';
import type { Listing } from '../ports/listing.ts';
import type { Clock } from '../ports/clock.ts';
import type { PostedRevision, StatementFilter } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';

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
  /** The component that is credited, where `for` does not say so. */
  readonly component?: string;
  readonly amount: string;
  readonly currency: string;
  /** Missing facts left the credit open when it was posted: the amount was part of the lower bound. */
  readonly provisional?: true;
}

export interface LedgerQuery extends StatementFilter {
  /** ISO instants: [from, until); until absent = now. */
  readonly from: string;
  readonly until?: string | undefined;
  readonly currency?: string | undefined;
  readonly costCentre?: string | undefined;
}

/** A page of entries. Filters by currency and cost centre are applied here, because entries of one statement may differ in them. */
export async function ledgerPage(
  { from, until, currency, costCentre, ...filter }: LedgerQuery,
  cursor: string | undefined,
  limit: number,
  stores: Stores,
  clock: Clock,
): Promise<Listing<LedgerEntry>> {
  const page = await stores.statements.changes(from, until ?? formatInstant(clock() + 1), filter, cursor, limit);
  const items = page.items
    .flatMap(ledgerEntries)
    .filter((entry) => (currency ?? entry.currency) === entry.currency && (costCentre ?? entry.costCentre) === entry.costCentre);
  return { ...page, items };
}

export const ledgerEntries = ({ id, revision, issuedAt, vendor, contract, period, postings }: PostedRevision): LedgerEntry[] =>
  postings.map(({ credit, index, component, costCentre, amount, currency, provisional }, i) => ({
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
    ...(component !== undefined && { component }),
    amount,
    currency,
    ...(provisional && { provisional }),
  }));
