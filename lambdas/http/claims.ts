/** Claims and what was credited, disputes, open remedies, the audit trail. */
import { type DisputeResult, decideDispute, openDispute, withdrawDispute } from '../../lib/application/claims/dispute-statement.ts';
import type { Dispute } from '../../lib/domain/claims/dispute.ts';
import { listBillRows } from '../../lib/application/claims/list-bill-rows.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import {
  billCreditQuerySchema,
  claimQuerySchema,
  disputeQuerySchema,
  decideRequestSchema,
  disputeRequestSchema,
  remediesQuerySchema,
  auditTrailQuerySchema,
  withdrawRequestSchema,
} from '../../lib/schemas/http-requests.ts';
import { recordTransitionOf } from './claim-transition.ts';
import { listingHandler } from './listing-handler.ts';
import { under } from './keyed-request.ts';
import { readBack } from './read-back.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  callerOf,
  json,
  listing,
  ownFilter,
  parseBody,
  parseQuery,
  pathParameter,
} from './http.ts';
import { parseStatementId } from '../../lib/application/statements/statement-entry.ts';
import { withEvidence } from '../shared/evidence.ts';
import { paging } from '../shared/paging.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PagingServices, PublishingServices } from '../shared/services.ts';

async function openOne(event: HttpEvent, { stores, clock }: PublishingServices): Promise<HttpResult> {
  const { subject, vendor } = callerOf(event);
  const { statement, ...body } = parseBody(disputeRequestSchema, event);
  const { contract, period } = (statement === undefined ? undefined : parseStatementId(statement)) ?? {
    contract: body.contract!,
    period: body.period!,
  };
  const opened = await openDispute({ ...body, contract, period, by: subject, ...under(event) }, vendor, stores, clock);
  if ('failure' in opened && opened.failure === 'unknown')
    throw new HttpProblem(404, 'unknown-contract', `there is no contract "${contract}"`);
  return json(201, disputeOf(opened, ''), { location: `/v1/disputes?contract=${encodeURIComponent(contract)}` });
}

async function listDisputes(event: HttpEvent, { stores }: PublishingServices): Promise<HttpResult> {
  const { cursor, limit, ...filter } = parseQuery(disputeQuerySchema, event);
  return listing(await stores.disputes.page(ownFilter(event, filter), cursor, limit));
}

async function listCredits(event: HttpEvent, { stores, clock }: PublishingServices): Promise<HttpResult> {
  const { cursor, limit, ...filter } = parseQuery(billCreditQuerySchema, event);
  return listing(await listBillRows(ownFilter(event, filter), callerOf(event).vendor, cursor, limit, stores, clock));
}

async function withdraw(event: HttpEvent, { stores, clock }: PublishingServices): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { subject: by, vendor } = callerOf(event);
  const { note } = parseBody(withdrawRequestSchema, event);
  return json(200, disputeOf(await withdrawDispute({ id, by, note, ...under(event) }, vendor, stores, clock), id));
}

async function decide(event: HttpEvent, { stores, clock }: PublishingServices): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { subject: by, vendor } = callerOf(event);
  return json(
    200,
    disputeOf(await decideDispute({ id, by, ...under(event), ...parseBody(decideRequestSchema, event) }, vendor, stores, clock), id),
  );
}

function disputeOf(result: DisputeResult, id: string): Dispute {
  if ('dispute' in result) return result.dispute;
  if (result.failure === 'unknown') throw new HttpProblem(404, 'unknown-dispute', `there is no dispute "${id}"`);
  if (result.failure === 'not-open') throw new HttpProblem(409, 'dispute-closed', 'the dispute is not open any more');
  if (result.failure === 'conflict')
    throw new HttpProblem(409, 'revision-conflict', 'another dispute of your side about the period was opened just now; try again');
  const { code, message } = result.issue;
  throw new HttpProblem(code === 'same-person' ? 403 : 422, code, message, [result.issue]);
}

async function auditTrail(event: HttpEvent, by: string | undefined, { stores, clock }: PublishingServices): Promise<HttpResult> {
  const { day, cursor, limit } = parseQuery(auditTrailQuerySchema, event);
  return listing(await stores.requests.auditTrail(day ?? formatInstant(clock()).slice(0, 10), by, cursor, limit));
}

export const claimRoutes = (all: () => PublishingServices & PagingServices = withEvidence(paging(publishingServices))) =>
  listingHandler(
    'manage-claims',
    (given) => ({
      'GET /v1/claims': async (event) => {
        const { cursor, limit, ...filter } = parseQuery(claimQuerySchema, event);
        return listing(await given().stores.claims.page(ownFilter(event, filter), cursor, limit));
      },
      'GET /v1/bill-credits': (event) => listCredits(event, given()),
      'POST /v1/claims/{id}/transitions': async (event) =>
        readBack(await recordTransitionOf(event, given()), `/v1/claims/${encodeURIComponent(pathParameter(event, 'id'))}`),
      'GET /v1/remedies': async (event) => {
        const { on, cursor, limit, ...filter } = parseQuery(remediesQuerySchema, event);
        const day = on ?? formatInstant(given().clock()).slice(0, 10);
        return listing(await given().stores.claims.remedies({ ...ownFilter(event, filter), day }, cursor, limit));
      },
      'POST /v1/disputes': (event) => openOne(event, given()),
      'GET /v1/disputes': (event) => listDisputes(event, given()),
      'POST /v1/disputes/{id}/withdraw': (event) => withdraw(event, given()),
      'POST /v1/disputes/{id}/decide': (event) => decide(event, given()),
      'GET /v1/audit-trail': (event) => auditTrail(event, undefined, given()),
      'GET /v1/audit-trail/own': (event) => auditTrail(event, callerOf(event).subject, given()),
    }),
    all,
  );

export const handler = claimRoutes();
