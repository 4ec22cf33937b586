/** Reading the ledger: pages and the whole of a span, in the order of recording. Entries are never changed. */
import { formatInstant } from '../../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { LedgerEntry, LedgerFilter, LedgerSpan } from '../ports/ledger.ts';
import type { Listing } from '../ports/listing.ts';
import type { Stores } from '../ports/stores.ts';

export interface LedgerQuery extends LedgerFilter {
  /** ISO instants: [from, until); from absent = the first entry, until absent = now. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

function parted({ from, until, ...filter }: LedgerQuery, clock: Clock): [LedgerSpan, LedgerFilter] {
  return [{ from, until: until ?? formatInstant(clock() + 1) }, filter];
}

/** A page that is full or the last one. */
export function ledgerPage(
  query: LedgerQuery,
  cursor: string | undefined,
  limit: number,
  stores: Stores,
  clock: Clock,
): Promise<Listing<LedgerEntry>> {
  const [span, filter] = parted(query, clock);
  return stores.ledger.page(span, filter, cursor, limit);
}

export function ledgerEntries(query: LedgerQuery, stores: Stores, clock: Clock): AsyncIterable<LedgerEntry> {
  return stores.ledger.entries(...parted(query, clock));
}
