/** Evidence as it was sent and corrected, and the way out of quarantine. */
import { correctEvidence } from '../../lib/application/evidence/correct-evidence.ts';
import { type EvidenceEntry, storedEvidence } from '../../lib/application/evidence/stored-evidence.ts';
import { STANDING } from '../../lib/application/ports/evidence.ts';
import { dismissQuarantine, reprocessQuarantine } from '../../lib/application/ingestion/reprocess-event.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { remapSource } from '../../lib/application/ingestion/remap-source.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { correctionRequestSchema, dismissRequestSchema, evidenceQuerySchema, remapRequestSchema } from '../../lib/schemas/http-requests.ts';
import { toStoredFact } from '../../lib/schemas/stored-fact.ts';
import { httpHandler } from './http-handler.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  json,
  maySee,
  narrowed,
  parseBody,
  parseQuery,
  pathParameter,
  callerOf,
} from './http.ts';
import { type Services, services } from '../shared/services.ts';

function shown(fact: Fact): Record<string, unknown> {
  const { schema: _, ...rest } = toStoredFact(fact);
  return rest;
}

function evidenceEntry({ fact, corrections, holds }: EvidenceEntry): Record<string, unknown> {
  return {
    event: shown(fact),
    stands: !holds ? 'as-sent' : holds.body.replacement ? 'replaced' : 'withdrawn',
    corrections: corrections.map((correction) => ({
      id: correction.id,
      by: correction.sender,
      at: formatInstant(correction.receivedAt),
      ...(correction.body.reason !== undefined && { reason: correction.body.reason }),
      ...(correction.body.replacement && { after: toStoredFact(correction).body.replacement }),
    })),
  };
}

async function correct(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const result = await correctEvidence({ ...parseBody(correctionRequestSchema, event), by: callerOf(event).subject }, stores, clock);
  if ('failure' in result)
    throw new HttpProblem(
      result.failure === 'unknown' ? 404 : 422,
      result.failure === 'unknown' ? 'unknown-event' : 'replacement-invalid',
      result.issues[0]!.message,
      result.issues,
    );
  return json(201, { correction: shown(result.correction), corrected: shown(result.corrected) });
}

async function reprocess(event: HttpEvent, { stores, clock, environment }: Services): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const result = await reprocessQuarantine(id, callerOf(event).subject, environment.OWN_ACCOUNT, stores, clock);
  if (!('failure' in result)) return json(200, result);
  if (result.failure === 'unknown') throw new HttpProblem(404, 'unknown-entry', `there is no entry "${id}" in quarantine`);
  if (!('entry' in result)) throw new HttpProblem(409, 'reprocessed', 'the event was reprocessed already');
  throw new HttpProblem(409, result.entry.code, `still refused: ${result.entry.message}`, result.entry.issues);
}

async function dismiss(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { reason } = parseBody(dismissRequestSchema, event);
  const result = await dismissQuarantine(id, reason, callerOf(event).subject, stores, clock);
  if (!('failure' in result)) return json(200, result.entry);
  if (result.failure === 'unknown') throw new HttpProblem(404, 'unknown-entry', `there is no entry "${id}" in quarantine`);
  throw new HttpProblem(409, 'not-held', 'only an event that is held can be dismissed; this one was reprocessed, dismissed or ignored');
}

async function remap(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const source = pathParameter(event, 'source');
  const input = { ...parseBody(remapRequestSchema, event), source, by: callerOf(event).subject };
  const result = await remapSource(input, stores, clock);
  if (!result) throw new HttpProblem(404, 'unknown-source', `there is no source "${source}"`);
  return json(200, result);
}

export const evidenceRoutes = (given: () => Services = services) =>
  httpHandler(
    'manage-evidence',
    {
      'GET /v1/evidence': async (event) => {
        const { vendor, component, month } = parseQuery(evidenceQuerySchema, event);
        const { stores } = given();
        const own = narrowed(event, vendor)!;
        const entries = await storedEvidence(own, component, month, stores);
        const held = month === STANDING ? [] : await stores.quarantine.heldOf(own, `${month}-01`, `${month}-32`);
        return json(200, { items: entries.map(evidenceEntry), quarantined: held.length });
      },
      'POST /v1/corrections': (event) => correct(event, given()),
      'GET /v1/quarantine/{id}': async (event) => {
        const id = pathParameter(event, 'id');
        const entry = await given().stores.quarantine.get(id);
        if (!entry || !maySee(event, entry.vendor)) throw new HttpProblem(404, 'unknown-entry', `there is no entry "${id}" in quarantine`);
        return json(200, entry);
      },
      'POST /v1/sources/{source}/remap': (event) => remap(event, given()),
      'POST /v1/quarantine/{id}/dismiss': (event) => dismiss(event, given()),
      'POST /v1/quarantine/{id}/reprocess': (event) => reprocess(event, given()),
    },
    given,
  );

export const handler = evidenceRoutes();
