/** The ledger: entries in pages, or as CSV whole; its balances and ages. */
import { Readable } from 'node:stream';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ledgerEntries, ledgerPage } from '../../lib/application/claims/ledger.ts';
import { ledgerAges } from '../../lib/application/claims/ledger-ageing.ts';
import { ledgerBalances } from '../../lib/application/claims/ledger-balances.ts';
import { LIMITS } from '../../lib/declarations/limits.ts';
import type { LedgerEntry, LedgerFilter } from '../../lib/application/ports/ledger.ts';
import type { LedgerGroup } from '../../lib/domain/claims/ledger-groups.ts';
import { DAY, formatDay, formatInstant, parseDay } from '../../lib/domain/time/instant.ts';
import { ageingCsv, balancesCsv, ledgerCsv } from '../../lib/presentation/csv/ledger-csv.ts';
import { ageingQuerySchema, balancesQuerySchema, ledgerQuerySchema } from '../../lib/schemas/ledger-requests.ts';
import { linking } from '../shared/linking.ts';
import { paging } from '../shared/paging.ts';
import { type PagingServices, type Services, services } from '../shared/services.ts';
import { type StreamUrl, streamUrl } from '../shared/stream-url.ts';
import { listingHandler } from './listing-handler.ts';
import { links } from './middleware/links.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  callerOf,
  csv,
  csvHeaders,
  json,
  listing,
  negotiate,
  ownFilter,
  parseQuery,
  refuseCostCentres,
  sincePast,
} from './http.ts';

const FORMS = ['application/json', 'text/csv'] as const;

/** The most entries that one request sums up; they take well under its timeout. */
const MAX_SUMMED = LIMITS.ledgerSummed.value;

/** In the cloud there is a function that streams, and this is its address; without one the gateway sends streams itself. */
export interface LedgerServices extends Services {
  readonly streamUrl?: StreamUrl;
}

/** @throws HttpProblem when a vendor asks for cost centres, or for another vendor. */
function ownLedger<T extends LedgerFilter & { readonly by?: readonly LedgerGroup[] }>(event: HttpEvent, query: T): T {
  if (query.by?.includes('costCentre')) refuseCostCentres(event);
  return ownFilter(event, query);
}

async function ledger(event: HttpEvent, given: LedgerServices): Promise<HttpResult> {
  const { stores, clock } = given;
  const { cursor, limit, ...query } = ownLedger(event, sincePast(parseQuery(ledgerQuerySchema, event), 'bad-query', clock));
  if (negotiate(event, FORMS) === 'text/csv') return streamed(event, query, given);
  return listing(await ledgerPage(query, cursor, limit, stores, clock));
}

/** The whole span. What is posted while it is sent is not part of it. */
async function streamed(
  event: HttpEvent,
  query: LedgerFilter & { readonly from: string; readonly until?: string | undefined },
  { stores, clock, streamUrl: addressOf }: LedgerServices,
): Promise<HttpResult> {
  const isVendors = callerOf(event).vendor !== undefined;
  const span = { ...query, until: query.until ?? formatInstant(clock() + 1) };
  if (addressOf) {
    const given = Object.entries({ ...span, ...(isVendors && { seenBy: 'vendor' }) });
    const location = await addressOf(Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined)));
    return { statusCode: 307, headers: { location } };
  }
  const stream = Readable.from(ledgerCsv(ledgerEntries(span, stores, clock), isVendors));
  return { statusCode: 200, headers: csvHeaders(`ledger-${query.from.slice(0, 10)}`), stream };
}

async function balances(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const { by, from, spreadsheet, ...query } = ownLedger(event, sincePast(parseQuery(balancesQuerySchema, event), 'bad-query', clock));
  const items = await ledgerBalances(bounded(ledgerEntries(query, stores, clock)), by, from);
  return negotiate(event, FORMS) === 'text/csv' ? csv(balancesCsv(items, by, spreadsheet), 'ledger-balances') : json(200, { items });
}

/** Two days after it began, a day has ended in every zone. */
const ENDED_EVERYWHERE = 2;

async function ageing(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const given = ownLedger(event, parseQuery(ageingQuerySchema, event));
  const { by, bands, spreadsheet, on = formatDay(Math.floor(clock() / DAY)), ...query } = given;
  const until = formatInstant((parseDay(on)! + ENDED_EVERYWHERE) * DAY);
  const items = await ledgerAges(bounded(ledgerEntries({ ...query, until }, stores, clock)), by, on, bands);
  return negotiate(event, FORMS) === 'text/csv'
    ? csv(ageingCsv(items, by, bands, spreadsheet), `ledger-ageing-${on}`)
    : json(200, { on, items });
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

export const ledgerRoutes = (all: () => LedgerServices & PagingServices) =>
  listingHandler(
    'read-ledger',
    (given) => ({
      'GET /v1/ledger': (event) => ledger(event, given()),
      'GET /v1/ledger/balances': (event) => balances(event, given()),
      'GET /v1/ledger/ageing': (event) => ageing(event, given()),
    }),
    all,
    [links(all)],
  );

let known: LedgerServices | undefined;

/** Made on first use, then kept for the life of the process. */
function signing(): LedgerServices {
  const { STREAM_URL } = services().environment;
  known ??= { ...services(), ...(STREAM_URL !== undefined && { streamUrl: streamUrl(STREAM_URL, new DynamoDBClient({}).config) }) };
  return known;
}

export const handler = ledgerRoutes(paging(linking('read-ledger', signing)));
