/** Evidence as it was sent and corrected, and the way out of quarantine. */
import { followBillRows } from '../../lib/application/claims/match-bill.ts';
import type { BillRowKey } from '../../lib/application/ports/bill-credits.ts';
import { correctEvidence, makeCorrection } from '../../lib/application/evidence/correct-evidence.ts';
import { evidencePage } from '../../lib/application/evidence/evidence-page.ts';
import type { EvidenceEntry } from '../../lib/application/evidence/stored-evidence.ts';
import { STANDING } from '../../lib/application/ports/evidence.ts';
import { dismissQuarantine, reprocessQuarantine } from '../../lib/application/ingestion/reprocess-event.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { type RemapChange, remapSource } from '../../lib/application/ingestion/remap-source.ts';
import { remapSummary, tagOf } from '../../lib/application/ingestion/remap-summary.ts';
import { touchedBy } from '../../lib/application/ingestion/record-event.ts';
import { type Touched, recordedEvents } from '../../lib/application/ingestion/recorded-events.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { correctionRequestSchema, dismissRequestSchema, evidenceQuerySchema, remapRequestSchema } from '../../lib/schemas/http-requests.ts';
import { toStoredFact } from '../../lib/schemas/stored-fact.ts';
import { listingHandler } from './listing-handler.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  json,
  listing,
  maySee,
  narrowed,
  parseBody,
  parseQuery,
  pathParameter,
  callerOf,
} from './http.ts';
import { keyedRequest, under } from './keyed-request.ts';
import { type Approved, heldBefore, heldFor } from './second-person.ts';
import { withEvidence } from '../shared/evidence.ts';
import { paging } from '../shared/paging.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PagingServices, PublishingServices, Services } from '../shared/services.ts';

function shown(fact: Fact): Record<string, unknown> {
  const { schema: _, ...rest } = toStoredFact(fact);
  return rest;
}

function evidenceEntry({ found, corrections, holds }: EvidenceEntry): Record<string, unknown> {
  return {
    event: shown(found.fact),
    ...(found.erased && { erased: found.erased }),
    stands: !holds ? 'as-sent' : holds.body.replacement ? 'replaced' : 'withdrawn',
    corrections: corrections.map(({ fact: correction, erased }) => ({
      id: correction.id,
      by: correction.sender,
      at: formatInstant(correction.receivedAt),
      ...(correction.body.reason !== undefined && { reason: correction.body.reason }),
      ...(erased && { erased }),
      ...(correction.body.replacement && { after: toStoredFact(correction).body.replacement }),
    })),
  };
}

/** @param approved by whom, where it waited for a second person. */
export async function correctEvidenceOf(event: HttpEvent, services: PublishingServices, approved?: Approved): Promise<HttpResult> {
  const { stores, publisher, clock, environment } = services;
  const input = { ...parseBody(correctionRequestSchema, event), by: callerOf(event).subject };
  const waits = !approved && environment.secondPerson?.corrections === true;
  const waiting = waits ? await heldBefore(event, services) : undefined;
  if (waiting) return waiting;
  const result = await (waits ? makeCorrection : correctEvidence)(input, stores, clock);
  if ('failure' in result)
    throw new HttpProblem(
      result.failure === 'unknown' ? 404 : 422,
      result.failure === 'unknown' ? 'unknown-event' : 'replacement-invalid',
      result.issues[0]!.message,
      result.issues,
    );
  const { id, sender, vendor, month, reason, replacement } = input;
  const summary = `${replacement ? 'replace' : 'withdraw'} the event ${id} of ${sender} (${vendor}, ${month}): ${reason}`;
  if (waits) return heldFor(event, { kind: 'correction', summary }, services);
  await followBillRows(result.billRows, stores, publisher, clock);
  await publisher.publish(recordedEvents(touchedBy(result.correction, vendor, stores)));
  return json(201, { correction: shown(result.correction), corrected: shown(result.corrected) });
}

async function reprocess(event: HttpEvent, { stores, publisher, clock, environment }: PublishingServices): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const result = await reprocessQuarantine({ id, by: callerOf(event).subject, ...under(event) }, environment.OWN_ACCOUNT, stores, clock);
  if (!('failure' in result)) {
    const { billRows, touched, ...answer } = result;
    await followBillRows(billRows, stores, publisher, clock);
    if (touched.length > 0) await publisher.publish(recordedEvents(touched));
    return json(200, answer);
  }
  if (result.failure === 'unknown') throw new HttpProblem(404, 'unknown-entry', `there is no entry "${id}" in quarantine`);
  if (result.failure === 'erased')
    throw new HttpProblem(
      409,
      'payload-erased',
      'its payload was erased by request, so that it cannot be read again; a person may dismiss it',
    );
  if (!('entry' in result)) throw new HttpProblem(409, 'reprocessed', 'the event was reprocessed already');
  throw new HttpProblem(409, result.entry.code, `still refused: ${result.entry.message}`, result.entry.issues);
}

async function dismiss(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { reason } = parseBody(dismissRequestSchema, event);
  const result = await dismissQuarantine({ id, by: callerOf(event).subject, ...under(event) }, reason, stores, clock);
  if (!('failure' in result)) return json(200, result.entry);
  if (result.failure === 'unknown') throw new HttpProblem(404, 'unknown-entry', `there is no entry "${id}" in quarantine`);
  throw new HttpProblem(409, 'not-held', 'only an event that is held can be dismissed; this one was reprocessed, dismissed or ignored');
}

/** @param approved by whom, where it waited for a second person. */
export async function remapSourceOf(event: HttpEvent, services: PublishingServices, approved?: Approved): Promise<HttpResult> {
  const { stores, publisher, clock, environment } = services;
  const source = pathParameter(event, 'source');
  const input = { ...parseBody(remapRequestSchema, event), source, by: callerOf(event).subject, isRepeat: keyedRequest(event)?.isRepeat };
  const waits = !approved && environment.secondPerson?.corrections === true && !input.try;
  const waiting = waits ? await heldBefore(event, services) : undefined;
  if (waiting) return waiting;
  // An approval is carried out as of one instant, so that what an attempt that was cut off changed is among the changes again.
  const isRepeat = approved ? true : input.isRepeat;
  const planned = waits || approved ? await remapSource({ ...input, isRepeat, try: true }, stores, clock) : undefined;
  if (approved && planned) refuseOtherChanges(event, planned.changes);
  if (waits && planned && planned.changes.length > 0) {
    const summary = remapSummary(input, planned.changes);
    return heldFor(event, { kind: 'correction', summary }, services, { 'if-match': tagOf(planned.changes) });
  }
  const rows: BillRowKey[] = [];
  const touched: Touched[] = [];
  const remapped = waits ? planned : await remapSource({ ...input, isRepeat }, stores, clock, rows, touched);
  await followBillRows(rows, stores, publisher, clock);
  if (touched.length > 0) await publisher.publish(recordedEvents(touched));
  if (!remapped) throw new HttpProblem(404, 'unknown-source', `there is no source "${source}"`);
  return json(200, remapped.result);
}

/** The mapping, a payload or a correction is another since the approver saw what changes. @throws HttpProblem */
function refuseOtherChanges(event: HttpEvent, changes: readonly RemapChange[]): void {
  if (event.headers?.['if-match'] === tagOf(changes)) return;
  throw new HttpProblem(
    422,
    'remap-changed',
    'the mapping or the stored events changed since this was asked for, so that other events would change than those that were approved; ask again',
  );
}

export const evidenceRoutes = (all: () => PublishingServices & PagingServices = withEvidence(paging(publishingServices))) =>
  listingHandler(
    'manage-evidence',
    (given) => ({
      'GET /v1/evidence': async (event) => {
        const { vendor, component, month, cursor, limit } = parseQuery(evidenceQuerySchema, event);
        const { stores } = given();
        const own = narrowed(event, vendor)!;
        const page = await evidencePage({ vendor: own, component, month }, cursor, limit, stores);
        const items = page.items.map(evidenceEntry);
        // Counted once for all pages.
        if (cursor !== undefined || month === STANDING) return listing({ ...page, items });
        const held = await stores.quarantine.heldOf(own, `${month}-01`, `${month}-32`);
        return listing({ ...page, items, quarantined: held.length });
      },
      'POST /v1/corrections': (event) => correctEvidenceOf(event, given()),
      'GET /v1/quarantine/{id}': async (event) => {
        const id = pathParameter(event, 'id');
        const entry = await given().stores.quarantine.get(id);
        if (!entry || !maySee(event, entry.vendor)) throw new HttpProblem(404, 'unknown-entry', `there is no entry "${id}" in quarantine`);
        return json(200, entry);
      },
      'POST /v1/sources/{source}/remap': (event) => remapSourceOf(event, given()),
      'POST /v1/quarantine/{id}/dismiss': (event) => dismiss(event, given()),
      'POST /v1/quarantine/{id}/reprocess': (event) => reprocess(event, given()),
    }),
    all,
  );

export const handler = evidenceRoutes();
