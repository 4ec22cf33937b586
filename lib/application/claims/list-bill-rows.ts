/** The rows of bills that pay claims, with their current state: received, or waiting for a person. */
import { type Issue, warningIssue } from '../../domain/issue.ts';
import { type ClaimHead, type LastDayFilter, isDueWithin } from '../../domain/claims/claim.ts';
import type { BillRowState } from '../../domain/claims/states.ts';
import { partyOf } from '../../domain/claims/transition.ts';
import { isBetween } from '../../domain/money/decimal.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { BillRowKey, ListedBillRow } from '../ports/bill-credits.ts';
import type { Clock } from '../ports/clock.ts';
import type { AmountFilter, Listing } from '../ports/listing.ts';
import type { Stores } from '../ports/stores.ts';
import { type BillRow, claimsNamed, readBillRow } from './bill-row.ts';
import { standingOf } from './match-bill.ts';

/** Contract, period, customer, cost centre and last day are those of a claim that the row is received on, or names. */
export interface BillRowFilter extends AmountFilter, LastDayFilter {
  readonly vendor?: string | undefined;
  readonly state?: BillRowState | undefined;
  readonly contract?: string | undefined;
  readonly period?: string | undefined;
}

/** @param own the vendor of the reader, if the reader is a vendor: it sees the rows of its own senders. */
export async function listBillRows(
  filter: BillRowFilter,
  own: string | undefined,
  cursor: string | undefined,
  limit: number,
  stores: Stores,
  clock: Clock,
): Promise<Listing<ListedBillRow>> {
  const { vendor, state } = filter;
  const at = formatInstant(clock());
  const items: ListedBillRow[] = [];
  let next = cursor;
  do {
    const kept = { vendor, ...(state === 'waiting' && { isOpen: true }) };
    const page = await stores.billCredits.page(kept, next, limit - items.length);
    const rows = await Promise.all(page.items.map((key) => listed(key, own, at, stores)));
    const found = await Promise.all(rows.map(async (row) => (row && (await passes(row, filter, stores)) ? [row] : [])));
    items.push(...found.flat());
    next = page.cursor;
  } while (next !== undefined && items.length < limit);
  return { items, ...(next !== undefined && { cursor: next }) };
}

async function passes(
  row: ListedBillRow,
  { state, currency, atLeast, atMost, ...ofClaim }: BillRowFilter,
  stores: Stores,
): Promise<boolean> {
  if ((state ?? row.state) !== row.state || (currency ?? row.currency) !== row.currency) return false;
  const isCompared = atLeast !== undefined || atMost !== undefined;
  if (isCompared && (row.amount === undefined || !isBetween(row.amount, { atLeast, atMost }))) return false;
  return isOfClaim(row, ofClaim, stores);
}

/** The filters that the claim of a row decides. */
async function isOfClaim(
  { vendor, claim, reference }: ListedBillRow,
  { contract, period, customer, costCentre, lastDayFrom, lastDayThrough }: BillRowFilter,
  stores: Stores,
): Promise<boolean> {
  if ([contract, period, customer, costCentre, lastDayFrom, lastDayThrough].every((one) => one === undefined)) return true;
  const received = claim === undefined ? undefined : await stores.claims.get(claim);
  const claims = received ? [received] : reference === undefined ? [] : await claimsNamed(vendor, reference, stores);
  for (const { head } of claims) {
    if ((contract ?? head.contract) !== head.contract || (period ?? head.period) !== head.period) continue;
    if (isDueWithin(head, { lastDayFrom, lastDayThrough }) && (await stores.claims.isBooked(head, { customer, costCentre }))) return true;
  }
  return false;
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
