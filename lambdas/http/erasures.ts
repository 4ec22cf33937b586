/** Erasure by request: finds a text in what is stored of a vendor, and erases texts of records. */
import { findText } from '../../lib/application/erasure/find-text.ts';
import { whatRemains } from '../../lib/application/erasure/what-remains.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { erasureRequestSchema, erasureSearchSchema } from '../../lib/schemas/http-requests.ts';
import { withEvidence } from '../shared/evidence.ts';
import { erasingServices } from '../shared/erasing.ts';
import type { ErasingServices } from '../shared/services.ts';
import { type HttpEvent, type HttpResult, callerOf, json, listing, parseBody } from './http.ts';
import { keyedRequest } from './keyed-request.ts';
import { listingHandler } from './listing-handler.ts';
import { type Approved, heldBefore, heldFor } from './second-person.ts';

async function search(event: HttpEvent, { stores }: ErasingServices): Promise<HttpResult> {
  const { text, cursor, ...span } = parseBody(erasureSearchSchema, event);
  return listing(await findText(span, text, cursor, stores));
}

/** @param approved by whom, where it waited for a second person. */
export async function eraseRecordsOf(event: HttpEvent, services: ErasingServices, approved?: Approved): Promise<HttpResult> {
  const { erasures, clock, environment } = services;
  const { reason, records } = parseBody(erasureRequestSchema, event);
  const waits = !approved && environment.secondPerson?.erasures === true;
  if (waits)
    return (
      (await heldBefore(event, services)) ??
      heldFor(event, { kind: 'erasure', summary: `erase texts of ${records.length} records: ${reason}` }, services)
    );
  const { at = clock(), isRepeat } = keyedRequest(event) ?? {};
  const items = await erasures.erase(records, { at: formatInstant(at), by: callerOf(event).subject, reason, isRepeat });
  return json(200, { items, remains: whatRemains(environment.dataFolder) });
}

export const erasureRoutes = (all: () => ErasingServices = withEvidence(erasingServices)) =>
  listingHandler(
    'erase-records',
    (given) => ({
      'POST /v1/erasures/search': (event) => search(event, given()),
      'POST /v1/erasures': (event) => eraseRecordsOf(event, given()),
    }),
    all,
  );

export const handler = erasureRoutes();
