/** The ledger: entries in pages, or as CSV whole; its balances and ages. */
import { Readable } from 'node:stream';
import { ledgerEntries, ledgerPage, withoutCostCentre } from '../../lib/application/claims/ledger.ts';
import { ledgerAges } from '../../lib/application/claims/ledger-ageing.ts';
import { ledgerBalances } from '../../lib/application/claims/ledger-balances.ts';
import type { LedgerEntry, LedgerFilter } from '../../lib/application/ports/ledger.ts';
import type { LedgerGroup } from '../../lib/domain/claims/ledger-groups.ts';
import { DAY, formatDay, formatInstant, parseDay } from '../../lib/domain/time/instant.ts';
import { ageingCsv, balancesCsv, ledgerCsv } from '../../lib/presentation/csv/ledger-csv.ts';
import { ageingQuerySchema, balancesQuerySchema, ledgerQuerySchema } from '../../lib/schemas/http-requests.ts';
import type { Services } from '../shared/services.ts';
import { type HttpEvent, type HttpResult, HttpProblem, callerOf, csv, csvHeaders, json, narrowed, negotiate, parseQuery } from './http.ts';

const FORMS = ['application/json', 'text/csv'] as const;

/** So many entries one request sums up, well within its time. */
const MAX_SUMMED = 200_000;

/** What a caller may see of the ledger. @throws HttpProblem when a vendor asks for cost centres, or for another vendor. */
export function ownFilter<T extends LedgerFilter & { readonly by?: readonly LedgerGroup[] }>(event: HttpEvent, query: T): T {
  const isVendors = callerOf(event).vendor !== undefined;
  if (isVendors && (query.costCentre !== undefined || query.by?.includes('costCentre')))
    throw new HttpProblem(403, 'not-for-vendors', 'cost centres are the customer’s: leave them out');
  return { ...query, vendor: narrowed(event, query.vendor) };
}

export const shownTo = (event: HttpEvent, entry: LedgerEntry): LedgerEntry =>
  callerOf(event).vendor === undefined ? entry : withoutCostCentre(entry);

export async function ledger(event: HttpEvent, services: Services): Promise<HttpResult> {
  const { stores, clock } = services;
  const { cursor, limit, ...query } = ownFilter(event, parseQuery(ledgerQuerySchema, event));
  if (negotiate(event, FORMS) === 'text/csv') return streamed(event, query, services);
  const page = await ledgerPage(query, cursor, limit, stores, clock);
  return json(200, { ...page, items: page.items.map((entry) => shownTo(event, entry)) });
}

/** The whole span. What is posted while it is sent is not part of it. */
async function streamed(
  event: HttpEvent,
  query: LedgerFilter & { readonly from: string; readonly until?: string | undefined },
  { stores, clock, streamUrl }: Services,
): Promise<HttpResult> {
  const isVendors = callerOf(event).vendor !== undefined;
  const span = { ...query, until: query.until ?? formatInstant(clock() + 1) };
  if (streamUrl) {
    const given = Object.entries({ ...span, ...(isVendors && { seenBy: 'vendor' }) });
    const location = await streamUrl(Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined)));
    return { statusCode: 307, headers: { location, 'cache-control': 'no-store' } };
  }
  const stream = Readable.from(ledgerCsv(ledgerEntries(span, stores, clock), isVendors));
  return { statusCode: 200, headers: csvHeaders(`ledger-${query.from.slice(0, 10)}`), stream };
}

export async function balances(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const { by, from, ...query } = ownFilter(event, parseQuery(balancesQuerySchema, event));
  const items = await ledgerBalances(bounded(ledgerEntries(query, stores, clock)), by, from);
  return negotiate(event, FORMS) === 'text/csv' ? csv(balancesCsv(items, by), 'ledger-balances') : json(200, { items });
}

/** Two days after it began, a day has ended in every zone. */
const ENDED_EVERYWHERE = 2;

export async function ageing(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const given = ownFilter(event, parseQuery(ageingQuerySchema, event));
  const { by, bands, on = formatDay(Math.floor(clock() / DAY)), ...query } = given;
  const until = formatInstant((parseDay(on)! + ENDED_EVERYWHERE) * DAY);
  const items = await ledgerAges(bounded(ledgerEntries({ ...query, until }, stores, clock)), by, on, bands);
  const names = [...bands.map((to, i) => `${i === 0 ? 0 : bands[i - 1]! + 1}-${to} days`), `over ${bands.at(-1)} days`];
  return negotiate(event, FORMS) === 'text/csv' ? csv(ageingCsv(items, by, names), `ledger-ageing-${on}`) : json(200, { on, items });
}

async function* bounded(entries: AsyncIterable<LedgerEntry>): AsyncGenerator<LedgerEntry> {
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    if (count > MAX_SUMMED)
      throw new HttpProblem(
        422,
        'ledger-too-large',
        `the ledger has over ${MAX_SUMMED} entries until then, more than one request sums up; narrow it by contract, vendor or period, or sum up the CSV of GET /v1/ledger, which has every entry`,
      );
    yield entry;
  }
}
