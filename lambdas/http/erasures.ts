/** Erasure by request: finds a text in what is stored of a vendor, and erases texts of records. */
import { findText } from '../../lib/application/erasure/find-text.ts';
import { whatRemains } from '../../lib/application/erasure/what-remains.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { erasureRequestSchema, erasureSearchSchema } from '../../lib/schemas/http-requests.ts';
import { erasingServices } from '../shared/erasing.ts';
import type { ErasingServices } from '../shared/services.ts';
import { httpHandler } from './http-handler.ts';
import { type HttpEvent, type HttpResult, callerOf, json, parseBody } from './http.ts';
import { type Approved, heldFor } from './second-person.ts';

async function search(event: HttpEvent, { stores }: ErasingServices): Promise<HttpResult> {
  const { text, cursor, ...span } = parseBody(erasureSearchSchema, event);
  return json(200, await findText(span, text, cursor, stores));
}

/** @param approved by whom, where it waited for a second person. */
export async function eraseRecordsOf(event: HttpEvent, services: ErasingServices, approved?: Approved): Promise<HttpResult> {
  const { erasures, clock, environment } = services;
  const { reason, records } = parseBody(erasureRequestSchema, event);
  if (!approved && environment.secondPerson?.erasures === true)
    return heldFor(event, { kind: 'erasure', summary: `erase texts of ${records.length} records: ${reason}` }, services);
  const items = await erasures.erase(records, { at: formatInstant(clock()), by: callerOf(event).subject, reason });
  return json(200, { items, remains: whatRemains(environment.dataFolder) });
}

export const erasureRoutes = (all: () => ErasingServices = erasingServices) =>
  httpHandler(
    'erase-records',
    (given) => ({
      'POST /v1/erasures/search': (event) => search(event, given()),
      'POST /v1/erasures': (event) => eraseRecordsOf(event, given()),
    }),
    all,
  );

export const handler = erasureRoutes();
