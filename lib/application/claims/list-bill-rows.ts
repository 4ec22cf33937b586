/** The rows of bills that pay claims, with their current state: received, or waiting for a person. */
import { type Issue, warningIssue } from '../../domain/issue.ts';
import type { ClaimHead } from '../../domain/claims/claim.ts';
import type { BillRowState } from '../../domain/claims/states.ts';
import { partyOf } from '../../domain/claims/transition.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { BillRowKey, ListedBillRow } from '../ports/bill-credits.ts';
import type { Clock } from '../ports/clock.ts';
import type { Listing } from '../ports/listing.ts';
import type { Stores } from '../ports/stores.ts';
import { type BillRow, readBillRow } from './bill-row.ts';
import { standingOf } from './match-bill.ts';

export interface BillRowFilter {
  readonly vendor?: string | undefined;
  readonly state?: BillRowState | undefined;
}

/** @param own the vendor of the reader, if the reader is a vendor: it sees the rows of its own senders. */
export async function listBillRows(
  { vendor, state }: BillRowFilter,
  own: string | undefined,
  cursor: string | undefined,
  limit: number,
  stores: Stores,
  clock: Clock,
): Promise<Listing<ListedBillRow>> {
  const at = formatInstant(clock());
  const items: ListedBillRow[] = [];
  let next = cursor;
  do {
    const filter = { vendor, ...(state === 'waiting' && { isOpen: true }) };
    const page = await stores.billCredits.page(filter, next, limit - items.length);
    const rows = await Promise.all(page.items.map((key) => listed(key, own, at, stores)));
    items.push(...rows.filter((row) => row !== undefined).filter((row) => state === undefined || row.state === state));
    next = page.cursor;
  } while (next !== undefined && items.length < limit);
  return { items, ...(next !== undefined && { cursor: next }) };
}

async function listed(key: BillRowKey, own: string | undefined, at: string, stores: Stores): Promise<ListedBillRow | undefined> {
  const row = await readBillRow(key, stores);
  if (own !== undefined && row.own?.speaksFor !== partyOf(own)) return undefined;
  return { ...shown(row), ...(await standingOf(row, at, stores)) };
}

function shown({ vendor, row, own, event, credit }: BillRow): Omit<ListedBillRow, 'state'> {
  return {
    vendor,
    row,
    ...(event !== row && { correctedBy: event }),
    ...(own && { receivedAt: formatInstant(own.receivedAt) }),
    ...(credit && {
      billedAt: formatInstant(credit.billedAt),
      ...(credit.component !== undefined && { component: credit.component }),
      reference: credit.reference,
      amount: credit.amount,
      currency: credit.currency,
    }),
  };
}

/** Rows named in one warning. */
const MAX_NAMED = 5;

/** One warning for the waiting rows that name a claim or its statement; undefined when there are none. @param own as for `listBillRows`. */
export async function waitingRowsWarning(
  { vendor, statement, id }: ClaimHead,
  own: string | undefined,
  at: string,
  stores: Stores,
): Promise<Issue | undefined> {
  const named = await stores.billCredits.naming(vendor, statement);
  const rows = named.filter(({ reference }) => reference === id || reference === statement || reference.startsWith(`${statement}-r`));
  const all = await Promise.all([...new Set(rows.map(({ row }) => row))].map((row) => listed({ vendor, row }, own, at, stores)));
  const waiting = all.filter((row) => row?.state === 'waiting');
  if (waiting.length === 0) return undefined;
  const texts = waiting.slice(0, MAX_NAMED).map((row) => `${row!.row}: ${row!.issue!.message}`);
  const more = waiting.length > MAX_NAMED ? ` and ${waiting.length - MAX_NAMED} more` : '';
  return {
    ...warningIssue('unmatched-bill-row', '/received', `rows of bills are not received on it: ${texts.join('; ')}${more}`),
    ...(waiting[0]!.issue!.remedy !== undefined && { remedy: waiting[0]!.issue!.remedy }),
  };
}
