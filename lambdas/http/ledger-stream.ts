/**
 * Streams the ledger as CSV, by a URL of its own: an answer of the HTTP API is at most 6 MB and made within 30 seconds. IAM lets only the
 * function behind `GET /v1/ledger` sign addresses of it, after the API checked the token; whom the stream is for is in what is signed.
 */
import { pipeline } from 'node:stream/promises';
import { Readable, type Writable } from 'node:stream';
import { ledgerEntries } from '../../lib/application/claims/ledger.ts';
import { storesForVendor } from '../../lib/application/statements/vendor-stores.ts';
import { ANSWER_HEADERS } from '../../lib/declarations/answer-headers.ts';
import { ledgerCsv } from '../../lib/presentation/csv/ledger-csv.ts';
import { ledgerStreamSchema } from '../../lib/schemas/ledger-requests.ts';
import { type Services, services } from '../shared/services.ts';
import { type HttpEvent, asResult, csvHeaders, parseQuery } from './http.ts';

/** What Lambda gives its functions that stream. */
interface Runtime {
  streamifyResponse?(handler: typeof streamTo): typeof streamTo;
  readonly HttpResponseStream: { from(response: Writable, head: { statusCode: number; headers: Record<string, string> }): Writable };
}

export interface Streamed {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly stream: Readable;
}

/** What is signed, without the signature. */
const signed = (event: HttpEvent): HttpEvent => ({
  ...event,
  queryStringParameters: Object.fromEntries(
    Object.entries(event.queryStringParameters ?? {}).filter(([name]) => !name.toLowerCase().startsWith('x-amz-')),
  ),
});

export const ledgerStream =
  (given: () => Services = services) =>
  (event: HttpEvent): Streamed => {
    const { stores, clock } = given();
    try {
      const { seenBy, ...query } = parseQuery(ledgerStreamSchema, signed(event));
      const isVendors = seenBy === 'vendor';
      const own = isVendors ? storesForVendor(stores) : stores;
      const stream = Readable.from(ledgerCsv(ledgerEntries(query, own, clock), isVendors));
      return { statusCode: 200, headers: { ...ANSWER_HEADERS, ...csvHeaders(`ledger-${query.from.slice(0, 10)}`) }, stream };
    } catch (error) {
      const { statusCode = 500, headers, body = '' } = asResult(error, event);
      return { statusCode, headers: { ...ANSWER_HEADERS, ...(headers as Record<string, string>) }, stream: Readable.from([body]) };
    }
  };

const { awslambda } = globalThis as unknown as { readonly awslambda?: Runtime };

async function streamTo(event: HttpEvent, response: Writable): Promise<void> {
  const { stream, ...head } = ledgerStream()(event);
  await pipeline(stream, awslambda!.HttpResponseStream.from(response, head));
}

export const handler = awslambda?.streamifyResponse?.(streamTo) ?? streamTo;
